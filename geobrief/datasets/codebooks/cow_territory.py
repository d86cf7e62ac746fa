"""Correlates of War territorial changes, and the history of political entities."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind
from geobrief.datasets.records import cessions

CHANGES = Kind(
    "cow-territorial-changes",
    "COW Territorial Change",
    "Tir, Jaroslav; Schafer, Philip; Diehl, Paul F.; Goertz, Gary (1998). Territorial Changes, 1816–1996: Procedures "
    "and Data. Conflict Management and Peace Science 16(1): 89–97. Version 6.",
    columns="""
        year      integer     year
        month     integer     month
        gainer    cow_or_other(-9,0)  the state that gained the territory
        gaintype  integer     1 = homeland, 0 = dependency
        procedur  integer     1 conquest, 2 annexation, 3 cession, 4 secession, 5 unification, 6 mandate
        entity    text        number of the political entity exchanged
        contgain  integer     1 = contiguous to the gainer
        area      number      square kilometres
        pop       number      inhabitants
        portion   integer     1 = all of the unit, 0 = a part
        loser     cow_or_other(-9,0)  the state that lost the territory
        losetype  integer     1 = homeland, 0 = dependency
        contlose  integer     1 = contiguous to the loser
        entry     integer     1 = the gainer entered the state system by it
        exit      integer     1 = the loser left the state system by it
        number    integer     number of the change
        indep     integer     1 = independence
        conflict  integer     1 = with a military conflict
        version   text        release
    """,
    required="year month gainer gaintype procedur entity loser losetype number",
    key="number year",
    records={"agreements": cessions},
    missing=(-9,),
    dates=(DateColumn("date", "year month"),),
)

ENTITIES = Kind(
    "cow-entities",
    "COW political entities, 1816–1997",
    "Correlates of War Project. Entities and their status.",
    columns="""
        id             integer             number of the entity
        name           text                name
        start_year     integer(-199,-198)  first year of the status; unknown before 1816
        end_year       integer             last year
        status         text                its status: became colony of 365 …
        referenced_id  integer             number of the other entity
    """,
    required="id name start_year end_year status referenced_id",
    key="id",
    unique="",
    dates=(DateColumn("start", "start_year"), DateColumn("end", "end_year")),
    missing=(),
)

KINDS = (CHANGES, ENTITIES)
