"""Correlates of War state system membership, as spells and as state-years."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind

_CITATION = "Correlates of War Project (2017). State System Membership List, v2016."

SPELLS = Kind(
    "cow-states",
    "COW State System Membership, spells",
    _CITATION,
    columns="""
        stateabb  cow_abb  abbreviation of the state
        ccode     cow      number of the state
        statenme  text     name of the state
        styear    integer  start of the spell, year
        stmonth   integer  start, month
        stday     integer  start, day
        endyear   integer  end of the spell, year
        endmonth  integer  end, month
        endday    integer  end, day
        version   text     release
    """,
    required="stateabb ccode statenme styear stmonth stday endyear endmonth endday",
    key="ccode styear stmonth stday",
    exclusive="ccode",
    dates=(
        DateColumn("start", "styear stmonth stday"),
        DateColumn("end", "endyear endmonth endday", cut_offs="2011-12-31 2016-12-31"),
    ),
)

STATE_YEARS = Kind(
    "cow-state-years",
    "COW State System Membership, state-years",
    _CITATION,
    columns="""
        stateabb  cow_abb  abbreviation of the state
        ccode     cow      number of the state
        year      integer  a year in which the state was a member, at least in part
        version   text     release
    """,
    required="stateabb ccode year",
    key="ccode year",
)

KINDS = (SPELLS, STATE_YEARS)
