"""International Crisis Behavior: crises (ICB1) and their actors (ICB2)."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind
from geobrief.datasets.records import crises

_CITATION = (
    "Brecher, Michael; Wilkenfeld, Jonathan; Beardsley, Kyle; James, Patrick; Quinn, David (2017). International "
    "Crisis Behavior Data Codebook, Version 13."
)
_THIRDS = (66, 77, 88)  # early, middle and late in a month
_DATES = (
    DateColumn("start", "yrtrig motrig datrig", month_thirds=_THIRDS),
    DateColumn("end", "yrterm moterm daterm", month_thirds=_THIRDS),
)

CRISES = Kind(
    "icb-crises",
    "International Crisis Behavior, crises (ICB1)",
    _CITATION,
    columns="""
        icb1      text             name of the file
        crisno    integer          number of the crisis
        crisname  text             name of the crisis
        trigent   cow_or_other     the state that triggered it; 996 to 999 are not states
        yrtrig    integer          trigger, year
        motrig    integer          month
        datrig    integer          day; 66, 77, 88 = early, in the middle, late
        yrterm    integer          end, year
        moterm    integer          month
        daterm    integer          day
        brexit    integer          duration, days
        gravcr    integer          gravity of the threat, 0 to 7
        viol      integer          violence: 1 none, 2 minor clashes, 3 serious clashes, 4 war
        noactr    integer          number of actors
        yrmedend  integer(-99,99)  end of mediation, year
        *         integer          see the codebook
    """,
    required="icb1 crisno crisname break trigent yrtrig motrig datrig yrterm gravcr viol noactr",
    key="crisno",
    missing=(-99,),
    dates=_DATES,
)

ACTORS = Kind(
    "icb-actors",
    "International Crisis Behavior, actors (ICB2)",
    _CITATION,
    columns="""
        icb2      text     name of the file
        crisno    integer  number of the crisis
        cracno    integer  number of the actor
        cracid    cow      number of the state
        actor     text     abbreviation of the state
        systrgyr  integer  trigger of the crisis, year
        systrgmo  integer  month
        systrgda  integer  day
        crisname  text     name of the crisis
        triggr    integer  kind of trigger for the actor
        yrtrig    integer  trigger for the actor, year
        motrig    integer  month
        datrig    integer  day; 66, 77, 88 = early, in the middle, late
        trigent   cow_or_other  the state that triggered it; 996 to 999 are not states
        southv    cow_or_other  source of the threat; 996 to 999 are not states
        yerres    integer  response, year
        monres    integer  month
        dayres    integer  day
        yrterm    integer  end for the actor, year
        moterm    integer  month
        daterm    integer  day
        gravty    integer  gravity of the threat, 0 to 7
        outcom    integer  outcome
        *         integer  see the codebook
    """,
    required="icb2 crisno cracno cracid actor crisname triggr yrtrig motrig datrig majres outcom",
    key="crisno cracno",
    references={"icb-crises": "crisno"},
    records={"disputes": crises},
    starts_in_list=True,
    missing=(-99,),
    dates=(
        *_DATES,
        DateColumn("crisis_start", "systrgyr systrgmo systrgda", month_thirds=_THIRDS),
        DateColumn("response", "yerres monres dayres", month_thirds=_THIRDS),
    ),
)

KINDS = (CRISES, ACTORS)
