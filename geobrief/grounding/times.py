"""Whether the dates of a record are those that its words give."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from geobrief.errors import GeobriefError
from geobrief.findings import Finding
from geobrief.grounding.statements import Statement
from geobrief.grounding.wording import Passage
from geobrief.model import Event
from geobrief.model.attributes import as_when
from geobrief.reading.dates import FoundDate
from geobrief.when import Date, Period

_BEFORE = 4  # sentences
_DAY = datetime.timedelta(days=1)
_STEPS = frozenset("after before earlier later next previous following".split())


def of_mention(statement: Statement) -> Iterator[Finding]:
    """A date expression with another value than its words have."""
    record = statement.record
    found = [
        each
        for each in statement.passage.text.analysis.dates
        if each.start < record.end and record.start < each.end and each.kind == record.kind == "date"
    ]
    if record.value is None or not found:
        return
    meant = [str(value) for each in found for value in (each.value, each.period) if value]
    if meant and not any(_fits(record.value, value) for value in meant):
        message = f"«{record.text}» is {meant[0]}, not {record.value}"
        yield statement.finding("date-not-in-evidence", message, at="value", hint=meant[0])


def of_record(statement: Statement) -> Iterator[Finding]:
    """The dates of a record that no words give."""
    for at, when in _dates(statement.record):
        meant = list(_meant(statement.passage))
        if any(_fits(when, value) for value in meant):
            continue
        near = statement.passage.dates()
        words = next((each for each in near if each.value), None)
        if words is not None:
            message = f"{when} is not a date of the evidence; «{words.text}» is {words.value}"
            yield statement.finding("date-not-in-evidence", message, at=at, hint=words.value)
        else:
            yield statement.finding("date-not-in-evidence", f"no words of the text give the date {when}", at=at)


def _dates(record: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(record, Event):
        if record.date is not None:
            yield "date", record.date
        return
    for number, step in enumerate(record.steps):
        if step.when is not None:
            yield ("date" if len(record.steps) == 1 else f"steps[{number}].when"), step.when


def _meant(passage: Passage) -> Iterator[str]:
    """What the dates of the evidence mean; without one, the dates before it and the day of publication."""
    near = passage.dates()
    yield from _values(near)
    if "day" in passage.words and passage.words & _STEPS:
        days = [as_when(value) for value in _values(near) if len(value) == len("2015-03-27")]
        yield from (str(day.earliest + step) for day in days if day and day.earliest for step in (_DAY, -_DAY))
    if near and all(each.value for each in near):
        return
    first = passage.sentences[0] if passage.sentences else 0
    read = passage.text
    for number in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        sentence = read.lines[number].sentence
        before = [each for each in read.analysis.dates if sentence.start <= each.start < sentence.end]
        yield from _values(before)
    if read.analysis.published is not None:
        yield read.analysis.published.isoformat()
        if not near:
            yield (read.analysis.published - _DAY).isoformat()


def _values(dates: Iterable[FoundDate]) -> Iterator[str]:
    for each in dates:
        yield from (value for value in (each.value, each.period) if value)


def _fits(when: Any, value: str) -> bool:
    """Whether a date of a record is what words mean, or a coarser date that has it inside."""
    meant = _parsed(value)
    if meant is None:
        return False
    if str(when) == str(meant):
        return True
    first, last = _bounds(when)
    meant_first, meant_last = _bounds(meant)
    if meant_first is None and meant_last is None:
        return False
    covers = (first is None or meant_first is None or first <= meant_first) and (
        last is None or meant_last is None or meant_last <= last
    )
    if isinstance(meant, Period):  # one end of a period, or a day in a short one
        ends = {str(end) for end in (meant.start, meant.end) if isinstance(end, Date)}
        return covers or str(when) in ends
    return covers and not (first is None and last is None)


def _parsed(value: str) -> Date | Period | None:
    try:
        return as_when(value)
    except GeobriefError:
        return None


def _bounds(when: Any) -> tuple[datetime.date | None, datetime.date | None]:
    return when.earliest, when.latest
