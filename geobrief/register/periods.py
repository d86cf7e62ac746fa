"""From which day to which day does something hold? Periods of table cells, and periods as pairs of day numbers.

Many rows share a period, so each pair of cells is read once. A *span* is a period as EDTF text, which waits to be read
until somebody asks. A period as day numbers (`datetime.date.toordinal`) has every day on which it may hold; an end that
is ongoing or unknown is the last day there is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache

from geobrief.model.names import single_day
from geobrief.when import ONGOING, UNKNOWN, Date, Period

FIRST = datetime.date.min.toordinal()
LAST = datetime.date.max.toordinal()
Bounds = tuple[int, int]
ALWAYS: Bounds = (FIRST, LAST)
_DAY = len("2014-03-18")


@lru_cache(maxsize=65536)
def period(start: str, end: str) -> Period:
    """The period of two cells: an empty start is unknown, an empty end is ongoing.

    An end of which only the day after which it came is known ([2022-07-23..]) is unknown.

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
    """The period that a span tells.

    >>> period_of("2014-03-18/..").end
    ONGOING
    """
    start, slash, end = span.partition("/")
    if not slash:
        return Period.parse(span)
    return period(start, "" if end == ".." else end or "[") if start != ".." else Period.parse(span)


@lru_cache(maxsize=65536)
def date(cell: str) -> Date:
    """The date of a cell; many cells hold the same."""
    if len(cell) == _DAY and cell[4] == cell[7] == "-":
        return Date._from_trusted(cell)
    return Date(cell)


def day_before(start: str) -> str:
    """The last day before something else begins; a coarser date ends what it begins."""
    if len(start) != _DAY:
        return start
    return (datetime.date.fromisoformat(start) - datetime.timedelta(days=1)).isoformat()


def parts(start: str, end: str, assigned: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Each state that has a part of a time, with the first and the last day of it, as cells.

    >>> parts("1816-01-01", "", [("RUS", ""), ("SUN", "1922-12-30")])
    [('RUS', '1816-01-01', '1922-12-29'), ('SUN', '1922-12-30', '')]
    """
    begun = [(state, begin or start) for state, begin in assigned]
    ends = [*(day_before(begin) for _, begin in begun[1:]), end][: len(begun)]
    return [(state, begin, last) for (state, begin), last in zip(begun, ends, strict=True)]


def bounds(period: Period) -> Bounds:
    """The first and the last day on which the period may hold.

    >>> bounds(period("", "")) == ALWAYS
    True
    """
    first, last = period.earliest, period.latest
    return (FIRST if first is None else first.toordinal(), LAST if last is None else last.toordinal())


@lru_cache(maxsize=65536)
def bounds_of(span: str) -> Bounds:
    """The first and the last day on which what has this span may hold.

    >>> bounds_of("/..") == ALWAYS
    True
    """
    return bounds(period_of(span))


def touch(one: Bounds, other: Bounds) -> bool:
    """Whether the two have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def without(whole: Bounds, gaps: tuple[Bounds, ...]) -> tuple[Bounds, ...]:
    """What is left of a stretch of days when later and later parts are taken out.

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


Day = str | datetime.date | Date


def ordinal(on: Day) -> int:
    """The number of a day; anything coarser than a day is refused with a hint.

    >>> ordinal("2014-07-12") == ordinal(datetime.date(2014, 7, 12)) == 735426
    True
    """
    if isinstance(on, str) and len(on) == 10 and on[4] == on[7] == "-":
        try:
            return datetime.date.fromisoformat(on).toordinal()
        except ValueError:
            pass  # the reader of dates tells what is wrong, or knows the form
    if isinstance(on, datetime.date):
        return on.toordinal()
    first = single_day(on).earliest
    assert first is not None  # a day has one
    return first.toordinal()
