"""Findings of earlier checks, kept in a folder: one file for each checked file, valid as long as nothing has changed.

What counts is the name and the content of the file, the settings, the content of all files that it extends, and the
installed geobrief and what it uses. Without a doubt a file is checked again: with rules of other packages always.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.findings import Finding, Place
from geobrief.project.files import CheckedFile, LoadedFile
from geobrief.scenario.files import FileState, digest, project_folder, readable_folders

if TYPE_CHECKING:
    from geobrief.project.settings import Settings

FOLDER = ".geobrief_cache"
_USED = ("attr", "pycountry", "yaml")
_MARKS = {
    ".gitignore": "*\n",
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# Findings of geobrief, to be removed at any time.\n",
}


def cache_folder(file: str) -> str | None:
    """The folder of the cache in the project of a file; None outside of a project."""
    project = project_folder(file)
    return None if project is None else os.path.join(project, FOLDER)


@attrs.frozen
class Cache:
    """The findings of earlier checks in a folder. A folder that cannot be written stays empty."""

    folder: str

    def find(self, name: str, content: bytes, settings: Settings) -> CheckedFile | None:
        """The file as it was checked before, if the check would come to the same."""
        if not _is_certain(settings):
            return None
        try:
            with open(self._path(name), encoding="utf-8") as file:
                kept = json.load(file)
            if kept["key"] != _key(name, content, settings):
                return None
            if not all(FileState(*state).holds(path) for path, state in kept["bases"].items()):
                return None
            findings = tuple(_finding(values) for values in kept["findings"])
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None
        return CheckedFile(name, content.decode("utf-8-sig", "replace"), findings)

    def keep(self, file: LoadedFile, content: bytes, settings: Settings) -> None:
        """Keep the findings of a file with this content."""
        if not _is_certain(settings):
            return
        kept = {
            "key": _key(file.name, content, settings),
            "bases": file.scenario.base_files,
            "findings": [_values(finding) for finding in file.findings],
        }
        try:
            self._write(self._path(file.name), json.dumps(kept))
        except OSError:
            return

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, f"{_digest(name, os.path.abspath(name))}.json")

    def _write(self, path: str, text: str) -> None:
        """Put a whole file in its place; the folder is made when there is something to keep."""
        import tempfile

        if not os.path.isdir(self.folder):
            os.makedirs(self.folder, exist_ok=True)
            for name, content in _MARKS.items():
                with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                    file.write(content)
        number, new = tempfile.mkstemp(dir=self.folder)
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(new, path)
        except BaseException:
            os.unlink(new)
            raise


def _is_certain(settings: Settings) -> bool:
    """Whether the key covers all that decides: the rules of other packages may change without a trace."""
    from geobrief.checking.plugins import has_installed

    return not (settings.plugins and has_installed())


def _key(name: str, content: bytes, settings: Settings) -> str:
    folders = readable_folders(name, settings.extends_outside)
    wanted = (settings.select, tuple(settings.ignored(name)), settings.plugins, folders, dict(settings.severity))
    return _digest(_installed(), name, os.path.abspath(name), repr(wanted), digest(content))


@cache
def _installed() -> str:
    """A digest of the installed geobrief and what it uses: names, sizes and times of files, and Python's version."""
    from importlib.util import find_spec

    import geobrief

    files = [entry for folder in geobrief.__path__ for entry in _files(folder)]
    specs = [find_spec(name) for name in _USED]
    files += [(spec.origin, *_stamp(os.stat(spec.origin))) for spec in specs if spec and spec.origin]
    return _digest(sys.version, geobrief.__version__, repr(sorted(files)))


def _files(folder: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                found += _files(entry.path) if entry.name != "__pycache__" else []
            else:
                found.append((entry.path, *_stamp(entry.stat())))
    return found


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _values(finding: Finding) -> dict[str, Any]:
    return {**attrs.asdict(finding), "severity": finding.severity.value}


def _finding(values: dict[str, Any]) -> Finding:
    place, related = values["place"], tuple(Place(**each) for each in values["related"])
    return Finding(**{**values, "place": place and Place(**place), "related": related})
