"""How do two stretches of time lie to each other when their ends are known only in part?

What is compared are *pieces*. A piece is one unknown day (`point`) or a stretch from one unknown day to another that is
not before it; the candidates of each are a set of days. A reading takes one candidate for everything unknown, on each
side by itself. A question is answered YES where it holds in every reading and NO where it holds in none. A value of
several pieces is a set of dates that are all meant; what holds between its pieces is combined by `all` and `any`, so
that YES and NO are never wrong there, though MAYBE may say less than could be known.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from geobrief.when.answers import Answer
from geobrief.when.days import Days, first_common, last_common


@attrs.frozen
class Piece:
    """A day or a stretch of days with the candidates for its start and its end.

    A `loose` piece is a unit that is not told apart from others, such as some month of 1985: it holds days between
    candidates, but no day for certain.
    """

    starts: Days
    ends: Days
    point: bool = False
    loose: bool = False

    @classmethod
    def day(cls, days: Days) -> Piece:
        """One day that is among these."""
        return cls(days, days, point=True)

    @property
    def first_start(self) -> int:
        return self.starts.first

    @property
    def last_end(self) -> int:
        return self.ends.last

    @property
    def last_start(self) -> int:
        found = self.starts.at_or_before(self.ends.last)
        return self.starts.first if found is None else found

    @property
    def first_end(self) -> int:
        found = self.ends.at_or_after(self.starts.first)
        return self.ends.last if found is None else found

    @property
    def one_day(self) -> bool:
        """Whether this is one and the same day in every reading."""
        return self.first_start == self.last_end

    @property
    def known(self) -> bool:
        """Whether start and end are the same days in every reading."""
        return self.first_start == self.last_start and self.first_end == self.last_end


Pieces = Sequence[Piece]


def before(a: Pieces, b: Pieces) -> Answer:
    """Whether the last day of `a` is before the first day of `b`."""
    if len(a) == len(b) == 1:
        return _before(a[0], b[0])
    return Answer.all(_before(x, y) for x in a for y in b)


def within(a: Pieces, b: Pieces) -> Answer:
    """Whether every day of `a` is a day of `b`."""
    if len(a) == len(b) == 1:
        return _within(a[0], b[0])
    return Answer.all(Answer.any(_within(x, y) for y in b) for x in a)


def overlaps(a: Pieces, b: Pieces) -> Answer:
    """Whether `a` and `b` have a day in common."""
    if len(a) == len(b) == 1:
        return _overlaps(a[0], b[0])
    return Answer.any(_overlaps(x, y) for x in a for y in b)


def same(a: Pieces, b: Pieces) -> Answer:
    """Whether `a` and `b` have the same days."""
    return Answer.all([Answer.any(_same(x, y) for y in b) for x in a] + [Answer.any(_same(x, y) for x in a) for y in b])


def _before(a: Piece, b: Piece) -> Answer:
    return Answer.of(a.last_end < b.first_start, a.first_end < b.last_start)


def _within(a: Piece, b: Piece) -> Answer:
    if b.loose and a.point:
        return Answer.of(False, first_common(a.starts, b.starts) is not None)
    if b.point:
        return _same(a, b)
    if a.point:
        possible = _has_day(a.starts, b.first_start, b.last_end)
    else:
        start, end = a.starts.at_or_after(b.first_start), a.ends.at_or_before(b.last_end)
        possible = start is not None and end is not None and start <= end
    certain = not b.loose and b.last_start <= a.first_start and a.last_end <= b.first_end
    return Answer.of(certain, possible)


def _overlaps(a: Piece, b: Piece) -> Answer:
    certain = a.last_start <= b.first_end and b.last_start <= a.first_end
    if a.point and b.point:
        possible = first_common(a.starts, b.starts) is not None
    elif a.point:
        possible = _has_day(a.starts, b.first_start, b.last_end)
    elif b.point:
        possible = _has_day(b.starts, a.first_start, a.last_end)
    else:
        possible = a.first_start <= b.last_end and b.first_start <= a.last_end
    return Answer.of(certain, possible)


def _same(a: Piece, b: Piece) -> Answer:
    if a.point or b.point:
        possible = first_common(a.starts, a.ends, b.starts, b.ends) is not None
        return Answer.of(possible and a.one_day and b.one_day, possible)
    start, end = first_common(a.starts, b.starts), last_common(a.ends, b.ends)
    possible = start is not None and end is not None and start <= end
    return Answer.of(possible and a.known and b.known, possible)


def _has_day(days: Days, first: int, last: int) -> bool:
    found = days.at_or_after(first)
    return found is not None and found <= last
