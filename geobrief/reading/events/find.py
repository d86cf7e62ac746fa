"""Finds the events of a text, in PLOVER's terms: the acts that its propositions say, and the agreements reached in it.

Two mentions of the same event are one record with both pieces of evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from geobrief.model import Event
from geobrief.reading.acts import acts
from geobrief.reading.agreements.find import find_agreements, stated_agreements
from geobrief.reading.analysis import Analysis
from geobrief.when import Date, Period

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import EventMode

_BOTH_WAYS = frozenset(("AGREE", "CONSULT"))
_SURE = ("clause", "sentence")
_REACHED = frozenset(("signed", "agreed", "ratified"))
_CONCLUDING = frozenset(("AGREE", "SUPPORT"))


def find_events(analysis: Analysis, *, strict: bool = False) -> tuple[Event, ...]:
    """The events of a text, in text order; headlines, which repeat the text, are left out."""
    every = [act.event for act in acts(analysis)]
    found = every
    if strict:
        sure = [act.event for act in acts(analysis, strict=True)]
        found = [*sure, *(event for event in _confirmed(analysis, every) if event not in sure)]
    unreal = {frozenset(event.participants) for event in every if event.modality != "asserted"}
    reached = (
        event
        for event in _of_agreements(analysis, found, every)
        if not strict or (event.basis in _SURE and frozenset(event.actors) not in unreal)
    )
    return merged(sorted([*found, *reached], key=lambda event: event.evidence[0].start))


def _confirmed(analysis: Analysis, events: Sequence[Event]) -> Iterator[Event]:
    """The acts of agreeing whose parties and step an agreement states in one sentence."""
    sure = {frozenset(agreement.parties) for agreement in find_agreements(analysis) if agreement.basis in _SURE}
    for event in events:
        if event.type in _CONCLUDING and event.modality == "asserted" and frozenset(event.participants) in sure:
            yield event


def _of_agreements(analysis: Analysis, found: Sequence[Event], every: Sequence[Event]) -> Iterator[Event]:
    """An agreement that was reached is an event too, where no sentence says so as an act."""
    known = {frozenset(event.participants) for event in found if event.type in _CONCLUDING}
    acted = {(frozenset(event.participants), event.evidence[0].start) for event in every}
    for agreement in stated_agreements(analysis):
        reached = next((step for step in agreement.steps if step.status in _REACHED), None)
        parties, evidence = frozenset(agreement.parties), agreement.evidence[:1]
        if reached is not None and parties not in known and (parties, evidence[0].start) not in acted:
            rule = f"events/{agreement.rule}"
            yield Event(
                "AGREE",
                actors=agreement.parties,
                date=reached.when,
                evidence=evidence,
                rule=rule,
                basis=agreement.basis,
            )


@attrs.define(slots=True)
class _Mentions:
    """An event and all its mentions."""

    first: Event
    date: Date | Period | None
    mode: EventMode | None
    events: list[Event]

    def is_same(self, event: Event) -> bool:
        """Whether an event is another mention.

        Two meetings of different kinds are one only on the same day or in the same sentence; an undated act is the same
        as a dated one.
        """
        if self.date == event.date and event.date is not None:
            return True
        undated = self.date is None or event.date is None
        if self.events[-1].evidence == event.evidence:
            return undated or event.type == "CONSULT"
        return undated and (event.type != "CONSULT" or self.mode == event.mode)

    def add(self, event: Event) -> None:
        """Add a mention; the first date and the first mode are kept."""
        self.date, self.mode = self.date or event.date, self.mode or event.mode
        self.events.append(event)

    def event(self) -> Event:
        """All mentions as one record."""
        if len(self.events) == 1:
            return self.first
        evidence = dict.fromkeys(piece for event in self.events for piece in event.evidence)
        people = dict.fromkeys(name for event in self.events for name in event.people)
        return attrs.evolve(self.first, date=self.date, mode=self.mode, people=tuple(people), evidence=tuple(evidence))


def merged(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events with all mentions of one joined; a date or mode that only one mention has is kept."""
    found: dict[tuple[object, ...], list[_Mentions]] = {}
    for event in events:
        known = found.setdefault(_key(event), [])
        same = next((mentions for mentions in known if mentions.is_same(event)), None)
        if same is None:
            known.append(_Mentions(event, event.date, event.mode, [event]))
        else:
            same.add(event)
    joined = [mentions.event() for known in found.values() for mentions in known]
    ordered = sorted(_without_parts(joined), key=lambda event: event.evidence[0].start)
    return tuple(attrs.evolve(event, id=f"e{number}") for number, event in enumerate(ordered, 1))


def _key(event: Event) -> tuple[object, ...]:
    """What two mentions of one event share; signing what was agreed on is the same event as agreeing."""
    sides: object = (frozenset(event.actors), frozenset(event.recipients))
    concludes = event.type in _CONCLUDING and not event.recipients
    if event.type in _BOTH_WAYS or concludes:
        sides = frozenset(event.participants)
    return "AGREE" if concludes else event.type, sides, event.modality


def _without_parts(events: Sequence[Event]) -> Iterator[Event]:
    """Without events that the same sentence states more fully («shot down a helicopter, killing the crew»)."""
    fuller = {(event.evidence[0], event.type, event.actors) for event in events if event.recipients}
    return (
        event for event in events if event.recipients or (event.evidence[0], event.type, event.actors) not in fuller
    )
