"""Correlates of War national material capabilities, and the major powers."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind

CAPABILITIES = Kind(
    "cow-nmc",
    "COW National Material Capabilities",
    "Singer, J. David; Bremer, Stuart; Stuckey, John (1972). Capability Distribution, Uncertainty, and Major Power "
    "War, 1820–1965. In: Russett, Bruce (ed.), Peace, War, and Numbers. Sage. Version 6.0.",
    columns="""
        stateabb  cow_abb  abbreviation of the state
        ccode     cow      number of the state
        year      integer  year
        milex     integer  military expenditure, thousands (pounds until 1913, current dollars after)
        milper    integer  military personnel, thousands
        irst      integer  production of iron and steel, thousand tons
        pec       integer  consumption of primary energy, thousand coal-ton equivalents
        tpop      number   population, thousands
        upop      number   urban population, thousands
        cinc      number   composite index of national capability
        version   text     release
    """,
    required="stateabb ccode year milex milper irst pec tpop upop cinc",
    key="ccode year",
    missing=(-9,),
)

MAJORS = Kind(
    "cow-majors",
    "COW major powers",
    "Correlates of War Project (2017). State System Membership List, v2016: Majors.",
    columns="""
        stateabb  cow_abb  abbreviation of the state
        ccode     cow      number of the state
        styear    integer  start of the spell, year
        stmonth   integer  start, month
        stday     integer  start, day
        endyear   integer  end of the spell, year
        endmonth  integer  end, month
        endday    integer  end, day
        version   text     release
    """,
    required="stateabb ccode styear stmonth stday endyear endmonth endday",
    key="ccode styear",
    exclusive="ccode",
    dates=(
        DateColumn("start", "styear stmonth stday"),
        DateColumn("end", "endyear endmonth endday", cut_offs="2011-12-31 2016-12-31"),
    ),
)

KINDS = (CAPABILITIES, MAJORS)
