"""Whether the dates of a record are those that its words give."""

from __future__ import annotations

import datetime
import re
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

_DAY = datetime.timedelta(days=1)
_DAY_OF_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_MONTH = re.compile(r"\d{4}-[01]\d")
_GOVERNING = frozenset("of until till by since for than from".split())
_RELATIVE = frozenset("that which who whose whom where".split())
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
    """The dates of a record that no words give, or that are not those of its evidence."""
    near = statement.passage.dates()
    binding = [each for each in near if each.value and _dates_the_clause(statement.passage, each)]
    for at, when in _dates(statement.record):
        meant = list(_meant(statement.passage, near))
        if not binding or _starts_undated(statement.passage):
            meant += _elsewhere(statement.passage)
        if any(_fits(when, value) for value in meant):
            continue
        if binding:
            words = binding[0]
            message = f"{when} is not a date of the evidence; «{words.text}» is {words.value}"
            yield statement.finding("date-not-in-evidence", message, at=at, hint=words.value)
        else:
            yield statement.finding("date-not-in-evidence", f"no words of the text give the date {when}", at=at)


def _starts_undated(passage: Passage) -> bool:
    """Whether the first of several quotes, which says what the record is, has no date."""
    first = passage.spans[0]
    return len(passage.spans) > 1 and not any(first.start <= each.start < first.end for each in passage.dates())


def _dates_the_clause(passage: Passage, date: FoundDate) -> bool:
    """Whether a date says when the main clause holds: not «of 1960», «until today», «that they signed in May»."""
    line = passage.text.lines[passage.text.sentence_at(date.start)]
    before = [token.lower for token in line.tokens if token.end <= date.start]
    if before[-1:] and before[-1] in _GOVERNING:
        return False
    return not any(word in _RELATIVE for word in before[1:])


def _elsewhere(passage: Passage) -> Iterator[str]:
    """The dates that a clause without one can have: those of the rest of the text, and of its publication."""
    analysis = passage.text.analysis
    values = list(_values(analysis.dates))
    yield from values
    if analysis.published is None:
        return
    yield analysis.published.isoformat()
    yield (analysis.published - _DAY).isoformat()
    months = {value[:7] for value in values if _MONTH.match(value)} | {f"{analysis.published:%Y-%m}"}
    for span in passage.spans:  # «on the 18th»
        for day in _DAY_OF_MONTH.findall(span.text):
            yield from (f"{month}-{int(day):02}" for month in sorted(months))
    for value in values:  # «on this day», under a year
        if len(value) == len("1979"):
            yield f"{value}-{analysis.published:%m-%d}"


def _dates(record: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(record, Event):
        if record.date is not None:
            yield "date", record.date
        return
    for number, step in enumerate(record.steps):
        if step.when is not None:
            yield ("date" if len(record.steps) == 1 else f"steps[{number}].when"), step.when


def _meant(passage: Passage, near: Iterable[FoundDate]) -> Iterator[str]:
    """What the dates of the evidence mean, and the days before and after them that it counts from there."""
    values = list(_values(near))
    yield from values
    if "day" in passage.words and passage.words & _STEPS:
        days = [as_when(value) for value in values if len(value) == len("2015-03-27")]
        yield from (str(day.earliest + step) for day in days if day and day.earliest for step in (_DAY, -_DAY))


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
