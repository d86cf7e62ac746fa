"""Contiguity of states by land and water, as COW codes it."""

from __future__ import annotations

import polars as pl

from geobrief.panels.facts import Facts
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.panels.sources import PanelSource, both_ways, ordered, pair_units, spells_of

KINDS = ("cow-contiguity", "cow-colonial-contiguity")
LAND, WIDEST = 1, 5


def contiguous_units(source: PanelSource, shape: PanelShape) -> pl.DataFrame:
    """A row for each contiguous pair in each unit of time, in both directions, with its type (1 land, 5 widest)."""
    spells = spells_of(source.frame).select("statelno", "statehno", "conttype", "first", "last")
    rows = pair_units(spells, ("statelno", "statehno"), "cow", shape)
    return both_ways(rows).filter(pl.col("_state1") != pl.col("_state2"))


def facts(source: PanelSource, shape: PanelShape) -> Facts:
    """Whether two states are contiguous, and the closest type; for one state, the number of its neighbours."""
    rows = contiguous_units(source, shape)
    if shape.pairs:
        closest = pl.col("conttype").min().alias("contiguity_type")
        table = ordered(rows, shape).group_by("_state1", "_state2", NUMBER).agg(closest)
        table = table.with_columns(
            pl.lit(1, pl.Int8).alias("contiguous"),
            (pl.col("contiguity_type") == LAND).cast(pl.Int8).alias("land_contiguous"),
        )
        return Facts(table, {"contiguous": 0, "land_contiguous": 0}, source.unknown(shape))
    by_land = pl.col("_state2").filter(pl.col("conttype") == LAND).n_unique()
    table = rows.group_by(pl.col("_state1").alias("_state"), NUMBER).agg(
        pl.col("_state2").n_unique().cast(pl.Int64).alias("neighbours"),
        by_land.cast(pl.Int64).alias("land_neighbours"),
    )
    return Facts.counted(table, source.unknown(shape))
