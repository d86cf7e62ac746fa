"""The settings of a project: the table `[tool.geobrief]` of its `pyproject.toml`.

For a file it is the one of the nearest `pyproject.toml` above it that has such a table.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from geobrief.errors import GeobriefError, UnreadableInputError, nearest
from geobrief.files import read_file

KEYS = ("select", "ignore", "per-file-ignores", "plugins", "extends-outside")


class SettingsError(GeobriefError):
    """The table `[tool.geobrief]` has a key or a value that is not valid."""


@attrs.frozen
class Settings:
    """Which codes, or beginnings of codes, are wanted, and where: by patterns of files, relative to `folder`.

    `plugins` includes the rules of installed packages. `extends_outside` is True if scenarios may extend any file, else
    the folders outside the project whose files they may extend.

    >>> Settings(ignore=("GB7",), per_file_ignores={"drafts/*": ("GB5",)}, folder="/w").ignored("/w/drafts/a.yaml")
    ('GB7', 'GB5')
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    folder: str = ""
    plugins: bool = True
    extends_outside: bool | tuple[str, ...] = False

    def ignored(self, file: str) -> tuple[str, ...]:
        """The codes that are ignored in a file."""
        return (*self.ignore, *self.ignored_in(file))

    def ignored_in(self, file: str) -> Iterator[str]:
        """The codes that are ignored in a file by the patterns."""
        if not self.per_file_ignores:
            return
        from fnmatch import fnmatchcase

        name = os.path.basename(file)
        path = os.path.relpath(os.path.abspath(file), self.folder or None).replace(os.sep, "/")
        for pattern, names in self.per_file_ignores.items():
            if fnmatchcase(path, pattern) or fnmatchcase(name, pattern):
                yield from names


def settings_for(file: str) -> Settings:
    """The settings for a file, which need not exist."""
    return _of_folder(os.path.dirname(os.path.abspath(file)))


def forget_settings() -> None:
    """Read the settings of all projects again when they are next needed, because they may have changed."""
    _of_folder.cache_clear()


@cache
def _of_folder(folder: str) -> Settings:
    above = os.path.dirname(folder)
    found = _read(os.path.join(folder, "pyproject.toml"))
    if found is not None or above == folder:
        return found or Settings()
    return _of_folder(above)


def _read(path: str) -> Settings | None:
    """The table in a file; None where there is no such file, or no such table in it."""
    if not os.path.exists(path):
        return None
    try:
        text = read_file(path).decode("utf-8")
    except UnreadableInputError as error:
        raise SettingsError(error.message) from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} cannot be read ({error})") from None
    if "geobrief" not in text:
        return None  # most have no such table, and need no parser
    from geobrief.codec.sources import load_toml

    try:
        tools = load_toml(text).get("tool")
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path} is not TOML: {str(error).splitlines()[0]}") from None
    table = tools.get("geobrief") if isinstance(tools, dict) else None
    return None if table is None else _understood(table, path)


def _understood(table: Any, path: str) -> Settings:
    where = f"[tool.geobrief] in {path}"
    if not isinstance(table, dict):
        raise SettingsError(where, expected="a table", got=table)
    for key in table:
        if key not in KEYS:
            raise SettingsError(f"{where}: no such key", expected=", ".join(KEYS), got=key, nearest=nearest(key, KEYS))
    patterns = table.get("per-file-ignores", {})
    if not isinstance(patterns, dict):
        raise SettingsError(f"{where}: per-file-ignores", expected="a table of patterns", got=patterns)
    plugins = table.get("plugins", True)
    if not isinstance(plugins, bool):
        raise SettingsError(f"{where}: plugins", expected="true or false", got=plugins)
    select, ignore = (_codes(table.get(key, []), f"{where}: {key}", plugins) for key in ("select", "ignore"))
    per_file = {pattern: _codes(names, f"{where}: {pattern}", plugins) for pattern, names in patterns.items()}
    folder = os.path.dirname(path)
    outside = _outside(table.get("extends-outside", False), f"{where}: extends-outside", folder)
    return Settings(select, ignore, per_file, folder, plugins, outside)


def _outside(value: Any, where: str, folder: str) -> bool | tuple[str, ...]:
    if isinstance(value, bool):
        return value
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise SettingsError(where, expected="true, false or a list of folders", got=value)
    return tuple(os.path.join(folder, name) for name in value)


def _codes(names: Any, where: str, plugins: bool) -> tuple[str, ...]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise SettingsError(where, expected="a list of codes", got=names)
    return tuple(_known(name, where, plugins) for name in names)


def _known(name: str, where: str, plugins: bool) -> str:
    from geobrief.findings import code, codes
    from geobrief.rules import rules

    rules(plugins=plugins)  # which registers their codes
    if not name or not any(entry.code.startswith(name) for entry in codes()):
        try:
            code(name)
        except GeobriefError as error:
            raise SettingsError(f"{where}: {error}") from None
    return name
