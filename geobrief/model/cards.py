"""Records as cards of a report: a line that says what each is, its values in words, and its words in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from geobrief.findings import Finding
from geobrief.model.agreements import Agreement
from geobrief.model.disputes import Dispute
from geobrief.model.events import Event
from geobrief.model.plain_data import in_words, is_stated
from geobrief.model.readings import DateMention, Reference
from geobrief.model.tenures import Tenure
from geobrief.pictures.reports import Card, Problem, fragment
from geobrief.vocabulary import load

NameOf = Callable[[str], str]
_SHOWN = 12
_FIRST = ("agreements", "disputes", "events", "leaders", "states", "organizations", "groups", "territories", "dates")
_RECORD = re.compile(r"(\w+)\[(\d+)\]")
_LEFT_OUT = ("mentions", "evidence", "start", "end", "id", "steps")


def report(
    title: str,
    text: str | None,
    records: Mapping[str, Iterable[Any]],
    findings: Iterable[Finding],
    name_of: NameOf = str,
    *,
    picture: str = "",
) -> str:
    """A report on records as HTML: the marked text, a card for each record, and the findings.

    Findings about a record, by their path, are on its card; all of them are listed.
    """
    listed = tuple(findings)
    about: dict[tuple[str, int], list[Finding]] = {}
    for finding in listed:
        found = _RECORD.match(finding.path)
        if found is not None:
            about.setdefault((found[1], int(found[2])), []).append(finding)
    tables = [table for table in (*_FIRST, *records) if table in records]
    made = [
        _with_problems(card, about.get((table, number), []))
        for table in dict.fromkeys(tables)
        for number, card in enumerate(cards(table, records[table], name_of))
    ]
    problems = [
        Problem(each.severity.value, each.path, str(attrs.evolve(each, path="", place=None))) for each in listed
    ]
    return fragment(title, text, made, problems, picture)


def _with_problems(card: Card, findings: list[Finding]) -> Card:
    if not findings:
        return card
    level = min((finding.severity.value for finding in findings), key=("error", "warning", "note").index)
    words = tuple(f"{finding.code} {finding.slug}: {finding.message}" for finding in findings)
    return attrs.evolve(card, problems=words, level=level)


def cards(table: str, records: Iterable[Any], name_of: NameOf = str) -> Iterator[Card]:
    """The cards of the records of a table."""
    for record in records:
        plain = record.to_dict()
        rows = [
            (key, in_words(value, _SHOWN)) for key, value in plain.items() if is_stated(value) and key not in _LEFT_OUT
        ]
        yield Card(table, title_of(record, name_of), tuple(rows), tuple(_spans(record)))


def title_of(record: Any, name_of: NameOf = str) -> str:
    """A line that says what a record is.

    >>> title_of(Event("ACCUSE", ["CHL"], ["PER"], date="1979-01-15"))
    'CHL → PER: accuse, 1979-01-15'
    """
    match record:
        case Event():
            sides = " → ".join(", ".join(map(name_of, side)) for side in (record.actors, record.recipients) if side)
            words = [load("event_types")[record.type].label, record.mode, record.date]
            real = "" if record.modality == "asserted" else f" ({record.modality})"
            return f"{sides}: {', '.join(str(word) for word in words if word)}{real}"
        case Agreement() | Dispute():
            kind = record.kind.replace("_", " ")
            parties = ", ".join(map(name_of, record.parties[:_SHOWN]))
            named = f"{record.title}: " if record.title else ""
            known = ", ".join(str(word) for word in (record.status, record.date) if word)
            return f"{named}{kind}, {parties}{f' ({known})' if known else ''}"
        case Tenure():
            state = f" of {name_of(record.state)}" if record.state else ""
            return f"{record.name}, {load('offices')[record.office].label}{state}"
        case DateMention():
            return f"{record.text} = {record.value or record.duration}"
        case Reference():
            return f"{record.name} ({record.id})"
    return str(getattr(record, "name", None) or type(record).__name__)


def _spans(record: Any) -> Iterator[tuple[int, int]]:
    if isinstance(record, DateMention):
        yield record.start, record.end
    for each in (*getattr(record, "evidence", ()), *getattr(record, "mentions", ())):
        yield each.start, each.end
