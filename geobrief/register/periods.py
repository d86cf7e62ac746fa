"""Periods of table cells, and dates and periods as day numbers.

Many rows share a period, so each pair of cells is read once. A *span* is a period as EDTF text that is read only when
needed. *Bounds* are the numbers (`datetime.date.toordinal`) of the first and the last day of a period; an unknown start
is the first day of the calendar, an unknown or ongoing end the last.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache

from geobrief.model.attributes import DateLike, When
from geobrief.model.names import single_day
from geobrief.when import ONGOING, UNKNOWN, Date, Period

FIRST = datetime.date.min.toordinal()
LAST = datetime.date.max.toordinal()
Bounds = tuple[int, int]
ALWAYS: Bounds = (FIRST, LAST)
_DAY = len("2014-03-18")


@lru_cache(maxsize=65536)
def period(start: str, end: str) -> Period:
    """The period of two cells: an empty start is unknown, an empty end ongoing.

    An end known only to be after some day ([2022-07-23..]) is unknown.

    >>> str(period("2014-03-18", "")), str(period("2014-03-18", "[2022-07-23..]"))
    ('2014-03-18/..', '2014-03-18/')
    """
    known_end = date(end) if end and end[0] != "[" else UNKNOWN if end else ONGOING
    return Period._from_trusted(date(start) if start else UNKNOWN, known_end)


def span(start: str, end: str) -> str:
    """The period of two cells as text.

    >>> span("2014-03-18", ""), span("", "2014"), span("2014", "[2022-07-23..]")
    ('2014-03-18/..', '/2014', '2014/')
    """
    if not end:
        return start + "/.."
    return f"{start}/" if end[0] == "[" else f"{start}/{end}"


@lru_cache(maxsize=65536)
def period_of(span: str) -> Period:
    """The period of a span.

    >>> period_of("2014-03-18/..").end
    ONGOING
    """
    start, slash, end = span.partition("/")
    if not slash:
        return Period(span)
    return period(start, "" if end == ".." else end or "[") if start != ".." else Period(span)


@lru_cache(maxsize=65536)
def date(cell: str) -> Date:
    """The date of a cell; many cells have the same."""
    if len(cell) == _DAY and cell[4] == cell[7] == "-":
        return Date._from_trusted(cell)
    return Date(cell)


def day_before(start: str) -> str:
    """The day before a day; a coarser date itself."""
    if len(start) != _DAY:
        return start
    return (datetime.date.fromisoformat(start) - datetime.timedelta(days=1)).isoformat()


def parts(start: str, end: str, assigned: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Each state of a dated list with the first and the last day of its part of a period, as cells.

    >>> parts("1816-01-01", "", [("RUS", ""), ("SUN", "1922-12-30")])
    [('RUS', '1816-01-01', '1922-12-29'), ('SUN', '1922-12-30', '')]
    """
    begun = [(state, begin or start) for state, begin in assigned]
    ends = [*(day_before(begin) for _, begin in begun[1:]), end][: len(begun)]
    return [(state, begin, last) for (state, begin), last in zip(begun, ends, strict=True)]


def bounds(when: When) -> Bounds:
    """The numbers of the first and the last day on which a date or period may hold.

    >>> bounds(period("", "")) == ALWAYS
    True
    """
    first, last = when.earliest, when.latest
    return (FIRST if first is None else first.toordinal(), LAST if last is None else last.toordinal())


@lru_cache(maxsize=65536)
def bounds_of(span: str) -> Bounds:
    """The bounds of a span.

    >>> bounds_of("/..") == ALWAYS
    True
    """
    return bounds(period_of(span))


def touch(one: Bounds, other: Bounds) -> bool:
    """Whether the two have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def without(whole: Bounds, gaps: tuple[Bounds, ...]) -> tuple[Bounds, ...]:
    """What is left of a stretch of days without these gaps, which are in order and within it.

    >>> without((1, 9), ((3, 4),))
    ((1, 2), (5, 9))
    """
    first, last = whole
    left = []
    for start, end in gaps:
        if first < start:
            left.append((first, start - 1))
        first = max(first, end + 1)
    return (*left, (first, last)) if first <= last else tuple(left)


def day_number(on: DateLike) -> int:
    """The number of a day; anything coarser than a day is refused with a hint.

    >>> day_number("2014-07-12") == day_number(datetime.date(2014, 7, 12)) == 735426
    True
    """
    if isinstance(on, str) and len(on) == 10 and on[4] == on[7] == "-":
        try:
            return datetime.date.fromisoformat(on).toordinal()
        except ValueError:
            pass  # `single_day` says what is wrong, or knows the form
    if isinstance(on, datetime.date) and on == on:  # the NaT of pandas is a date and unequal to itself
        return on.toordinal()
    first = single_day(on).earliest
    assert first is not None
    return first.toordinal()
