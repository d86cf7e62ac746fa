"""ICOW Colonial History: how each state became independent, and of whom."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind

HISTORY = Kind(
    "icow-colonial",
    "ICOW Colonial History",
    "Hensel, Paul R. (2018). ICOW Colonial History Data Set, version 1.1.",
    columns="""
        State     cow      number of the state
        Name      text     name
        ColRuler  cow_or_other      the last colonial ruler, if there was one
        IndFrom   cow_or_other      the state that it became independent of
        IndDate   integer  independence, YYYYMM
        IndViol   integer  1 = independence was violent
        IndType   integer  1 formation, 2 decolonization, 3 secession, 4 partition
        SecFrom   cow_or_other      the state that it seceded from
        SecDate   integer  secession, YYYYMM
        SecViol   integer  1 = secession was violent
        Into      cow_or_other      the state that it was merged into
        IntoDate  integer  merger, YYYYMM
        COWsys    integer  entry into the COW state system, YYYYMM
        GWsys     integer  entry into the Gleditsch–Ward system, YYYYMM
        Notes     text     notes
    """,
    required="State Name ColRuler IndFrom IndDate IndType SecFrom COWsys",
    key="State",
    missing=(-9,),
    missing_text=("", ".", "-9"),
    dates=(
        DateColumn("independence", "IndDate", form="digits"),
        DateColumn("secession", "SecDate", form="digits"),
        DateColumn("merger", "IntoDate", form="digits"),
        DateColumn("cow_entry", "COWsys", form="digits"),
        DateColumn("gw_entry", "GWsys", form="digits"),
    ),
)

KINDS = (HISTORY,)
