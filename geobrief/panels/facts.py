"""Facts that are added to panels: tables by states and time, joined to the rows of a panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs
import polars as pl

from geobrief.errors import ArgumentError
from geobrief.findings import Finding
from geobrief.panels.shapes import KEY, NUMBER, PanelShape

ROW = "_row"


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
        names = {name: name for name in facts.columns}
        made = [_columns(rows, rows[KEY], table, names, facts, shape, is_sorted=not shape.more)]
    else:
        made = []
        for number, state in enumerate(shape.states, 1):
            keys = rows.select(shape.key(state, number=shape.grain.read())).to_series()
            names = {name: f"{name}_{number}" if name[-1:].isdigit() else f"{name}{number}" for name in facts.columns}
            made.append(_columns(rows, keys, table, names, facts, shape, is_sorted=False))
    columns = [column for part in made for column in part]
    _check_new(rows, [column.name for column in columns])
    found = rows.with_columns(columns)
    return found.with_columns(*facts.derived).drop(facts.dropped) if facts.derived else found


def _check_new(rows: pl.DataFrame, names: Sequence[str]) -> None:
    for name in names:
        if name in rows.columns:
            raise ArgumentError(
                "the panel already has this column", expected="a panel in which it was renamed", got=name
            )


def _columns(
    rows: pl.DataFrame,
    keys: pl.Series,
    table: pl.DataFrame,
    names: Mapping[str, str],
    facts: Facts,
    shape: PanelShape,
    is_sorted: bool,
) -> list[pl.Series]:
    """The facts in the order of the rows, under these names."""
    places = _sorted_places(keys, table) if is_sorted else None
    if places is None:
        joint = keys.alias(KEY).to_frame().join(table.with_row_index(ROW), on=KEY, how="left", maintain_order="left")
        here = joint[ROW].is_not_null().arg_true()
        there = joint[ROW].gather(here)
    else:
        here, there = places
    unknown = _unknown(rows, facts, shape)
    templates: dict[tuple[pl.DataType, Any], pl.Series] = {}
    made = []
    for name in facts.columns:
        values = table[name].gather(there)
        fill = facts.fills.get(name)
        if (values.dtype, fill) not in templates:
            templates[values.dtype, fill] = _template(rows.height, values.dtype, fill, unknown)
        made.append(_placed(templates[values.dtype, fill], here, values).alias(names[name]))
    return made


def _sorted_places(keys: pl.Series, table: pl.DataFrame) -> tuple[pl.Series, pl.Series] | None:
    """The places of facts among sorted keys without repetitions, and their places in the table."""
    if keys.is_empty():
        return None
    near = keys.search_sorted(table[KEY]).clip(upper_bound=len(keys) - 1)
    hits = (keys.gather(near) == table[KEY]).arg_true()
    return near.gather(hits), hits


def _unknown(rows: pl.DataFrame, facts: Facts, shape: PanelShape) -> pl.Series | None:
    """Whether nothing is known of the time of a row."""
    if not facts.unknown or not facts.fills:
        return None
    unit = shape.grain.read()
    return rows.select(pl.any_horizontal(unit.is_between(*gap) for gap in facts.unknown)).to_series()


def _template(height: int, dtype: pl.DataType, fill: Any, unknown: pl.Series | None) -> pl.Series:
    """A column of what is so where there is no fact."""
    if fill is None or unknown is None:
        return pl.repeat(fill, height, dtype=dtype, eager=True)
    return pl.select(pl.when(~unknown).then(pl.lit(fill, dtype))).to_series()


def _placed(template: pl.Series, here: pl.Series, values: pl.Series) -> pl.Series:
    """The template with values at some places."""
    if values.dtype.is_nested():  # which cannot be placed one by one
        places = pl.repeat(None, len(template), dtype=pl.UInt32, eager=True)
        return values.gather(places.scatter(here, pl.int_range(len(values), dtype=pl.UInt32, eager=True)))
    return template.clone().scatter(here, values)


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
