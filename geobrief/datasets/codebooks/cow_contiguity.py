"""Correlates of War contiguity, direct and through dependencies."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind

_CITATION = (
    "Stinnett, Douglas M.; Tir, Jaroslav; Schafer, Philip; Diehl, Paul F.; Gochman, Charles (2002). The Correlates of "
    "War Project Direct Contiguity Data, Version 3. Conflict Management and Peace Science 19(2): 58–66."
)

DIRECT = Kind(
    "cow-contiguity",
    "COW Direct Contiguity",
    _CITATION,
    columns="""
        dyad      integer  number of the dyad
        statelno  cow      state with the lower number
        statelab  cow_abb  its abbreviation
        statehno  cow      state with the higher number
        statehab  cow_abb  its abbreviation
        conttype  integer  1 land or river border, 2 to 5 water of up to 12, 24, 150 and 400 miles
        begin     integer  first month, YYYYMM
        end       integer  last month, YYYYMM
        notes     text     notes
        version   text     release
    """,
    required="dyad statelno statehno conttype begin end notes",
    key="statelno statehno conttype begin",
    exclusive="statelno statehno",
    dates=(
        DateColumn("start", "begin", form="digits"),
        DateColumn("end", "end", form="digits", cut_offs="2006-12-31 2016-12-31"),
    ),
)

COLONIAL = Kind(
    "cow-colonial-contiguity",
    "COW Colonial/Dependency Contiguity",
    "Correlates of War Project. Colonial/Dependency Contiguity Data, 1816–2016, Version 3.1.",
    columns="""
        dyad      integer     number of the dyad
        statelno  cow         state with the lower number
        statelab  cow_abb     its abbreviation
        dependl   integer(0)  its dependency through which it is contiguous; 0 = the state itself
        conttype  integer     1 land or river border, 2 to 5 water of up to 12, 24, 150 and 400 miles
        statehno  cow         state with the higher number
        statehab  cow_abb     its abbreviation
        dependh   integer(0)  its dependency; 0 = the state itself
        begin     integer     first year
        end       integer     last year
        version   text        release
    """,
    required="dyad statelno statehno dependl dependh conttype begin end",
    key="statelno statehno conttype begin",
    unique="statelno dependl statehno dependh conttype begin",
    dates=(
        DateColumn("start", "begin"),
        DateColumn("end", "end", cut_offs="2016-12-31"),
    ),
)

KINDS = (DIRECT, COLONIAL)
