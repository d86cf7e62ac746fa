"""TomlPlaces of the keys and values of a TOML document, for the places of findings."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import Any

import attrs

from geobrief.codec.positions import Path

_SKIPPED = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_PART = re.compile(r"""[ \t]*(?:("(?:[^"\\]|\\.)*")|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*""")
_TEXT = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|' r"'''.*?'{3,5}|" r'"(?:[^"\\\n]|\\.)*"|' r"'[^'\n]*'", re.DOTALL)
_BARE = re.compile(r"[^,\]}#\n]*")
TomlPlaces = dict[Path, tuple[int, int]]


def offsets(text: str, data: Any) -> array[int]:
    """The offset of every key and value of valid TOML, in the order of the data.

    >>> list(offsets('title = "a"\\n[[states]]\\nid = "x:a"\\n', {"title": "a", "states": [{"id": "x:a"}]}))
    [0, 0, 8, 12, 12, 12, 23, 28]
    """
    reader = _Reader(text)
    reader.read()
    found = array("I", [0])
    found.extend(_in_order(data, (), 0, reader.offsets))
    return found


def _in_order(data: Any, path: Path, holder: int, known: TomlPlaces) -> Iterator[int]:
    """The offsets of what is in a list or mapping, keys before their values."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in items:
        key, start = known.get((*path, part), (holder, holder))
        if isinstance(data, dict):
            yield key
        yield start
        yield from _in_order(value, (*path, part), start, known)


@attrs.define
class _Reader:
    """Reads the text from an offset on, and keeps the offsets of keys and values by path."""

    text: str
    at: int = 0
    table: Path = ()
    offsets: TomlPlaces = attrs.field(factory=dict)
    _counts: dict[Path, int] = attrs.field(factory=dict)

    def read(self) -> None:
        """Read the whole document."""
        self._skip()
        while self.at < len(self.text):
            if self.text.startswith("[", self.at):
                self._header()
            else:
                self._entry(self.table)
            self._skip()

    def _skip(self, pattern: re.Pattern[str] = _SKIPPED) -> None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _header(self) -> None:
        """`[table]`, or `[[array of tables]]`, whose last table a later header means."""
        start, is_array = self.at, self.text.startswith("[[", self.at)
        self.at += 1 + is_array
        *outer, last = self._key()
        self.at += 1 + is_array
        path: Path = ()
        for part in outer:
            path = self._last((*path, part), start)
        path = (*path, last)
        self.offsets.setdefault(path, (start, start))
        if is_array:
            self._counts[path] = self._counts.get(path, 0) + 1
        self.table = self._last(path, start)

    def _last(self, path: Path, start: int) -> Path:
        """The path of a table, or of the last one in an array of tables."""
        self.offsets.setdefault(path, (start, start))
        if path not in self._counts:
            return path
        inner = (*path, self._counts[path] - 1)
        self.offsets.setdefault(inner, (start, start))
        return inner

    def _key(self) -> list[str]:
        """The parts of a dotted key."""
        parts = []
        while found := _PART.match(self.text, self.at):
            self.at = found.end()
            parts.append(_unquoted(found[1]) if found[1] else found[2] if found[2] is not None else found[3])
            if not self.text.startswith(".", self.at):
                break
            self.at += 1
        return parts

    def _entry(self, table: Path) -> None:
        """`key = value`."""
        start = self.at
        parts = self._key()
        if not parts or not self.text.startswith("=", self.at):
            self.at = len(self.text)  # not TOML
            return
        self.at += 1
        self._skip(_BLANK)
        path = table
        for part in parts[:-1]:
            path = (*path, part)
            self.offsets.setdefault(path, (start, start))
        path = (*path, parts[-1])
        self.offsets[path] = (start, self.at)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self.text.startswith("[", self.at):
            self._list(path)
        elif self.text.startswith("{", self.at):
            self._inline(path)
        else:
            found = _TEXT.match(self.text, self.at) or _BARE.match(self.text, self.at)
            self.at = found.end() if found else len(self.text)

    def _list(self, path: Path) -> None:
        self.at += 1
        number = 0
        self._skip()
        while self.at < len(self.text) and self.text[self.at] != "]":
            self.offsets[(*path, number)] = (self.at, self.at)
            self._value((*path, number))
            number += 1
            self._comma()
        self.at += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        self._skip()
        while self.at < len(self.text) and self.text[self.at] != "}":
            self._entry(path)
            self._comma()
        self.at += 1

    def _comma(self) -> None:
        self._skip()
        if self.text.startswith(",", self.at):
            self.at += 1
            self._skip()


def _unquoted(part: str) -> str:
    """A quoted part of a key."""
    import tomllib

    return str(next(iter(tomllib.loads(f"{part} = 0"))))
