"""Capitals of states, with the year or the day of each move."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind

_CITATION = (
    "Miller, Steven V. (2022). {peacesciencer}: An R Package for Quantitative Peace Science Research. Conflict "
    "Management and Peace Science 39(6): 755–779."
)
_DAYS = """
    statenme  text    name of the state
    capital   text    capital
    stdate    text    first day
    enddate   text    last day
    lat       number  latitude
    lng       number  longitude
"""
_DATES = (
    DateColumn("start", "stdate", form="ymd"),
    DateColumn("end", "enddate", form="ymd", cut_offs="2024-12-31"),
)

YEARS = Kind(
    "capitals",
    "Capitals, 1816–2020",
    _CITATION,
    columns="""
        ccode     cow      number of the state
        gwcode    gw       number of the state
        statenme  text     name of the state
        capital   text     capital
        styear    integer  first year
        endyear   integer  last year
        stmon     integer  first month
        stday     integer  first day
        endmon    integer  last month
        endday    integer  last day
        comments  text     comments
    """,
    required="ccode gwcode statenme capital styear endyear",
    key="statenme capital styear",
    dates=(
        DateColumn("start", "styear stmon stday"),
        DateColumn("end", "endyear endmon endday", cut_offs="2020-12-31"),
    ),
)

OF_COW = Kind(
    "capitals-cow",
    "Capitals of the COW states, with days",
    _CITATION,
    columns=f"    ccode cow number of the state\n{_DAYS}",
    required="ccode statenme capital stdate enddate lat lng",
    key="ccode capital stdate",
    exclusive="ccode",
    dates=_DATES,
)

OF_GW = Kind(
    "capitals-gw",
    "Capitals of the Gleditsch–Ward states, with days",
    _CITATION,
    columns=f"    gwcode gw number of the state\n{_DAYS}",
    required="gwcode statenme capital stdate enddate lat lng",
    key="gwcode capital stdate",
    exclusive="gwcode",
    dates=_DATES,
)

KINDS = (YEARS, OF_COW, OF_GW)
