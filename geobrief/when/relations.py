"""The relations of two times: before, after, within, overlaps, same.

A value with unknown parts has many *readings*. An answer is YES if it holds in every reading of both values, NO if it
holds in none, and MAYBE otherwise. Two values are read independently, even if they are written alike: 2014 need not be
the same day as 2014.

Times are compared by their *pieces*. A piece is one unknown day (`point`) or a stretch from one unknown day to another
that is not before it, each with a set of candidate days. A value of several pieces is a set of dates that are all
meant; the answers for its pieces are combined by `all` and `any`, so YES and NO are never wrong there, though MAYBE may
say less than could be known.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from geobrief.errors import GeobriefError
from geobrief.when.answers import Answer
from geobrief.when.days import Days, first_common, last_common

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from typing import TypeAlias

    TimeLike: TypeAlias = "Placed | str | int | dt.date"


def before(one: TimeLike, other: TimeLike) -> Answer:
    """Whether the one ends before the other begins.

    >>> before("2014", "2015-03"), before("2015", "2015-03")
    (Answer.YES, Answer.MAYBE)
    """
    a, b = _pieces(one), _pieces(other)
    if len(a) == len(b) == 1:
        return _before(a[0], b[0])
    return Answer.all(_before(x, y) for x in a for y in b)


def after(one: TimeLike, other: TimeLike) -> Answer:
    """Whether the one begins after the other ends."""
    return before(other, one)


def within(one: TimeLike, other: TimeLike) -> Answer:
    """Whether every day of the one is a day of the other; a date counts here as the whole unit that it names.

    If the date does not say which unit (1985-XX, a set of which one is meant), the answer is never YES.

    >>> within("2014-07-15", "2014"), within("2014", "2014-07/..")
    (Answer.YES, Answer.MAYBE)
    """
    a, b = _pieces(one), _placed(other)._extent()
    if len(a) == len(b) == 1:
        return _within(a[0], b[0])
    return Answer.all(Answer.any(_within(x, y) for y in b) for x in a)


def overlaps(one: TimeLike, other: TimeLike) -> Answer:
    """Whether the two have a day in common.

    >>> overlaps("2003/2007", "2005/.."), overlaps("2003/2007", "2007/..")
    (Answer.YES, Answer.MAYBE)
    """
    a, b = _pieces(one), _pieces(other)
    if len(a) == len(b) == 1:
        return _overlaps(a[0], b[0])
    return Answer.any(_overlaps(x, y) for x in a for y in b)


def same(one: TimeLike, other: TimeLike) -> Answer:
    """Whether the two are the same days.

    >>> same("2014-07-15", "2014-07-15"), same("2014", "2014"), same("2014", "2015")
    (Answer.YES, Answer.MAYBE, Answer.NO)
    """
    a, b = _pieces(one), _pieces(other)
    return Answer.all([Answer.any(_same(x, y) for y in b) for x in a] + [Answer.any(_same(x, y) for x in a) for y in b])


class UnorderedError(GeobriefError, TypeError):
    """Dates or periods were compared by an operator."""


class Placed:
    """A date or a period. The other value may be a date, a period, or text of either."""

    __slots__ = ()

    def before(self, other: TimeLike) -> Answer:
        """Whether this ends before the other begins."""
        return before(self, other)

    def after(self, other: TimeLike) -> Answer:
        """Whether this begins after the other ends."""
        return after(self, other)

    def within(self, other: TimeLike) -> Answer:
        """Whether every day of this is a day of the other; a date counts there as the whole unit that it names."""
        return within(self, other)

    def overlaps(self, other: TimeLike) -> Answer:
        """Whether this and the other have a day in common."""
        return overlaps(self, other)

    def same(self, other: TimeLike) -> Answer:
        """Whether this and the other are the same days."""
        return same(self, other)

    def __lt__(self, other: object) -> bool:
        raise UnorderedError(
            "periods have no order by < and >", expected="before, after, within, overlaps, same or sort_key"
        )

    __le__ = __lt__

    def __gt__(self, other: object) -> bool:
        return self.__lt__(other)

    def __ge__(self, other: object) -> bool:
        return self.__lt__(other)

    def __copy__(self) -> Placed:
        return self

    def __deepcopy__(self, memo: object) -> Placed:
        return self

    def _pieces(self) -> Pieces:
        """The unknown days and stretches that make up this time."""
        raise NotImplementedError

    def _extent(self) -> Pieces:
        """The stretches that another time may be within."""
        return self._pieces()


def _placed(value: TimeLike) -> Placed:
    """A date or period unchanged; text (a `/` makes it a period), a `datetime.date` or a year converted.

    >>> _placed("2014/.."), _placed(2014)
    (Period('2014/..'), Date('2014'))
    """
    if isinstance(value, Placed):
        return value
    from geobrief.when.dates import Date
    from geobrief.when.periods import Period

    return Period.of(value) if isinstance(value, str) and "/" in value else Date.of(value)


def _pieces(value: TimeLike) -> Pieces:
    return _placed(value)._pieces()


# --- pieces


@attrs.frozen
class Piece:
    """A day or a stretch of days, with the candidates for its start and its end.

    A `loose` piece is one of several units, such as some month of 1985: it may contain any day between its candidates,
    but no day for certain.
    """

    starts: Days
    ends: Days
    point: bool = False
    loose: bool = False

    @classmethod
    def day(cls, days: Days) -> Piece:
        """One day, with these candidates."""
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
