"""Correlates of War intergovernmental organizations: spells of membership, organizations, and counts."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind
from geobrief.datasets.records import memberships

_CITATION = (
    "Pevehouse, Jon C. W.; Nordstrom, Timothy; McManus, Roseanne W.; Jamison, Anne Spencer (2020). Tracking "
    "Organizations in the World: The Correlates of War IGO Version 3.0 Datasets. Journal of Peace Research 57(3): "
    "492–503."
)

MEMBERSHIPS = Kind(
    "cow-igo-memberships",
    "COW IGOs, spells of membership",
    _CITATION,
    columns="""
        ioname      text     short name of the organization
        ccode       cow      number of the state
        status      integer  1 full member, 2 associate, 3 observer
        first_year  integer  first year
        last_year   integer  last year; 2014 = still a member at the end of the data
    """,
    required="ioname ccode status first_year last_year",
    key="ioname ccode status first_year",
    exclusive="ioname ccode",
    references={"cow-igo-organizations": "ioname"},
    records={"memberships": memberships},
    dates=(DateColumn("start", "first_year"), DateColumn("end", "last_year", cut_offs="2014-12-31")),
)

ORGANIZATIONS = Kind(
    "cow-igo-organizations",
    "COW IGOs, organizations",
    _CITATION,
    columns="""
        ioname       text     short name
        orgname      text     name
        ionum        integer  number
        sdate        integer  first year
        deaddate     integer  last year; blank = still alive
        longorgname  text     name in full
    """,
    required="ioname orgname ionum sdate deaddate longorgname",
    key="ioname",
    missing=(-9,),
    dates=(DateColumn("start", "sdate"), DateColumn("end", "deaddate", blank_is_ongoing=True)),
)

STATE_YEARS = Kind(
    "cow-igo-state-years",
    "COW IGOs, memberships of each state in each year",
    _CITATION,
    columns="""
        ccode              cow      number of the state
        year               integer  year
        sum_igo_full       integer  full memberships
        sum_igo_associate  integer  associate memberships
        sum_igo_observer   integer  seats as observer
        sum_igo_anytype    integer  all of them
    """,
    required="ccode year sum_igo_full sum_igo_associate sum_igo_observer sum_igo_anytype",
    key="ccode year",
)

DYAD_YEARS = Kind(
    "cow-igo-dyad-years",
    "COW IGOs, shared memberships of two states in each year",
    _CITATION,
    columns="""
        ccode1    cow      number of the first state
        ccode2    cow      number of the second state
        year      integer  year
        dyadigos  integer  organizations in which both are full members
    """,
    required="ccode1 ccode2 year dyadigos",
    key="ccode1 ccode2 year",
)

KINDS = (MEMBERSHIPS, ORGANIZATIONS, STATE_YEARS, DYAD_YEARS)
