"""Codes of states of several lists by year."""

from __future__ import annotations

from geobrief.datasets.kinds import Kind

COW_GW = Kind(
    "cow-gw-crosswalk",
    "COW and Gleditsch–Ward codes by year",
    "Miller, Steven V. isard: Overflow Data for Quantitative Peace Science Research. R package.",
    columns="""
        stateabb  cow_abb  abbreviation of the state
        year      integer  year
        gwcode    gw       number of Gleditsch and Ward
        ccode     cow      number of COW
        gw_name   text     name in the list of Gleditsch and Ward
        cw_name   text     name in the list of COW
    """,
    required="stateabb year gwcode ccode gw_name cw_name",
    key="stateabb year",
)

COUNTRYCODE = Kind(
    "countrycode",
    "Codes of countrycode by year",
    "Arel-Bundock, Vincent; Enevoldsen, Nils; Yetman, CJ (2018). countrycode: An R Package to Convert Country Names "
    "and Country Codes. Journal of Open Source Software 3(28): 848.",
    columns="""
        country.name.en  text     name of the state
        year             integer  year
        cowc             cow_abb  abbreviation of COW
        cown             cow      number of COW
        gwc              text     abbreviation of Gleditsch and Ward
        gwn              gw       number of Gleditsch and Ward
        iso2c            text     today's ISO code, two letters
        iso3c            iso3     today's ISO code, three letters
        iso3n            iso_num  today's ISO code, a number
        fips             text     FIPS
        ioc              text     International Olympic Committee
        p5c              text     abbreviation of Polity
        p5n              integer  number of Polity
        un               integer  number of the United Nations
        vdem             integer  number of V-Dem
    """,
    required="country.name.en year cowc cown gwc gwn iso3c p5n vdem",
    key="country.name.en year",
    missing_text=("",),  # NA is Namibia
)

KINDS = (COW_GW, COUNTRYCODE)
