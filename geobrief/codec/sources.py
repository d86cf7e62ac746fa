"""The plain data of a text or file, with the place of each value."""

from __future__ import annotations

import enum
from array import array
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import attrs

from geobrief.codec.positions import Lines, NodeIndex, Path
from geobrief.errors import truncate
from geobrief.findings import Finding, Place, code

LARGEST = 32 * 1024 * 1024
DEEPEST = 64  # levels of lists and mappings


class Unread(enum.Enum):
    """Placeholder for a value that could not be read; a finding says why."""

    UNREAD = "unread"


UNREAD = Unread.UNREAD


@attrs.frozen(eq=False, slots=False)
class ParsedSource:
    """Plain data: mappings, lists, texts, numbers, true, false and None; UNREAD where something was refused.

    `bare` data has all scalars as text, to be typed by the field (YAML). `offsets` are those in `text` of every key
    and value, in the order of the text, or a function that computes them when the first finding needs a place.
    `form` is yaml, json or toml, and empty for data that was not parsed from text.
    """

    data: Any
    findings: tuple[Finding, ...] = ()
    file: str | None = None
    bare: bool = False
    text: str | None = attrs.field(default=None, repr=False)
    offsets: array[int] | Callable[[], array[int]] | None = attrs.field(default=None, repr=False)
    form: str = ""

    def place(self, path: Path, *, key: bool = False) -> Place | None:
        """The place of a value, or of its key; of its holder, where it is missing. None where no place is known."""
        if self.text is None or self.offsets is None:
            return Place(file=self.file) if self.file else None
        index = self._nodes.of(path, key=key)
        offset = self._offsets[index] if index < len(self._offsets) else 0
        return Place(self.file, *self._lines.mark(offset))

    @cached_property
    def _offsets(self) -> array[int]:
        return self.offsets() if callable(self.offsets) else self.offsets or array("I")

    @cached_property
    def _nodes(self) -> NodeIndex:
        return NodeIndex(self.data)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text or "")

    def __getstate__(self) -> dict[str, Any]:
        """The fields without the cached index, which goes by the identity of lists and mappings."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(ParsedSource)}


def unreadable(name: str, message: str, file: str | None, *mark: int) -> ParsedSource:
    """A source without data, and the finding that says why."""
    return ParsedSource(None, (code(name).finding(message, place=Place(file, *mark)),), file)


def too_large(file: str | None = None) -> ParsedSource:
    """A source without data, because of its size."""
    return unreadable("GB110", f"larger than {LARGEST >> 20} MB; it is not read", file)


def describe(value: object) -> str:
    """A value in the words of a message.

    >>> describe("abc"), describe(24), describe([1]), describe(None)
    ("the text 'abc'", 'the number 24', 'a list', 'nothing')
    """
    if isinstance(value, str):
        return f"the text {truncate(value, 40)!r}"
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return f"the number {value}" if abs(value) < 1e300 else "a number"
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list | tuple) else f"a {type(value).__name__}"


def read_toml(text: str, file: str | None = None) -> ParsedSource:
    """The data of one TOML document.

    >>> read_toml('schema = "geobrief/1"').data
    {'schema': 'geobrief/1'}
    """
    from functools import partial

    text = text.removeprefix("\ufeff")
    try:
        data = load_toml(text)
        return ParsedSource(data, (), file, False, text, partial(_toml_offsets, text, data))
    except RecursionError as error:
        return unreadable("GB108", "nested too deep to be read", file, *_mark(str(error)))
    except ValueError as error:
        return unreadable("GB101", str(error), file, *_mark(str(error)))


def _toml_offsets(text: str, data: Any) -> array[int]:
    from geobrief.codec.toml_places import offsets

    return offsets(text, data)


def load_toml(text: str) -> dict[str, Any]:
    """The data of one TOML document; raises a ValueError, or a RecursionError where it is nested too deep.

    tomllib takes a minute over a key with 50,000 dots, so long keys are refused before.
    """
    import tomllib

    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= DEEPEST and _is_deep_key(line):
            raise RecursionError(f"a key of more than {DEEPEST} parts (at line {number}, column 1)")
    return tomllib.loads(text.removeprefix("\ufeff"))


def _is_deep_key(line: str) -> bool:
    import re

    part = r"""(?:[\w-]+|"[^"]*"|'[^']*')[ \t]*\.[ \t]*"""
    return re.search(rf"(?:^|[\[{{,])[ \t]*(?:{part}){{{DEEPEST}}}", line) is not None


def _mark(message: str) -> tuple[int, ...]:
    import re

    found = re.search(r"\(at line (\d+), column (\d+)\)", message)
    return (int(found[1]), int(found[2])) if found else ()
