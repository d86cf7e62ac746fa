"""Militarized Interstate Disputes: disputes (A), participants (B), incidents (I) and their participants (IP)."""

from __future__ import annotations

from functools import partial

from geobrief.datasets.kinds import DateColumn, Kind
from geobrief.datasets.records import disputes
from geobrief.datasets.rules import one_sided_disputes

_CITATION = (
    "Palmer, Glenn; McManus, Roseanne W.; D'Orazio, Vito; Kenwick, Michael R.; Karstens, Mikaela; Bloch, Chase; "
    "Dietrich, Nick; Kahn, Kayla; Ritter, Kellan; Soules, Michael J. (2022). The MID5 Dataset, 2011–2014: Procedures, "
    "Coding Rules, and Description. Conflict Management and Peace Science 39(4): 470–482."
)
_UNTIL = {"5": "2014-12-31"}
_SPELL = """
    dispnum   integer  number of the dispute
    stday     integer  start, day
    stmon     integer  month
    styear    integer  year
    endday    integer  end, day
    endmon    integer  month
    endyear   integer  year
    fatality  integer  deaths: 0 none, 1 up to 25, 2 to 100, 3 to 250, 4 to 500, 5 to 999, 6 more
    fatalpre  integer  number of deaths
    version   text     release
"""
_STATE = """
    stabb     cow_abb  abbreviation of the state
    ccode     cow      number of the state
    sidea     integer  1 = on side A
    revstate  integer  1 = wants to change the status quo
    revtype1  integer  what it wants to change: 1 territory, 2 policy, 3 regime, 4 other
    revtype2  integer  the second matter
    hiact     integer  its highest action, 0 to 21
    hostlev   integer  its hostility: 1 none, 2 threat, 3 display, 4 use of force, 5 war
    orig      integer  1 = a participant from the first day
"""
_START = DateColumn("start", "styear stmon stday")
_END = DateColumn("end", "endyear endmon endday")

DISPUTES = Kind(
    "mid-a",
    "Militarized Interstate Disputes, disputes (MID-A)",
    _CITATION,
    columns=f"""{_SPELL}
        outcome  integer  outcome, 1 to 9
        settle   integer  1 negotiated, 2 imposed, 3 none, 4 unclear
        maxdur   integer  longest possible duration, days
        mindur   integer  shortest possible duration, days
        hiact    integer  highest action, 0 to 21
        hostlev  integer  hostility: 2 threat, 3 display, 4 use of force, 5 war
        recip    integer  1 = reciprocated
        numa     integer  states on side A
        numb     integer  states on side B
        ongo*    integer  1 = ongoing at the end of the data
    """,
    required="dispnum styear stmon stday endyear endmon endday outcome settle hostlev recip numa numb",
    key="dispnum",
    missing=(-9,),
    dates=(_START, DateColumn("end", "endyear endmon endday", where="ongo* 1")),
    known_until=_UNTIL,
)

PARTICIPANTS = Kind(
    "mid-b",
    "Militarized Interstate Disputes, participants (MID-B)",
    _CITATION,
    columns=f"{_SPELL}{_STATE}",
    required="dispnum stabb ccode styear stmon stday endyear endmon endday sidea revstate hostlev orig",
    key="dispnum ccode styear stmon stday",
    exclusive="dispnum ccode",
    records={"disputes": partial(disputes, number="dispnum", code="ccode", side="sidea", prefix="mid")},
    rules=(partial(one_sided_disputes, dispute="dispnum", side="sidea"),),
    references={"mid-a": "dispnum"},
    starts_in_list=True,
    missing=(-9,),
    dates=(_START, _END),
    known_until=_UNTIL,
)

INCIDENTS = Kind(
    "mid-i",
    "Militarized Interstate Disputes, incidents (MID-I)",
    _CITATION,
    columns=f"""{_SPELL}
        incidnum  integer  number of the incident
        duration  integer  duration, days
        tbi       integer  days since the incident before
        action    integer  action, 1 to 21
        hostlev   integer  hostility: 2 threat, 3 display, 4 use of force, 5 war
        numa      integer  states on side A
    """,
    required="dispnum incidnum styear stmon stday duration tbi action hostlev",
    key="dispnum incidnum",
    references={"mid-a": "dispnum"},
    missing=(-9,),
    dates=(_START, _END),
    known_until=_UNTIL,
)

INCIDENT_PARTICIPANTS = Kind(
    "mid-ip",
    "Militarized Interstate Disputes, participants of incidents (MID-IP)",
    _CITATION,
    columns=f"""{_SPELL}{_STATE}
        incidnum  integer  number of the incident
        insidea   integer  1 = on side A of the incident
        action    integer  action, 0 to 21
    """,
    required="dispnum incidnum stabb ccode styear stmon stday insidea sidea action",
    key="dispnum incidnum ccode",
    references={"mid-i": "dispnum incidnum"},
    starts_in_list=True,
    missing=(-9,),
    dates=(_START, _END),
    known_until=_UNTIL,
)

KINDS = (DISPUTES, PARTICIPANTS, INCIDENTS, INCIDENT_PARTICIPANTS)
