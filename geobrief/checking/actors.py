"""Ids in the fields of records: who acts there, and for which time."""

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

# A treaty may be suspended or terminated long after a party has ceased to exist; only these steps need their party.
_CONCLUDING = ("signed", "agreed", "ratified", "in_force", "under_negotiation", "proposed")


Input = TypeVar("Input")
Output = TypeVar("Output")


def cache_last(function: Callable[[Input], Output]) -> Callable[[Input], Output]:
    """Cache the result for the last record only; consecutive rules ask about the same one."""
    last: list[tuple[Input, Output]] = []

    @wraps(function)
    def cached(record: Input) -> Output:
        for known, value in last:
            if known is record:
                return value
        value = function(record)
        last[:] = [(record, value)]
        return value

    return cached


@attrs.frozen
class ActorRef:
    """An actor in a field of a record.

    `when` is the time at which it acts: all of it, or with `some_day` at least one day of it.
    """

    at: str
    id: ActorId
    when: When | None = None
    some_day: bool = False


@cache_last
def actor_refs(record: Agreement | Dispute | Event | Tenure) -> tuple[ActorRef, ...]:
    """The actors of a record."""
    if isinstance(record, Event):
        return tuple(_event_refs(record))
    if isinstance(record, Agreement):
        return tuple(_agreement_refs(record))
    if isinstance(record, Dispute):
        when = dispute_period(record)
        return tuple(ActorRef(at, id, when, True) for at, id in _numbered("parties", record.parties))
    return () if record.state is None else (ActorRef("state", record.state, record.period, True),)


Referring = Agreement | Claim | Dispute | Event | Membership | Organization | Reference | State | Tenure | Territory


def references(record: Referring) -> Iterator[tuple[str, str]]:
    """Every id in a record that must have a record of its own, with its field."""
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
        yield from ((ref.at, ref.id) for ref in actor_refs(record))
    elif isinstance(record, Membership):
        yield from (("organization", record.organization), ("member", record.member))
    elif isinstance(record, Claim):
        yield from (("territory", record.territory), ("claimant", record.claimant))
    elif isinstance(record, Territory):
        for number, administration in enumerate(record.administrators):
            yield f"administrators[{number}].state", administration.state
    else:
        for field in ("predecessors", "successors", "states"):
            yield from _numbered(field, getattr(record, field, ()))


def _people(event: Event) -> Iterator[tuple[str, ActorId]]:
    """The people of an event that are given by id, not by name."""
    for number, person in enumerate(event.people):
        if person.startswith("person:"):
            yield f"people[{number}]", ActorId(person)


def _event_refs(event: Event) -> Iterator[ActorRef]:
    is_fact = event.modality == "asserted" or (event.modality == "future" and not is_from_prose(event))
    when = event.date if is_fact else None
    for at, id in (*_numbered("actors", event.actors), *_numbered("recipients", event.recipients)):
        yield ActorRef(at, id, when)


def _agreement_refs(agreement: Agreement) -> Iterator[ActorRef]:
    when, dated = conclusion_date(agreement), _parties_with_own_date(agreement)
    for at, id in _numbered("parties", agreement.parties):
        yield ActorRef(at, id, None if id in dated else when)
    for number, step in enumerate(agreement.steps):
        if step.party is not None and step.status in _CONCLUDING:
            yield ActorRef(f"steps[{number}].party", step.party, step.when)


def _parties_with_own_date(agreement: Agreement) -> set[str]:
    """The parties with a dated step of their own; some of them joined long after the others."""
    return {
        step.party
        for step in agreement.steps
        if step.party is not None and step.when is not None and step.status in _CONCLUDING
    }


def conclusion_date(agreement: Agreement) -> When | None:
    """The date of the signing by all parties, else of the nearest other step by which they concluded the agreement."""
    shared = [step for step in reversed(agreement.steps) if step.party is None]
    dated = {step.status: step.when for step in shared if step.when is not None}
    return next((dated[status] for status in _CONCLUDING if status in dated), None)


@cache_last
def dispute_period(dispute: Dispute) -> When | None:
    """The period from the first dated step of a dispute to its settlement; None if no step is dated."""
    dated = [step.when for step in dispute.steps if step.when is not None]
    if not dated:
        return None
    first, last = dated[0].earliest, dated[-1].latest
    ended = dispute.status == "settled" and last is not None and (first is None or first <= last)
    return Period(first or UNKNOWN, last if ended and last else ONGOING)


def _numbered(field: str, ids: tuple[ActorId, ...]) -> Iterator[tuple[str, ActorId]]:
    return ((f"{field}[{number}]", id) for number, id in enumerate(ids))
