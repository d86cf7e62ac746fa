"""International System(s) Dataset: states since 1816, small polities too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geobrief.datasets.kinds import DateColumn, Kind

if TYPE_CHECKING:
    import polars as pl


def _population(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the population, which is written as `534'000` in places, as a number."""
    import polars as pl

    if "Population" not in frame.columns:
        return frame
    return frame.with_columns(pl.col("Population").str.replace_all("['’,]", "").cast(pl.Int64, strict=False))


SPELLS = Kind(
    "isd",
    "International System(s) Dataset, spells",
    "Griffiths, Ryan D.; Butcher, Charles R. (2013). Introducing the International System(s) Dataset (ISD), 1816–2011. "
    "International Interactions 39(5): 748–768. Version 2.2.",
    columns="""
        COWNum        integer  number of the state; that of COW where COW has one
        COWID         text     abbreviation
        StateName     text     name
        OtherName     text     other names
        ISD_Category  integer  1 state of COW, 2 and 3 others
        Region        integer  region
        Start         text     first day
        EStart        text     first year before 1816
        DecDate       text     declaration of independence
        Population    text     inhabitants
        End           text     last day; 2016-12-31 = a state at the end of the data
        Latitude      text     latitude of the capital
        Longitude     text     longitude of the capital
        Capital       text     capital
        *             integer  see the codebook
    """,
    required="COWNum COWID StateName ISD_Category Start EStart End EuroDip",
    key="COWNum Start",
    exclusive="COWNum",
    missing=(-9,),
    missing_text=("", ".", "-9"),
    dates=(
        DateColumn("start", "Start", form="ymd"),
        DateColumn("end", "End", form="ymd", cut_offs="2011-12-31 2016-12-31"),
        DateColumn("early_start", "EStart", form="dmy"),
        DateColumn("declared", "DecDate", form="dmy"),
    ),
    prepare=_population,
)

KINDS = (SPELLS,)
