"""What does the text of a date say, before anything is concluded from it?

A date is written as a single date (with qualifiers and perhaps a time of day) or as a set of single dates and ranges.
"""

from __future__ import annotations

import attrs

from geobrief.when.days import FIRST_DAY, LAST_DAY, Days, Either, Span
from geobrief.when.units import PARTS_OF_YEAR, names_a_unit

_LONG_UNITS = ("year", "decade", "century", "millennium")


@attrs.frozen
class Single:
    """One date: the digits of year, month and day as far as written, each with the qualifier before and after it.

    `days` are the days that it may be. A qualifier after a part is about this part and those before it; one before a
    part is about this part alone.
    """

    digits: tuple[str, ...]
    days: Days = attrs.field(eq=False, repr=False)
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    time: str = attrs.field(default="", eq=False)

    def __str__(self) -> str:
        marked = map("".join, zip(self.before, self.digits, self.after, strict=True)) if self.before else self.digits
        return "-".join(marked) + self.time

    @property
    def marks(self) -> tuple[str, ...]:
        """The qualifiers that are about each part."""
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
        """Whether the date says which unit it means: 1985 and 198X do, 1985-XX means some month of that year."""
        return names_a_unit(self.digits[0]) if len(self.digits) == 1 else "".join(self.digits).isdigit()


@attrs.frozen
class Range:
    """From one date of a set to another; None where the range has no first or no last date."""

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
class Group:
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
        """All dates that are written in the set."""
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


Written = Single | Group
