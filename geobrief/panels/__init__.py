"""Panels: states, pairs of states, leaders, disputes and agreements by year, with columns from the field's datasets.

A function makes the rows, methods add columns: `dyad_years("cow", 1946, 2010).add_alliances(atop)`. Needs the extra
`datasets`.
"""

from geobrief.errors import MissingPackageError

try:
    import polars  # noqa: F401
except ImportError:
    raise MissingPackageError.of("geobrief.panels", "polars", extra="datasets") from None

from geobrief.panels.event_units import agreement_dyad_years, dispute_dyad_years
from geobrief.panels.graphs import to_networkx
from geobrief.panels.leader_units import leader_dyad_years, leader_years
from geobrief.panels.panel import Panel
from geobrief.panels.units import dyad_years, state_days, state_months, state_years

__all__ = [
    "Panel",
    "agreement_dyad_years",
    "dispute_dyad_years",
    "dyad_years",
    "leader_dyad_years",
    "leader_years",
    "state_days",
    "state_months",
    "state_years",
    "to_networkx",
]
