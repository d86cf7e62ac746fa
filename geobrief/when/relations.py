"""What can be asked of a date or a period, about another?

A value with unknown parts has many *readings*; an answer is YES where it holds in every reading of both values, NO
where it holds in none, MAYBE otherwise. Two values are read each by itself, even where they are written alike: 2014
need not be the same day as 2014.
"""

from __future__ import annotations

from geobrief.when import comparison
from geobrief.when.answers import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from typing import TypeAlias

    from geobrief.when.comparison import Pieces

    When: TypeAlias = "Placed | str | int | dt.date"


def before(one: When, other: When) -> Answer:
    """Whether the one is over before the other begins.

    >>> before("2014", "2015-03"), before("2015", "2015-03")
    (Answer.YES, Answer.MAYBE)
    """
    return comparison.before(_place(one).pieces(), _place(other).pieces())


def after(one: When, other: When) -> Answer:
    """Whether the one begins after the other is over."""
    return before(other, one)


def within(one: When, other: When) -> Answer:
    """Whether all of the one lies in the other, of which a date means here the whole unit that it names.

    Where it does not say which unit (1985-XX, a set of which one is meant), the answer is never YES.

    >>> within("2014-07-15", "2014"), within("2014", "2014-07/..")
    (Answer.YES, Answer.MAYBE)
    """
    return comparison.within(_place(one).pieces(), _place(other).extent())


def overlaps(one: When, other: When) -> Answer:
    """Whether the two have a day in common.

    >>> overlaps("2003/2007", "2005/.."), overlaps("2003/2007", "2007/..")
    (Answer.YES, Answer.MAYBE)
    """
    return comparison.overlaps(_place(one).pieces(), _place(other).pieces())


def same(one: When, other: When) -> Answer:
    """Whether the two are the same days.

    >>> same("2014-07-15", "2014-07-15"), same("2014", "2014"), same("2014", "2015")
    (Answer.YES, Answer.MAYBE, Answer.NO)
    """
    return comparison.same(_place(one).pieces(), _place(other).pieces())


class Placed:
    """Something that has a place in time. The other value may be given as a date, a period, or text of either."""

    __slots__ = ()

    def before(self, other: When) -> Answer:
        """Whether this is over before the other begins."""
        return before(self, other)

    def after(self, other: When) -> Answer:
        """Whether this begins after the other is over."""
        return after(self, other)

    def within(self, other: When) -> Answer:
        """Whether all of this lies in the other, of which a date means here the whole unit that it names."""
        return within(self, other)

    def overlaps(self, other: When) -> Answer:
        """Whether this and the other have a day in common."""
        return overlaps(self, other)

    def same(self, other: When) -> Answer:
        """Whether this and the other are the same days."""
        return same(self, other)

    def pieces(self) -> Pieces:
        """The unknown days and stretches of which this consists."""
        raise NotImplementedError

    def extent(self) -> Pieces:
        """The stretches in which something else may lie."""
        return self.pieces()


def _place(value: When) -> Placed:
    """A date or period as it is, or of text (a `/` makes it a period), a `datetime.date` or the number of a year.

    >>> _place("2014/.."), _place(2014)
    (Period('2014/..'), Date('2014'))
    """
    if isinstance(value, Placed):
        return value
    from geobrief.when.dates import Date
    from geobrief.when.periods import Period

    return Period.of(value) if isinstance(value, str) and "/" in value else Date.of(value)
