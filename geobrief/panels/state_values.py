"""Values of states by year: capabilities, major powers, ideal points, and the distance of capitals."""

from __future__ import annotations

import polars as pl

from geobrief.panels.facts import Facts
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.panels.sources import PanelSource, spells_of, state_units

CAPABILITIES = ("cow-nmc",)
MAJORS = ("cow-majors",)
IDEAL_POINTS = ("unga-ideal-points",)
CAPITALS = ("capitals-cow", "capitals-gw")
_COMPONENTS = ("milex", "milper", "irst", "pec", "tpop", "upop", "cinc")
_POINTS = {"all": "idealpointall", "final passage": "idealpointfp", "legacy": "idealpointlegacy"}
POINTS = tuple(_POINTS)
_EARTH = 6371.0088  # mean radius in km


def capabilities(source: PanelSource, shape: PanelShape) -> Facts:
    """The components of capabilities and their composite index."""
    spells = spells_of(source.frame).select("ccode", *_COMPONENTS, "first", "last")
    return Facts(_single(state_units(spells, "ccode", "cow", shape)))


def majors(source: PanelSource, shape: PanelShape) -> Facts:
    """Whether a state is a major power."""
    rows = state_units(spells_of(source.frame).select("ccode", "first", "last"), "ccode", "cow", shape)
    table = rows.unique(["_state", NUMBER]).with_columns(pl.lit(1, pl.Int8).alias("major"))
    return Facts.counted(table, source.unknown(shape))


def ideal_points(source: PanelSource, shape: PanelShape, points: str) -> Facts:
    """The ideal point of a state; for a pair, also the distance of the two."""
    spells = spells_of(source.frame).select("ccode", pl.col(_POINTS[points]).alias("ideal_point"), "first", "last")
    distance = (pl.col("ideal_point1") - pl.col("ideal_point2")).abs().alias("ideal_point_distance")
    rows = state_units(spells, "ccode", "cow", shape)
    return Facts(_single(rows), derived=(distance,) if shape.pairs else ())


def capital_distance(source: PanelSource, shape: PanelShape) -> Facts:
    """The distance of two capitals over the surface of the earth, in kilometres; of several the last counts."""
    system, code = ("cow", "ccode") if source.kind == "capitals-cow" else ("gw", "gwcode")
    spells = spells_of(source.frame).select(code, "lat", "lng", "first", "last").sort("first")
    rows = state_units(spells, code, system, shape)
    table = rows.rename({"lat": "_lat", "lng": "_lng"}).unique(["_state", NUMBER], keep="last", maintain_order=True)
    return Facts(table, derived=(_distance().alias("capital_distance"),), dropped=("_lat1", "_lng1", "_lat2", "_lng2"))


def _distance() -> pl.Expr:
    """The length of the great circle between two places (haversine)."""
    lat1, lat2 = pl.col("_lat1").radians(), pl.col("_lat2").radians()
    across, along = (lat2 - lat1) / 2, (pl.col("_lng2").radians() - pl.col("_lng1").radians()) / 2
    square = across.sin() ** 2 + lat1.cos() * lat2.cos() * along.sin() ** 2
    return 2 * _EARTH * square.sqrt().arcsin()


def _single(rows: pl.DataFrame) -> pl.DataFrame:
    """One row for each state and unit of time: the last one of each."""
    return rows.unique(["_state", NUMBER], keep="last", maintain_order=True)
