"""Parsed dates: a single date (with qualifiers and perhaps a time of day), or a set of single dates and ranges."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import product

import attrs

from geobrief.when.days import FIRST_DAY, LAST_DAY, LAST_MONTH, Days, Either, Span, month_start, pattern, slot_setters

_LONG_UNITS = ("year", "decade", "century", "millennium")


@attrs.frozen
class Single:
    """One date: the digits of year, month and day as far as written, each with the qualifier before and after it.

    `days` are the possible days. A qualifier after a part applies to this part and those before it, one before a part
    to this part alone.
    """

    digits: tuple[str, ...]
    days: Days = attrs.field(eq=False, repr=False)
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    time: str = attrs.field(default="", eq=False)

    @classmethod
    def _from_trusted(cls, text: str) -> Single:
        """The day written as YYYY-MM-DD, built without `__init__` and validation."""
        single = object.__new__(cls)
        _set_digits(single, (text[:4], text[5:7], text[8:]))
        _set_days(single, Span._from_trusted(dt.date.fromisoformat(text).toordinal()))
        _set_before(single, ())
        _set_after(single, ())
        _set_time(single, "")
        return single

    def __str__(self) -> str:
        marked = map("".join, zip(self.before, self.digits, self.after, strict=True)) if self.before else self.digits
        return "-".join(marked) + self.time

    @property
    def marks(self) -> tuple[str, ...]:
        """The qualifiers that apply to each part."""
        if not self.before:
            return ("",) * len(self.digits)
        return tuple(own + "".join(self.after[place:]) for place, own in enumerate(self.before))

    @property
    def precision(self) -> str:
        """The unit that the date names: day, month, season, quarter, quadrimester, half, year, decade …"""
        if len(self.digits) == 3:
            return "day"
        if len(self.digits) == 2:
            return PARTS_OF_YEAR.get(self.digits[1], ("month",))[0]
        return _LONG_UNITS[4 - len(self.digits[0].rstrip("X"))] if self.definite else "year"

    @property
    def definite(self) -> bool:
        """Whether the date names one unit: 1985 and 198X do, 1985-XX is some month of that year."""
        return names_a_unit(self.digits[0]) if len(self.digits) == 1 else "".join(self.digits).isdigit()


_set_digits, _set_days, _set_before, _set_after, _set_time = slot_setters(
    Single, "digits", "days", "before", "after", "time"
)


@attrs.frozen
class Range:
    """From one date of a set to another; None if the range has no first or no last date."""

    first: Single | None
    last: Single | None

    def __str__(self) -> str:
        return f"{self.first or ''}..{self.last or ''}"

    @property
    def days(self) -> Span:
        """All days from the first day to the last."""
        return Span(
            self.first.days.first if self.first else FIRST_DAY,
            self.last.days.last if self.last else LAST_DAY,
        )


@attrs.frozen
class DateSet:
    """A set of dates: `[…]`, of which one is meant, or `{…}`, of which all are."""

    every: bool
    members: tuple[Single | Range, ...]

    def __str__(self) -> str:
        listed = ",".join(map(str, self.members))
        return f"{{{listed}}}" if self.every else f"[{listed}]"

    @property
    def days(self) -> Days:
        """The days that are in any member."""
        return Either(tuple(member.days for member in self.members))

    @property
    def singles(self) -> tuple[Single, ...]:
        """All single dates in the set."""
        ends = ((m.first, m.last) if isinstance(m, Range) else (m,) for m in self.members)
        return tuple(single for pair in ends for single in pair if single)

    @property
    def has_first(self) -> bool:
        """Whether no member is open towards the past."""
        return not any(isinstance(member, Range) and member.first is None for member in self.members)

    @property
    def has_last(self) -> bool:
        """Whether no member is open towards the future."""
        return not any(isinstance(member, Range) and member.last is None for member in self.members)


Written = Single | DateSet


EVERY_MONTH, EVERY_DAY = range(1, 13), range(1, 32)
_SEASONS_FROM_SPRING = range(3, 13, 3)
_KINDS = (  # first code, word, first month of each code, months in each
    (21, "season", _SEASONS_FROM_SPRING, 3),
    (25, "season", _SEASONS_FROM_SPRING, 3),
    (29, "season", (9, 12, 3, 6), 3),
    (33, "quarter", (1, 4, 7, 10), 3),
    (37, "quadrimester", (1, 5, 9), 4),
    (40, "half", (1, 7), 6),
)
PARTS_OF_YEAR = {
    str(code + place): (word, range(first, first + length))
    for code, word, firsts, length in _KINDS
    for place, first in enumerate(firsts)
}


def days_of(digits: Sequence[str]) -> Days | None:
    """The days that a year, month and day may name together, or None if there are none.

    >>> days_of(("2015", "03", "18"))
    Span(first=735675, last=735675)
    >>> days_of(("2015", "02", "29")) is None
    True
    """
    if len(digits) == 3 and "".join(digits).isdigit():
        return _day_of(*map(int, digits))
    years = years_of(digits[0])
    numbers = months_of(digits[1]) if len(digits) > 1 else EVERY_MONTH
    if not years or not numbers:
        return None
    months = _count_months(years, numbers)
    days = _matching(digits[2], EVERY_DAY) if len(digits) > 2 else EVERY_DAY
    if days is EVERY_DAY and isinstance(months, range) and months.step == 1:
        return Span(month_start(months[0]), month_start(months[-1] + 1) - 1)
    return pattern(months, days)


def _day_of(year: int, month: int, day: int) -> Span | None:
    try:
        ordinal = dt.date(year, month, day).toordinal()
    except ValueError:
        return None
    return Span(ordinal, ordinal)


def years_of(digits: str) -> Sequence[int]:
    """The years that two (a century), three (a decade) or four digits may name, ascending, without year 0000."""
    written = digits.ljust(4, "X")
    first, last = int(written.replace("X", "0")), int(written.replace("X", "9"))
    years = range(max(first, 1), last + 1)
    return years if names_a_unit(digits) or written == "XXXX" else _matching(written, years)


def months_of(digits: str) -> Sequence[int]:
    """The months that two digits may name, counted from January as 1; a winter goes on to 14."""
    return PARTS_OF_YEAR[digits][1] if digits in PARTS_OF_YEAR else _matching(digits, EVERY_MONTH)


def names_a_unit(year: str) -> bool:
    """Whether these digits name one year, decade, century or millennium, and not just some year."""
    return year.rstrip("X").isdigit()


def _matching(digits: str, numbers: range) -> Sequence[int]:
    if "X" not in digits:
        number = int(digits)
        return range(number, number + 1) if number in numbers else ()
    if not digits.strip("X"):
        return numbers
    ways = product(*("0123456789" if digit == "X" else digit for digit in digits))
    return tuple(number for way in ways if (number := int("".join(way))) in numbers)


def _count_months(years: Sequence[int], months: Sequence[int]) -> Sequence[int]:
    first = years[0] * 12 + months[0] - 1
    if isinstance(years, range) and len(months) == 12:
        return range(first, (years[-1] + 1) * 12)
    if len(years) == 1 and isinstance(months, range):
        return range(first, min(first + len(months), LAST_MONTH + 1))
    counted = (year * 12 + month - 1 for year in years for month in months)
    return tuple(month for month in counted if month <= LAST_MONTH)
