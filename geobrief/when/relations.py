"""What can be asked of a date or a period, about another?

A value with unknown parts has many *readings*; an answer is YES where it holds in every reading of both values, NO where it
holds in none, MAYBE otherwise. Two values are read each by itself, even where they are written alike: 2014 need not be
the same day as 2014.
"""

from __future__ import annotations

from geobrief.when import comparison
from geobrief.when.answers import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from geobrief.when.comparison import Pieces
    from geobrief.when.dates import Date
    from geobrief.when.periods import Period

    When = Date | Period | str | int | dt.date


class Placed:
    """Something that has a place in time. The other value may be given as a date, a period, or text of either."""

    __slots__ = ()

    def before(self, other: When) -> Answer:
        """Whether this is over before the other begins.

        >>> from geobrief.when import Date
        >>> Date("2014").before("2015-03"), Date("2015").before("2015-03")
        (<Answer.YES>, <Answer.MAYBE>)
        """
        return comparison.before(self.pieces(), read(other).pieces())

    def after(self, other: When) -> Answer:
        """Whether this begins after the other is over."""
        return comparison.before(read(other).pieces(), self.pieces())

    def within(self, other: When) -> Answer:
        """Whether all of this lies in the other, of which a date means here the whole unit that it names.

        Where it does not say which unit (1985-XX, a set of which one is meant), the answer is never YES.

        >>> from geobrief.when import Date
        >>> Date("2014-07-15").within("2014"), Date("2014").within("2014-07/..")
        (<Answer.YES>, <Answer.MAYBE>)
        """
        return comparison.within(self.pieces(), read(other).extent())

    def overlaps(self, other: When) -> Answer:
        """Whether this and the other have a day in common."""
        return comparison.overlaps(self.pieces(), read(other).pieces())

    def same(self, other: When) -> Answer:
        """Whether this and the other are the same days.

        >>> from geobrief.when import Date
        >>> Date("2014-07-15").same("2014-07-15"), Date("2014").same("2014"), Date("2014").same("2015")
        (<Answer.YES>, <Answer.MAYBE>, <Answer.NO>)
        """
        return comparison.same(self.pieces(), read(other).pieces())

    def pieces(self) -> Pieces:
        """The unknown days and stretches of which this consists."""
        raise NotImplementedError

    def extent(self) -> Pieces:
        """The stretches in which something else may lie."""
        return self.pieces()


def read(value: When) -> Date | Period:
    """A date or period as it is, or read from text (a `/` makes it a period), a `datetime.date` or the number of a year.

    >>> read("2014/.."), read(2014)
    (Period('2014/..'), Date('2014'))
    """
    from geobrief.when.dates import Date
    from geobrief.when.periods import Period

    if isinstance(value, Period) or (isinstance(value, str) and "/" in value):
        return Period.of(value)
    return Date.of(value)
