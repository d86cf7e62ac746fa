"""The settings of a project: the table `[tool.geobrief]` of its `pyproject.toml`, or a file `geobrief.toml`.

For a file they are those of the nearest folder above it that has such a table or file; `geobrief.toml` comes first.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from geobrief.errors import GeobriefError, UnreadableInputError, nearest
from geobrief.files import read_file
from geobrief.findings import Finding, Severity

KEYS = (
    "select", "ignore", "per-file-ignores", "exclude", "severity", "fail-on", "plugins", "extends-outside"
)  # fmt: skip
FILES = ("geobrief.toml", "pyproject.toml")


class SettingsError(GeobriefError):
    """The table `[tool.geobrief]` has a key or a value that is not valid."""


@attrs.frozen
class Settings:
    """Which codes, or beginnings of codes, are wanted, and where: by patterns of files, relative to `folder`.

    `exclude` are patterns of files and folders that are left out where folders are searched. `severity` gives codes, or
    beginnings of codes, another severity; `fail_on` is the lowest severity with which a check fails. `plugins` includes
    the rules of installed packages. `extends_outside` is True if scenarios may extend any file, else the folders
    outside the project whose files they may extend.

    >>> Settings(ignore=("GB7",), per_file_ignores={"drafts/*": ("GB5",)}, folder="/w").ignored("/w/drafts/a.yaml")
    ('GB7', 'GB5')
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    folder: str = ""
    exclude: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = attrs.field(factory=dict)
    fail_on: Severity = Severity.ERROR
    plugins: bool = True
    extends_outside: bool | tuple[str, ...] = False

    def ignored(self, file: str) -> tuple[str, ...]:
        """The codes that are ignored in a file."""
        return (*self.ignore, *self.ignored_in(file))

    def ignored_in(self, file: str) -> Iterator[str]:
        """The codes that are ignored in a file by the patterns."""
        for pattern, names in self.per_file_ignores.items():
            if matches(self._relative(file), pattern):
                yield from names

    def excludes(self, file: str) -> bool:
        """Whether a file, or a folder in which it is, is left out where folders are searched.

        >>> Settings(exclude=("drafts", "*.old.yaml"), folder="/w").excludes("/w/a/drafts/b.geobrief.yaml")
        True
        """
        if not self.exclude:
            return False
        parts = self._relative(file).split("/")
        inside = ["/".join(parts[:number]) for number in range(1, len(parts) + 1)]
        return any(matches(path, pattern.rstrip("/")) for path in inside for pattern in self.exclude)

    def _relative(self, file: str) -> str:
        return os.path.relpath(os.path.abspath(file), self.folder or None).replace(os.sep, "/")

    def severity_of(self, finding: Finding) -> Severity:
        """The severity of a finding: that of the longest beginning of its code, else its own."""
        given = [code for code in self.severity if finding.code.startswith(code)]
        return self.severity[max(given, key=len)] if given else finding.severity

    def fails(self, findings: Iterable[Finding]) -> bool:
        """Whether a check with these findings fails."""
        levels = list(Severity)
        return any(levels.index(finding.severity) <= levels.index(self.fail_on) for finding in findings)


def matches(path: str, pattern: str) -> bool:
    """Whether a path with slashes matches a pattern, as a whole or by its last part.

    >>> matches("drafts/a.yaml", "drafts/*"), matches("drafts/a.yaml", "a.*"), matches("a.yaml", "drafts/*")
    (True, True, False)
    """
    from fnmatch import fnmatchcase

    pattern = pattern.replace("\\", "/").removeprefix("./")
    return fnmatchcase(path, pattern) or fnmatchcase(path.rpartition("/")[2], pattern)


def settings_for(file: str) -> Settings:
    """The settings for a file, which need not exist."""
    return _of_folder(os.path.dirname(os.path.abspath(file)))


@cache
def settings_in(path: str) -> Settings:
    """The settings in a file: its table `[tool.geobrief]` if it is named `pyproject.toml`, else all of it."""
    if not os.path.exists(path):
        raise SettingsError(f"{path} does not exist")
    return _read(path) or Settings(folder=os.path.dirname(os.path.abspath(path)))


def forget_settings() -> None:
    """Read the settings of all projects again when they are next needed, because they may have changed."""
    _of_folder.cache_clear()
    settings_in.cache_clear()


@cache
def _of_folder(folder: str) -> Settings:
    above = os.path.dirname(folder)
    for name in FILES:
        found = _read(os.path.join(folder, name))
        if found is not None:
            return found
    return Settings() if above == folder else _of_folder(above)


def _read(path: str) -> Settings | None:
    """The table in a file; None where there is no such file, or no such table in a `pyproject.toml`."""
    is_own = os.path.basename(path) != "pyproject.toml"
    if not os.path.exists(path):
        return None
    try:
        text = read_file(path).decode("utf-8")
    except UnreadableInputError as error:
        raise SettingsError(error.message) from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} cannot be read ({error})") from None
    if "geobrief" not in text and not is_own:
        return None  # most have no such table, and need no parser
    from geobrief.codec.sources import load_toml

    try:
        whole = load_toml(text)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path} is not TOML: {str(error).splitlines()[0]}") from None
    if is_own:
        return _understood(whole, path, path)
    tools = whole.get("tool")
    table = tools.get("geobrief") if isinstance(tools, dict) else None
    return None if table is None else _understood(table, path, f"[tool.geobrief] in {path}")


def _understood(table: Any, path: str, where: str) -> Settings:
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
    folder = os.path.dirname(os.path.abspath(path))
    levels = table.get("severity", {})
    if not isinstance(levels, dict):
        raise SettingsError(f"{where}: severity", expected="a table of codes", got=levels)
    severity = {_code(name, where, plugins): _level(level, f"{where}: {name}") for name, level in levels.items()}
    fail_on = _level(table.get("fail-on", "error"), f"{where}: fail-on")
    exclude = _texts(table.get("exclude", []), f"{where}: exclude", "a list of patterns")
    outside = _outside(table.get("extends-outside", False), f"{where}: extends-outside", folder)
    return Settings(select, ignore, per_file, folder, exclude, severity, fail_on, plugins, outside)


def _level(value: Any, where: str) -> Severity:
    levels = [level.value for level in Severity]
    if value not in levels:
        expected = ", ".join(levels)
        raise SettingsError(where, expected=expected, got=value, nearest=nearest(value, levels))
    return Severity(value)


def _texts(value: Any, where: str, expected: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise SettingsError(where, expected=expected, got=value)
    return tuple(value)


def _code(name: str, where: str, plugins: bool) -> str:
    """The code, or beginning of a code, with this name."""
    from geobrief.findings import code, codes

    _known(name, where, plugins)
    return name if any(entry.code.startswith(name) for entry in codes()) else code(name).code


def _outside(value: Any, where: str, folder: str) -> bool | tuple[str, ...]:
    if isinstance(value, bool):
        return value
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise SettingsError(where, expected="true, false or a list of folders", got=value)
    return tuple(os.path.join(folder, name) for name in value)


def _codes(names: Any, where: str, plugins: bool) -> tuple[str, ...]:
    return tuple(_known(name, where, plugins) for name in _texts(names, where, "a list of codes"))


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
