"""Time within the units of a panel: years of peace, runs of the same value, and lags."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from geobrief.panels.shapes import KEY, PanelShape

_UNKNOWN = -(1 << 40)  # instead of a key


def _starts() -> pl.Expr:
    """Whether a row is the first of its unit, or comes after a gap."""
    return (pl.col(KEY) - pl.col(KEY).shift(1) != 1).fill_null(True)


def peace_years(event: str, name: str, powers: int) -> Iterator[pl.Expr]:
    """The time since the last event, or since the unit entered the panel; its square and cube if `powers` says so.

    It is unknown from the row after one in which it is unknown whether there was an event.
    """
    time, happened = pl.col(KEY), pl.col(event).shift(1)
    since = pl.when(_starts() | (happened > 0)).then(time).when(happened.is_null()).then(_UNKNOWN).forward_fill()
    peace = pl.when(since != _UNKNOWN).then(time - since)
    yield peace.alias(name)
    for power in range(2, powers + 1):
        yield (peace**power).alias(f"{name}{power}")


def spells(shape: PanelShape, column: str) -> Iterator[pl.Expr]:
    """The number of the run of equal values within the unit, from 1, and how long it has lasted."""
    number = shape.grain.read()
    new = _starts() | pl.col(column).ne_missing(pl.col(column).shift(1))
    total = new.cast(pl.Int64).cum_sum()
    before = pl.when(_first(shape)).then(total - 1).forward_fill()
    yield (total - before).alias(f"{column}_spell")
    yield (number - pl.when(new).then(number).forward_fill()).alias(f"{column}_duration")


def _first(shape: PanelShape) -> pl.Expr:
    """Whether a row is the first of its unit, gaps left aside."""
    names = (*shape.states, *shape.more)
    return pl.any_horizontal(pl.col(name) != pl.col(name).shift(1) for name in names).fill_null(True)


def lagged(column: str, by: int) -> pl.Expr:
    """The value some units of time before; null where the panel has no such row."""
    same = pl.col(KEY) - pl.col(KEY).shift(by) == by
    return pl.when(same).then(pl.col(column).shift(by)).alias(f"{column}_{'lag' if by > 0 else 'lead'}{abs(by)}")
