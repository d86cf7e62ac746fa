"""ICOW claims to territory, rivers and maritime zones, the attempts to settle them, and dyad-years."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind
from geobrief.datasets.records import claims

_CITATION = (
    "Hensel, Paul R.; Mitchell, Sara McLaughlin; Sowers, Thomas E.; Thyne, Clayton L. (2008). Bones of Contention: "
    "Comparing Territorial, Maritime, and River Issues. Journal of Conflict Resolution 52(1): 117–143. ICOW 1.1."
)
_UNTIL = {"1.1": "2001-12-31"}
_ISSUE = """
    issue     integer  1 territory, 2 river, 3 maritime zone
    terriss   integer  1 = territorial claim
    riveriss  integer  1 = river claim
    mariss    integer  1 = maritime claim
    region    integer  1 Western Hemisphere, 2 Western Europe, 4 Middle East
    claim     integer  number of the claim
"""
_DYAD = """
    claimdy   integer  number of the claim dyad
    dyadnum   integer  number of the dyad in the claim
    chal      cow_or_other  challenger; numbers above 1000 are not states
    tgt       cow_or_other  target
    dyad      integer  number of the pair of states
"""
_CLAIM = """
    begclaim  integer  begin, YYYYMM; month 00 = unknown
    endclaim  integer  end, YYYYMM; 200199 = open at the end of 2001
    duration  integer  duration in years
    icowsal   number   salience, 0 to 12
    icowsalc  integer  salience in three classes
    salchal   number   salience for the challenger
    saltgt    number   salience for the target
    salold    number   salience, older index
    attempts* integer  attempts at settlement
    version   text     release
    *         integer  see the codebook
"""
# A claim of 200199 is open: the digits of a year and a month that does not exist.
_DATES = (
    DateColumn("start", "begclaim", form="digits"),
    DateColumn("end", "endclaim", form="digits", ongoing=(200199,)),
)

CLAIMS = Kind(
    "icow-claims",
    "ICOW claims, dyads",
    _CITATION,
    columns=f"{_ISSUE}{_DYAD}    name text name of the claim\n    rivname text name of the river\n"
    f"    rivnum number number of the river\n{_CLAIM}",
    required="issue claimdy claim name chal tgt begclaim endclaim resolved",
    key="claimdy",
    references={"icow-claims-aggregate": "claim"},
    records={"disputes": claims},
    dates=_DATES,
    known_until=_UNTIL,
    encoding="mac-roman",
)

AGGREGATE = Kind(
    "icow-claims-aggregate",
    "ICOW claims, each with all its dyads",
    _CITATION,
    columns=f"{_ISSUE}    dyads integer number of dyads\n{_CLAIM}",
    required="issue claim dyads begclaim endclaim icowsal",
    key="claim",
    dates=_DATES,
    known_until=_UNTIL,
    encoding="mac-roman",
)

SETTLEMENTS = Kind(
    "icow-settlements",
    "ICOW attempts to settle claims",
    _CITATION,
    columns=f"""{_ISSUE}{_DYAD}
        settnump  integer  number of the peaceful attempt in the claim
        settnumt  integer  number of the attempt in the claim
        begsett   integer  begin, YYYYMM
        endsett   integer  end, YYYYMM
        year      integer  year of the begin
        typesett  integer  kind of attempt: 1 bilateral, 2 to 9 with third parties
        agree     integer  1 = an agreement was reached
        mid       integer  number of the militarized dispute
        version   text     release
        *         integer  see the codebook
    """,
    required="claimdy claim chal tgt settnumt begsett endsett typesett",
    key="claimdy settnumt",
    references={"icow-claims": "claimdy"},
    dates=(DateColumn("start", "begsett", form="digits"), DateColumn("end", "endsett", form="digits")),
    known_until=_UNTIL,
    encoding="mac-roman",
)

DYAD_YEARS = Kind(
    "icow-dyad-years",
    "ICOW claims, dyad-years",
    _CITATION,
    columns=f"""{_ISSUE}{_DYAD}
        year      integer  year
        icowsal   number   salience, 0 to 12
        salchal   number   salience for the challenger
        saltgt    number   salience for the target
        salold    number   salience, older index
        tcarea    number   area claimed
        tclnarea  number   its logarithm
        rcrivtype number   type of river
        rec*wt    number   weighted history of attempts
        version   text     release
        *         integer  see the codebook
    """,
    required="claimdy claim chal tgt year icowsal attanyp midissyr",
    key="claimdy year",
    references={"icow-claims": "claimdy"},
    encoding="mac-roman",
)

KINDS = (CLAIMS, AGGREGATE, SETTLEMENTS, DYAD_YEARS)
