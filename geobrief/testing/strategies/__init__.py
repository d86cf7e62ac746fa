"""Hypothesis strategies: dates, states of a day, records, and whole scenarios with or without errors.

Importing this package also makes `hypothesis.strategies.from_type(Agreement)` and the like work.
"""

from __future__ import annotations

from geobrief.errors import MissingPackageError

try:
    import hypothesis as _hypothesis  # noqa: F401
except ModuleNotFoundError:
    raise MissingPackageError.of("geobrief.testing.strategies", "hypothesis", extra="test") from None

from geobrief.testing.strategies.casts import Cast, casts, states, states_at
from geobrief.testing.strategies.from_type import register
from geobrief.testing.strategies.planted import Planted, plantable, planted
from geobrief.testing.strategies.records import agreements, disputes, events, tenures
from geobrief.testing.strategies.registered import (
    claims,
    dates,
    days,
    dispute_steps,
    groups,
    ids,
    memberships,
    organizations,
    people,
    periods,
    references,
    roles,
    steps,
    territories,
)
from geobrief.testing.strategies.scenarios import documents, scenarios, worlds

__all__ = [
    "Cast", "Planted", "agreements", "casts", "claims", "dates", "days", "dispute_steps", "disputes", "documents",
    "events", "groups", "ids", "memberships", "organizations", "people", "periods", "plantable", "planted",
    "references", "roles", "scenarios", "states", "states_at", "steps", "tenures", "territories", "worlds",
]  # fmt: skip

register()
