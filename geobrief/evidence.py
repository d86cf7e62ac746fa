"""Evidence: the words of a text from which a record was read.

Spans are code points of the text as given: `text[e.start:e.end] == e.text` for every piece of evidence.
"""

from __future__ import annotations

import attrs

from geobrief import arguments
from geobrief.errors import ArgumentError


@attrs.frozen(field_transformer=arguments.checked_quotes)
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
        arguments.check_text(text, "text")
        if not (arguments.is_whole(start, 0) and arguments.is_whole(end, start) and end <= len(text)):
            raise ArgumentError("the span is outside the text", expected=f"within 0–{len(text)}", got=(start, end))
        return cls(text[start:end], start, end)

    def is_in(self, text: str) -> bool:
        """Whether the text has these words at this place."""
        arguments.check_text(text, "text")
        return text[self.start : self.end] == self.text


@attrs.frozen(field_transformer=arguments.checked_quotes)
class Mention:
    """Words by which a text names a record; `kind` is name, abbreviation, demonym, capital, seat, family …"""

    text: str
    start: int
    end: int
    kind: str
