"""The register: who existed, who governed, who belonged to what. `world()` is the one that ships with the package."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from geobrief.register.resolution import Candidate, Resolution, UnresolvedError
from geobrief.register.sources import Source, edition, horizon, load_sources
from geobrief.register.systems import COW, GW, Spell, StateSystem, load_spells
from geobrief.register.world import World

__all__ = [
    "COW", "GW", "Candidate", "Resolution", "Source", "Spell", "StateSystem", "UnresolvedError", "World", "world",
]  # fmt: skip


@cache
def world() -> World:
    """The world as the register knows it; each table is read when it is first asked for.

    >>> world().state("Argentina").id
    'ARG'
    """
    from geobrief.register import disputes, organizations, people, states, territories
    from geobrief.register.records import Records

    loaders: dict[str, Callable[[], tuple[Any, ...]]] = {
        "states": lambda: states.load_states(records["spells"]),
        "spells": load_spells,
        "people": people.load_people,
        "tenures": people.load_tenures,
        "organizations": organizations.load_organizations,
        "memberships": organizations.load_memberships,
        "groups": organizations.load_groups,
        "territories": territories.load_territories,
        "claims": territories.load_claims,
        "disputes": disputes.load_disputes,
    }
    records = Records(lambda table: loaders[table]() if table in loaders else ())
    return World.of(records, edition=edition(), horizon=horizon(), sources=load_sources())
