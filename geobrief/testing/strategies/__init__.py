"""Which values may a test try? Dates, states of a day, agreements, whole scenarios that hold together, or do not.

Importing this (or installing the package) also makes `hypothesis.strategies.from_type(Agreement)` and the like work.
"""

from __future__ import annotations

from geobrief.testing.registration import register
from geobrief.testing.strategies.casts import Cast, casts, states, states_at
from geobrief.testing.strategies.planted import Planted, plantable, planted
from geobrief.testing.strategies.records import agreements, disputes, events, tenures
from geobrief.testing.strategies.registered import (
    claims,
    dates,
    days,
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
    turns,
)
from geobrief.testing.strategies.scenarios import documents, scenarios, worlds

__all__ = [
    "Cast", "Planted", "agreements", "casts", "claims", "dates", "days", "disputes", "documents", "events", "groups",
    "ids", "memberships", "organizations", "people", "periods", "plantable", "planted", "references", "roles",
    "scenarios", "states", "states_at", "steps", "tenures", "territories", "turns", "worlds",
]  # fmt: skip

register()
