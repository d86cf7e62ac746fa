"""Which days do the year, month and day of a date name, with or without unspecified digits?

Parts of the year are those of ISO 8601-2: seasons 21–24 are read as northern, as 25–28 are; a season belongs to the
year in which it begins, so winter 2014 is December 2014 to February 2015.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import product

from geobrief.when.days import LAST_MONTH, Days, Span, month_start, pattern

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
    """The days that a year, month and day may name together, or None where there is no such day.

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
    """The years that two (a century), three (a decade) or four digits may name, ascending; year 0000 is none."""
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
