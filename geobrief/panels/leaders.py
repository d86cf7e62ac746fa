"""Effective leaders of states: their spells, and what a panel has of them."""

from __future__ import annotations

import polars as pl

from geobrief.panels.facts import Facts
from geobrief.panels.records import leader_spells
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.panels.sources import REGISTER, PanelSource, coded, spells_of

COVERED = ("tenures", "effective_ruler", "effective leaders of states in mid-year")
KINDS = ("archigos", "reign")
# What each source has on a leader beside id, name and days.
_MORE: dict[str, tuple[str, ...]] = {
    REGISTER: (),
    "archigos": ("entry", "exit", "gender", "yrborn"),
    "reign": ("gender", "birthyear"),
}
_RENAMED = {"yrborn": "born", "birthyear": "born"}
_IRREGULAR = "Irregular"


def spells(source: PanelSource, shape: PanelShape) -> pl.DataFrame:
    """The spells of leaders: state, leader_id, leader, what else is known, took_office, left_office, first, last.

    `first` and `last` are cut to the days on which the state has its code; `left_office` is null if the spell goes on.
    """
    if source.kind == REGISTER:
        found = leader_spells(source.world.tenures)
        return _coded(found, "id", shape)
    known = spells_of(source.frame)
    code, system = ("gwcode", "gw") if source.kind == "archigos" else ("ccode", "cow")
    identity = "obsid" if source.kind == "archigos" else "leadid"
    more = [pl.col(name).alias(_RENAMED.get(name, name)) for name in _MORE[source.kind] if name in known.columns]
    left = pl.when(pl.col("end") != "..").then("last").alias("left_office")
    found = known.select(
        pl.col(code).alias("_state"), pl.col(identity).alias("leader_id"), "leader", *more, left, "first", "last"
    )
    return _coded(found, system, shape)


def _coded(found: pl.DataFrame, system: str, shape: PanelShape) -> pl.DataFrame:
    if "left_office" not in found.columns:
        is_open = pl.col("last").dt.year() == 9999
        found = found.with_columns(pl.when(~is_open).then("last").alias("left_office"))
    return coded(found.with_columns(pl.col("first").alias("took_office")), ["_state"], system, shape)


def facts(source: PanelSource, shape: PanelShape) -> Facts:
    """The leader of a state: with the rule `any` the last one of each unit, and how many there were.

    `leader_changes` is 1 if a leader took office in the unit, `irregular_exit` if one was removed in it.
    """
    found = spells(source, shape).sort("first")
    begins, ends = shape.grain.number(pl.col("took_office")), shape.grain.number(pl.col("left_office"))
    rows = shape.spread(found.with_columns(begins.alias("_begins"), ends.alias("_ends")))
    columns = [
        pl.col("leader").last(),
        pl.col("leader_id").last(),
        pl.col("leader_id").n_unique().cast(pl.Int64).alias("leaders"),
        (pl.col("_begins") == pl.col(NUMBER)).any().cast(pl.Int8).alias("leader_change"),
        pl.col("took_office").last().alias("leader_since"),
    ]
    if "exit" in rows.columns:
        removed = (pl.col("_ends") == pl.col(NUMBER)) & (pl.col("exit") == _IRREGULAR)
        columns.append(removed.any().cast(pl.Int8).alias("irregular_exit"))
    return Facts(rows.group_by("_state", NUMBER, maintain_order=True).agg(columns))
