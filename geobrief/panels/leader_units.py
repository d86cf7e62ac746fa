"""Units of analysis made of leaders: leaders, and pairs of leaders of two states, by year."""

from __future__ import annotations

import polars as pl

from geobrief.panels import leaders
from geobrief.panels.grains import YEAR
from geobrief.panels.panel import Panel
from geobrief.panels.shapes import KEY, NUMBER, PanelShape
from geobrief.panels.sources import PanelData, source_of
from geobrief.panels.steps import PanelStep
from geobrief.panels.units import FIRST_YEAR, shape_of


def leader_years(
    system: str, first: int = FIRST_YEAR, last: int | None = None, *, data: PanelData = None, year: str = "any"
) -> Panel:
    """A row for each leader of each state of a list in each year: `leader_id`, `leader`, `years_in_office`, `leaves` …

    `leaves` is 1 in the last year of a leader whose tenure ended.
    From the register (effective leaders), or from Archigos (with `entry`, `exit`, `gender`, `age`) or REIGN.
    """
    source = source_of(data, "leader_years", leaders.KINDS, register=True, covered=leaders.COVERED)
    shape = shape_of("leader", YEAR, system, first, last, year, more=("leader_id",))
    step = PanelStep(
        str(shape), shape.rule_in_words, lambda _: _leaders(shape, leaders.spells(source, shape)), (source,)
    )
    return Panel(shape, step)


def leader_dyad_years(
    system: str,
    first: int = FIRST_YEAR,
    last: int | None = None,
    *,
    data: PanelData = None,
    directed: bool = False,
    year: str = "any",
) -> Panel:
    """A row for each pair of leaders of two states in each year in which both ruled on the same day."""
    source = source_of(data, "leader_dyad_years", leaders.KINDS, register=True, covered=leaders.COVERED)
    more = ("leader_id1", "leader_id2")
    shape = shape_of("leader-dyad", YEAR, system, first, last, year, pairs=True, directed=directed, more=more)
    step = PanelStep(str(shape), shape.rule_in_words, lambda _: _pairs(shape, leaders.spells(source, shape)), (source,))
    return Panel(shape, step)


def _leaders(shape: PanelShape, spells: pl.DataFrame) -> pl.DataFrame:
    number, (state,) = pl.col(NUMBER), shape.states
    rows = shape.spread(_in_panel(shape, spells).sort("_state", "first"))
    since = number - shape.grain.number(pl.col("took_office"))
    leaves = (shape.grain.number(pl.col("left_office")) == number).fill_null(False).cast(pl.Int8)
    rows = rows.sort("_state", NUMBER, "took_office").unique(
        ["_state", NUMBER, "leader_id"], keep="last", maintain_order=True
    )
    rest = [name for name in rows.columns if name not in ("_state", NUMBER, "leader_id", "born")]
    age = [(pl.col("year") - pl.col("born")).alias("age")] if "born" in rows.columns else []
    return (
        rows.select(
            pl.col("_state").alias(state),
            *shape.grain.written(number),
            "leader_id",
            *rest,
            *(["born"] if age else []),
            since.alias("years_in_office"),
            leaves.alias("leaves"),
            shape.key("_state", number=number).alias(KEY),
        )
        .with_columns(*age)
        .with_columns(pl.col(KEY).set_sorted())
    )


def _in_panel(shape: PanelShape, spells: pl.DataFrame) -> pl.DataFrame:
    """The spells that touch the time of the panel."""
    low, high = shape.grain.number(pl.col("first")), shape.grain.number(pl.col("last"))
    return spells.filter(low <= shape.last, high >= shape.first)


def _pairs(shape: PanelShape, spells: pl.DataFrame) -> pl.DataFrame:
    found = _in_panel(shape, spells).sort("_state", "leader_id", "first").with_row_index("_row")
    found = found.with_columns(pl.col("leader_id").rank("dense").cast(pl.Int64).alias("_leader"))
    sides = found.select("_state", "_leader", "_row", "first", "last")
    one, other = (sides.rename({name: f"{name}{side}" for name in sides.columns}) for side in (1, 2))
    order = pl.col("_state1") != pl.col("_state2") if shape.directed else pl.col("_state1") < pl.col("_state2")
    met = one.lazy().join_where(
        other.lazy(), pl.col("first1") <= pl.col("last2"), pl.col("last1") >= pl.col("first2"), order
    )
    days = met.select(
        *(f"{name}{side}" for name in ("_state", "_leader", "_row") for side in (1, 2)),
        pl.max_horizontal("first1", "first2").alias("first"),
        pl.min_horizontal("last1", "last2").alias("last"),
    ).collect()
    number = pl.col(NUMBER)
    rows = shape.spread(days).with_columns(shape.key("_state1", "_state2", number=number).alias(KEY))
    order_of = [KEY, "_leader1", "_leader2"]
    rows = rows.sort(*order_of, "_row1", "_row2")
    again = pl.all_horizontal(pl.col(name) == pl.col(name).shift(1) for name in order_of).fill_null(False)
    rows = rows.filter(~again)  # a pair of leaders with two spells in a year is there once
    names = [
        found[name][rows[f"_row{side}"]].alias(f"{name}{side}") for name in ("leader_id", "leader") for side in (1, 2)
    ]
    return rows.select(
        *(pl.col(f"_state{side}").alias(name) for side, name in enumerate(shape.states, 1)),
        *shape.grain.written(number),
        *names,
        KEY,
    )
