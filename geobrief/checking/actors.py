"""Whom does a record name, in which field, and for which time?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, TypeVar

import attrs

from geobrief.checking.severity import is_from_prose
from geobrief.model import (
    ActorId,
    Agreement,
    Claim,
    Dispute,
    Event,
    Membership,
    Organization,
    Reference,
    State,
    Tenure,
    Territory,
)
from geobrief.model.attributes import When
from geobrief.when import ONGOING, UNKNOWN, Period

# A treaty may be suspended or ended long after a party has ceased to exist, so these steps tell nothing of its parties.
_FOUNDING = ("signed", "agreed", "ratified", "in_force", "under_negotiation", "proposed")


Record = TypeVar("Record")
Told = TypeVar("Told")


def cache_last(tell: Callable[[Record], Told]) -> Callable[[Record], Told]:
    """A function of one record that keeps its last answer: rule after rule asks it about the same record."""
    last: list[tuple[Record, Told]] = []

    @wraps(tell)
    def told(record: Record) -> Told:
        for asked, answer in last:
            if asked is record:
                return answer
        answer = tell(record)
        last[:] = [(record, answer)]
        return answer

    return told


@attrs.frozen
class ActorRef:
    """An actor in a field of a record. `when` is when it acts there; with `some_day`, on at least one day of it."""

    at: str
    id: ActorId
    when: When | None = None
    some_day: bool = False


@cache_last
def actor_refs(record: Agreement | Dispute | Event | Tenure) -> tuple[ActorRef, ...]:
    """The actors of a record."""
    if isinstance(record, Event):
        return tuple(_of_event(record))
    if isinstance(record, Agreement):
        return tuple(_of_agreement(record))
    if isinstance(record, Dispute):
        when = dispute_period(record)
        return tuple(ActorRef(at, id, when, True) for at, id in _listed("parties", record.parties))
    return () if record.state is None else (ActorRef("state", record.state, record.period, True),)


Referring = Agreement | Claim | Dispute | Event | Membership | Organization | Reference | State | Tenure | Territory


def references(record: Referring) -> Iterator[tuple[str, str]]:
    """Every id in a record that must lead somewhere, with its field."""
    if isinstance(record, Reference):
        yield "id", record.id
        return
    yield from actors(record)
    if isinstance(record, Agreement):
        yield from ((f"roles[{number}].party", entry.party) for number, entry in enumerate(record.roles))
    if isinstance(record, Dispute) and record.territory is not None:
        yield "territory", record.territory
    if isinstance(record, Tenure) and record.person is not None and record.person.namespace != "x":
        yield "person", record.person
    if isinstance(record, Event):
        yield from _people(record)


def actors(record: Any) -> Iterator[tuple[str, str]]:
    """Every state, organisation, group or territory to which a record of any class refers, with its field."""
    if isinstance(record, Agreement | Dispute | Event | Tenure):
        yield from ((seen.at, seen.id) for seen in actor_refs(record))
    elif isinstance(record, Membership):
        yield from (("organization", record.organization), ("member", record.member))
    elif isinstance(record, Claim):
        yield from (("territory", record.territory), ("claimant", record.claimant))
    elif isinstance(record, Territory):
        for number, administration in enumerate(record.administrators):
            yield f"administrators[{number}].state", administration.state
    else:
        for field in ("predecessors", "successors", "states"):
            yield from _listed(field, getattr(record, field, ()))


def _people(event: Event) -> Iterator[tuple[str, ActorId]]:
    """Those of the people acting who are told by id; others are told by name."""
    for number, person in enumerate(event.people):
        if person.startswith("person:"):
            yield f"people[{number}]", ActorId(person)


def _of_event(event: Event) -> Iterator[ActorRef]:
    told = event.modality == "asserted" or (event.modality == "future" and not is_from_prose(event))
    when = event.date if told else None
    for at, id in (*_listed("actors", event.actors), *_listed("recipients", event.recipients)):
        yield ActorRef(at, id, when)


def _of_agreement(agreement: Agreement) -> Iterator[ActorRef]:
    when, own = conclusion_date(agreement), _own_steps(agreement)
    for at, id in _listed("parties", agreement.parties):
        yield ActorRef(at, id, None if id in own else when)
    for number, step in enumerate(agreement.steps):
        if step.party is not None and step.status in _FOUNDING:
            yield ActorRef(f"steps[{number}].party", step.party, step.when)


def _own_steps(agreement: Agreement) -> set[str]:
    """The parties of which it is told when they came in: some did so long after the others."""
    return {
        step.party
        for step in agreement.steps
        if step.party is not None and step.when is not None and step.status in _FOUNDING
    }


def conclusion_date(agreement: Agreement) -> When | None:
    """When all parties made the agreement: the date of the signing, else of what comes nearest to it."""
    shared = [step for step in reversed(agreement.steps) if step.party is None]
    dated = {step.status: step.when for step in shared if step.when is not None}
    return next((dated[status] for status in _FOUNDING if status in dated), None)


@cache_last
def dispute_period(dispute: Dispute) -> When | None:
    """From the first dated turn of a dispute to its settlement; None where no turn is dated."""
    dated = [step.when for step in dispute.steps if step.when is not None]
    if not dated:
        return None
    first, last = dated[0].earliest, dated[-1].latest
    ended = dispute.status == "settled" and last is not None and (first is None or first <= last)
    return Period(first or UNKNOWN, last if ended and last else ONGOING)


def _listed(field: str, ids: tuple[ActorId, ...]) -> Iterator[tuple[str, ActorId]]:
    return ((f"{field}[{number}]", id) for number, id in enumerate(ids))
