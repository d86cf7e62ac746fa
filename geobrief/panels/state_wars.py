"""Wars that a state fights with others than states: inside it, in its dependencies, and armed conflicts of any size."""

from __future__ import annotations

import polars as pl

from geobrief.panels.facts import Facts
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.panels.sources import PanelSource, coded, spells_of

# The name of the columns of each kind.
_NAMES = {
    "cow-intrastate-wars": "civil_war",
    "cow-extrastate-wars": "extrastate_war",
    "ucdp-armed-conflicts": "armed_conflict",
}
KINDS = tuple(_NAMES)
_SIDES = {"cow-intrastate-wars": ("CcodeA", "CcodeB"), "cow-extrastate-wars": ("ccode1", "ccode2")}
_MOST_SPELLS = 4


def facts(source: PanelSource, shape: PanelShape) -> Facts:
    """Whether a state had such a war, whether one began, how many there were; the highest `intensity` that UCDP has."""
    name = _NAMES[source.kind]
    spells, system = (_ucdp(source), "gw") if source.kind == "ucdp-armed-conflicts" else (_cow(source), "cow")
    begun = shape.grain.number(pl.col("began"))
    rows = shape.spread(coded(spells, ["_state"], system, shape).with_columns(begun.alias("began")))
    columns = [
        pl.lit(1, pl.Int8).alias(f"{name}_ongoing"),
        (pl.col("began") == pl.col(NUMBER)).any().cast(pl.Int8).alias(f"{name}_onset"),
        pl.col("war").n_unique().cast(pl.Int64).alias(f"{name}s"),
    ]
    if "intensity" in rows.columns:
        columns.append(pl.col("intensity").max().alias("intensity"))
    return Facts.counted(rows.group_by("_state", NUMBER).agg(columns), source.unknown(shape))


def _cow(source: PanelSource) -> pl.DataFrame:
    """The spells of fighting of the states on both sides: war, _state, began, first, last."""
    frame, found = source.frame, []
    for place in range(1, _MOST_SPELLS + 1):
        start, end = ("start", "end") if place == 1 else (f"start{place}", f"end{place}")
        if start not in frame.columns:
            continue
        spells = spells_of(frame.filter(pl.col(start).is_not_null()), start, end)
        for side in (name for name in _SIDES[source.kind] if name in frame.columns):
            known = spells.filter(pl.col(side).is_not_null())
            columns = [pl.col("WarNum").cast(pl.Float64).alias("war"), pl.col(side).alias("_state")]
            found.append(known.select(*columns, "start_earliest", "first", "last"))
    return pl.concat(found).rename({"start_earliest": "began"})


def _ucdp(source: PanelSource) -> pl.DataFrame:
    """The years of conflicts by the states over which they are fought: war, _state, began, intensity, first, last."""
    frame = source.frame
    starts = [name for name in ("episode_start_earliest", "start_earliest") if name in frame.columns]
    years = spells_of(
        frame.select(
            pl.col("conflict_id").alias("war"),
            pl.col("gwno_loc").cast(pl.String).str.split(",").alias("_state"),
            pl.coalesce(starts).alias("began"),
            pl.col("intensity_level").alias("intensity"),
            "year",
        )
    )
    rows = years.explode("_state").with_columns(pl.col("_state").str.strip_chars().cast(pl.Int64, strict=False))
    return rows.drop_nulls("_state").drop("year")
