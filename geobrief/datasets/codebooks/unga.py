"""Ideal points of states in the General Assembly of the United Nations."""

from __future__ import annotations

from geobrief.datasets.kinds import Kind

IDEAL_POINTS = Kind(
    "unga-ideal-points",
    "UN General Assembly ideal points",
    "Bailey, Michael A.; Strezhnev, Anton; Voeten, Erik (2017). Estimating Dynamic State Preferences from United "
    "Nations Voting Data. Journal of Conflict Resolution 61(2): 430–456.",
    columns="""
        ccode        cow      number of the state
        iso3c        iso3     code of the state
        countryname  text     name of the state
        year         integer  year
        session      integer  session
        idealpoint*  number   ideal point: of final passage, of all votes, of the older model
        nvotes*      integer  number of votes
        q*           number   quantiles of the estimate
    """,
    required="ccode iso3c countryname year idealpointfp idealpointall nvotesfp",
    key="ccode year",
)

KINDS = (IDEAL_POINTS,)
