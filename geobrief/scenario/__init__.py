"""Scenario files and saved readings: loading, checking, comparing and writing them."""

from __future__ import annotations

from geobrief.scenario.dumping import dump
from geobrief.scenario.loading import load
from geobrief.scenario.scenarios import Scenario

TYPE_CHECKING = False
if TYPE_CHECKING:
    from geobrief.scenario.checking import check
    from geobrief.scenario.differences import Difference, diff

__all__ = ["Difference", "Scenario", "check", "diff", "dump", "load"]
_LATE = {"check": "checking", "Difference": "differences", "diff": "differences"}  # not needed for loading


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _LATE:
        raise AttributeError(f"module 'geobrief.scenario' has no attribute {name!r}")
    return getattr(import_module(f"geobrief.scenario.{_LATE[name]}"), name)
