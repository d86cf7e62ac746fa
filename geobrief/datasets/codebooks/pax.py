"""PA-X: peace agreements since 1990, and what they provide for."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind
from geobrief.datasets.records import peace_agreements

AGREEMENTS = Kind(
    "pax",
    "PA-X Peace Agreements Database",
    "Bell, Christine; Badanjak, Sanja (2019). Introducing PA-X: A New Peace Agreement Database and Dataset. Journal of "
    "Peace Research 56(3): 452–466.",
    columns="""
        Con       text     country or entity
        Contp     text     type of conflict: Government, Territory, Inter-group …
        PP        integer  number of the peace process
        PPName    text     its name
        Reg       text     region
        AgtId     integer  number of the agreement
        Ver       integer  version of the coding
        Agt       text     name of the agreement
        Dat       text     day on which it was made
        Status    text     whether it was agreed
        Agtp      text     Intra, Inter, InterIntra, IntraLocal
        Stage     text     Pre, SubPar, SubComp, Imp, Ren, Cea, Oth
        StageSub  text     stage in detail
        Part      text     parties, as the agreement has them
        ThrdPart  text     third parties
        OthAgr    text     agreements that it refers to
        Loc1ISO   iso3     country
        Loc2ISO   iso3     second country
        Loc1GWNO  gw       country
        Loc2GWNO  gw       second country
        UcdpCon   integer  number of the conflict of UCDP
        *         integer  what it provides for; see the codebook
    """,
    required="Con PPName AgtId Agt Dat Status Agtp Stage",
    key="AgtId",
    records={"agreements": peace_agreements},
    dates=(DateColumn("date", "Dat", form="ymd"),),
)

KINDS = (AGREEMENTS,)
