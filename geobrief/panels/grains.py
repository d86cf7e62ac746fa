"""Units of time of panels: years, months or days, counted as whole numbers, and the rule for the day of each."""

from __future__ import annotations

import datetime

import attrs
import polars as pl

from geobrief.errors import ArgumentError, nearest
from geobrief.register.moments import known_rule

RULES = {
    "any": "any day of the {}",
    "start": "the first day of the {}",
    "mid": "the middle of the {}",
    "end": "the last day of the {}",
}


@attrs.frozen
class Grain:
    """A unit of time, with the columns that a panel has for it.

    Each unit has a number: that of the year, of the month since year 0, or of the day since 1970.
    """

    name: str
    columns: tuple[str, ...]

    def number(self, day: pl.Expr) -> pl.Expr:
        """The number of the unit that a day is in."""
        if self.name == "year":
            return day.dt.year().cast(pl.Int64)
        if self.name == "month":
            return day.dt.year().cast(pl.Int64) * 12 + day.dt.month() - 1
        return day.cast(pl.Date).cast(pl.Int32).cast(pl.Int64)

    def written(self, number: pl.Expr) -> list[pl.Expr]:
        """The columns of a unit from its number."""
        if self.name == "year":
            return [number.alias("year")]
        if self.name == "month":
            return [(number // 12).alias("year"), (number % 12 + 1).alias("month")]
        return [number.cast(pl.Int32).cast(pl.Date).alias("date")]

    def read(self) -> pl.Expr:
        """The number of the unit from its columns."""
        if self.name == "year":
            return pl.col("year").cast(pl.Int64)
        if self.name == "month":
            return pl.col("year").cast(pl.Int64) * 12 + pl.col("month").cast(pl.Int64) - 1
        return self.number(pl.col("date"))

    def in_years(self) -> pl.Expr:
        """The time of the unit in years, months and days as parts of a year."""
        if self.name == "year":
            return pl.col("year").cast(pl.Float64)
        if self.name == "month":
            return pl.col("year") + (pl.col("month") - 1) / 12
        return pl.col("date").dt.year() + (pl.col("date").dt.ordinal_day() - 1) / 366

    def first_day(self, number: pl.Expr) -> pl.Expr:
        """The first day of the unit with a number."""
        if self.name == "year":
            return pl.date(number, 1, 1)
        if self.name == "month":
            return pl.date(number // 12, number % 12 + 1, 1)
        return number.cast(pl.Int32).cast(pl.Date)

    def day(self, inside: pl.Expr, rule: str) -> pl.Expr:
        """The day that counts in the unit in which a day is; the last one for the rule `any`."""
        if self.name == "day":
            return inside
        first = inside.dt.truncate("1y" if self.name == "year" else "1mo")
        if rule == "start":
            return first
        if rule == "mid":
            return first.dt.offset_by("6mo" if self.name == "year" else "14d")
        return first.dt.offset_by("1y" if self.name == "year" else "1mo").dt.offset_by("-1d")

    def bounds(self, first: pl.Expr, last: pl.Expr, rule: str) -> tuple[pl.Expr, pl.Expr]:
        """The lowest and the highest number of the units that count as in a span of days; none if the second is lower.

        >>> days = pl.DataFrame({"a": [datetime.date(1990, 3, 1)], "z": [datetime.date(1995, 10, 2)]})
        >>> [days.select(*YEAR.bounds(pl.col("a"), pl.col("z"), rule)).row(0) for rule in RULES]
        [(1990, 1995), (1991, 1995), (1990, 1995), (1990, 1994)]
        """
        low, high = self.number(first), self.number(last)
        if rule == "any" or self.name == "day":
            return low, high
        late, early = self.day(first, rule) < first, self.day(last, rule) > last
        return low + late.cast(pl.Int64), high - early.cast(pl.Int64)


YEAR = Grain("year", ("year",))
MONTH = Grain("month", ("year", "month"))
DAY = Grain("day", ("date",))


def checked_rule(year: str) -> str:
    """A rule for the day of a year or month, checked."""
    if not isinstance(year, str):
        raise ArgumentError("unknown rule for years", expected=", ".join(RULES), got=year, nearest=nearest(year, RULES))
    return known_rule(year)


def numbers(grain: Grain, first: datetime.date, last: datetime.date) -> tuple[int, int]:
    """The numbers of the units of a first and a last day."""
    days = pl.select(grain.number(pl.lit(first)).alias("first"), grain.number(pl.lit(last)).alias("last"))
    low, high = days.row(0)
    return low, high
