"""REIGN: leaders of states since 1950, and elections."""

from __future__ import annotations

from functools import partial

from geobrief.datasets.kinds import DateColumn, Kind
from geobrief.datasets.records import people, tenures

LEADERS = Kind(
    "reign",
    "REIGN, list of leaders",
    "Bell, Curtis (2016). The Rulers, Elections, and Irregular Governance Dataset (REIGN). One Earth Future "
    "Foundation.",
    columns="""
        stateabb        cow_abb  abbreviation of the state
        ccode           cow      number of the state
        leadid          text     id of the leader
        leader          text     name
        sdate           integer  start, day
        smonth          integer  start, month
        syear           integer  start, year
        emonth          integer  end, month
        eyear           integer  end, year; blank = in office at the release
        birthyear       integer  year of birth
        gender          integer  1 = male
        militarycareer  number   1 = career in the armed forces
        l_month         integer  last election, month
        l_year          integer  last election, year
        codedby         text     initials of the coder
        notes           text     notes
    """,
    required="stateabb ccode leadid leader sdate smonth syear emonth eyear militarycareer",
    key="ccode leader syear",
    unique="leadid",
    exclusive="ccode",
    starts_in_list=True,
    records={
        "tenures": partial(tenures, code="ccode", system="cow", namespace="reign"),
        "people": partial(people, namespace="reign"),
    },
    missing=(-99,),
    dates=(
        DateColumn("start", "syear smonth sdate"),
        DateColumn("end", "eyear emonth", blank_is_ongoing=True),
        DateColumn("last_election", "l_year l_month"),
    ),
)

KINDS = (LEADERS,)
