"""Gleditsch and Ward's list of independent states, with and without microstates."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind

SPELLS = Kind(
    "gw-states",
    "Gleditsch–Ward list of independent states, spells",
    "Gleditsch, Kristian S.; Ward, Michael D. (1999). A Revised List of Independent States since the Congress of "
    "Vienna. International Interactions 25(4): 393–413.",
    columns="""
        gwcode        gw    number of the state
        gwc           text  abbreviation of the state
        country_name  text  name of the state
        start         text  first day
        end           text  last day; 9999-12-31 = still a member
        microstate    text  whether it is a microstate
    """,
    required="gwcode gwc country_name start end",
    key="gwcode start",
    exclusive="gwcode",
    dates=(
        DateColumn("start", "start", form="dmy"),
        DateColumn("end", "end", form="dmy", cut_offs="2017-12-31 2020-12-31"),
    ),
    aliases={"Cow Nr.": "gwcode", "Cow ID": "gwc", "Name of State": "country_name"},
)

KINDS = (SPELLS,)
