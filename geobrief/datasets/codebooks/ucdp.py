"""Uppsala Conflict Data Program: armed conflicts by year, and georeferenced events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geobrief.datasets.kinds import DateColumn, Kind

if TYPE_CHECKING:
    import polars as pl


def _dates_of_episodes(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame of an abridged copy, whose dates are those of episodes, with the usual names of its columns."""
    if "start_date2" in frame.columns or not {"start_date", "end_date"} <= set(frame.columns):
        return frame
    return frame.rename({"start_date": "start_date2", "end_date": "ep_end_date"})


ARMED_CONFLICTS = Kind(
    "ucdp-armed-conflicts",
    "UCDP/PRIO Armed Conflict Dataset",
    "Gleditsch, Nils Petter; Wallensteen, Peter; Eriksson, Mikael; Sollenberg, Margareta; Strand, Håvard (2002). Armed "
    "Conflict 1946–2001: A New Dataset. Journal of Peace Research 39(5): 615–637.",
    columns="""
        conflict_id           integer  number of the conflict
        location              text     states over which it is fought
        side_a                text     the government on side A
        side_a_id             text     its number, or numbers
        side_a_2nd            text     its allies
        side_b                text     the opponents
        side_b_id             text     their numbers
        side_b_2nd            text     their allies
        incompatibility       integer  1 territory, 2 government, 3 both
        territory_name        text     the territory
        year                  integer  year
        intensity_level       integer  1 minor (25 to 999 deaths), 2 war
        cumulative_intensity  integer  1 = 1,000 deaths by the end of the year
        type_of_conflict      integer  1 extra-systemic, 2 interstate, 3 internal, 4 internationalized internal
        start_date            text     first death of the conflict
        start_prec            integer  its precision
        start_date2           text     start of the episode
        start_prec2           integer  its precision
        ep_end                integer  1 = the episode ends in the year
        ep_end_date           text     end of the episode
        ep_end_prec           integer  its precision
        gwno_a                text     numbers of Gleditsch and Ward of side A
        gwno_a_2nd            text     of its allies
        gwno_b                text     of side B
        gwno_b_2nd            text     of its allies
        gwno_loc              text     of the location
        region                text     1 Europe, 2 Middle East, 3 Asia, 4 Africa, 5 Americas
        version               text     release
    """,
    required="conflict_id location side_a side_b incompatibility year intensity_level type_of_conflict gwno_a gwno_loc",
    key="conflict_id year",
    dates=(
        DateColumn("start", "start_date", form="dmy"),
        DateColumn("episode_start", "start_date2", form="dmy"),
        DateColumn("episode_end", "ep_end_date", form="dmy"),
    ),
    prepare=_dates_of_episodes,
)

EVENTS = Kind(
    "ucdp-ged",
    "UCDP Georeferenced Event Dataset",
    "Sundberg, Ralph; Melander, Erik (2013). Introducing the UCDP Georeferenced Event Dataset. Journal of Peace "
    "Research 50(4): 523–532.",
    columns="""
        id                 integer  number of the event
        relid              text     id of the event in the source
        year               integer  year
        active_year        text     whether the dyad reaches 25 deaths in the year
        code_status        text     how far the coding is
        type_of_violence   integer  1 state-based, 2 non-state, 3 one-sided
        conflict_new_id    integer  number of the conflict
        conflict_name      text     its name
        dyad_new_id        integer  number of the dyad
        dyad_name          text     its name
        side_a_new_id      integer  number of side A
        side_a             text     side A
        side_b_new_id      integer  number of side B
        side_b             text     side B
        number_of_sources  integer  number of sources
        where_prec         integer  precision of the place, 1 to 7
        where_coordinates  text     the place
        latitude           number   latitude
        longitude          number   longitude
        priogrid_gid       integer  cell of PRIO-GRID
        country            text     country
        country_id         gw       its number
        region             text     region
        event_clarity      integer  1 clear, 2 aggregated
        date_prec          integer  precision of the date, 1 to 5
        date_start         text     first possible day
        date_end           text     last possible day
        deaths_a           integer  deaths of side A
        deaths_b           integer  deaths of side B
        deaths_civilians   integer  deaths of civilians
        deaths_unknown     integer  deaths of unknown status
        best               integer  best estimate of all deaths
        high               integer  highest estimate
        low                integer  lowest estimate
        gwnoa              gw       number of Gleditsch and Ward of side A
        gwnob              gw       of side B
    """,
    required="id year type_of_violence conflict_name side_a side_b latitude longitude date_start date_end best",
    key="id",
    missing=(-1,),
    dates=(DateColumn("start", "date_start", form="ymd"), DateColumn("end", "date_end", form="ymd")),
)

KINDS = (ARMED_CONFLICTS, EVENTS)
