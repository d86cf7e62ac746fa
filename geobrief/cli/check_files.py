"""The files that `geobrief check` takes: those of paths, patterns and folders, each once, without what is left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from geobrief.cli.texts import STANDARD_INPUT, display_name
from geobrief.errors import UnreadableInputError

_SKIPPED_FOLDERS = ("__pycache__", "node_modules", "site-packages")
Excludes = Callable[[str], bool]


def files_of(path: str, excludes: Excludes = lambda path: False) -> list[str]:
    """The file itself, or the scenario files in a folder and its folders, by name, without those in hidden folders.

    A pattern such as `*/a*.yaml` that no shell has expanded gives the files and folders that match it.
    """
    if path == STANDARD_INPUT or os.path.isfile(path):
        return [path]
    if os.path.isdir(path):
        return _of_folder(path, excludes)
    if not any(character in path for character in "*?["):
        return [path]
    import glob

    found = sorted(glob.glob(path, recursive=True))
    if not found:
        raise UnreadableInputError(f"{display_name(path)}: no file has a name of this pattern")
    return [name for match in found for name in ([match] if os.path.isfile(match) else _of_folder(match, excludes))]


def _of_folder(path: str, excludes: Excludes) -> list[str]:
    every = sorted(_in_folder(path))
    if not every:
        expected = "*.geobrief.yaml, .yml, .json or .toml"
        raise UnreadableInputError(f"{display_name(path)}: no scenario files in this folder", expected=expected)
    return [name for name in every if not excludes(name)]


def each_once(files: Iterable[str]) -> Iterator[str]:
    """Files in the order given, each once.

    >>> list(each_once(["a.geobrief.yaml", "./a.geobrief.yaml", "-"]))
    ['a.geobrief.yaml', '-']
    """
    seen: set[str] = set()
    for file in files:
        path = file if file == STANDARD_INPUT else os.path.abspath(file)
        if path not in seen:
            seen.add(path)
            yield file


def leads_outside(name: str) -> bool:
    """Whether a file that nobody named is a link out of its project, which could be to any file of the machine."""
    if not os.path.islink(name):
        return False
    from geobrief.project import settings_for
    from geobrief.scenario.files import is_within, readable_folders

    return not is_within(os.path.realpath(name), readable_folders(name, settings_for(name).extends_outside))


def _raise(error: OSError) -> None:
    raise UnreadableInputError(f"{display_name(str(error.filename))} cannot be searched ({error.strerror})")


def _in_folder(folder: str) -> Iterator[str]:
    from geobrief.suffixes import is_scenario_name

    for here, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS]
        yield from (os.path.normpath(os.path.join(here, name)) for name in names if is_scenario_name(name))
