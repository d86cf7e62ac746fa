"""Archigos: the effective leaders of states, with the manner of entry and exit."""

from __future__ import annotations

from functools import partial

from geobrief.datasets.kinds import DateColumn, Kind
from geobrief.datasets.records import people, tenures

LEADERS = Kind(
    "archigos",
    "Archigos, leaders",
    "Goemans, Henk E.; Gleditsch, Kristian Skrede; Chiozza, Giacomo (2009). Introducing Archigos: A Data Set of "
    "Political Leaders. Journal of Peace Research 46(2): 269–283. Version 4.1.",
    columns="""
        obsid              text     id of the spell
        leadid             text     id of the person
        gwcode             gw       number of the state (ccode in the file of Stata)
        idacr              text     abbreviation of the state
        leader             text     family name, or the name in use
        startdate          text     first day
        enddate            text     last day
        eindate            text     first day, as a date of Stata
        eoutdate           text     last day, as a date of Stata
        entry              text     Regular, Irregular, Foreign Imposition, Unknown
        exit               text     Regular, Irregular, Natural Death, Still in Office …
        exitcode           text     how in detail
        prevtimesinoffice  integer  earlier spells of the person
        posttenurefate     text     fate within a year of leaving office
        gender             text     M or F
        yrborn             integer  year of birth
        yrdied             integer  year of death
        borndate           text     day of birth
        deathdate          text     day of death
        dbpediauri         text     address of an article
        num*               number   the codes of entry, exit and fate
        fties              text     family ties to other leaders
        ftcur              integer  1 = family ties to a leader in power
    """,
    required="obsid leadid leader startdate enddate entry exit exitcode",
    key="obsid gwcode leader",
    unique="obsid",
    exclusive="gwcode",
    starts_in_list=True,
    records={
        "tenures": partial(tenures, code="gwcode", system="gw", namespace="archigos"),
        "people": partial(people, namespace="archigos"),
    },
    missing=(-666, -777, -888, -999),
    aliases={"ccode": "gwcode"},
    dates=(
        DateColumn("start", "startdate", form="ymd"),
        DateColumn("end", "enddate", form="ymd", where="exit Still in Office"),
        DateColumn("born", "borndate", form="ymd"),
        DateColumn("died", "deathdate", form="ymd"),
    ),
)

KINDS = (LEADERS,)
