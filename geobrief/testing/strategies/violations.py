"""One function per rule adds a record that violates the rule to a document, and returns the path of the finding."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from geobrief.register import world
from geobrief.testing.strategies.casts import Cast, absent
from geobrief.testing.strategies.scenarios import ScenarioData
from geobrief.vocabulary import load, modes

Violate = Callable[[st.DrawFn, Cast, ScenarioData], str]
VIOLATIONS: dict[str, Violate] = {}
_DAY = datetime.timedelta(days=1)


def violates(code: str) -> Callable[[Violate], Violate]:
    """Register the function that violates the rule of this code."""

    def register(function: Violate) -> Violate:
        VIOLATIONS[code] = function
        return function

    return register


def put(document: ScenarioData, section: str, entry: Mapping[str, Any]) -> str:
    """Add an entry to a section and return its path."""
    document.setdefault(section, []).append(dict(entry))
    return f"{section}[{len(document[section]) - 1}]"


def agreement(cast: Cast, **more: Any) -> dict[str, Any]:
    """An agreement between the first two of the cast, with these fields added or replaced."""
    return {"kind": "defense_cooperation", "parties": list(cast.states[:2])} | more


def dispute(cast: Cast, **more: Any) -> dict[str, Any]:
    """A dispute between the first two of the cast, with these fields added or replaced."""
    return {"kind": "diplomatic", "parties": list(cast.states[:2])} | more


def event(cast: Cast, **more: Any) -> dict[str, Any]:
    """An event between the first two of the cast, with these fields added or replaced."""
    return {"type": "CONSULT", "actors": [cast.states[0]], "recipients": [cast.states[1]]} | more


def two_days(draw: st.DrawFn, cast: Cast) -> tuple[str, str]:
    """Two days of the cast's time, the earlier one first."""
    first = draw(st.dates(cast.first, cast.last - _DAY))
    return first.isoformat(), draw(st.dates(first + _DAY, cast.last)).isoformat()


# --- shapes and names -------------------------------------------------------------------------------------------------


