"""Sets of days that an incompletely known day may be.

Days are numbered as by `datetime.date.toordinal` (0001-01-01 is 1). A set has a first and a last day, and gives the
next one from any day on, in either direction. That is all a comparison needs, so no set is ever listed.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Any

import attrs

FIRST_DAY = 1
LAST_DAY = dt.date.max.toordinal()
PAST, FUTURE = FIRST_DAY - 1, LAST_DAY + 1  # the ends of periods without a first or a last day
LAST_MONTH = 9999 * 12 + 11  # months are counted as year * 12 + month - 1


def month_start(month: int) -> int:
    """The first day of a month; for the month after the last one, the day after the last day."""
    return dt.date(month // 12, month % 12 + 1, 1).toordinal() if month <= LAST_MONTH else FUTURE


def slot_setters(cls: type, *slots: str) -> tuple[Callable[[Any, Any], None], ...]:
    """Functions that set the slots of a frozen class, for its `_from_trusted`.

    The register makes 20,000 dates that its tests have validated: this takes 1.2 µs a date, `Date(text)` 2.8 µs.
    """
    return tuple(vars(cls)[slot].__set__ for slot in slots)


@attrs.frozen
class Span:
    """Every day from the first to the last."""

    first: int
    last: int

    @classmethod
    def _from_trusted(cls, day: int) -> Span:
        """The span of one day, built without `__init__`."""
        span = object.__new__(cls)
        _set_first(span, day)
        _set_last(span, day)
        return span

    def at_or_after(self, day: int) -> int | None:
        return max(day, self.first) if day <= self.last else None

    def at_or_before(self, day: int) -> int | None:
        return min(day, self.last) if day >= self.first else None


_set_first, _set_last = slot_setters(Span, "first", "last")


@attrs.frozen
class Pattern:
    """Certain days of certain months, such as every 25 December of the 1560s."""

    months: Sequence[int]
    days: Sequence[int]
    first: int
    last: int

    def at_or_after(self, day: int) -> int | None:
        return _at_or_after(self.months, self.days, day)

    def at_or_before(self, day: int) -> int | None:
        return _at_or_before(self.months, self.days, day)


@attrs.frozen
class Either:
    """The days of several sets."""

    members: Sequence[Days]

    @property
    def first(self) -> int:
        return min(member.first for member in self.members)

    @property
    def last(self) -> int:
        return max(member.last for member in self.members)

    def at_or_after(self, day: int) -> int | None:
        return min((d for member in self.members if (d := member.at_or_after(day)) is not None), default=None)

    def at_or_before(self, day: int) -> int | None:
        return max((d for member in self.members if (d := member.at_or_before(day)) is not None), default=None)


Days = Span | Pattern | Either


def pattern(months: Sequence[int], days: Sequence[int]) -> Pattern | None:
    """The days with these numbers in these months (both ascending), or None if there are none."""
    if not days:
        return None
    first, last = _at_or_after(months, days, FIRST_DAY), _at_or_before(months, days, LAST_DAY)
    return None if first is None or last is None else Pattern(months, days, first, last)


def first_common(*sets: Days) -> int | None:
    """The first day that is in all sets, or None."""
    common = _join_patterns(sets)
    day, before = max((days.first for days in common), default=FUTURE), None
    while day != before:
        before = day
        for days in common:
            found = days.at_or_after(day)
            if found is None:
                return None
            day = found
    return day if common else None


def last_common(*sets: Days) -> int | None:
    """The last day that is in all sets, or None."""
    common = _join_patterns(sets)
    day, before = min((days.last for days in common), default=PAST), None
    while day != before:
        before = day
        for days in common:
            found = days.at_or_before(day)
            if found is None:
                return None
            day = found
    return day if common else None


def _join_patterns(sets: Sequence[Days]) -> Sequence[Days]:
    """The same sets with all patterns joined, so that two without a common day are not searched day by day."""
    patterns = [days for days in sets if isinstance(days, Pattern)]
    if len(patterns) < 2:
        return sets
    months = set(patterns[0].months).intersection(*(each.months for each in patterns))
    numbers = set(patterns[0].days).intersection(*(each.days for each in patterns))
    joined = pattern(sorted(months), sorted(numbers))
    return [*(days for days in sets if not isinstance(days, Pattern)), joined] if joined else []


def _at_or_after(months: Sequence[int], days: Sequence[int], day: int) -> int | None:
    if day > LAST_DAY:
        return None
    day = max(day, FIRST_DAY)
    date = dt.date.fromordinal(day)
    for place in range(bisect_left(months, date.year * 12 + date.month - 1), len(months)):
        start, end = month_start(months[place]), month_start(months[place] + 1)
        number = bisect_left(days, day - start + 1)
        if number < len(days) and start + days[number] - 1 < end:
            return start + days[number] - 1
    return None


def _at_or_before(months: Sequence[int], days: Sequence[int], day: int) -> int | None:
    if day < FIRST_DAY:
        return None
    day = min(day, LAST_DAY)
    date = dt.date.fromordinal(day)
    for place in range(bisect_right(months, date.year * 12 + date.month - 1) - 1, -1, -1):
        start, end = month_start(months[place]), month_start(months[place] + 1)
        number = bisect_right(days, min(day, end - 1) - start + 1) - 1
        if number >= 0:
            return start + days[number] - 1
    return None
