"""TFDD: treaties on shared fresh water, one row for each treaty and country."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind

TREATIES = Kind(
    "tfdd",
    "International Freshwater Treaties Database",
    "Transboundary Freshwater Dispute Database, College of Earth, Ocean, and Atmospheric Sciences, Oregon State "
    "University.",
    columns="""
        Entry_ID       integer  number of the row
        BCCODE         text     basin and country
        BCODE          text     basin
        CCODE          text     country, mostly the ISO code of three letters
        Country_Name   text     name of the country
        2016Update_ID  integer  number of the treaty
        DocumentName   text     name of the treaty
        DateSigned     text     day of signature, 9/29/1864 or 29.09.1864
        Signatories    text     the parties
        NumberParties  integer  number of parties
        Issue_Area     text     subject
    """,
    required="Entry_ID CCODE Country_Name 2016Update_ID DocumentName DateSigned Signatories",
    key="Entry_ID",
    missing=(-1,),
    missing_text=("", ".", "N.A.", "#N/A"),
    dates=(DateColumn("signed", "DateSigned", form="mdy"),),
)

KINDS = (TREATIES,)
