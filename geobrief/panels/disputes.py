"""Militarized disputes and wars between states, by dispute, pair and unit of time, and as facts of panels."""

from __future__ import annotations

import polars as pl

from geobrief.panels.facts import Facts
from geobrief.panels.records import dispute_spells
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.panels.sources import REGISTER, PanelSource, coded, ordered, pair_units, spells_of

KINDS = ("mid-b", "gml-dyad-years")
WARS = ("cow-interstate-wars",)
# The columns of a participant, which a row has for both.
_OF_PARTICIPANT = ("sidea", "revstate", "revtype1", "revtype2", "fatality", "fatalpre", "hiact", "hostlev", "orig")

# The columns of MID-A that say something about a whole dispute.
_DETAILS = "fatality fatalpre hiact hostlev recip mindur maxdur outcome settle numa numb stmon endmon".split()


def dispute_units(source: PanelSource, shape: PanelShape, details: pl.DataFrame | None = None) -> pl.DataFrame:
    """A row for each dispute, directed pair of opponents and unit of time, with `onset` and what the source has.

    Opponents are on different sides, and take part at the same time. `details` are the rows of MID-A.
    """
    if source.kind == "gml-dyad-years":
        rows = pair_units(spells_of(source.frame), ("ccode1", "ccode2"), "cow", shape)
        return rows.rename({"dispnum": "dispute"}).with_columns(pl.col("midonset").cast(pl.Int8).alias("onset"))
    if source.kind == REGISTER:
        spells = coded(dispute_spells(source.world.disputes), ["state1", "state2"], "id", shape)
        return _from_spells(spells, shape)
    spells = coded(participant_pairs(source), ["state1", "state2"], "cow", shape)
    if details is not None:
        known = [name for name in details.columns if name in _DETAILS]
        spells = spells.join(details.select(pl.col("dispnum").alias("dispute"), *known), on="dispute", how="left")
    return _from_spells(spells, shape)


def participant_pairs(source: PanelSource) -> pl.DataFrame:
    """The pairs of opponents of MID-B, in both directions, with the days on which both take part."""
    rows = spells_of(source.frame).select(
        pl.col("dispnum").alias("dispute"),
        pl.col("ccode").alias("state"),
        "first",
        "last",
        *_OF_PARTICIPANT,
    )
    pairs = rows.join(rows, on="dispute", suffix="_2").filter(pl.col("sidea") != pl.col("sidea_2"))
    return pairs.select(
        "dispute",
        pl.col("state").alias("state1"),
        pl.col("state_2").alias("state2"),
        pl.max_horizontal("first", "first_2").alias("first"),
        pl.min_horizontal("last", "last_2").alias("last"),
        *(pl.col(name).alias(f"{name}1") for name in _OF_PARTICIPANT),
        *(pl.col(f"{name}_2").alias(f"{name}2") for name in _OF_PARTICIPANT),
    ).filter(pl.col("first") <= pl.col("last"))


def _from_spells(spells: pl.DataFrame, shape: PanelShape) -> pl.DataFrame:
    """The units of time of spells; of several spells of a pair in a unit one is kept, and the first has the onset."""
    pair = ("dispute", "state1", "state2")
    begun = shape.grain.number(pl.col("first").min().over(pair)).alias("_begun")
    rows = shape.spread(spells.with_columns(begun).sort("first"))
    onset = (pl.col(NUMBER) == pl.col("_begun")).cast(pl.Int8).alias("onset")
    return rows.with_columns(onset).drop("_begun").unique([*pair, NUMBER], keep="first", maintain_order=True)


def war_units(source: PanelSource, shape: PanelShape) -> pl.DataFrame:
    """A row for each war, directed pair of opponents and unit of time, with `onset`."""
    if source.kind == REGISTER:
        return _from_spells(
            coded(dispute_spells(source.world.disputes, wars=True), ["state1", "state2"], "id", shape), shape
        )
    columns = [pl.col("WarNum").alias("dispute"), pl.col("ccode").alias("state"), pl.col("Side").alias("side")]
    frame = source.frame
    rows = pl.concat(
        spells_of(frame.filter(pl.col(start).is_not_null()), start, end).select(*columns, "first", "last")
        for start, end in (("start", "end"), ("start2", "end2"))
        if start in frame.columns
    )
    both = rows.join(rows, on="dispute", suffix="_2").filter(pl.col("side") != pl.col("side_2"))
    spells = both.select(
        "dispute",
        pl.col("state").alias("state1"),
        pl.col("state_2").alias("state2"),
        pl.max_horizontal("first", "first_2").alias("first"),
        pl.min_horizontal("last", "last_2").alias("last"),
    ).filter(pl.col("first") <= pl.col("last"))
    return _from_spells(coded(spells, ["state1", "state2"], "cow", shape), shape)


def facts(source: PanelSource, shape: PanelShape, name: str, rows: pl.DataFrame) -> Facts:
    """Whether disputes (or wars) of a name began and were going on, how many, and how hostile they were."""
    columns = [
        pl.lit(1, pl.Int8).alias(f"{name}_ongoing"),
        pl.col("onset").max().cast(pl.Int8).alias(f"{name}_onset"),
        pl.col("dispute").n_unique().cast(pl.Int64).alias(f"{name}s"),
    ]
    if not shape.pairs:
        rows = rows.with_columns(pl.col("state1").alias("state"))
    if "hostlev1" in rows.columns:
        level = pl.col("hostlev1") if not shape.pairs else pl.max_horizontal("hostlev1", "hostlev2")
        columns.append(level.max().fill_null(0).alias("hostility"))
    keys = ("state1", "state2") if shape.pairs else ("state",)
    table = ordered(rows, shape).group_by(*keys, NUMBER).agg(columns)
    return Facts.counted(table, source.until(shape))
