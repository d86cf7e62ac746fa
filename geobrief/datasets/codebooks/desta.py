"""DESTA: trade agreements, accessions and withdrawals."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind

_CITATION = (
    "Dür, Andreas; Baccini, Leonardo; Elsig, Manfred (2014). The Design of International Trade Agreements: Introducing "
    "a New Dataset. Review of International Organizations 9(3): 353–375. Version 2.3."
)
_TREATY = """
    number          text     id of the entry
    base_treaty     integer  number of the treaty to which it belongs
    name            text     name
    entry_type      text     base_treaty, accession, withdrawal, protocol or amendment, consolidated, negotiation
    consolidated    integer  1 = a consolidated treaty
    year            integer  year of signature
    entryforceyear  integer  year of entry into force
    language        text     language
    typememb        integer  1 bilateral, 2 plurilateral, 3 with a third state … 7 withdrawal
    regioncon       text     region
    wto_listed      integer  1 = notified to the WTO
    wto_name        text     its name there
    c[0-9]*         iso_num  the parties
    mc[0-9]*        integer  roles of the parties
"""
_DATES = (DateColumn("signed", "year"), DateColumn("in_force", "entryforceyear"))

TREATIES = Kind(
    "desta-treaties",
    "DESTA, trade agreements",
    _CITATION,
    columns=_TREATY,
    required="number base_treaty name entry_type year entryforceyear typememb regioncon c1 c2",
    key="number",
    dates=_DATES,
)

WITHDRAWALS = Kind(
    "desta-withdrawals",
    "DESTA, withdrawals by pairs of states",
    _CITATION,
    columns=f"""{_TREATY}
        country1  text     name of the state that withdraws
        country2  text     name of the other state
        iso1      iso_num  number of the state that withdraws
        iso2      iso_num  number of the other state
        coded     integer  1 = the text was coded
    """,
    required="country1 country2 iso1 iso2 number base_treaty name entry_type year entryforceyear typememb regioncon",
    key="iso1 iso2 number",
    dates=_DATES,
)

KINDS = (WITHDRAWALS, TREATIES)
