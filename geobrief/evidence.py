"""Which words, or which row of which source, does a record rest on?

Spans are code points of the text as it was given: `text[e.start:e.end] == e.text` for every piece of evidence.
"""

from __future__ import annotations

import attrs

from geobrief.errors import ArgumentError


@attrs.frozen
class Evidence:
    """Words of a text.

    >>> Evidence.of("Moscow and Minsk agreed.", 11, 16).text
    'Minsk'
    """

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Evidence:
        """The words of `text` from `start` to `end`; a span outside the text is refused."""
        if not 0 <= start <= end <= len(text):
            raise ArgumentError("a span outside its text", expected=f"0–{len(text)}", got=f"{start}–{end}")
        return cls(text[start:end], start, end)

    def stands_in(self, text: str) -> bool:
        """Whether the text really has these words at this place."""
        return text[self.start : self.end] == self.text


@attrs.frozen
class Mention:
    """A place where a text names something, and how: kind is name, abbreviation, demonym, capital, seat, family …"""

    text: str
    start: int
    end: int
    kind: str
