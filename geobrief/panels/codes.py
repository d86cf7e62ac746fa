"""Codes of states in other lists, and the list of every state of a panel at its time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from geobrief.panels.facts import Facts
from geobrief.panels.lists import COLUMNS, parts
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.register import world

# The names of columns of codes, where they are not those of `World.codes`.
_NAMES = dict(COLUMNS) | {"name": "state_name", "id": "state_id"}


def state_ids(shape: PanelShape) -> pl.DataFrame:
    """The id of each state in each unit of time, and the day: of two in one unit the one that has the code last.

    The day is that of the rule, or for `any` the last one in the unit on which the list counts the state.
    """
    held = parts(shape.system).select(
        pl.col("code").alias("_state"), "id", "first", "last", pl.col("last").alias("_last")
    )
    rows = shape.spread(held.sort("first")).unique(["_state", NUMBER], keep="last", maintain_order=True)
    inside = shape.grain.first_day(pl.col(NUMBER))
    day = pl.min_horizontal(shape.grain.day(inside, shape.rule), "_last")
    return rows.select("_state", "id", NUMBER, day.alias("day"))


def facts(shape: PanelShape, to: Sequence[str]) -> Facts:
    """The codes of each state in other lists, or its name or region."""
    rows = state_ids(shape)
    days = rows["day"].to_list()
    found = {_NAMES.get(name, name): _column(rows["id"].to_list(), days, name) for name in to}
    return Facts(rows.select("_state", NUMBER, *(pl.Series(name, values) for name, values in found.items())))


def _column(ids: list[str], days: list[Any], to: Any) -> list[Any]:
    if to == "id":
        return ids
    codes = world().codes(ids, to=to, from_="id", on=days)
    return [int(value) if isinstance(value, int) else value for value in codes]
