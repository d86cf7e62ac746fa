"""Lists of states as frames: the days on which each counts a state, and the codes of one list in another."""

from __future__ import annotations

import datetime
from functools import cache

import polars as pl

from geobrief.register import world
from geobrief.register.periods import bounds
from geobrief.register.systems import SystemName, known_system

# The column with the code of a state in each list.
COLUMNS = {"cow": "ccode", "gw": "gwcode", "un": "uncode", "iso": "isocode"}
NAMES = {"cow": "COW", "gw": "Gleditsch and Ward", "un": "United Nations", "iso": "ISO 3166-1"}


@cache
def members(system: SystemName) -> pl.DataFrame:
    """The states of a list, each with the days on which the list counts it: code, first, last; no two spells touch."""
    found = parts(system).sort("code", "first")
    new = (pl.col("first") > pl.col("last").shift(1).dt.offset_by("1d")).fill_null(True).over("code")
    spell = new.cum_sum().over("code")
    return (
        found.group_by("code", spell.alias("spell"), maintain_order=True)
        .agg(pl.col("first").min(), pl.col("last").max())
        .drop("spell")
    )


@cache
def parts(system: SystemName) -> pl.DataFrame:
    """The codes of a list with the states that they stand for, one after the other: code, id, first, last."""
    rows = [
        (int(spell.code), str(state), *(datetime.date.fromordinal(day) for day in bounds(part)))
        for spell in world().system(known_system(system)).spells
        if str(spell.code).isdigit()
        for state, part in spell.parts()
    ]
    schema = {"code": pl.Int64, "id": pl.String, "first": pl.Date, "last": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row")


@cache
def crosswalk(source: SystemName, target: SystemName) -> pl.DataFrame:
    """The codes of one list with those of another for the same state on the same days: code, to, from_day, to_day."""
    joined = parts(source).join(parts(target), on="id", suffix="_to")
    return joined.select(
        "code",
        pl.col("code_to").alias("to"),
        pl.max_horizontal("first", "first_to").alias("from_day"),
        pl.min_horizontal("last", "last_to").alias("to_day"),
    ).filter(pl.col("from_day") <= pl.col("to_day"))


def ids_to_codes(spells: pl.DataFrame, column: str, system: SystemName) -> pl.DataFrame:
    """Spells with an id of a state in a column, which becomes its code on those days; others are left out."""
    codes = parts(system).select("code", "id", pl.col("first").alias("from_day"), pl.col("last").alias("to_day"))
    return within(spells.join(codes, left_on=column, right_on="id"), "code", column)


def codes_to_codes(spells: pl.DataFrame, column: str, source: SystemName, target: SystemName) -> pl.DataFrame:
    """Spells with a code of one list in a column, which becomes that of another list on those days."""
    if source == target:
        return spells
    return within(spells.join(crosswalk(source, target), left_on=column, right_on="code"), "to", column)


def within(spells: pl.DataFrame, code: str, column: str) -> pl.DataFrame:
    """The spells cut to the days of their code, which takes the place of a column."""
    return (
        spells.with_columns(
            pl.max_horizontal("first", "from_day").alias("first"), pl.min_horizontal("last", "to_day").alias("last")
        )
        .drop(column, "from_day", "to_day")
        .rename({code: column})
        .filter(pl.col("first") <= pl.col("last"))
    )
