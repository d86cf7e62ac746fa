"""Did it exist on that day? The days on which each record may hold, as pairs of day numbers.

A state's own period spans times when lists count another state in its place (Russia while there was the Soviet Union);
those are taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from geobrief.model.agreements import Agreement
from geobrief.model.attributes import When
from geobrief.model.disputes import Dispute
from geobrief.model.events import Event
from geobrief.model.persons import Person
from geobrief.model.states import State
from geobrief.register.periods import ALWAYS, FIRST, LAST, Bounds, bounds
from geobrief.register.systems import Spell

BINDING = ("in_force", "ratified", "signed", "agreed")
OVER = ("terminated", "failed")


def days(record: Any) -> Bounds:
    """The first and the last day on which a record may hold.

    An agreement holds from its first binding step to its end, a dispute until it is settled, a person as long as
    he or she lives.
    """
    if isinstance(record, Agreement):
        return _agreement(record)
    if isinstance(record, Dispute):
        return _dispute(record)
    if isinstance(record, Person):
        return _first(record.born), _last(record.died)
    if isinstance(record, Event):
        return _first(record.date), FIRST if record.date is None else _last(record.date)
    return bounds(record.period)


def _first(when: When | None) -> int:
    day = None if when is None else when.earliest
    return FIRST if day is None else day.toordinal()


def _last(when: When | None) -> int:
    day = None if when is None else when.latest
    return LAST if day is None else day.toordinal()


def _agreement(agreement: Agreement) -> Bounds:
    binding = [step.when for status in BINDING for step in agreement.steps if step.status == status]
    ends = [step.when for step in agreement.steps if step.status in OVER and step.party is None]
    if not binding:
        return LAST, FIRST  # never, as far as is told
    return _first(binding[0]), _last(ends[-1]) if ends else LAST


def _dispute(dispute: Dispute) -> Bounds:
    if not dispute.steps:
        return ALWAYS
    settled = dispute.status == "settled"
    return _first(dispute.steps[0].when), _last(dispute.steps[-1].when) if settled else LAST


def lifetimes(states: Iterable[State], spells: Iterable[Spell]) -> dict[str, tuple[Bounds, ...]]:
    """The stretches of days for which each state existed."""
    holders: dict[tuple[str, int | str], list[tuple[Bounds, str]]] = {}
    for spell in spells:
        for holder, part in spell.parts():
            holders.setdefault((spell.system, spell.code), []).append((bounds(part), holder))
    gaps: dict[str, set[Bounds]] = {}
    for held in holders.values():
        for state, gap in _gaps(sorted(held)):
            gaps.setdefault(state, set()).add(gap)
    return {state.id: tuple(_without(bounds(state.period), sorted(gaps.get(state.id, ())))) for state in states}


def _gaps(held: list[tuple[Bounds, str]]) -> Iterator[tuple[str, Bounds]]:
    """Times in which a code that a state had before and has again belongs to another state."""
    seen: dict[str, int] = {}
    for place, ((first, _), state) in enumerate(held):
        if state in seen and any(other != state for _, other in held[seen[state] + 1 : place]):
            yield state, (held[seen[state]][0][1] + 1, first - 1)
        seen[state] = place


def _without(whole: Bounds, gaps: Iterable[Bounds]) -> Iterator[Bounds]:
    first, last = whole
    for start, end in gaps:
        if first < start:
            yield first, start - 1
        first = max(first, end + 1)
    if first <= last:
        yield first, last
