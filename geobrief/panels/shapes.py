"""Shapes of panels: what a row is about, in which list of states, and at which units of time."""

from __future__ import annotations

import attrs
import polars as pl

from geobrief.panels.grains import RULES, Grain
from geobrief.panels.lists import COLUMNS, NAMES
from geobrief.register.systems import SystemName

KEY = "_key"  # the states and the unit of time of a row as one number, by which the rows are sorted
NUMBER = "_number"  # the number of a unit of time
_CODES = 1000  # codes of states have three digits


@attrs.frozen
class PanelShape:
    """What the rows of a panel are about: one state or two of a list, in a unit of time.

    `first` and `last` are the numbers of the first and the last unit, `rule` is the day of each that counts. `directed`
    pairs are there in both directions. `more` are further columns that identify a row.
    """

    unit: str
    system: SystemName
    grain: Grain
    rule: str
    first: int
    last: int
    pairs: bool = False
    directed: bool = True
    more: tuple[str, ...] = ()

    @property
    def states(self) -> tuple[str, ...]:
        """The columns with codes of states."""
        column = COLUMNS[self.system]
        return (f"{column}1", f"{column}2") if self.pairs else (column,)

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that identify a row."""
        return (*self.states, *self.grain.columns, *self.more)

    @property
    def rule_in_words(self) -> str:
        """The day of each unit that counts, in words."""
        return "that day" if self.grain.name == "day" else RULES[self.rule].format(self.grain.name)

    def __str__(self) -> str:
        direction = "directed " if self.pairs and self.directed else ""
        return f"{direction}{self.unit}-{self.grain.name}s of the list of {NAMES[self.system]}"

    def key(self, *codes: str, number: pl.Expr) -> pl.Expr:
        """The key of one state, or of two, in a unit of time.

        Keys of the same states differ by their time, and those of different states by more than all of the time.
        """
        states = pl.col(codes[0]).cast(pl.Int64)
        for code in codes[1:]:
            states = states * _CODES + pl.col(code).cast(pl.Int64)
        return states * 2 * (self.last - self.first + 1) + (number - self.first)

    def spread(self, spells: pl.DataFrame) -> pl.DataFrame:
        """One row for each unit of time of each spell (`first` to `last`), with the number of the unit.

        The rule says which units count as in a spell; those outside the panel are left out.
        """
        low, high = self.grain.bounds(pl.col("first"), pl.col("last"), self.rule)
        return spread(
            spells.with_columns(
                low.clip(lower_bound=self.first).alias("_low"), high.clip(upper_bound=self.last).alias("_high")
            ).drop("first", "last")
        )


def spread(spells: pl.DataFrame) -> pl.DataFrame:
    """One row for each number from `_low` to `_high` of each row."""
    return (
        spells.filter(pl.col("_low") <= pl.col("_high"))
        .with_columns(pl.int_ranges("_low", pl.col("_high") + 1).alias(NUMBER))
        .drop("_low", "_high")
        .explode(NUMBER)
    )
