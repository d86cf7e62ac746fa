"""Rivalries between states, and their claims to territories, rivers and maritime zones."""

from __future__ import annotations

import polars as pl

from geobrief.panels.facts import Facts
from geobrief.panels.records import claim_spells
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.panels.sources import REGISTER, PanelSource, both_ways, coded, met, ordered, pair_units, spells_of

_PAIRS = {
    "kgd-rivalries": ("rivala", "rivalb"),
    "thompson-dreyer-rivalries": ("ccode1", "ccode2"),
    "tss-rivalries": ("ccode1", "ccode2"),
    "arms-races": ("ccode1", "ccode2"),
}
COVERED = ("claims", None, "claims to territory")
RIVALRIES = tuple(_PAIRS)
CLAIMS = ("icow-claims",)
_ISSUES = {1: "territorial_claims", 2: "river_claims", 3: "maritime_claims"}


def rivalries(source: PanelSource, shape: PanelShape) -> Facts:
    """Whether two states are rivals, and whether they began to be; for one state, how many rivals it has."""
    one, two = _PAIRS[source.kind]
    begun = shape.grain.number(pl.col("first")).alias("_begun")
    spells = spells_of(source.frame).select(one, two, "first", "last", begun)
    rows = both_ways(pair_units(spells, (one, two), "cow", shape))
    if not shape.pairs:
        count = pl.col("_state2").n_unique().cast(pl.Int64).alias("rivals")
        return Facts.counted(rows.group_by(pl.col("_state1").alias("_state"), NUMBER).agg(count), source.unknown(shape))
    onset = (pl.col(NUMBER) == pl.col("_begun")).any().cast(pl.Int8).alias("rivalry_onset")
    table = ordered(rows, shape).group_by("_state1", "_state2", NUMBER).agg(pl.lit(1, pl.Int8).alias("rivalry"), onset)
    return Facts.counted(table, source.unknown(shape))


def claims(source: PanelSource, shape: PanelShape) -> Facts:
    """How many claims the first state has against the second; without direction, the two against each other.

    For one state: how many claims it has against others, and how many others have against it.
    """
    rows = _claim_units(source, shape)
    number = pl.col("claim").n_unique().cast(pl.Int64)
    if not shape.pairs:
        made = rows.group_by(pl.col("_state1").alias("_state"), NUMBER).agg(number.alias("claims_made"))
        met = rows.group_by(pl.col("_state2").alias("_state"), NUMBER).agg(number.alias("claims_received"))
        table = made.join(met, on=["_state", NUMBER], how="full", coalesce=True).fill_null(0)
        return Facts.counted(table, source.unknown(shape))
    counts = [number.alias("claims")]
    if "issue" in rows.columns:
        of_issue = {name: pl.col("claim").filter(pl.col("issue") == issue) for issue, name in _ISSUES.items()}
        counts += [claims.n_unique().cast(pl.Int64).alias(name) for name, claims in of_issue.items()]
    table = ordered(rows, shape).group_by("_state1", "_state2", NUMBER).agg(counts)
    return Facts.counted(table, source.unknown(shape))


def _claim_units(source: PanelSource, shape: PanelShape) -> pl.DataFrame:
    """A row for each claim, challenger, target and unit of time.

    In the register each claimant of a territory is a challenger of all others.
    """
    if source.kind == REGISTER:
        spells = coded(claim_spells(source.world.claims), ["_state"], "id", shape)
        return shape.spread(met(spells, "territory")).rename({"territory": "claim"})
    spells = spells_of(source.frame).select(pl.col("claimdy").alias("claim"), "issue", "chal", "tgt", "first", "last")
    return pair_units(spells, ("chal", "tgt"), "cow", shape)
