"""The key or value of a document at an offset, also while the text is still being typed.

A marker, a character that the text does not contain, is inserted at the offset, and the text is read: the cursor is
where the marker is in the data, so no grammar of an incomplete text is needed. If the text cannot be read, what is open
is closed after the marker. Only the record or section around the offset is read, if that is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs

from geobrief.codec import Path, parse

_BREAKS = frozenset("\r\n")
_TOP = re.compile(r"^[^\s#\-\[\]{}].*$", re.MULTILINE)
_KEY = re.compile(r"""["']?([\w-]+)["']?[ \t]*:(?=\s|$)""")
_KEY_ALONE = re.compile(r"""["']?[\w-]+["']?[ \t]*:[ \t]*(#.*)?\r?""")
_ITEM = re.compile(r"^([ \t]*)-(?=[ \t\r\n]|\Z)", re.MULTILINE)
_LONGEST_KEY_LINE = 500
_LONGEST_EXCERPT = 200_000  # code points; reading more takes too long for a request
_QUOTED_OR_BRACKET = re.compile(
    r"""(?P<comment>(?:^|(?<=\s))\#[^\n]*)
    |(?P<quoted>(?<![^\s\[{,:=])(?:"(?:[^"\\]|\\.)*(?P<double>"|\Z)|'(?:[^']|'')*(?P<single>'|\Z)))
    |(?P<open>[\[{])|(?P<close>[\]}])""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_BEFORE_VALUE = re.compile(r"(?:.*[:=\-\[{,])?[ \t]*")
_WORD = re.compile(r"(?<![\w-])[\w-]*+\Z", re.ASCII)
_PAIRS = {"[": "]", "{": "}"}


@attrs.frozen
class Cursor:
    """The key or value at an offset: its path (of a key, that of its value), and its text `before` and `after`.

    `start` and `end` are its offsets in the whole text without quotes, `quote` is the quote around it, `flow` is
    whether it is in brackets, and `data` is the part of the document that was read.
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
        """The offset at which the key or value ends."""
        return self.start + len(self.text)

    @property
    def text(self) -> str:
        """The whole key or value."""
        return self.before + self.after

    def at(self, length: int) -> Any:
        """The data at the first parts of the path."""
        node = self.data
        for part in self.path[:length]:
            node = node[part]
        return node

    @property
    def keys(self) -> tuple[str, ...]:
        """The other keys of the mapping to which the key belongs."""
        holder = self.at(len(self.path) - 1)
        return tuple(key for key in holder if key != self.path[-1]) if isinstance(holder, dict) else ()

    @property
    def record(self) -> Any:
        """The plain data of the record in which the cursor is."""
        return self.at(2) if len(self.path) > 1 else None


def cursor_at(text: str, offset: int, form: str = "yaml") -> Cursor | None:
    """The key or value at an offset; None if there is neither.

    >>> text = "agreements:\\n- {kind: trade, parties: [Chile, Per"
    >>> cursor = cursor_at(text, len(text))
    >>> cursor.path, cursor.text, cursor.record["kind"]
    (('agreements', 0, 'parties', 1), 'Per', 'trade')
    """
    marker = next((char for char in map(chr, range(0xE000, 0xF8FF)) if char not in text), None)
    if marker is None:
        return None
    for excerpt in excerpts(text, offset, form):
        for whole in _repairs(excerpt, offset - excerpt.start, marker, form):
            found = _find(parse(whole, "toml" if form == "toml" else "yaml").data, marker)
            if found is not None:
                return _cursor(found, marker, text, offset, excerpt)
    return None


def _find(data: Any, marker: str) -> tuple[Path, bool, str, Any] | None:
    """The path of the marker, whether it is in a key, the key or text that contains it, and the data."""
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, str) and marker in node:
            return path, False, node, data
        if isinstance(node, dict):
            key = next((key for key in node if marker in key), None)
            if key is not None:
                return (*path, key), True, key, data
            waiting.extend(((*path, key), value) for key, value in node.items())
        elif isinstance(node, list):
            waiting.extend(((*path, place), value) for place, value in enumerate(node))
    return None


def _cursor(found: tuple[Path, bool, str, Any], marker: str, text: str, offset: int, excerpt: Excerpt) -> Cursor | None:
    """The cursor; None if its text is written with escapes or over several lines."""
    path, is_key, marked, data = found
    before, _, after = marked.partition(marker)
    start = offset - len(before)
    if start < 0 or not text.startswith(before, start) or not text.startswith(after, offset) or _BREAKS & set(marked):
        return None
    data = _without_marker(data, path, is_key, before + after)
    path = (*path[:-1], before + after) if is_key else path
    if excerpt.head and len(path) > 1 and path[1] == 0:
        data, path = {path[0]: {excerpt.number: data[path[0]][0]}}, (path[0], excerpt.number, *path[2:])
    quote = text[start - 1] if start and text[start - 1] in "\"'" else ""
    opened = closers(excerpt.body[: offset - excerpt.start]).strip("\"'")
    return Cursor(path, is_key, before, after, start, quote, bool(opened), data)


def _without_marker(data: Any, path: Path, is_key: bool, text: str) -> Any:
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


# --- the part of the text to read ------------------------------------------------------------------------------------


@attrs.frozen
class Excerpt:
    """A part of a text: `head` is put before it when it is read, the line of its section if that is elsewhere.

    `start` is the offset of `body` in the whole text, `number` how many records of the section precede it.
    """

    head: str
    body: str
    start: int
    number: int = 0


def excerpts(text: str, offset: int, form: str) -> list[Excerpt]:
    """The parts to read for an offset, the shortest first.

    >>> text = "agreements:\\n  - {kind: aid\\n  - kind: trade\\nevents: []"
    >>> excerpts(text, 40, "yaml")[0]
    Excerpt(head='agreements:\\n', body='  - kind: trade\\n', start=27, number=1)
    """
    whole = Excerpt("", text, 0)
    section = _section(text, offset) if form == "yaml" else None
    record = None if section is None else _record(section, offset)
    return [part for part in (record, section, whole) if part is not None and len(part.body) <= _LONGEST_EXCERPT]


def sections(text: str) -> list[str]:
    """The keys without indentation: the sections of a text, in their order."""
    found = (_KEY.match(line[0]) for line in _TOP.finditer(text))
    return [key[1] for key in found if key]


def _section(text: str, offset: int) -> Excerpt | None:
    """The part from one key without indentation to the next."""
    start = None
    for line in _TOP.finditer(text):
        if line.start() > offset:
            return None if start is None else Excerpt("", text[start : line.start()], start)
        start = line.start()
    return None if start is None else Excerpt("", text[start:], start)


def _record(section: Excerpt, offset: int) -> Excerpt | None:
    """The part from the dash of one record to that of the next, in a section with one record per item."""
    head, _, _ = section.body.partition("\n")
    if len(head) > _LONGEST_KEY_LINE or not _KEY_ALONE.fullmatch(head):
        return None
    dashes = list(_ITEM.finditer(section.body))
    starts = [dash.start() for dash in dashes if dash[1] == dashes[0][1]]
    before = [start for start in starts if start <= offset - section.start]
    if not before:
        return None
    end = starts[len(before)] if len(before) < len(starts) else len(section.body)
    return Excerpt(f"{head}\n", section.body[before[-1] : end], section.start + before[-1], len(before) - 1)


# --- what is open is closed ------------------------------------------------------------------------------------------


def _repairs(excerpt: Excerpt, offset: int, marker: str, form: str) -> Iterator[str]:
    """The texts to read with the marker at an offset of an excerpt, those with the fewest changes first."""
    before, after = excerpt.head + excerpt.body[:offset], excerpt.body[offset:]
    if form == "json":
        before, after = before.replace("\t", " "), after.replace("\t", " ")  # read as YAML, which forbids tabs
    line, _, below = after.partition("\n")
    closed = closers(before)
    yield before + marker + after
    if form == "toml":
        yield from _toml_repairs(before, marker, after, closed)
        return
    if not closed:
        yield f"{before}{marker}{line.rstrip()}: \n{below}"
        yield f"{before}{marker}{line.rstrip()}: "
    else:
        yield f"{before}{marker}{closed}\n{below}"
    yield before + marker + closed


def _toml_repairs(before: str, marker: str, after: str, closed: str) -> Iterator[str]:
    """TOML needs quotes around all but plain keys, so the marker gets its own if none are open."""
    _, _, below = after.partition("\n")
    word = _WORD.search(before)
    typed = word[0] if word else ""
    yield f'{before}"{marker}"{after}'
    yield f"{before}{marker}{closed}\n{below}"
    yield f'{before}"{marker}"{closed}\n{below}'
    yield f'{before[: len(before) - len(typed)]}"{typed}{marker}" = 0\n{below}'


def closers(text: str) -> str:
    """The characters that close the brackets and quotes open at the end of a text, in their order.

    >>> closers("- {kind: trade, parties: [Chile, 'Per"), closers("over: a [b c"), closers("x: # [")
    ("']}", '', '')
    """
    opened: list[str] = []
    for token in _QUOTED_OR_BRACKET.finditer(text):
        if token["quoted"] and token["double"] != '"' and token["single"] != "'":
            opened.append(token["quoted"][0])
        elif token["open"] and (opened or _may_be_value(text, token.start())):
            opened.append(_PAIRS[token["open"]])
        elif token["close"] and opened:
            opened.pop()
    return "".join(reversed(opened))


def _may_be_value(text: str, offset: int) -> bool:
    """Whether a value may start at an offset outside of brackets."""
    line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return _BEFORE_VALUE.fullmatch(text, line, offset) is not None
