"""What may a text mean, day by day? All readings of a date or period, found by matching one written day after another.

This knows nothing of how the library reckons: a day is a possible meaning of `2000-0X-1X` if its ISO form fits it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatchcase
from functools import cache
from itertools import product

Stretch = tuple[int, int]
DAYS = [dt.date(2000, 1, 1) + dt.timedelta(days) for days in range(3653)]
BEFORE_ALL, AFTER_ALL = 0, dt.date.max.toordinal() + 1
_QUARTERS = {"33": "0[123]", "34": "0[456]", "35": "0[789]", "36": "1[012]"}


@cache
def days(text: str) -> tuple[int, ...]:
    """The days that a date may be, if it is of 2000–2009."""
    if text[0] == "[":
        return tuple(sorted({day for member in text[1:-1].split(",") for day in _member(member)}))
    parts = text.split("-")
    parts[1:2] = [_QUARTERS.get(part, part) for part in parts[1:2]]
    mask = "-".join((*parts, "XX", "XX")[:3]).replace("X", "?")
    return tuple(day.toordinal() for day in DAYS if fnmatchcase(day.isoformat(), mask))


def _member(text: str) -> Iterable[int]:
    first, dots, last = text.partition("..")
    return range(days(first)[0], days(last)[-1] + 1) if dots else days(text)


def stretches(text: str, near: Sequence[int]) -> list[Stretch]:
    """All readings; an end that nothing is known of is tried on every day of `near`, and as none."""
    if "/" not in text:
        return [(day, day) for day in days(text)]
    start, end = text.split("/")
    starts = {"": [BEFORE_ALL, *near], "..": [BEFORE_ALL]}.get(start) or days(start)
    ends = {"": [*near, AFTER_ALL], "..": [AFTER_ALL]}.get(end) or days(end)
    return [(first, last) for first, last in product(starts, ends) if first <= last]


def near(*texts: str) -> list[int]:
    """The days on, just before and just after which something in these texts may happen."""
    written = ["2000-03-01", *(part for text in texts for part in text.split("/") if part.strip("."))]
    named = {day for part in written for day in days(part)}
    return sorted({day + step for day in named for step in (-1, 0, 1)})


RELATIONS: dict[str, Callable[[Stretch, Stretch], bool]] = {
    "before": lambda a, b: a[1] < b[0],
    "after": lambda a, b: a[0] > b[1],
    "within": lambda a, b: b[0] <= a[0] and a[1] <= b[1],
    "overlaps": lambda a, b: a[0] <= b[1] and b[0] <= a[1],
    "same": lambda a, b: a == b,
}
