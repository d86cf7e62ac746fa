"""Alliance Treaty Obligations and Provisions: alliances, members and state-years."""

from __future__ import annotations

from functools import partial

from geobrief.datasets.kinds import DateColumn, Kind
from geobrief.datasets.records import alliances, atop_alliances
from geobrief.datasets.rules import one_member_alliances

_CITATION = (
    "Leeds, Brett Ashley; Ritter, Jeffrey M.; Mitchell, Sara McLaughlin; Long, Andrew G. (2002). Alliance Treaty "
    "Obligations and Provisions, 1815–1944. International Interactions 28(3): 237–260. Version 5.1."
)
_UNTIL = {"5.1": "2018-12-31", "5": "2016-12-31"}
_TREATY = """
    atopid    integer  number of the alliance
    cowid     integer  its number in COW Formal Alliances 3
    cow4id    integer  its number in COW Formal Alliances 4
    ineffect  integer  1 = in force at the end of the data
    bilat     integer  1 = bilateral
    wartime   integer  1 = made during a war
    defense   integer  1 = obligation to defend
    offense   integer  1 = obligation to attack
    neutral   integer  1 = obligation of neutrality
    nonagg    integer  1 = obligation not to attack
    consul    integer  1 = obligation to consult
    active    integer  1 = defence or offence
    asymm     integer  1 = obligations differ between members
    statthr1  cow(0)   a state named as threat
    statthr2  cow(0)   a second one
    secrart   integer  number of secret articles
    length    integer  length in months; 0 = not specified
"""

ALLIANCES = Kind(
    "atop-alliances",
    "ATOP, alliances",
    _CITATION,
    columns=f"""{_TREATY}
        begyr    integer  begin, year
        begmo    integer  month
        begday   integer  day
        endyr    integer  end, year; 0 = in force at the end of the data
        endmo    integer  month
        endday   integer  day
        mem[0-9]* cow     the members
        version  text     release
        *        integer  see the codebook
    """,
    required="atopid begyr begmo begday endyr endmo endday mem1 mem2 defense offense neutral nonagg consul",
    key="atopid",
    records={"agreements": atop_alliances},
    dates=(
        DateColumn("start", "begyr begmo begday"),
        DateColumn("end", "endyr endmo endday", ongoing=(0,)),
    ),
    known_until=_UNTIL,
)

MEMBERS = Kind(
    "atop-members",
    "ATOP, members",
    _CITATION,
    columns=f"""{_TREATY}
        member   cow      number of the state
        cowsys   integer  1 = a member of the COW state system
        yrent    integer  entry, year
        moent    integer  month
        dayent   integer  day
        yrexit   integer  exit, year; 0 = a member at the end of the data
        moexit   integer  month
        dayexit  integer  day
        cowwar   integer  number of the war
        version  text     release
        *        integer  see the codebook
    """,
    required="atopid member yrent moent dayent yrexit moexit dayexit defense offense neutral nonagg consul",
    key="atopid member yrent moent",
    unique="atopid member phase yrent moent dayent",
    exclusive="atopid member",
    records={"agreements": partial(alliances, alliance="atopid", member="member", prefix="atop")},
    rules=(partial(one_member_alliances, alliance="atopid", member="member"),),
    references={"atop-alliances": "atopid"},
    dates=(
        DateColumn("start", "yrent moent dayent"),
        DateColumn("end", "yrexit moexit dayexit", ongoing=(0,)),
    ),
    known_until=_UNTIL,
)

STATE_YEARS = Kind(
    "atop-state-years",
    "ATOP, state-years",
    _CITATION,
    columns="""
        state     cow      number of the state
        year      integer  year
        atopally  integer  1 = has an ally
        defense   integer  1 = with an obligation to defend
        offense   integer  1 = with an obligation to attack
        neutral   integer  1 = with an obligation of neutrality
        nonagg    integer  1 = with an obligation not to attack
        consul    integer  1 = with an obligation to consult
        number    integer  number of alliances
        transyr   integer  1 = an alliance begins or ends in the year
        atopid*   integer  the numbers of the alliances
        version   text     release
    """,
    required="state year atopally defense offense neutral nonagg consul number transyr atopid1",
    key="state year",
)

KINDS = (ALLIANCES, MEMBERS, STATE_YEARS)
