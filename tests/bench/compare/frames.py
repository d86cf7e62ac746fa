"""Panels: what one would write by hand in polars or pandas."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from turns import against, in_turns, table

DATA = Path(__file__).parents[2] / "panels" / "data"
FIRST, LAST = 1950, 1989


def section(rounds: int) -> str:
    """The part of the page on panels."""
    try:
        actions, rows, by_hand = panels()
    except ImportError:
        return ""
    times = against(in_turns(actions, rounds))
    return f"""## A panel

All pairs of states from {FIRST} to {LAST}, with whether they were allied in the year, from a file of alliances by
member: {rows:,} rows. By hand, with years instead of days, there are {by_hand - rows} rows more, of states that were
never there on the same day.

{table(["", "time", "lines"], [[name, times[name], LINES[name]] for name in actions])}
By hand the rows are not sorted. Where years are enough and the codes are those of one list, it is a good choice; the
account of rows (`panel.explain()`), days and other lists of states are what geobrief adds.
"""


LINES = {"geobrief": "1", "polars by hand": "9", "pandas by hand": "11"}


def panels() -> tuple[dict[str, Callable[[], object]], int, int]:
    """The ways to the same panel, and the numbers of its rows, here and by hand."""
    import pandas as pd
    import polars as pl

    from geobrief import panels as ours

    file = DATA / "alliances.csv"
    states = ours.state_years("cow", FIRST, LAST).frame.select("ccode", "year")
    states_pandas = states.to_pandas()

    def geobrief() -> pl.DataFrame:
        return ours.dyad_years("cow", FIRST, LAST).add_alliances(file).frame

    def polars() -> pl.DataFrame:
        pairs = states.join(states, on="year", suffix="2").filter(pl.col("ccode") < pl.col("ccode2"))
        members = pl.read_csv(file, infer_schema_length=None)
        spells = members.join(members, on="version4id", suffix="_2").filter(pl.col("ccode") < pl.col("ccode_2"))
        first = pl.max_horizontal("mem_st_year", "mem_st_year_2")
        last = pl.min_horizontal(pl.col("mem_end_year", "mem_end_year_2").fill_null(LAST))
        years = spells.select("ccode", pl.col("ccode_2").alias("ccode2"), pl.int_ranges(first, last + 1).alias("year"))
        years = years.explode("year").unique().with_columns(allied=1)
        joined = pairs.join(years, on=["ccode", "ccode2", "year"], how="left")
        return joined.with_columns(pl.col("allied").fill_null(0))

    def pandas() -> pd.DataFrame:
        pairs = states_pandas.merge(states_pandas, on="year", suffixes=("", "2"))
        pairs = pairs[pairs["ccode"] < pairs["ccode2"]]
        members = pd.read_csv(file)
        spells = members.merge(members, on="version4id", suffixes=("", "_2"))
        spells = spells[spells["ccode"] < spells["ccode_2"]]
        first = spells[["mem_st_year", "mem_st_year_2"]].max(axis=1)
        last = spells[["mem_end_year", "mem_end_year_2"]].fillna(LAST).min(axis=1)
        spells = spells.assign(year=[range(int(a), int(b) + 1) for a, b in zip(first, last, strict=True)])
        years = (
            spells[["ccode", "ccode_2", "year"]].explode("year").drop_duplicates().rename(columns={"ccode_2": "ccode2"})
        )
        joined = pairs.merge(years.assign(allied=1).astype(int), on=["ccode", "ccode2", "year"], how="left")
        return joined.fillna({"allied": 0})

    made, hand = geobrief(), polars()
    assert hand.height == len(pandas())
    assert made["allied"].sum() == hand["allied"].sum()
    return {"geobrief": geobrief, "polars by hand": polars, "pandas by hand": pandas}, made.height, hand.height
