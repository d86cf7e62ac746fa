"""Where does a date stop being readable, and what should stand there?"""

from __future__ import annotations

from geobrief.errors import ArgumentError

_SHOWN = 60  # longest piece of text that a message repeats


class DateError(ArgumentError):
    """A text is no date or period that can be kept; `text[offset:]` is where it goes wrong, counted from 0."""

    text: str = ""
    offset: int = 0
    reason: str = ""

    def inside(self, text: str, start: int) -> DateError:
        """The same error, told of the longer `text` in which the date begins at `start`."""
        return unreadable(text, start + self.offset, self.expected or "", self.reason)


def unreadable(
    text: str, offset: int, expected: str, reason: str = "unreadable date", nearest: str | None = None
) -> DateError:
    """The error for what stands at `offset` of `text`.

    >>> print(unreadable("2015-13", 5, "a month 01–12"))
    unreadable date '2015-13' at offset 5: expected a month 01–12, got '13'
    """
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    got = text[offset : offset + 12] or None
    error = DateError(f"{reason} {shown!r} at offset {offset}", expected=expected, got=got, nearest=nearest)
    error.text, error.offset, error.reason = text, offset, reason
    return error
