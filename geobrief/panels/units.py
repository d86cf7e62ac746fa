"""Units of analysis: states and pairs of states of a list, in years, months or days."""

from __future__ import annotations

import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl

from geobrief.errors import ArgumentError
from geobrief.panels.grains import DAY, MONTH, YEAR, Grain, checked_rule, numbers
from geobrief.panels.lists import members
from geobrief.panels.panel import Panel
from geobrief.panels.shapes import KEY, NUMBER, PanelShape, spread
from geobrief.panels.sources import REGISTER, PanelSource
from geobrief.panels.steps import PanelStep
from geobrief.register import world
from geobrief.register.systems import known_system
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.model.attributes import DateLike


FIRST_YEAR = 1816


def state_years(system: str, first: int = FIRST_YEAR, last: int | None = None, *, year: str = "any") -> Panel:
    """A row for each state of a list (`cow`, `gw`, `un`, `iso`) in each year from `first` to `last`.

    `year` is the day on which the list must count the state: `any` day of the year, its `start`, `mid` or `end`.
    Without `last` the panel ends with the last whole year of the register.

    >>> state_years("cow", 1918, 1920).frame.filter(pl.col("ccode") == 290).rows()  # Poland
    [(290, 1918), (290, 1919), (290, 1920)]
    """
    return _states(YEAR, system, first, last, year)


def state_months(
    system: str, first: DateLike | int = FIRST_YEAR, last: DateLike | int | None = None, *, year: str = "any"
) -> Panel:
    """A row for each state of a list in each month; the rule is for the day of the month."""
    return _states(MONTH, system, first, last, year)


def state_days(system: str, first: DateLike | int = FIRST_YEAR, last: DateLike | int | None = None) -> Panel:
    """A row for each state of a list on each day."""
    return _states(DAY, system, first, last, "any")


def dyad_years(
    system: str, first: int = FIRST_YEAR, last: int | None = None, *, directed: bool = False, year: str = "any"
) -> Panel:
    """A row for each pair of states of a list in each year in which it counts both on the same day.

    `directed` pairs are there in both directions, others once, with the lower code first.

    >>> panel = dyad_years("cow", 1945, 1945)
    >>> len(panel), panel.columns
    (2012, ['ccode1', 'ccode2', 'year'])
    """
    shape = shape_of("dyad", YEAR, system, first, last, year, pairs=True, directed=directed)
    return _panel(shape, partial(_pairs, shape))


def _states(grain: Grain, system: str, first: DateLike | int, last: DateLike | int | None, rule: str) -> Panel:
    shape = shape_of("state", grain, system, first, last, rule)
    return _panel(shape, partial(_single, shape))


def _panel(shape: PanelShape, make: Any) -> Panel:
    source = PanelSource(REGISTER, world())
    return Panel(shape, PanelStep(str(shape), f"in the list on {shape.rule_in_words}", lambda _: make(), (source,)))


def shape_of(
    unit: str, grain: Grain, system: str, first: DateLike | int, last: DateLike | int | None, rule: str, **more: Any
) -> PanelShape:
    """The shape of a panel, with its arguments checked."""
    known, rule = known_system(system), checked_rule(rule)
    if not isinstance(more.get("directed", True), bool):
        raise ArgumentError("directed is not a truth value", expected="True or False", got=more["directed"])
    start, end = day_of(first, False), _last_day(grain) if last is None else day_of(last, True)
    if start > end:
        raise ArgumentError("the panel ends before it starts", expected=f"a time from {first}", got=last or str(end))
    return PanelShape(unit, known, grain, rule, *numbers(grain, start, end), **more)


def _last_day(grain: Grain) -> datetime.date:
    horizon = world().horizon
    assert horizon is not None
    assert horizon.latest is not None
    day = horizon.latest
    return datetime.date(day.year - 1, 12, 31) if grain is YEAR and (day.month, day.day) != (12, 31) else day


def day_of(moment: DateLike | int, is_last: bool) -> datetime.date:
    """The first or the last day of a year, month or day that a caller gave."""
    if isinstance(moment, bool) or not isinstance(moment, int | str | datetime.date | Date):
        raise ArgumentError("neither a day nor a year", expected="a year such as 1946, or a day", got=moment)
    date = Date(f"{moment:04}") if isinstance(moment, int) else Date.of(moment)
    day = date.latest if is_last else date.earliest
    if day is None:
        raise ArgumentError("neither a day nor a year", expected="a year such as 1946, or a day", got=moment)
    return day


def _single(shape: PanelShape) -> pl.DataFrame:
    """The states of a list in each unit of time, each once."""
    return _written(shape, merged(shape, members(shape.system), "code").rename({"code": shape.states[0]}))


def _pairs(shape: PanelShape) -> pl.DataFrame:
    """The pairs of states of a list in each unit of time, each once."""
    one, two = shape.states
    return _written(shape, merged(shape, pair_spells(shape), "code1", "code2").rename({"code1": one, "code2": two}))


def pair_spells(shape: PanelShape) -> pl.DataFrame:
    """The pairs of spells of two states that have a day in common: code1, code2, first, last."""
    spells = members(shape.system)
    order = pl.col("code") != pl.col("code2") if shape.directed else pl.col("code") < pl.col("code2")
    return (
        spells.join(spells, how="cross", suffix="2")
        .filter(order)
        .select(
            pl.col("code").alias("code1"),
            "code2",
            pl.max_horizontal("first", "first2").alias("first"),
            pl.min_horizontal("last", "last2").alias("last"),
        )
        .filter(pl.col("first") <= pl.col("last"))
    )


def merged(shape: PanelShape, spells: pl.DataFrame, *codes: str) -> pl.DataFrame:
    """A row for each unit of time of spells, sorted; a unit that two spells of the same codes touch is there once."""
    low, high = shape.grain.bounds(pl.col("first"), pl.col("last"), shape.rule)
    found = spells.select(
        *codes,
        low.clip(lower_bound=shape.first).alias("_low"),
        high.clip(upper_bound=shape.last).alias("_high"),
    )
    found = found.filter(pl.col("_low") <= pl.col("_high")).sort(*codes, "_low")
    before = pl.when(pl.all_horizontal(pl.col(name) == pl.col(name).shift(1) for name in codes)).then(
        pl.col("_high").shift(1) + 1
    )
    return spread(found.with_columns(pl.max_horizontal("_low", before).alias("_low")))


def _written(shape: PanelShape, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with the columns of their time and their key, by which they are sorted."""
    number = pl.col(NUMBER)
    return rows.select(
        *shape.states, *shape.grain.written(number), shape.key(*shape.states, number=number).alias(KEY)
    ).with_columns(pl.col(KEY).set_sorted())
