"""How is each rule broken? A function for each code adds a record to a document, and says where it is wrong."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from geobrief.register import world
from geobrief.testing.strategies.casts import Cast, absent
from geobrief.vocabulary import load, modes

Document = dict[str, Any]
Breach = Callable[[st.DrawFn, Cast, Document], str]
BREACHES: dict[str, Breach] = {}
_DAY = datetime.timedelta(days=1)


def breach(code: str) -> Callable[[Breach], Breach]:
    """Enter the function that breaks the rule of this code."""

    def enter(function: Breach) -> Breach:
        BREACHES[code] = function
        return function

    return enter


def put(document: Document, section: str, entry: Mapping[str, Any]) -> str:
    """Add an entry to a section, and give its path."""
    document.setdefault(section, []).append(dict(entry))
    return f"{section}[{len(document[section]) - 1}]"


def agreement(cast: Cast, **more: Any) -> dict[str, Any]:
    """An agreement between the first two of the cast, as far as nothing else is said."""
    return {"kind": "defense_cooperation", "parties": list(cast.states[:2])} | more


def dispute(cast: Cast, **more: Any) -> dict[str, Any]:
    """A dispute between the first two of the cast, as far as nothing else is said."""
    return {"kind": "diplomatic", "parties": list(cast.states[:2])} | more


def event(cast: Cast, **more: Any) -> dict[str, Any]:
    """An event between the first two of the cast, as far as nothing else is said."""
    return {"type": "CONSULT", "actors": [cast.states[0]], "recipients": [cast.states[1]]} | more


def two_days(draw: st.DrawFn, cast: Cast) -> tuple[str, str]:
    """Two days of the cast's time, the earlier one first."""
    first = draw(st.dates(cast.first, cast.last - _DAY))
    return first.isoformat(), draw(st.dates(first + _DAY, cast.last)).isoformat()


# --- shapes and names -------------------------------------------------------------------------------------------------


