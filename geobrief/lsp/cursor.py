"""In which key or value of a document does a place lie, also while its text is still being typed?

A sign that occurs nowhere else is put at the place, and the text is read. Where the sign turns up in the data, there is
the cursor: no grammar of half a text is needed. What is open is closed behind the sign if the text cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs

from geobrief.codec import Path, parse

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


_TOP = re.compile(r"^[^\s#\-\[\]{}].*$", re.MULTILINE)
_KEY = re.compile(r"""["']?([\w-]+)["']?[ \t]*:(?=\s|$)""")
_ITEM = re.compile(r"^([ \t]*)-(?=[ \t\r\n]|\Z)", re.MULTILINE)
_WIDEST = 500  # of a line that is a key and no more
_MOST = 200_000  # code points; a longer part takes too long to be read for an answer


@attrs.frozen
class Excerpt:
    """A part of a text: `head` stands before it, and is the line of its section where that lies elsewhere.

    `start` is the offset of `body` in the whole text, `number` how many records of the section stand before.
    """

    head: str
    body: str
    start: int
    number: int = 0


def excerpts(text: str, offset: int, form: str) -> list[Excerpt]:
    """The parts to read for what stands at an offset, the best one first.

    >>> text = "agreements:\\n  - {kind: aid\\n  - kind: trade\\nevents: []"
    >>> excerpts(text, 40, "yaml")[0]
    Excerpt(head='agreements:\\n', body='  - kind: trade\\n', start=27, number=1)
    """
    whole = Excerpt("", text, 0)
    section = _section(text, offset) if form == "yaml" else None
    record = None if section is None else _record(section, offset)
    return [part for part in (record, section, whole) if part is not None and len(part.body) <= _MOST]


def sections(text: str) -> list[str]:
    """The keys that stand at the edge of a text: its sections, in their order."""
    found = (_KEY.match(line[0]) for line in _TOP.finditer(text))
    return [key[1] for key in found if key]


def _section(text: str, offset: int) -> Excerpt | None:
    """The part from the key at the edge of the text to the next one."""
    start = None
    for line in _TOP.finditer(text):
        if line.start() > offset:
            return None if start is None else Excerpt("", text[start : line.start()], start)
        start = line.start()
    return None if start is None else Excerpt("", text[start:], start)


def _record(section: Excerpt, offset: int) -> Excerpt | None:
    """The part from the dash of a record to that of the next, where the records are listed below each other."""
    head, _, _ = section.body.partition("\n")
    if len(head) > _WIDEST or not re.fullmatch(r"""["']?[\w-]+["']?[ \t]*:[ \t]*(#.*)?\r?""", head):
        return None
    dashes = list(_ITEM.finditer(section.body))
    starts = [dash.start() for dash in dashes if dash[1] == dashes[0][1]]
    before = [start for start in starts if start <= offset - section.start]
    if not before:
        return None
    end = starts[len(before)] if len(before) < len(starts) else len(section.body)
    return Excerpt(f"{head}\n", section.body[before[-1] : end], section.start + before[-1], len(before) - 1)


_TOKEN = re.compile(
    r"""(?P<comment>(?:^|(?<=\s))\#[^\n]*)
    |(?P<quoted>(?<![^\s\[{,:=])(?:"(?:[^"\\]|\\.)*(?P<double>"|\Z)|'(?:[^']|'')*(?P<single>'|\Z)))
    |(?P<open>[\[{])|(?P<close>[\]}])""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_BEGINS = re.compile(r"(?:.*[:=\-\[{,])?[ \t]*")
_WORD = re.compile(r"[\w-]*\Z", re.ASCII)
_PAIRS = {"[": "]", "{": "}"}


def repaired(part: Excerpt, offset: int, sign: str, form: str) -> Iterator[str]:
    """The texts to read for a sign at an offset of a part, the ones that change least first."""
    before, after = part.head + part.body[:offset], part.body[offset:]
    if form == "json":
        before, after = before.replace("\t", " "), after.replace("\t", " ")  # YAML, which reads torn JSON, wants none
    line, _, below = after.partition("\n")
    closed = closers(before)
    yield before + sign + after
    if form == "toml":
        yield from _tried_as_toml(before, sign, after, closed)
        return
    if not closed:
        yield f"{before}{sign}{line.rstrip()}: \n{below}"
        yield f"{before}{sign}{line.rstrip()}: "
    else:
        yield f"{before}{sign}{closed}\n{below}"
    yield before + sign + closed


def _tried_as_toml(before: str, sign: str, after: str, closed: str) -> Iterator[str]:
    """TOML wants quotes around all but plain keys, so the sign brings its own where none are open."""
    _, _, below = after.partition("\n")
    word = _WORD.search(before)
    typed = word[0] if word else ""
    yield f'{before}"{sign}"{after}'
    yield f"{before}{sign}{closed}\n{below}"
    yield f'{before}"{sign}"{closed}\n{below}'
    yield f'{before[: len(before) - len(typed)]}"{typed}{sign}" = 0\n{below}'


def closers(text: str) -> str:
    """What closes the brackets and quotes that are open at the end of a text, in that order.

    >>> closers("- {kind: trade, parties: [Chile, 'Per"), closers("over: a [b c"), closers("x: # [")
    ("']}", '', '')
    """
    opened: list[str] = []
    for token in _TOKEN.finditer(text):
        if token["quoted"] and token["double"] != '"' and token["single"] != "'":
            opened.append(token["quoted"][0])
        elif token["open"] and (opened or _begins(text, token.start())):
            opened.append(_PAIRS[token["open"]])
        elif token["close"] and opened:
            opened.pop()
    return "".join(reversed(opened))


def _begins(text: str, offset: int) -> bool:
    """Whether a value can begin at an offset, outside of brackets."""
    line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return _BEGINS.fullmatch(text, line, offset) is not None
