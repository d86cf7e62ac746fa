"""The register: who existed, who governed, who belonged to what. `world()` is the one that ships with the package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geobrief.register.resolution import Candidate, Resolution, UnresolvedError
from geobrief.register.systems import COW, GW
from geobrief.register.worlds import World, world

if TYPE_CHECKING:
    from geobrief.register.sources import Source
    from geobrief.register.spells import Spell
    from geobrief.register.systems import StateSystem

__all__ = [
    "COW", "GW", "Candidate", "Resolution", "Source", "Spell", "StateSystem", "UnresolvedError", "World", "world",
]  # fmt: skip
_HOMES = {"Source": "sources", "Spell": "spells", "StateSystem": "systems"}


def __getattr__(name: str) -> Any:
    """Classes that a question about names does not need are imported when they are asked for."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"geobrief.register.{_HOMES[name]}"), name)
