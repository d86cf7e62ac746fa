"""Which rules do installed packages bring? Those under the entry point `geobrief.rules`: modules that enter some.

`importlib.metadata` takes longer to import than most files take to check, so it is asked only where some installed
package speaks of such rules at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import RLock

from geobrief.errors import GeobriefError

GROUP = "geobrief.rules"
_ENTERED: set[str] = set()
_LOCK = RLock()


class RulesNotLoadedError(GeobriefError):
    """A package says that it has rules, and they cannot be loaded."""


def enter_installed() -> None:
    """Load every module or function that is named under the entry point, once; loading a module enters its rules."""
    with _LOCK:
        if GROUP not in _ENTERED:
            _enter()
            _ENTERED.add(GROUP)  # not before: what could not be loaded is told each time


def _enter() -> None:
    if any(GROUP in told for told in _entry_point_files()):
        from importlib.metadata import entry_points

        for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
            try:
                entry.load()
            except Exception as error:
                message = f"the rules {entry.name} ({entry.value}) cannot be loaded: {error}"
                raise RulesNotLoadedError(message) from error


def _entry_point_files() -> Iterator[str]:
    """What the installed packages write about their entry points."""
    import os
    import sys

    for folder in sys.path:
        try:
            names = [name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
        for name in names:
            try:
                with open(os.path.join(folder, name, "entry_points.txt"), encoding="utf-8") as file:
                    yield file.read()
            except OSError:
                continue
