"""In which key or value of a document does a place lie, also while its text is still being typed?

A sign that occurs nowhere else is put at the place, and the text is read. Where the sign turns up in the data, there is
the cursor: no grammar of half a text is needed. What is open is closed behind the sign if the text cannot be read.
"""

from __future__ import annotations

from typing import Any

import attrs

from geobrief.codec import Path, parse
from geobrief.lsp.excerpts import Excerpt, excerpts
from geobrief.lsp.repairs import closers, repaired

_BREAKS = frozenset("\r\n")


@attrs.frozen
class Cursor:
    """The key or value at a place: its path (of a key, that of its value), and what of it stands before and behind.

    `start` and `end` are its offsets in the whole text, quotes left out; `quote` is the one in which it stands, and
    `data` what the part of the document holds in which it is, at `path[0]` and on. `flow` tells that it is in brackets.
    """

    path: Path
    is_key: bool
    before: str
    after: str
    start: int
    quote: str
    flow: bool
    data: Any = attrs.field(repr=False)

    @property
    def end(self) -> int:
        """The offset behind the key or value."""
        return self.start + len(self.text)

    @property
    def text(self) -> str:
        """The whole key or value."""
        return self.before + self.after

    def at(self, length: int) -> Any:
        """What stands at the first parts of the path."""
        node = self.data
        for part in self.path[:length]:
            node = node[part]
        return node

    @property
    def keys(self) -> tuple[str, ...]:
        """The other keys of the mapping in which the key stands."""
        holder = self.at(len(self.path) - 1)
        return tuple(key for key in holder if key != self.path[-1]) if isinstance(holder, dict) else ()

    @property
    def record(self) -> Any:
        """The record in which the cursor is, as plain data."""
        return self.at(2) if len(self.path) > 1 else None


def cursor_at(text: str, offset: int, form: str = "yaml") -> Cursor | None:
    """What stands at an offset; None where that is no key and no value.

    >>> text = "agreements:\\n- {kind: trade, parties: [Chile, Per"
    >>> cursor = cursor_at(text, len(text))
    >>> cursor.path, cursor.text, cursor.record["kind"]
    (('agreements', 0, 'parties', 1), 'Per', 'trade')
    """
    sign = next((sign for sign in map(chr, range(0xE000, 0xF8FF)) if sign not in text), None)
    if sign is None:
        return None
    for excerpt in excerpts(text, offset, form):
        for whole in repaired(excerpt, offset - excerpt.start, sign, form):
            found = _found(parse(whole, "toml" if form == "toml" else "yaml").data, sign)
            if found is not None:
                return _placed(found, sign, text, offset, excerpt)
    return None


def _placed(found: tuple[Path, bool, str, Any], sign: str, text: str, offset: int, excerpt: Excerpt) -> Cursor | None:
    """The cursor, unless what stands there is written with escapes or over several lines."""
    path, is_key, told, data = found
    before, _, after = told.partition(sign)
    start = offset - len(before)
    if start < 0 or not text.startswith(before, start) or not text.startswith(after, offset) or _BREAKS & set(told):
        return None
    data = _cleaned(data, path, is_key, before + after)
    path = (*path[:-1], before + after) if is_key else path
    if excerpt.head and len(path) > 1 and path[1] == 0:
        data, path = {path[0]: {excerpt.number: data[path[0]][0]}}, (path[0], excerpt.number, *path[2:])
    quote = text[start - 1] if start and text[start - 1] in "\"'" else ""
    opened = closers(excerpt.body[: offset - excerpt.start]).strip("\"'")
    return Cursor(path, is_key, before, after, start, quote, bool(opened), data)


def _cleaned(data: Any, path: Path, is_key: bool, text: str) -> Any:
    """The data without the sign."""
    if not path:
        return text
    node = data
    for part in path[:-1]:
        node = node[part]
    if not is_key:
        node[path[-1]] = text
        return data
    items = list(node.items())
    node.clear()
    for key, value in items:
        node.setdefault(text if key == path[-1] else key, value)
    return data


def _found(data: Any, sign: str) -> tuple[Path, bool, str, Any] | None:
    """Where the sign is: the path, whether in a key, and the key or text that has it; with the data without it."""
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, str) and sign in node:
            return path, False, node, data
        if isinstance(node, dict):
            key = next((key for key in node if sign in key), None)
            if key is not None:
                return (*path, key), True, key, data
            waiting.extend(((*path, key), value) for key, value in node.items())
        elif isinstance(node, list):
            waiting.extend(((*path, place), value) for place, value in enumerate(node))
    return None