@breach("GB201")
def unknown_key(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A misspelt key."""
    key = draw(st.sampled_from(("titel", "subjekt", "kinds", "partys")))
    return f"{put(document, 'agreements', agreement(cast, **{key: 'something'}))}.{key}"


@breach("GB204")
def bad_value(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A word that no vocabulary has, or a day that no calendar has."""
    field, value = draw(st.sampled_from((("kind", "aliance"), ("kind", "treaty"), ("signed", "1990-02-30"))))
    return f"{put(document, 'agreements', agreement(cast, **{field: value}))}.{field}"


@breach("GB301")
def unknown_name(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A name that nobody has."""
    name = draw(st.sampled_from(("Ruritania", "Grand Fenwick", "Syldavia")))
    return f"{put(document, 'events', event(cast, actors=[name]))}.actors[0]"


@breach("GB303")
def unknown_id(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """An id that nothing has."""
    id = draw(st.sampled_from(("x:ruritania", "org:NOWHERE", "group:nobody")))
    return f"{put(document, 'events', event(cast, recipients=[id]))}.recipients[0]"


@breach("GB304")
def person_as_party(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A person among the parties."""
    person = draw(st.sampled_from(("person:barack-obama", "person:margaret-thatcher")))
    return f"{put(document, 'agreements', agreement(cast, parties=[cast.states[0], person]))}.parties[1]"


@breach("GB305")
def id_used_twice(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """An id that stands twice."""
    first, second = two_days(draw, cast)
    put(document, "events", event(cast, id="meeting", date=first))
    return f"{put(document, 'events', event(cast, id='meeting', date=second))}.id"


@breach("GB306")
def told_twice(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """An event that is told twice."""
    told = event(cast, date=two_days(draw, cast)[0], mode="visit")
    put(document, "events", told)
    return put(document, "events", told)


# --- time -------------------------------------------------------------------------------------------------------------


@breach("GB402")
def state_did_not_exist(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A state that had ended, or was still to come."""
    state = draw(st.sampled_from(absent(cast.first, cast.last)))
    told = agreement(cast, parties=[cast.states[0], state], signed=two_days(draw, cast)[0])
    return f"{put(document, 'agreements', told)}.parties[1]"


@breach("GB403")
def end_before_start(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A life that is told backwards."""
    died, born = two_days(draw, cast)
    return f"{put(document, 'people', {'id': 'person:one', 'name': 'One', 'born': born, 'died': died})}.died"


@breach("GB404")
def after_publication(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """An event that lies after the day of publication."""
    day = draw(st.dates(cast.last + _DAY, cast.last + 300 * _DAY))
    return f"{put(document, 'events', event(cast, date=day.isoformat()))}.date"


@breach("GB407")
def organization_did_not_exist(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """An organisation that was still to be founded."""
    later = [
        str(body.id)
        for body in world().organizations
        if body.period.earliest is not None and body.period.earliest > cast.last and not body.predecessors
    ]
    body = draw(st.sampled_from(later or ["org:WTO"]))
    told = event(cast, actors=[body], date=two_days(draw, cast)[0])
    return f"{put(document, 'events', told)}.actors[0]"


# --- agreements -------------------------------------------------------------------------------------------------------


@breach("GB501")
def too_few_parties(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """An agreement of one state with nobody."""
    told = agreement(cast, parties=[draw(st.sampled_from(cast.states))], signed=two_days(draw, cast)[0])
    return f"{put(document, 'agreements', told)}.parties"


@breach("GB502")
def role_of_no_party(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A guarantor who is no party."""
    told = agreement(cast, kind="nonaggression", roles={cast.states[2]: "guarantor"})
    return f"{put(document, 'agreements', told)}.roles.{cast.states[2]}"


@breach("GB503")
def step_of_no_party(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A signature by somebody who is no party."""
    step = {"status": "signed", "when": two_days(draw, cast)[0], "party": cast.states[2]}
    return f"{put(document, 'agreements', agreement(cast, steps=[step]))}.steps[0].party"


@breach("GB504")
def role_not_of_kind(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A lender, a host or a donor of an agreement to cooperate in defence."""
    party, role = cast.states[0], draw(st.sampled_from(("lender", "host", "donor")))
    return f"{put(document, 'agreements', agreement(cast, roles={party: role}))}.roles.{party}"


@breach("GB506")
def both_ends_of_a_deal(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A state that sells to itself."""
    seller = cast.states[0]
    roles = [{"party": seller, "role": "supplier"}, {"party": seller, "role": "buyer"}]
    return f"{put(document, 'agreements', agreement(cast, kind='arms_transfer', roles=roles))}.roles[1].role"


@breach("GB507")
def steps_out_of_order(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A ratification before the signature."""
    ratified, signed = two_days(draw, cast)
    steps = [{"status": "signed", "when": signed}, {"status": "ratified", "when": ratified}]
    return f"{put(document, 'agreements', agreement(cast, steps=steps))}.steps[1].when"


@breach("GB508")
def step_after_the_end(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """An agreement that comes into force after its end, nobody says when."""
    steps = [{"status": "terminated", "when": two_days(draw, cast)[0]}, {"status": "in_force"}]
    return f"{put(document, 'agreements', agreement(cast, steps=steps))}.steps[1]"


# --- disputes ---------------------------------------------------------------------------------------------------------


@breach("GB601")
def no_party(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A dispute of nobody."""
    return f"{put(document, 'disputes', dispute(cast, parties=[]))}.parties"


@breach("GB602")
def sides_overlap(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A state that is its own opponent."""
    first, second = cast.states[:2]
    return f"{put(document, 'disputes', dispute(cast, sides=[[first], [second, first]]))}.sides[1][1]"


@breach("GB603")
def side_of_no_party(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A side on which somebody stands who is no party."""
    first, second, third = cast.states[:3]
    return f"{put(document, 'disputes', dispute(cast, sides=[[first], [second, third]]))}.sides[1][1]"


@breach("GB604")
def not_a_territory(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A state where a territory is meant."""
    told = dispute(cast, kind="territorial", territory=draw(st.sampled_from(cast.states[2:])))
    return f"{put(document, 'disputes', told)}.territory"


@breach("GB605")
def settled_before_begun(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A dispute that is settled before it breaks out."""
    settled, begun = two_days(draw, cast)
    steps = [{"status": "ongoing", "when": begun}, {"status": "settled", "when": settled}]
    return f"{put(document, 'disputes', dispute(cast, steps=steps))}.steps[1].when"


# --- events -----------------------------------------------------------------------------------------------------------


@breach("GB702")
def mode_not_of_type(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A mode of another type."""
    kind = draw(st.sampled_from(load("event_types").ids))
    mode = draw(st.sampled_from([mode for mode in load("event_modes").ids if mode not in modes(kind)]))
    return f"{put(document, 'events', event(cast, type=kind, mode=mode))}.mode"


@breach("GB703")
def recipient_missing(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """An event that needs a recipient and has none."""
    needing = [entry.id for entry in load("event_types") if entry["recipient"] == "required"]
    return f"{put(document, 'events', event(cast, type=draw(st.sampled_from(needing)), recipients=[]))}.recipients"


@breach("GB704")
def actor_is_recipient(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """A state that acts on itself."""
    kind = draw(st.sampled_from(("AID", "ACCUSE", "SANCTION", "ASSAULT")))
    told = event(cast, type=kind, recipients=[cast.states[0]])
    return f"{put(document, 'events', told)}.recipients[0]"


@breach("GB705")
def nobody_acts(draw: st.DrawFn, cast: Cast, document: Document) -> str:
    """An event in which nobody acts."""
    return f"{put(document, 'events', event(cast, actors=[]))}.actors"
