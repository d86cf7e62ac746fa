"""From which day to which day does something hold? Periods of table cells, and periods as pairs of day numbers.

Many rows share a period, so each pair of cells is read once. A period as day numbers (`datetime.date.toordinal`) has
every day on which it may hold; an end that is ongoing or unknown is the last day there is.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

from geobrief.when import ONGOING, UNKNOWN, Date, Period

FIRST = datetime.date.min.toordinal()
LAST = datetime.date.max.toordinal()
Bounds = tuple[int, int]
ALWAYS: Bounds = (FIRST, LAST)


@lru_cache(maxsize=65536)
def period(start: str, end: str) -> Period:
    """The period of two cells: an empty start is unknown, an empty end is ongoing.

    An end of which only the day after which it came is known ([2022-07-23..]) is unknown.

    >>> str(period("2014-03-18", "")), str(period("2014-03-18", "[2022-07-23..]"))
    ('2014-03-18/..', '2014-03-18/')
    """
    known_end = UNKNOWN if end.startswith("[") else date(end) if end else ONGOING
    return Period(date(start) if start else UNKNOWN, known_end)


@lru_cache(maxsize=65536)
def date(cell: str) -> Date:
    """The date of a cell; many cells hold the same."""
    return Date(cell)


def day_before(start: str) -> str:
    """The last day before something else begins; a coarser date ends what it begins."""
    if len(start) != len("2014-03-18"):
        return start
    return (datetime.date.fromisoformat(start) - datetime.timedelta(days=1)).isoformat()


def bounds(period: Period) -> Bounds:
    """The first and the last day on which the period may hold.

    >>> bounds(period("", "")) == ALWAYS
    True
    """
    first, last = period.earliest, period.latest
    return (FIRST if first is None else first.toordinal(), LAST if last is None else last.toordinal())


def touch(one: Bounds, other: Bounds) -> bool:
    """Whether the two have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]
