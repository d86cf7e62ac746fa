"""Offsets of a text as line and column of the Language Server Protocol, and back.

geobrief counts code points. An editor counts columns from 0 in UTF-16 units unless another encoding was agreed on, so
a letter beyond the first plane is two. Lines end with a line feed, a carriage return or both, and nowhere else.
"""

from __future__ import annotations

import re

from lsprotocol.types import Position, PositionEncodingKind, Range

from geobrief.codec.positions import Lines

_ENCODINGS = {PositionEncodingKind.Utf8: ("utf-8", 1), PositionEncodingKind.Utf16: ("utf-16-le", 2)}
_QUOTED_OR_BRACKET = re.compile(r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|[\[\]{}]""")


def units(text: str, encoding: str) -> int:
    """Length of a text in the units of an encoding.

    >>> [units("a😋", encoding) for encoding in ("utf-8", "utf-16", "utf-32")]
    [5, 3, 2]
    """
    if text.isascii() or encoding not in _ENCODINGS:
        return len(text)
    codec, width = _ENCODINGS[PositionEncodingKind(encoding)]
    return len(text.encode(codec, "surrogatepass")) // width


class Positions:
    """The lines of one text, with columns in one encoding.

    >>> text = Positions("a: 😋\\r\\nb: 1", "utf-16")
    >>> text.position(4), text.position(9), text.offset(Position(1, 3))
    (0:5, 1:3, 9)
    """

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        self.text: str = text
        self.encoding: str = encoding
        self._lines = Lines(text)

    def position(self, offset: int) -> Position:
        """The position of an offset; an offset beyond the text counts as its end."""
        within = max(0, min(offset, len(self.text)))
        line = self._lines.number(within)
        return Position(line, units(self.text[self._lines.starts[line] : within], self.encoding))

    def offset(self, position: Position) -> int:
        """The offset of a position; a position beyond the end of a line, or of the text, counts as that end."""
        if position.line >= len(self._lines.starts):
            return len(self.text)
        start, end = self._lines.starts[position.line], self._lines.ends[position.line]
        if self.text[start:end].isascii():
            return min(start + position.character, end)
        left = position.character
        for offset in range(start, end):
            left -= units(self.text[offset], self.encoding)
            if left < 0:
                return offset
        return end

    def range(self, start: int, end: int) -> Range:
        """The range between two offsets."""
        return Range(self.position(start), self.position(end))

    def line(self, offset: int) -> tuple[int, int]:
        """The offsets at which the line of an offset starts and ends, without its line break."""
        number = self._lines.number(offset)
        return self._lines.starts[number], self._lines.ends[number]

    def at(self, line: int, column: int) -> int:
        """The offset of a line and column that count from 1, in code points."""
        return self._lines.offset(line, column)


def closing(text: str, start: int) -> int | None:
    """The end of the list or mapping in brackets that starts at an offset; None if none starts there or it is open.

    >>> closing("- {a: [1, '}'], b: O'Neil}  # there, isn't it", 2)
    26
    """
    depth = 0
    for part in _QUOTED_OR_BRACKET.finditer(text, start) if text[start : start + 1] in tuple("[{") else ():
        depth += (part[0] in "[{") - (part[0] in "]}")
        if not depth:
            return part.end()
    return None
