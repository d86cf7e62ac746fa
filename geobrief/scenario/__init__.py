"""Scenario files and saved readings: loaded, laid over a world, checked, and written again."""

from __future__ import annotations

from geobrief.scenario.dumping import dump
from geobrief.scenario.loading import load
from geobrief.scenario.scenarios import Scenario

TYPE_CHECKING = False
if TYPE_CHECKING:
    from geobrief.scenario.checking import check

__all__ = ["Scenario", "check", "dump", "load"]


def __getattr__(name: str) -> object:
    if name != "check":
        raise AttributeError(f"module 'geobrief.scenario' has no attribute {name!r}")
    from geobrief.scenario.checking import check  # brings all rules, which loading can do without

    return check
