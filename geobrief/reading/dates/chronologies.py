"""Chronologies: lines that begin with a year or a date, which is the anchor of the dates in the line.

A year alone on a line is the heading of the lines after it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import attrs

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
WRITTEN_DATE = rf"(?:{_DAY}[ \t]+)?{_MONTH}(?:[ \t]+{_DAY}(?!\d))?(?:,?[ \t]+\d{{4}})?"
_BULLET = r"[ \t]*(?:[-•*▪][ \t]+)?"
_AFTER = r"(?=[ \t]*(?::|[-–—](?!\d)))"
LEAD = re.compile(rf"^{_BULLET}(?:(?P<year>\d{{4}}){_AFTER}|(?P<date>{WRITTEN_DATE}){_AFTER})", re.MULTILINE)
_HEADING = re.compile(r"(?:\A|\n[ \t]*\n)[ \t]*(?P<heading>\d{4})[ \t]*(?=\n|\Z)")
_GAP = re.compile(r"\n[ \t]*\n")


@attrs.frozen
class DatedLine:
    """A line of a chronology: where its date begins, where the line ends, and whether the year alone leads it."""

    start: int
    end: int
    is_year: bool
    is_heading: bool = False


@attrs.frozen
class Chronology:
    """The entries of a text, in order; none if it is plain prose."""

    entries: tuple[DatedLine, ...] = ()

    @classmethod
    def of(cls, text: str) -> Chronology:
        """The entries of a text; dates of lines alone need a second line."""
        found = sorted(_leads(text))
        if len(found) < 2 and not any(is_year for _, is_year, _ in found):
            return cls()
        gaps = [gap.start() for gap in _GAP.finditer(text)]
        following = [*(start for start, _, _ in found[1:]), len(text)]
        return cls(
            tuple(
                DatedLine(start, _end(start, after, gaps), is_year, is_heading)
                for (start, is_year, is_heading), after in zip(found, following, strict=True)
            )
        )

    def at(self, offset: int) -> DatedLine | None:
        """The entry in which an offset is."""
        place = bisect_right(self.entries, offset, key=lambda entry: entry.start) - 1
        entry = self.entries[place] if place >= 0 else None
        return entry if entry is not None and offset < entry.end else None

    @property
    def years(self) -> frozenset[int]:
        """Where the years begin that lead a line."""
        return frozenset(entry.start for entry in self.entries if entry.is_year)


def _leads(text: str) -> Iterator[tuple[int, bool, bool]]:
    for found in LEAD.finditer(text):
        is_year = found["year"] is not None
        yield found.start("year" if is_year else "date"), is_year, False
    for found in _HEADING.finditer(text):
        yield found.start("heading"), True, True


def _end(start: int, after: int, gaps: list[int]) -> int:
    """Where an entry ends: at the next one, or at a blank line."""
    gap = bisect_right(gaps, start)
    return min(after, gaps[gap]) if gap < len(gaps) else after
