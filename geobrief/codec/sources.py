"""What did a text or a file hold, and where did each value stand? Plain data with its places, not yet understood."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any

import attrs

from geobrief.codec.paths import Path
from geobrief.findings import Finding, Place

Mark = tuple[int, int]  # line and column, from 1
Marks = dict[int, dict[str | int, tuple[Mark, Mark]]]


class Unread(enum.Enum):
    """Stands where a value could not be read, and a finding says why."""

    UNREAD = "unread"


UNREAD = Unread.UNREAD


@attrs.frozen(eq=False)
class Source:
    """Plain data: mappings, lists, texts, numbers, true, false and None; UNREAD where something was refused.

    `bare` data holds all scalars as text, to be typed by the field (YAML). `marks` has, by the identity of each mapping
    and list, the place of every key and value in it; `start` is where the whole begins.
    """

    data: Any
    findings: tuple[Finding, ...] = ()
    file: str | None = None
    bare: bool = False
    marks: Marks = attrs.field(factory=dict, repr=False)
    start: Mark | None = None

    def place(self, path: Path, *, key: bool = False) -> Place | None:
        """The place of a value, or of its key; of what holds it, where it is not there. None where nothing is known."""
        mark, node = self.start, self.data
        for depth, part in enumerate(path):
            found = self.marks.get(id(node), {}).get(part)
            if found is None:
                break
            mark = found[0] if key and depth == len(path) - 1 else found[1]
            node = node[part]
        if mark is None:
            return Place(file=self.file) if self.file else None
        return Place(self.file, *mark)


def described(value: object) -> str:
    """A value in the words of a message.

    >>> described("abc"), described(24), described([1]), described(None)
    ("the text 'abc'", 'the number 24', 'a list', 'nothing')
    """
    if isinstance(value, str):
        return f"the text {value if len(value) <= 40 else value[:39] + '…'!r}"
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return f"the number {value}" if abs(value) < 1e300 else "a number"
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list | tuple) else f"a {type(value).__name__}"
