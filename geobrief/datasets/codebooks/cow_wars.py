"""Correlates of War wars: inter-state, intra-state, extra-state and non-state; up to four spells of fighting a row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from geobrief.datasets.kinds import DateColumn, Kind
from geobrief.datasets.records import disputes
from geobrief.datasets.rules import one_sided_disputes

if TYPE_CHECKING:
    import polars as pl

_CITATION = "Sarkees, Meredith Reid; Wayman, Frank (2010). Resort to War: 1816–2007. CQ Press. Version 4.0."
_ONGOING = -7
_MISSING = (-8, -9)  # does not apply, unknown
_WAR = """
    WarNum       integer  number of the war
    WarName      text     name of the war
    WarType      integer  type of war, 1 to 9
    WhereFought  integer  region, 1 to 19
    Outcome      integer  1 side A won, 2 side B won, 3 compromise, 4 transformed, 5 ongoing, 6 stalemate, 7 continues
    TransTo      integer  number of the war into which it was transformed
    Version      text     release
    Start*       integer  start of each spell of fighting
    End*         integer  end of each spell; -7 = ongoing at the end of the data
"""


def _spells(year: str, month: str, day: str, count: int) -> tuple[DateColumn, ...]:
    """The dates of each spell of fighting: start and end, start2 and end2 …"""
    dates = []
    for number in range(1, count + 1):
        suffix = "" if number == 1 else str(number)
        for name in ("Start", "End"):
            parts = f"{name}{year}{number} {name}{month}{number} {name}{day}{number}"
            ongoing = (_ONGOING,) if name == "End" else ()
            dates.append(DateColumn(f"{name.lower()}{suffix}", parts, ongoing=ongoing))
    return tuple(dates)


INTERSTATE = Kind(
    "cow-interstate-wars",
    "COW Inter-State Wars, participants",
    _CITATION,
    columns=f"""{_WAR}
        ccode      cow      number of the state
        StateName  text     name of the state
        Side       integer  side, 1 or 2
        TransFrom  text     numbers of the wars from which it was transformed
        Initiator  integer  1 = initiated the war
        BatDeath   integer  battle deaths
    """,
    required="WarNum WarName ccode StateName Side StartYear1 EndYear1 Initiator Outcome BatDeath",
    key="WarNum ccode Side",
    records={"disputes": partial(disputes, number="WarNum", code="ccode", side="Side", prefix="cow-war")},
    rules=(partial(one_sided_disputes, dispute="WarNum", side="Side"),),
    starts_in_list=True,
    missing=_MISSING,
    dates=_spells("Year", "Month", "Day", 2),
    known_until={"4": "2007-12-31"},
)

EXTRASTATE = Kind(
    "cow-extrastate-wars",
    "COW Extra-State Wars, participants",
    _CITATION,
    columns=f"""{_WAR}
        ccode1          cow      number of the state on side A
        SideA           text     the state on side A
        ccode2          cow      number of the state on side B
        SideB           text     the state or group on side B
        Initiator       integer  1 = initiated the war
        Interven        integer  1 = intervened
        TransFrom       integer  number of the war from which it was transformed
        BatDeath        integer  battle deaths of states
        NonStateDeaths  integer  battle deaths of others
    """,
    required="WarNum WarName ccode1 SideA ccode2 SideB StartYear1 EndYear1 Interven NonStateDeaths",
    key="WarNum StartYear1",
    unique="WarNum ccode1 SideA ccode2 SideB",
    missing=_MISSING,
    missing_text=("", ".", "-8"),
    dates=_spells("Year", "Month", "Day", 2),
    known_until={"4": "2007-12-31"},
)

INTRASTATE = Kind(
    "cow-intrastate-wars",
    "COW Intra-State Wars",
    "Dixon, Jeffrey; Sarkees, Meredith Reid (2016). A Guide to Intra-state Wars. CQ Press. Version 5.1.",
    columns="""
        WarNum        number   number of the war
        WarName       text     name of the war
        V5RegionNum   integer  region, 1 to 6
        WarType       integer  4 for central control, 5 over local issues, 6 regional, 7 inter-communal
        CcodeA        cow      number of the state on side A
        SideA         text     the state or group on side A
        CcodeB        cow      number of the state on side B
        SideB         text     the state or group on side B
        Intnl         integer  1 = internationalized
        Start*        integer  start of each spell of fighting
        End*          integer  end of each spell; -7 = ongoing at the end of the data
        WDurat*       number   duration in days and months
        TotNatMonWar  number   months of war of all states
        TransFrom     number   number of the war from which it was transformed
        Initiator     text     who initiated the war
        Outcome       integer  1 side A won, 2 side B won, 3 compromise, 4 transformed, 5 ongoing, 6 stalemate
        TransTo       number   number of the war into which it was transformed
        Deaths*       integer  battle deaths of each side
        TotalBDeaths  integer  battle deaths
        Version       text     release
    """,
    required="WarNum WarName WarType CcodeA SideA SideB Intnl StartYr1 EndYr1 Outcome",
    key="WarNum StartYr1",
    missing=_MISSING,
    dates=_spells("Yr", "Mo", "Dy", 4),
    known_until={"5.1": "2014-12-31"},
)


def _number_of_deaths(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the number of deaths, which is written as `4,000` in places."""
    import polars as pl

    deaths = pl.col("TotalCombatDeaths").str.replace_all(",", "").cast(pl.Int64, strict=False)
    return frame.with_columns(pl.when(~deaths.is_in(_MISSING)).then(deaths).alias("TotalCombatDeaths"))


NONSTATE = Kind(
    "cow-nonstate-wars",
    "COW Non-State Wars",
    _CITATION,
    columns=f"""{_WAR}
        Side*              text     the groups on each side
        SideADeaths        integer  battle deaths of side A
        SideBDeaths        integer  battle deaths of side B
        Initiator          text     the side that initiated the war
        TransFrom          integer  number of the war from which it was transformed
        TotalCombatDeaths  text     battle deaths
    """,
    required="WarNum WarName SideA1 SideB1 StartYear EndYear SideADeaths SideBDeaths TotalCombatDeaths",
    key="WarNum",
    missing=_MISSING,
    missing_text=("", ".", "-8"),
    dates=(
        DateColumn("start", "StartYear StartMonth StartDay", ongoing=()),
        DateColumn("end", "EndYear EndMonth EndDay", ongoing=(_ONGOING,)),
    ),
    known_until={"4": "2007-12-31"},
    prepare=_number_of_deaths,
)

KINDS = (INTERSTATE, EXTRASTATE, INTRASTATE, NONSTATE)
