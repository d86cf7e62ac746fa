"""Loads the rules of installed packages: modules named under the entry point `geobrief.rules`.

`importlib.metadata` takes longer to import than most files take to check, so it is imported only if some installed
package mentions the entry point.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import RLock

from geobrief.errors import GeobriefError

GROUP = "geobrief.rules"
_LOADED: set[str] = set()
_LOADING: list[str] = []
_LOCK = RLock()


class RulesNotLoadedError(GeobriefError):
    """The rules of an installed package cannot be loaded."""


def load_installed() -> None:
    """Load every module or function named under the entry point, once; loading a module registers its rules."""
    with _LOCK:
        if GROUP not in _LOADED:
            _load()
            _LOADED.add(GROUP)  # only now: what cannot be loaded raises each time


def has_installed() -> bool:
    """Whether an installed package has rules."""
    return any(GROUP in text for text in _entry_point_files())


def loading_plugin() -> str | None:
    """The entry point that is being loaded, if any."""
    return _LOADING[-1] if _LOADING else None


def _load() -> None:
    if has_installed():
        from importlib.metadata import entry_points

        for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
            _LOADING.append(entry.name)
            try:
                entry.load()
            except Exception as error:
                message = f"the rules {entry.name} ({entry.value}) cannot be loaded: {error}"
                raise RulesNotLoadedError(message) from error
            finally:
                _LOADING.pop()


def _entry_point_files() -> Iterator[str]:
    """The texts of all `entry_points.txt` of installed packages."""
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
