"""Rivalries of states, and arms races."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind

KGD = Kind(
    "kgd-rivalries",
    "Klein, Goertz and Diehl, rivalries",
    "Klein, James P.; Goertz, Gary; Diehl, Paul F. (2006). The New Rivalry Dataset: Procedures and Patterns. Journal "
    "of Peace Research 43(3): 331–348. Version 5.10.",
    columns="""
        rivnumb     integer  number of the rivalry
        rivalry     integer  number of the dyad
        rivala      cow      the state with the lower number
        rivalb      cow      the state with the higher number
        beginr      integer  first day, YYYYMMDD
        endr        integer  last day, YYYYMMDD
        totdisp     integer  number of disputes
        rivtyp2     text     RIVALRY or ISOLATED
        rivtypold   text     ENDURING, PROTO or ISOLATED
    """,
    required="rivnumb rivalry rivala rivalb beginr endr totdisp",
    key="rivnumb",
    missing=(-9,),
    dates=(
        DateColumn("start", "beginr", form="digits"),
        DateColumn("end", "endr", form="digits", cut_offs="2001-12-31"),
    ),
)

THOMPSON_DREYER = Kind(
    "thompson-dreyer-rivalries",
    "Thompson and Dreyer, strategic rivalries",
    "Thompson, William R.; Dreyer, David (2012). Handbook of International Rivalries. CQ Press.",
    columns="""
        rivalryno    integer  number of the rivalry
        rivalryname  text     name
        ccode1       cow      number of the first state
        ccode2       cow      number of the second state
        styear       integer  first year
        endyear      integer  last year; 2010 = ongoing at the end of the data
        region       text     region
        type1        text     positional, spatial, ideological or interventionary
        type2        text     second type
        type3        text     third type
    """,
    required="rivalryno rivalryname ccode1 ccode2 styear endyear type1",
    key="rivalryno",
    dates=(DateColumn("start", "styear"), DateColumn("end", "endyear", cut_offs="2010-12-31")),
)

TSS = Kind(
    "tss-rivalries",
    "Thompson, Sakuwa and Suhas, strategic rivalries",
    "Thompson, William R.; Sakuwa, Kentaro; Suhas, Prashant Hosur (2021). Analyzing Strategic Rivalries in World "
    "Politics. Springer.",
    columns="""
        tssr_id          integer  number of the rivalry
        rivalry          text     name
        ccode1           cow      number of the first state
        ccode2           cow      number of the second state
        start            integer  first year
        end              integer  last year; 2020 = ongoing at the end of the data
        positional       integer  1 = over positions
        spatial          integer  1 = over territory
        ideological      integer  1 = over ideology
        interventionary  integer  1 = over interventions
        principal        integer  1 = principal rivalry
        aprin            integer  1 = asymmetric principal rivalry
    """,
    required="tssr_id rivalry ccode1 ccode2 start end positional spatial",
    key="tssr_id",
    dates=(DateColumn("start", "start"), DateColumn("end", "end", cut_offs="2020-12-31")),
)

ARMS_RACES = Kind(
    "arms-races",
    "Gibler, Rider and Hutchison, arms races",
    "Gibler, Douglas M.; Rider, Toby J.; Hutchison, Marc L. (2005). Taking Arms Against a Sea of Troubles: "
    "Conventional Arms Races During Periods of Rivalry. Journal of Peace Research 42(2): 131–147.",
    columns="""
        race_id  integer  number of the arms race
        ccode1   cow      number of the first state
        ccode2   cow      number of the second state
        styear   integer  first year
        endyear  integer  last year
    """,
    required="race_id ccode1 ccode2 styear endyear",
    key="race_id",
    dates=(DateColumn("start", "styear"), DateColumn("end", "endyear")),
)

KINDS = (KGD, THOMPSON_DREYER, TSS, ARMS_RACES)
