"""Time within the units of a panel: years of peace, runs of the same value, and lags."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from geobrief.panels.shapes import PanelShape

_UNKNOWN = -(1 << 40)  # instead of the number of a unit of time


def _starts(shape: PanelShape) -> pl.Expr:
    """Whether a row is the first of its unit, or comes after a gap."""
    number = shape.grain.read()
    same = number == number.shift(1) + 1
    for name in (*shape.states, *shape.more):
        same = same & (pl.col(name) == pl.col(name).shift(1))
    return (~same).fill_null(True)


def peace_years(shape: PanelShape, event: str, name: str, powers: int) -> Iterator[pl.Expr]:
    """The time since the last event, or since the unit entered the panel; its square and cube if `powers` says so.

    It is unknown from the row after one in which it is unknown whether there was an event.
    """
    number, happened = shape.grain.read(), pl.col(event).shift(1)
    since = pl.when(_starts(shape) | (happened > 0)).then(number).when(happened.is_null()).then(_UNKNOWN).forward_fill()
    peace = pl.when(since != _UNKNOWN).then(number - since)
    yield peace.alias(name)
    for power in range(2, powers + 1):
        yield (peace**power).alias(f"{name}{power}")


def spells(shape: PanelShape, column: str) -> Iterator[pl.Expr]:
    """The number of the run of equal values within the unit, from 1, and how long it has lasted."""
    starts, number = _starts(shape), shape.grain.read()
    new = starts | pl.col(column).ne_missing(pl.col(column).shift(1))
    total = new.cast(pl.Int64).cum_sum()
    before = pl.when(_first(shape)).then(total - 1).forward_fill()
    yield (total - before).alias(f"{column}_spell")
    yield (number - pl.when(new).then(number).forward_fill()).alias(f"{column}_duration")


def _first(shape: PanelShape) -> pl.Expr:
    """Whether a row is the first of its unit, gaps left aside."""
    names = (*shape.states, *shape.more)
    return pl.any_horizontal(pl.col(name) != pl.col(name).shift(1) for name in names).fill_null(True)


def lagged(shape: PanelShape, column: str, by: int) -> pl.Expr:
    """The value some units of time before; null where the panel has no such row."""
    number = shape.grain.read()
    same = number == number.shift(by) + by
    for name in (*shape.states, *shape.more):
        same = same & (pl.col(name) == pl.col(name).shift(by))
    return pl.when(same).then(pl.col(column).shift(by)).alias(f"{column}_{'lag' if by > 0 else 'lead'}{abs(by)}")
