"""Militarized disputes and wars between states, by dispute, pair and unit of time, and as facts of panels."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from geobrief.panels.facts import Facts
from geobrief.panels.records import dispute_spells
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.panels.sources import REGISTER, PanelSource, coded, met, ordered, pair_units, spells_of

COVERED = ("disputes", "militarized", "militarized interstate disputes")
WARS_COVERED = ("disputes", "armed_conflict", "wars between states")
KINDS = ("mid-b", "gml-dyad-years")
WARS = ("cow-interstate-wars",)
# The columns of a participant, which a row has for both.
_OF_PARTICIPANT = ("sidea", "revstate", "revtype1", "revtype2", "fatality", "fatalpre", "hiact", "hostlev", "orig")

_MILITARIZED = ("militarized", "armed_conflict")  # disputes of the register
_KEYS = ["dispute", "_state1", "_state2", NUMBER]
# The columns of MID-A that say something about a whole dispute.
_DETAILS = "fatality fatalpre hiact hostlev recip mindur maxdur outcome settle numa numb stmon endmon".split()


def dispute_units(source: PanelSource, shape: PanelShape, details: pl.DataFrame | None = None) -> pl.DataFrame:
    """A row for each dispute, directed pair of opponents and unit of time, with `onset` and what the source has.

    Opponents are on different sides, and take part at the same time. `details` are the rows of MID-A.
    """
    if source.kind == "gml-dyad-years":
        rows = pair_units(spells_of(source.frame), ("ccode1", "ccode2"), "cow", shape)
        onset = pl.col("midonset").cast(pl.Int8).alias("onset")
        return rows.rename({"dispnum": "dispute"}).with_columns(onset).unique(_KEYS, keep="first", maintain_order=True)
    if source.kind == REGISTER:
        fought = [dispute for dispute in source.world.disputes if dispute.kind in _MILITARIZED]
        return _from_spells(coded(dispute_spells(fought), ["_state1", "_state2"], "id", shape), shape)
    spells = coded(participant_pairs(source), ["_state1", "_state2"], "cow", shape)
    if details is not None:
        known = [name for name in details.columns if name in _DETAILS]
        spells = spells.join(details.select(pl.col("dispnum").alias("dispute"), *known), on="dispute", how="left")
    return _from_spells(spells, shape)


def participant_pairs(source: PanelSource) -> pl.DataFrame:
    """The pairs of opponents of MID-B, in both directions, with the days on which both take part."""
    rows = spells_of(source.frame).select(
        pl.col("dispnum").alias("dispute"),
        pl.col("ccode").alias("_state"),
        "first",
        "last",
        *_OF_PARTICIPANT,
    )
    return met(rows, "dispute").filter(pl.col("sidea1") != pl.col("sidea2"))


def _from_spells(spells: pl.DataFrame, shape: PanelShape) -> pl.DataFrame:
    """The units of time of spells; of several spells of a pair in a unit one is kept, and the first has the onset."""
    begun = shape.grain.number(pl.col("first").min().over(_KEYS[:3])).alias("_begun")
    rows = shape.spread(spells.with_columns(begun).sort("first"))
    onset = (pl.col(NUMBER) == pl.col("_begun")).cast(pl.Int8).alias("onset")
    return rows.with_columns(onset).drop("_begun").unique(_KEYS, keep="first", maintain_order=True)


def war_units(source: PanelSource, shape: PanelShape) -> pl.DataFrame:
    """A row for each war, directed pair of opponents and unit of time, with `onset`."""
    if source.kind == REGISTER:
        spells = coded(dispute_spells(source.world.disputes, wars=True), ["_state1", "_state2"], "id", shape)
    else:
        spells = coded(war_pairs(source), ["_state1", "_state2"], "cow", shape)
    return _from_spells(spells, shape)


def war_pairs(source: PanelSource) -> pl.DataFrame:
    """The pairs of opponents in wars, in both directions, with the days on which both fought."""
    columns = [pl.col("WarNum").alias("dispute"), pl.col("ccode").alias("_state"), pl.col("Side").alias("side")]
    frame = source.frame
    rows = pl.concat(
        spells_of(frame.filter(pl.col(start).is_not_null()), start, end).select(*columns, "first", "last")
        for start, end in (("start", "end"), ("start2", "end2"))
        if start in frame.columns
    )
    return met(rows, "dispute").filter(pl.col("side1") != pl.col("side2")).drop("side1", "side2")


def facts_of_rows(frame: pl.DataFrame, shape: PanelShape, unknown: Sequence[tuple[int, int]]) -> Facts:
    """The rows of a panel of disputes, of which a pair has one in each unit of time, as facts of another panel."""
    one, two = shape.states
    table = frame.select(
        pl.col(one).alias("_state1"),
        pl.col(two).alias("_state2"),
        shape.grain.read().alias(NUMBER),
        pl.lit(1, pl.Int8).alias("dispute_ongoing"),
        pl.col("onset").alias("dispute_onset"),
        pl.exclude(*shape.keys, "onset"),
    )
    return Facts(table, {"dispute_ongoing": 0, "dispute_onset": 0}, unknown)


def facts(source: PanelSource, shape: PanelShape, name: str, rows: pl.DataFrame) -> Facts:
    """Whether disputes (or wars) of a name began and were going on, how many, and how hostile they were."""
    columns = [
        pl.lit(1, pl.Int8).alias(f"{name}_ongoing"),
        pl.col("onset").max().cast(pl.Int8).alias(f"{name}_onset"),
        pl.col("dispute").n_unique().cast(pl.Int64).alias(f"{name}s"),
    ]
    if not shape.pairs:
        rows = rows.with_columns(pl.col("_state1").alias("_state"))
    if "hostlev1" in rows.columns:
        level = pl.col("hostlev1") if not shape.pairs else pl.max_horizontal("hostlev1", "hostlev2")
        columns.append(level.max().fill_null(0).alias("hostility"))
    keys = ("_state1", "_state2") if shape.pairs else ("_state",)
    table = ordered(rows, shape).group_by(*keys, NUMBER).agg(columns)
    return Facts.counted(table, source.unknown(shape))
