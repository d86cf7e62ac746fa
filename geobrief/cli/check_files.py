"""Which scenario files are meant by the paths that a person types?"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from geobrief.cli.texts import STANDARD_INPUT, shown
from geobrief.errors import UnreadableInputError

_PASSED_OVER = ("__pycache__", "node_modules", "site-packages")


def files_of(path: str) -> list[str]:
    """The file itself, or the scenario files in a folder and its folders, by name; hidden folders are passed over."""
    if path == STANDARD_INPUT or not os.path.isdir(path):
        return [path]
    found = sorted(_in_folder(path))
    if not found:
        expected = "*.geobrief.yaml, .yml, .json or .toml"
        raise UnreadableInputError(f"{shown(path)}: no scenario files in this folder", expected=expected)
    return found


def each_once(files: Iterable[str]) -> Iterator[str]:
    """Files in the order given, each once.

    >>> list(each_once(["a.geobrief.yaml", "./a.geobrief.yaml", "-"]))
    ['a.geobrief.yaml', '-']
    """
    seen: set[str] = set()
    for file in files:
        place = file if file == STANDARD_INPUT else os.path.abspath(file)
        if place not in seen:
            seen.add(place)
            yield file


def _refuse(error: OSError) -> None:
    raise UnreadableInputError(f"{shown(str(error.filename))} cannot be searched ({error.strerror})")


def _in_folder(folder: str) -> Iterator[str]:
    from geobrief.scenario.files import is_scenario_name

    for here, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _PASSED_OVER]
        yield from (os.path.normpath(os.path.join(here, name)) for name in names if is_scenario_name(name))
