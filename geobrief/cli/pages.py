"""A reading as tables in words, with a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from geobrief.model import ActorId, Agreement, Dispute, Event, Reference, State, Tenure
from geobrief.printable import visible_line

if TYPE_CHECKING:
    from geobrief.brief import Brief
    from geobrief.evidence import Evidence
    from geobrief.model.attributes import When

_QUOTED = 72  # characters of evidence in a row


def _rows(values: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(visible_line, row)) for row in values)


@attrs.frozen
class Section:
    """A table of a page: a title, and rows of as many cells as there are columns."""

    title: str = attrs.field(converter=visible_line)
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = attrs.field(converter=_rows)


def page(brief: Brief) -> tuple[Section, ...]:
    """The sections of a reading that have rows."""
    names = _Names(brief)
    sections = (
        Section("States", ("id", "name", "mentioned as"), (_reference(entry) for entry in brief.states)),
        Section("Leaders", ("name", "office", "of"), (names.leader(tenure) for tenure in brief.leaders)),
        Section("Others", ("id", "name", "mentioned as"), (_reference(entry) for entry in _others(brief))),
        Section("Agreements", ("kind", "parties", "status", "date", "words"), map(names.agreement, brief.agreements)),
        Section("Disputes", ("kind", "parties", "over", "status", "words"), map(names.dispute, brief.disputes)),
        Section("Timeline", ("date", "what", "words"), names.timeline()),
        Section("Findings", ("severity", "finding"), ((found.severity.value, str(found)) for found in brief.findings)),
    )
    return tuple(section for section in sections if section.rows)


def _others(brief: Brief) -> Iterator[Reference]:
    yield from (*brief.organizations, *brief.groups, *brief.territories)


def _reference(entry: Reference) -> tuple[str, ...]:
    surfaces = dict.fromkeys(" ".join(mention.text.split()) for mention in entry.mentions)
    return entry.id, entry.name, ", ".join(surfaces)


def _quoted(evidence: tuple[Evidence, ...]) -> str:
    words = " ".join(evidence[0].text.split()) if evidence else ""
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1].rstrip()}…"


def _written(when: When | None) -> str:
    return "" if when is None else str(when)


class _Names:
    """Rows in which actors have their names of the day of publication."""

    def __init__(self, brief: Brief) -> None:
        self._brief, self._world = brief, brief.world

    def name(self, actor: str) -> str:
        """The name of an actor; its id if the world does not know it."""
        record = self._world.find(actor)
        if record is None:
            return actor
        if isinstance(record, State) and self._brief.published is not None:
            return record.name_on(self._brief.published)
        return getattr(record, "acronym", None) or str(record.name)

    def names(self, actors: Iterable[ActorId]) -> str:
        """Several actors in a row."""
        return ", ".join(map(self.name, actors))

    def leader(self, tenure: Tenure) -> tuple[str, ...]:
        """A person, the office, and the state or organisation."""
        return tenure.name, tenure.office.replace("_", " "), self.name(tenure.state) if tenure.state else ""

    def agreement(self, agreement: Agreement) -> tuple[str, ...]:
        """An agreement by its last step."""
        roles = {entry.party: f" ({entry.role.replace('_', ' ')})" for entry in agreement.roles}
        parties = ", ".join(f"{self.name(party)}{roles.get(party, '')}" for party in agreement.parties)
        kind, status = agreement.kind.replace("_", " "), (agreement.status or "").replace("_", " ")
        return kind, parties, status, _written(agreement.date), _quoted(agreement.evidence)

    def dispute(self, dispute: Dispute) -> tuple[str, ...]:
        """A dispute; its sides if they are known, else its parties."""
        sides = " against ".join(map(self.names, dispute.sides)) or self.names(dispute.parties)
        kind = dispute.kind.replace("_", " ")
        return kind, sides, dispute.over or "", dispute.status, _quoted(dispute.evidence)

    def timeline(self) -> Iterator[tuple[str, ...]]:
        """Events and steps of agreements: the dated ones in the order of time, then the others in that of the text."""
        entries = [*self._steps(), *((event.date, self._event(event), event.evidence) for event in self._brief.events)]
        dated = sorted((entry for entry in entries if entry[0] is not None), key=_time)
        undated = [entry for entry in entries if entry[0] is None]
        for when, what, evidence in (*dated, *undated):
            yield _written(when) or "undated", what, _quoted(evidence)

    def _steps(self) -> Iterator[_TimelineEntry]:
        for agreement in self._brief.agreements:
            for step in agreement.steps:
                parties = self.names((step.party,) if step.party else agreement.parties)
                what = f"agreement on {agreement.kind.replace('_', ' ')} {step.status.replace('_', ' ')}: {parties}"
                if step.when is not None:
                    yield step.when, what, agreement.evidence

    def _event(self, event: Event) -> str:
        what = f"{event.type} {event.mode.replace('_', ' ')}" if event.mode else event.type
        aimed = f" → {self.names(event.recipients)}" if event.recipients else ""
        modality = "" if event.modality == "asserted" else f" ({event.modality})"
        return f"{what}: {self.names(event.actors)}{aimed}{modality}"


_TimelineEntry = tuple["When | None", str, "tuple[Evidence, ...]"]


def _time(entry: _TimelineEntry) -> tuple[int, int, str]:
    when = entry[0]
    assert when is not None  # the undated were left out
    return when.sort_key


def lines(sections: Iterable[Section]) -> Iterator[str]:
    """A title for each section, and its rows in columns.

    >>> print(*lines([Section("States", ("id", "name"), [("ARG", "Argentina"), ("GBR", "United Kingdom")])]), sep="\\n")
    <BLANKLINE>
    States
      ARG  Argentina
      GBR  United Kingdom
    """
    for section in sections:
        yield ""
        yield section.title
        widths = [max(map(len, column)) for column in zip(*section.rows, strict=True)]
        for row in section.rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            yield f"  {'  '.join(cells)}".rstrip()
