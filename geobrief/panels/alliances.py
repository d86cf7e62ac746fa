"""Alliances between states, with the obligations that each source codes."""

from __future__ import annotations

import polars as pl

from geobrief.panels.facts import Facts
from geobrief.panels.records import party_spells
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.panels.sources import REGISTER, PanelSource, coded, ordered, pair_units, spells_of

KINDS = ("cow-alliance-members", "cow-alliance-dyad-years", "atop-members")
_COW = ("defense", "neutrality", "nonaggression", "entente")
_OBLIGATIONS = {
    "cow-alliance-members": _COW,
    "cow-alliance-dyad-years": _COW,
    "atop-members": ("defense", "offense", "neutral", "nonagg", "consul"),
    REGISTER: ("defense", "offense", "neutrality", "nonaggression", "consultation"),
}
_NUMBERS = {"cow-alliance-members": "version4id", "atop-members": "atopid"}


def obligations(kind: str) -> tuple[str, ...]:
    """The columns with the obligations that a source has, from the weightiest."""
    return _OBLIGATIONS[kind]


def pairs(source: PanelSource, shape: PanelShape) -> pl.DataFrame:
    """A row for each pair of allies in each unit of time and alliance, in both directions, with its obligations."""
    if source.kind == "cow-alliance-dyad-years":
        rows = pair_units(spells_of(source.frame), ("ccode1", "ccode2"), "cow", shape)
        number = pl.col("version4id") if "version4id" in rows.columns else pl.lit(0)
        return rows.select("state1", "state2", NUMBER, number.alias("alliance"), *_COW)
    members = member_spells(source, shape)
    both = members.join(members, on="alliance", suffix="_2").filter(pl.col("state") != pl.col("state_2"))
    names = obligations(source.kind)
    spells = both.select(
        "alliance",
        pl.col("state").alias("state1"),
        pl.col("state_2").alias("state2"),
        *(pl.min_horizontal(name, f"{name}_2").alias(name) for name in names),
        pl.max_horizontal("first", "first_2").alias("first"),
        pl.min_horizontal("last", "last_2").alias("last"),
    ).filter(pl.col("first") <= pl.col("last"))
    return shape.spread(spells)


def member_spells(source: PanelSource, shape: PanelShape) -> pl.DataFrame:
    """The spells of members of alliances: alliance, state in the panel's list, obligations, first, last."""
    names = obligations(source.kind)
    if source.kind == REGISTER:
        spells = party_spells(source.world.agreements(kind="alliance")).rename({"number": "alliance"})
        flags = [pl.col("obligations").list.contains(name).cast(pl.Int8).alias(name) for name in names]
        return coded(spells, ["state"], "id", shape).select("alliance", "state", *flags, "first", "last")
    column = "member" if source.kind == "atop-members" else "ccode"
    spells = spells_of(source.frame).select(
        pl.col(_NUMBERS[source.kind]).alias("alliance"),
        pl.col(column).alias("state"),
        *((pl.col(name) > 0).cast(pl.Int8).alias(name) for name in names),
        "first",
        "last",
    )
    return coded(spells, ["state"], "cow", shape)


def facts(source: PanelSource, shape: PanelShape) -> Facts:
    """Whether two states are allied, with which obligations, in how many alliances; for one state, with how many."""
    names = obligations(source.kind)
    flags = [pl.col(name).max().fill_null(0).cast(pl.Int8) for name in names]
    count = pl.col("alliance").n_unique().cast(pl.Int64).alias("alliances")
    if shape.pairs:
        found = ordered(pairs(source, shape), shape).group_by("state1", "state2", NUMBER).agg(count, *flags)
        table = found.select("state1", "state2", NUMBER, pl.lit(1, pl.Int8).alias("allied"), "alliances", *names)
    else:
        rows = pairs(source, shape).rename({"state1": "state"})
        allies = pl.col("state2").n_unique().cast(pl.Int64).alias("allies")
        table = rows.group_by("state", NUMBER).agg(count, allies, *flags)
    return Facts.counted(table, source.until(shape))