@violates("GB201")
def unknown_key(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A misspelt key."""
    key = draw(st.sampled_from(("titel", "subjekt", "kinds", "partys")))
    return f"{put(document, 'agreements', agreement(cast, **{key: 'something'}))}.{key}"


@violates("GB204")
def bad_value(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A word that is not in the vocabulary, or a day that does not exist."""
    field, value = draw(st.sampled_from((("kind", "aliance"), ("kind", "treaty"), ("signed", "1990-02-30"))))
    return f"{put(document, 'agreements', agreement(cast, **{field: value}))}.{field}"


@violates("GB301")
def unknown_name(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """An unknown name."""
    name = draw(st.sampled_from(("Ruritania", "Grand Fenwick", "Syldavia")))
    return f"{put(document, 'events', event(cast, actors=[name]))}.actors[0]"


@violates("GB303")
def unknown_id(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """An unknown id."""
    id = draw(st.sampled_from(("x:ruritania", "org:NOWHERE", "group:nobody")))
    return f"{put(document, 'events', event(cast, recipients=[id]))}.recipients[0]"


@violates("GB304")
def person_as_party(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A person among the parties."""
    person = draw(st.sampled_from(("person:barack-obama", "person:margaret-thatcher")))
    return f"{put(document, 'agreements', agreement(cast, parties=[cast.states[0], person]))}.parties[1]"


@violates("GB305")
def id_used_twice(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """Two events with one id."""
    first, second = two_days(draw, cast)
    put(document, "events", event(cast, id="meeting", date=first))
    return f"{put(document, 'events', event(cast, id='meeting', date=second))}.id"


@violates("GB306")
def duplicate_record(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """The same event twice."""
    entry = event(cast, date=two_days(draw, cast)[0], mode="visit")
    put(document, "events", entry)
    return put(document, "events", entry)


# --- time -------------------------------------------------------------------------------------------------------------


@violates("GB402")
def state_did_not_exist(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A state that had ended or did not exist yet."""
    state = draw(st.sampled_from(absent(cast.first, cast.last)))
    entry = agreement(cast, parties=[cast.states[0], state], signed=two_days(draw, cast)[0])
    return f"{put(document, 'agreements', entry)}.parties[1]"


@violates("GB403")
def end_before_start(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A person who died before birth."""
    died, born = two_days(draw, cast)
    return f"{put(document, 'people', {'id': 'person:one', 'name': 'One', 'born': born, 'died': died})}.died"


@violates("GB404")
def after_publication(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """An event after the day of publication."""
    day = draw(st.dates(cast.last + _DAY, cast.last + 300 * _DAY))
    return f"{put(document, 'events', event(cast, date=day.isoformat()))}.date"


@violates("GB407")
def organization_did_not_exist(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """An organisation that was founded later."""
    later = [
        str(body.id)
        for body in world().organizations
        if body.period.earliest is not None and body.period.earliest > cast.last and not body.predecessors
    ]
    body = draw(st.sampled_from(later or ["org:WTO"]))
    entry = event(cast, actors=[body], date=two_days(draw, cast)[0])
    return f"{put(document, 'events', entry)}.actors[0]"


# --- agreements -------------------------------------------------------------------------------------------------------


@violates("GB501")
def too_few_parties(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """An agreement with one party."""
    entry = agreement(cast, parties=[draw(st.sampled_from(cast.states))], signed=two_days(draw, cast)[0])
    return f"{put(document, 'agreements', entry)}.parties"


@violates("GB502")
def role_of_non_party(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A guarantor who is not a party."""
    entry = agreement(cast, kind="nonaggression", roles={cast.states[2]: "guarantor"})
    return f"{put(document, 'agreements', entry)}.roles.{cast.states[2]}"


@violates("GB503")
def step_of_non_party(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A signature by a state that is not a party."""
    step = {"status": "signed", "when": two_days(draw, cast)[0], "party": cast.states[2]}
    return f"{put(document, 'agreements', agreement(cast, steps=[step]))}.steps[0].party"


@violates("GB504")
def role_not_of_kind(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A lender, a host or a donor of an agreement to cooperate in defence."""
    party, role = cast.states[0], draw(st.sampled_from(("lender", "host", "donor")))
    return f"{put(document, 'agreements', agreement(cast, roles={party: role}))}.roles.{party}"


@violates("GB506")
def conflicting_roles(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A state that sells to itself."""
    seller = cast.states[0]
    roles = [{"party": seller, "role": "supplier"}, {"party": seller, "role": "buyer"}]
    return f"{put(document, 'agreements', agreement(cast, kind='arms_transfer', roles=roles))}.roles[1].role"


@violates("GB507")
def steps_out_of_order(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A ratification before the signature."""
    ratified, signed = two_days(draw, cast)
    steps = [{"status": "signed", "when": signed}, {"status": "ratified", "when": ratified}]
    return f"{put(document, 'agreements', agreement(cast, steps=steps))}.steps[1].when"


@violates("GB508")
def step_after_the_end(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """An undated entry into force after the end of the agreement."""
    steps = [{"status": "terminated", "when": two_days(draw, cast)[0]}, {"status": "in_force"}]
    return f"{put(document, 'agreements', agreement(cast, steps=steps))}.steps[1]"


# --- disputes ---------------------------------------------------------------------------------------------------------


@violates("GB601")
def parties_missing(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A dispute without parties."""
    return f"{put(document, 'disputes', dispute(cast, parties=[]))}.parties"


@violates("GB602")
def sides_overlap(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A state that is its own opponent."""
    first, second = cast.states[:2]
    return f"{put(document, 'disputes', dispute(cast, sides=[[first], [second, first]]))}.sides[1][1]"


@violates("GB603")
def side_of_non_party(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A side with a member that is not a party."""
    first, second, third = cast.states[:3]
    return f"{put(document, 'disputes', dispute(cast, sides=[[first], [second, third]]))}.sides[1][1]"


@violates("GB604")
def not_a_territory(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A state in the place of a territory."""
    entry = dispute(cast, kind="territorial", territory=draw(st.sampled_from(cast.states[2:])))
    return f"{put(document, 'disputes', entry)}.territory"


@violates("GB605")
def settled_before_begun(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A dispute that is settled before it breaks out."""
    settled, begun = two_days(draw, cast)
    steps = [{"status": "ongoing", "when": begun}, {"status": "settled", "when": settled}]
    return f"{put(document, 'disputes', dispute(cast, steps=steps))}.steps[1].when"


# --- events -----------------------------------------------------------------------------------------------------------


@violates("GB702")
def mode_not_of_type(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A mode of another type."""
    kind = draw(st.sampled_from(load("event_types").ids))
    mode = draw(st.sampled_from([mode for mode in load("event_modes").ids if mode not in modes(kind)]))
    return f"{put(document, 'events', event(cast, type=kind, mode=mode))}.mode"


@violates("GB703")
def recipient_missing(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """An event that needs a recipient and has none."""
    needing = [entry.id for entry in load("event_types") if entry["recipient"] == "required"]
    return f"{put(document, 'events', event(cast, type=draw(st.sampled_from(needing)), recipients=[]))}.recipients"


@violates("GB704")
def actor_is_recipient(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """A state that acts on itself."""
    kind = draw(st.sampled_from(("AID", "ACCUSE", "SANCTION", "ASSAULT")))
    entry = event(cast, type=kind, recipients=[cast.states[0]])
    return f"{put(document, 'events', entry)}.recipients[0]"


@violates("GB705")
def actor_missing(draw: st.DrawFn, cast: Cast, document: ScenarioData) -> str:
    """An event without actors."""
    return f"{put(document, 'events', event(cast, actors=[]))}.actors"
