"""Facts that are added to panels: tables by states and time, joined to the rows of a panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs
import polars as pl

from geobrief.findings import Finding
from geobrief.panels.shapes import KEY, NUMBER, PanelShape


@attrs.frozen(slots=False, eq=False)
class Facts:
    """Facts about states, or pairs of states, in units of time.

    `table` has each state (`_state`) or pair (`_state1`, `_state2`) and each unit (`_number`) once. `fills` are the
    values of rows without a fact, but in the ranges of units that are `unknown`. `derived` are columns computed from
    those that were joined, of which some are then `dropped`. `left_out` counts the rows of a source whose state or
    time is not known, and `findings` say why.
    """

    table: pl.DataFrame = attrs.field(repr=False)
    fills: Mapping[str, Any] = attrs.field(factory=dict)
    unknown: Sequence[tuple[int, int]] = ()
    derived: Sequence[pl.Expr] = attrs.field(default=(), repr=False)
    dropped: Sequence[str] = ()
    left_out: int = 0
    findings: tuple[Finding, ...] = ()

    @cached_property
    def of_pairs(self) -> bool:
        """Whether the facts are about pairs of states."""
        return "_state2" in self.table.columns

    @classmethod
    def counted(cls, table: pl.DataFrame, unknown: Sequence[tuple[int, int]] = ()) -> Facts:
        """Facts of which all are numbers, with 0 for rows without one."""
        facts = cls(table, unknown=unknown)
        return attrs.evolve(facts, fills=dict.fromkeys(facts.columns, 0))

    @property
    def columns(self) -> list[str]:
        """The names of the columns with facts."""
        return [name for name in self.table.columns if name not in ("_state", "_state1", "_state2", NUMBER)]

    def keyed(self, shape: PanelShape) -> pl.DataFrame:
        """The facts sorted by key."""
        states = ("_state1", "_state2") if self.of_pairs else ("_state",)
        key = shape.key(*states, number=pl.col(NUMBER)).alias(KEY)
        return self.table.select(key, *self.columns).sort(KEY)


def joined(rows: pl.DataFrame, shape: PanelShape, facts: Facts) -> pl.DataFrame:
    """The rows of a panel with the facts about their states, those about one state of a pair with its number."""

    table = facts.keyed(shape)
    if facts.of_pairs or not shape.pairs:
        return _with(rows, rows.select(KEY), table, facts, shape).with_columns(*facts.derived)
    for number, state in enumerate(shape.states, 1):
        keys = rows.select(shape.key(state, number=shape.grain.read()).alias(KEY))
        names = {name: f"{name}_{number}" if name[-1:].isdigit() else f"{name}{number}" for name in facts.columns}
        fills = {names[name]: value for name, value in facts.fills.items()}
        rows = _with(rows, keys, table.rename(names), attrs.evolve(facts, fills=fills), shape)
    return rows.with_columns(*facts.derived).drop(facts.dropped)


def _with(rows: pl.DataFrame, keys: pl.DataFrame, table: pl.DataFrame, facts: Facts, shape: PanelShape) -> pl.DataFrame:
    found = keys.join(table, on=KEY, how="left", maintain_order="left").drop(KEY)
    if facts.fills:
        filled = found.with_columns(pl.col(name).fill_null(value) for name, value in facts.fills.items())
        if facts.unknown:
            unit = shape.grain.read()
            unknown = rows.select(pl.any_horizontal(unit.is_between(*gap) for gap in facts.unknown)).to_series()
            filled = filled.with_columns(
                pl.when(unknown).then(found[name]).otherwise(pl.col(name)).alias(name) for name in facts.fills
            )
        found = filled
    return rows.with_columns(found.get_columns())


def matches(rows: pl.DataFrame, shape: PanelShape, facts: Facts) -> dict[str, int]:
    """How many rows of a panel have a fact, and how many facts have a row."""
    table = facts.keyed(shape).select(KEY)
    if facts.of_pairs or not shape.pairs:
        keys = rows.select(KEY)
        with_fact = keys.join(table, on=KEY, how="semi").height
    else:
        sides = [rows.select(shape.key(state, number=shape.grain.read()).alias(KEY)) for state in shape.states]
        found = [side.select(pl.col(KEY).is_in(table[KEY].implode())).to_series() for side in sides]
        with_fact = int((found[0] & found[1]).sum())
        keys = pl.concat(sides)
    return {
        "matched": with_fact,
        "unmatched": rows.height - with_fact,
        "facts": table.height,
        "unused": table.height - table.join(keys, on=KEY, how="semi").height,
        "left_out": facts.left_out,
    }
