"""Gibler, Miller and Little's corrected militarized disputes: directed dyad-years, and participants with leaders."""

from __future__ import annotations

from functools import partial

from geobrief.datasets.kinds import DateColumn, Kind
from geobrief.datasets.rules import one_sided_disputes

_CITATION = (
    "Gibler, Douglas M.; Miller, Steven V.; Little, Erin K. (2016). An Analysis of the Militarized Interstate Dispute "
    "(MID) Dataset, 1816–2001. International Studies Quarterly 60(4): 719–730."
)

DYAD_YEARS = Kind(
    "gml-dyad-years",
    "GML militarized disputes, directed dyad-years",
    _CITATION,
    columns="""
        dispnum     integer  number of the dispute
        ccode1      cow      number of the first state
        ccode2      cow      number of the second state
        year        integer  year
        sidea*      integer  1 = the state is on side A
        revstate*   integer  1 = the state wants to change the status quo
        revtype*    integer  what it wants to change: 1 territory, 2 policy, 3 regime, 4 other
        fatality*   integer  deaths of the state in classes, 0 to 6
        fatalpre*   integer  number of deaths
        hiact*      integer  highest action of the state, 0 to 21
        hostlev*    integer  hostility of the state, 1 to 5
        orig*       integer  1 = a participant from the first day
        midongoing  integer  1 = a dispute is going on in the year
        midonset    integer  1 = the dispute begins in the year
        mindur      integer  shortest possible duration, days
        maxdur      integer  longest possible duration, days
        outcome     integer  outcome, 1 to 9
        settle      integer  1 negotiated, 2 imposed, 3 none, 4 unclear
        stmon       integer  month of the start of the dispute
        endmon      integer  month of its end
        recip       integer  1 = reciprocated
        numa        integer  states on side A
        numb        integer  states on side B
        ongo*       integer  1 = ongoing at the end of the data
        version     text     release
    """,
    required="dispnum ccode1 ccode2 year sidea1 sidea2 hostlev1 hostlev2 midongoing midonset",
    key="dispnum ccode1 ccode2 year",
    missing=(-9,),
)

PARTICIPANTS = Kind(
    "gml-participants",
    "GML militarized disputes, participants with leaders",
    _CITATION,
    columns="""
        dispnum               integer  number of the dispute
        ccode                 cow      number of the state
        styear                integer  start, year
        stmon                 integer  month
        stday                 integer  day
        endyear               integer  end, year
        endmon                integer  month
        endday                integer  day
        obsid_start           text     leader at the start, id of Archigos
        obsid_end             text     leader at the end, id of Archigos
        dummy_stday           integer  day of the start, the first possible one if unknown
        dummy_endday          integer  day of the end, the last possible one if unknown
        sidea                 integer  1 = on side A
        hiact                 integer  highest action, 0 to 21
        orig                  integer  1 = a participant from the first day
        anymiss_leader_start  integer  1 = a leader at the start of the dispute is unknown
        anymiss_leader_end    integer  1 = a leader at the end is unknown
        allmiss_leader_start  integer  1 = all leaders at the start are unknown
        allmiss_leader_end    integer  1 = all leaders at the end are unknown
    """,
    required="dispnum ccode styear stmon stday endyear endmon endday obsid_start obsid_end",
    key="dispnum ccode styear stmon",
    exclusive="dispnum ccode",
    rules=(partial(one_sided_disputes, dispute="dispnum", side="sidea"),),
    starts_in_list=True,
    missing=(-9,),
    dates=(DateColumn("start", "styear stmon stday"), DateColumn("end", "endyear endmon endday")),
)

KINDS = (DYAD_YEARS, PARTICIPANTS)
