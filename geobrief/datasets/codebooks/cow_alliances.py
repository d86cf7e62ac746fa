"""Correlates of War formal alliances, by member and as dyad-years."""

from __future__ import annotations

from functools import partial

from geobrief.datasets.kinds import DateColumn, Kind
from geobrief.datasets.records import alliances
from geobrief.datasets.rules import one_member_alliances

_CITATION = "Gibler, Douglas M. (2009). International Military Alliances, 1648–2008. CQ Press. Version 4.1."
_TYPES = """
    defense        integer  1 = defense pact
    neutrality     integer  1 = neutrality pact
    nonaggression  integer  1 = non-aggression pact
    entente        integer  1 = entente
    version        text     release
"""

MEMBERS = Kind(
    "cow-alliance-members",
    "COW Formal Alliances, members",
    _CITATION,
    columns=f"""
        version4id     integer  number of the alliance
        ccode          cow      number of the state
        state_name     text     name of the state
        all_st_day     integer  start of the alliance, day
        all_st_month   integer  month
        all_st_year    integer  year
        all_end_day    integer  end of the alliance, day
        all_end_month  integer  month
        all_end_year   integer  year; blank = in force at the end of the data
        ss_type        text     type after Singer and Small
        mem_st_day     integer  start of the membership, day
        mem_st_month   integer  month
        mem_st_year    integer  year
        mem_end_day    integer  end of the membership, day
        mem_end_month  integer  month
        mem_end_year   integer  year; blank = in force at the end of the data
        left_censor    integer  1 = began before 1816
        right_censor   integer  1 = in force at the end of the data
        {_TYPES}
    """,
    required="version4id ccode state_name mem_st_year mem_st_month mem_st_day mem_end_year ss_type right_censor",
    key="version4id ccode mem_st_year mem_st_month mem_st_day",
    exclusive="version4id ccode",
    records={"agreements": partial(alliances, alliance="version4id", member="ccode", prefix="cow-alliance")},
    rules=(partial(one_member_alliances, alliance="version4id", member="ccode"),),
    dates=(
        DateColumn("start", "mem_st_year mem_st_month mem_st_day"),
        DateColumn("end", "mem_end_year mem_end_month mem_end_day", where="right_censor 1"),
        DateColumn("alliance_start", "all_st_year all_st_month all_st_day"),
        DateColumn("alliance_end", "all_end_year all_end_month all_end_day", blank_is_ongoing=True),
    ),
    known_until={"4.1": "2012-12-31"},
)

DYAD_YEARS = Kind(
    "cow-alliance-dyad-years",
    "COW Formal Alliances, dyad-years",
    _CITATION,
    columns=f"""
        version4id  integer  number of the alliance
        ccode1      cow      number of the first state
        ccode2      cow      number of the second state
        year        integer  year
        {_TYPES}
    """,
    required="ccode1 ccode2 year defense neutrality nonaggression entente",
    key="ccode1 ccode2 year",
    unique="version4id ccode1 ccode2 year",
)

KINDS = (MEMBERS, DYAD_YEARS)
