"""The dated records of a text or a file on one axis of time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from geobrief.model.agreements import Agreement
from geobrief.model.cards import NameOf
from geobrief.model.disputes import Dispute
from geobrief.model.events import Event
from geobrief.model.marks import moment, stretch
from geobrief.model.tenures import Tenure
from geobrief.model.territories import Claim
from geobrief.pictures.drawings import Picture
from geobrief.pictures.timelines import TimelineMark, TimelineRow, timeline
from geobrief.vocabulary import load

_TABLES = ("Leaders", "Agreements", "Disputes", "Events", "Claims")
_MOST = 60  # rows of a table


def records_timeline(title: str, records: dict[str, Iterable[Any]], name_of: NameOf = str) -> Picture:
    """The dated records of a text or a file, table by table, in the order of time."""
    rows: list[TimelineRow] = []
    for colour, (table, make) in enumerate(_MAKERS.items()):
        made = [row for record in records.get(table, ()) if (row := make(record, name_of, colour)).marks]
        rows += sorted(made, key=lambda row: min(mark.first for mark in row.marks))[:_MOST]
    return timeline(title, rows, legend=_TABLES)


def _of_tenure(tenure: Tenure, name_of: NameOf, colour: int) -> TimelineRow:
    state = name_of(tenure.state) if tenure.state else ""
    mark = stretch(tenure.period, f"{load('offices')[tenure.office].label} of {state}" if state else "", colour)
    return TimelineRow.of(tenure.name, [mark])


def _of_agreement(agreement: Agreement, name_of: NameOf, colour: int) -> TimelineRow:
    steps = (moment(step.when, load("agreement_statuses")[step.status].label, colour) for step in agreement.steps)
    return TimelineRow.of(agreement.title or _words(agreement, name_of), steps)


def _of_dispute(dispute: Dispute, name_of: NameOf, colour: int) -> TimelineRow:
    if any(step.when for step in dispute.steps):
        marks: Iterator[TimelineMark | None] = (stretch(period, "", colour) for period in dispute.periods)
    else:
        marks = iter(())
    return TimelineRow.of(dispute.title or _words(dispute, name_of), marks)


def _of_event(event: Event, name_of: NameOf, colour: int) -> TimelineRow:
    sides = [", ".join(map(name_of, side)) for side in (event.actors, event.recipients) if side]
    words = f"{event.type}{f' ({event.mode})' if event.mode else ''}"
    return TimelineRow.of(" → ".join(sides), [moment(event.date, words, colour)])


def _of_claim(claim: Claim, name_of: NameOf, colour: int) -> TimelineRow:
    label = f"{name_of(claim.claimant)}: {name_of(claim.territory)}"
    return TimelineRow.of(label, [stretch(claim.period, "", colour)])


_MAKERS: dict[str, Callable[[Any, NameOf, int], TimelineRow]] = {
    "leaders": _of_tenure,
    "agreements": _of_agreement,
    "disputes": _of_dispute,
    "events": _of_event,
    "claims": _of_claim,
}


def _words(record: Agreement | Dispute, name_of: NameOf) -> str:
    """The kind and the parties, where there is no title."""
    parties = ", ".join(map(name_of, record.parties[:6])) + ("…" if len(record.parties) > 6 else "")
    return f"{record.kind.replace('_', ' ')}: {parties}"
