"""Alliances between states, with the obligations that each source codes."""

from __future__ import annotations

import polars as pl

from geobrief.panels.facts import Facts
from geobrief.panels.records import party_spells
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.panels.sources import REGISTER, PanelSource, coded, met, ordered, pair_units, spells_of

COVERED = ("agreements", "alliance", "defence pacts and ententes in force")
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
    """A row for each alliance, directed pair of its members and unit of time, with the obligations of the first."""
    if source.kind == "cow-alliance-dyad-years":
        rows = pair_units(spells_of(source.frame), ("ccode1", "ccode2"), "cow", shape)
        number = pl.col("version4id") if "version4id" in rows.columns else pl.lit(0)
        return rows.select("_state1", "_state2", NUMBER, number.alias("alliance"), *_COW)
    both = met(member_spells(source, shape), "alliance")
    flags = [pl.col(f"{name}1").alias(name) for name in obligations(source.kind)]
    return shape.spread(both.select("alliance", "_state1", "_state2", *flags, "first", "last"))


def member_spells(source: PanelSource, shape: PanelShape) -> pl.DataFrame:
    """The spells of members of alliances: alliance, state in the panel's list, obligations, first, last."""
    names = obligations(source.kind)
    if source.kind == REGISTER:
        spells = party_spells(source.world.agreements(kind="alliance")).rename({"number": "alliance"})
        flags = [pl.col("obligations").list.contains(name).cast(pl.Int8).alias(name) for name in names]
        return coded(spells, ["_state"], "id", shape).select("alliance", "_state", *flags, "first", "last")
    column = "member" if source.kind == "atop-members" else "ccode"
    spells = spells_of(source.frame).select(
        pl.col(_NUMBERS[source.kind]).alias("alliance"),
        pl.col(column).alias("_state"),
        *((pl.col(name) > 0).cast(pl.Int8).alias(name) for name in names),
        "first",
        "last",
    )
    return coded(spells, ["_state"], "cow", shape)


def agreement_units(source: PanelSource, shape: PanelShape, kind: str | None) -> pl.DataFrame:
    """A row for each agreement, pair of parties and unit of time, with its kind and obligations."""
    if source.kind == REGISTER:
        deals = source.world.agreements if kind is None else source.world.agreements(kind=kind)
        found = party_spells(deals)
        details = found.select("number", "agreement", "kind", "obligations").unique("number")
        spells = coded(found.select("number", "_state", "first", "last"), ["_state"], "id", shape)
    else:
        spells = member_spells(source, shape).rename({"alliance": "number"})
        names = obligations(source.kind)
        details = spells.group_by("number").agg(pl.col(names).max()).with_columns(pl.col("number").alias("agreement"))
        spells = spells.drop(names)
    order = pl.col("_state1") != pl.col("_state2") if shape.directed else pl.col("_state1") < pl.col("_state2")
    rows = shape.spread(met(spells, "number").filter(order)).unique()
    return rows.join(details, on="number", how="left").drop("number")


def facts(source: PanelSource, shape: PanelShape) -> Facts:
    """Whether two states are allied, with which obligations, in how many alliances; for one state, with how many."""
    names = obligations(source.kind)
    flags = [pl.col(name).max().fill_null(0).cast(pl.Int8) for name in names]
    count = pl.col("alliance").n_unique().cast(pl.Int64).alias("alliances")
    if shape.pairs:
        found = ordered(pairs(source, shape), shape).group_by("_state1", "_state2", NUMBER).agg(count, *flags)
        table = found.select("_state1", "_state2", NUMBER, pl.lit(1, pl.Int8).alias("allied"), "alliances", *names)
    else:
        rows = pairs(source, shape).rename({"_state1": "_state"})
        allies = pl.col("_state2").n_unique().cast(pl.Int64).alias("allies")
        table = rows.group_by("_state", NUMBER).agg(count, allies, *flags)
    return Facts.counted(table, source.unknown(shape))
