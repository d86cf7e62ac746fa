"""Partial dates.

A `Date` is one day of which perhaps only the month, the year, the decade or some digits are known: 2014 is some day of
2014, 156X-12-25 Christmas of some year of the 1560s, [1667,1760-12] a day of either. Only a set `{…}` is several days,
one of each date in it (and, of a range in it, a stretch from a day of the first to a day of the last).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

from geobrief.errors import ArgumentError
from geobrief.when.days import FUTURE, PAST, Days, Span, slot_setters
from geobrief.when.notation import read_date
from geobrief.when.relations import Piece, Pieces, Placed, UnorderedError
from geobrief.when.written import DateSet, Range, Single, Written

_PARTS = ("year", "month", "day")


def _as_written(value: AnyDate) -> Written:
    if isinstance(value, str):
        return read_date(value)
    if isinstance(value, Date):
        return value._written
    if isinstance(value, dt.date):
        return read_date(value.isoformat()[:10])
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        return read_date(str(value))
    raise ArgumentError("not a date", expected="a Date, EDTF text, datetime.date or year 1000–9999", got=value)


@attrs.frozen(order=False, repr=False)
class Date(Placed):
    """A partial date in EDTF (ISO 8601-2) of the years 0001–9999.

    It is made from text, a `datetime.date` or the number of a year (1000–9999). A `datetime` or pandas Timestamp counts
    as its day, whatever its time zone. Text may be of levels 0 and 1, and of level 2 a set, or have qualifiers of
    single parts, a part of the year 21–41 or unspecified digits anywhere; other text raises a `DateError` with the
    place of the error. `str(date)` is the text.

    `==` compares what two dates say. Compare them in time by `before`, `after`, `within`, `overlaps` and `same`, and
    sort by `key=lambda date: date.sort_key`. Single days are also ordered by `<` and `>`, and the difference of two is
    a `timedelta`. A time of day is kept, but not compared.

    >>> Date("2015-02").latest, Date("2015-02").precision, str(Date("2004-06~-11"))
    (datetime.date(2015, 2, 28), 'month', '2004-06~-11')
    >>> Date(dt.datetime(2015, 3, 18, 23, 59)), Date(1982)
    (Date('2015-03-18'), Date('1982'))
    >>> Date("1982-06-14") > Date("1982-04-02"), Date("1982-06-14") - Date("1982-04-02")
    (True, datetime.timedelta(days=73))
    >>> Date("2015-02-30")
    Traceback (most recent call last):
    geobrief.when.notation.DateError: unreadable date '2015-02-30' at offset 8: expected a day of 2015-02, got '30'
    """

    _written: Written = attrs.field(converter=_as_written, alias="value")

    @classmethod
    def _from_trusted(cls, text: str) -> Date:
        """The day written as YYYY-MM-DD, without validation; for the cells of the register alone.

        >>> Date._from_trusted("2014-03-18") == Date("2014-03-18")
        True
        """
        date = object.__new__(cls)
        _set_written(date, Single._from_trusted(text))
        return date

    @classmethod
    def of(cls, value: AnyDate) -> Date:
        """A date unchanged, any other value as `Date(value)`."""
        return value if isinstance(value, Date) else cls(value)

    @property
    def earliest(self) -> dt.date | None:
        """The first possible day; None for a set that is open towards the past."""
        known = isinstance(self._written, Single) or self._written.has_first
        return dt.date.fromordinal(self._written.days.first) if known else None

    @property
    def latest(self) -> dt.date | None:
        """The last possible day; None for a set that is open towards the future."""
        known = isinstance(self._written, Single) or self._written.has_last
        return dt.date.fromordinal(self._written.days.last) if known else None

    @property
    def day_number(self) -> int | None:
        """The number of the day (`datetime.date.toordinal`); None unless it is a single day.

        >>> Date("2014-07-12").day_number, Date("2014-07").day_number
        (735426, None)
        """
        first = self.earliest
        return None if first is None or first != self.latest else first.toordinal()

    def to_date(self) -> dt.date:
        """The day as a `datetime.date`; a date that is not a single day raises an `ArgumentError`.

        >>> Date("2014-07-12").to_date()
        datetime.date(2014, 7, 12)
        """
        number = self.day_number
        if number is None:
            raise ArgumentError("not a single day", expected="its earliest or latest day", got=str(self))
        return dt.date.fromordinal(number)

    @property
    def precision(self) -> str:
        """The unit that the date names: day, month, season, quarter, quadrimester, half, year, decade … or set.

        >>> [Date(text).precision for text in ("2014-35", "2014-40", "199X", "19", "1985-XX", "[2014,2015]")]
        ['quarter', 'half', 'decade', 'century', 'month', 'set']
        """
        return "set" if isinstance(self._written, DateSet) else self._written.precision

    @property
    def definite(self) -> bool:
        """Whether it names one unit: 1985 and 198X do, 1985-XX (some month of 1985) and sets do not."""
        return isinstance(self._written, Single) and self._written.definite

    @property
    def year(self) -> int | None:
        """The number of the year, or None if it is unknown."""
        return self._number(0)

    @property
    def month(self) -> int | None:
        """The number of the month; None if it is unknown, and for a season."""
        number = self._number(1)
        return number if number and number <= 12 else None

    @property
    def day(self) -> int | None:
        """The number of the day in its month, or None if it is unknown."""
        return self._number(2)

    @property
    def time(self) -> str:
        """The time of day as written, without the T; empty if there is none."""
        return self._written.time[1:] if isinstance(self._written, Single) else ""

    @property
    def qualifiers(self) -> dict[str, str]:
        """The qualifier of each part of a single date: `?` uncertain, `~` approximate, `%` both.

        >>> Date("2004?-~06-11").qualifiers
        {'year': '?', 'month': '~'}
        """
        marks = self._written.marks if isinstance(self._written, Single) else ()
        return {part: _qualifier(mark) for part, mark in zip(_PARTS, marks, strict=False) if mark}

    @property
    def uncertain(self) -> bool:
        """Whether any part is marked `?` or `%`."""
        return _qualifier(self._marks) in ("?", "%")

    @property
    def approximate(self) -> bool:
        """Whether any part is marked `~` or `%`."""
        return _qualifier(self._marks) in ("~", "%")

    @property
    def qualified(self) -> bool:
        """Whether any part is uncertain or approximate. A qualifier does not move `earliest` and `latest`."""
        return self._marks != ""

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """A key that sorts by the earliest day, then the latest, then the text, also among periods.

        >>> [str(date) for date in sorted([Date("1990"), Date("1990-01"), Date("1989")], key=lambda d: d.sort_key)]
        ['1989', '1990-01', '1990']
        """
        days = self._written.days
        return days.first, days.last, str(self)

    def __lt__(self, other: object) -> bool:
        return _ordinal(self) < _ordinal(other)

    def __le__(self, other: object) -> bool:
        return _ordinal(self) <= _ordinal(other)

    def __gt__(self, other: object) -> bool:
        return _ordinal(self) > _ordinal(other)

    def __ge__(self, other: object) -> bool:
        return _ordinal(self) >= _ordinal(other)

    def __sub__(self, other: AnyDate) -> dt.timedelta:
        return dt.timedelta(_ordinal(self) - _ordinal(other))

    def __rsub__(self, other: AnyDate) -> dt.timedelta:
        return dt.timedelta(_ordinal(other) - _ordinal(self))

    def _pieces(self) -> Pieces:
        """One unknown day; several for a set of which all dates are meant."""
        if isinstance(self._written, Single) or not self._written.every:
            return (Piece.day(self._written.days),)
        return tuple(_stretch(m) if isinstance(m, Range) else Piece.day(m.days) for m in self._written.members)

    def _extent(self) -> Pieces:
        """The whole unit that is named."""
        if isinstance(self._written, Single):
            return (_unit(self._written),)
        if not self._written.every:
            return (Piece(self._written.days, self._written.days, loose=True),)
        return tuple(_stretch(m) if isinstance(m, Range) else _unit(m) for m in self._written.members)

    @property
    def _marks(self) -> str:
        singles = (self._written,) if isinstance(self._written, Single) else self._written.singles
        return "".join(mark for single in singles for mark in single.before + single.after)

    def _number(self, place: int) -> int | None:
        if not isinstance(self._written, Single) or place >= len(self._written.digits):
            return None
        digits = self._written.digits[place]
        return int(digits) if digits.isdigit() and (place or len(digits) == 4) else None

    def __str__(self) -> str:
        return str(self._written)

    def __repr__(self) -> str:
        return f"Date({str(self)!r})"


AnyDate = Date | str | int | dt.date


(_set_written,) = slot_setters(Date, "_written")


def _ordinal(value: Any) -> int:
    """The number of a single day, for operators."""
    number = None if isinstance(value, Placed) and not isinstance(value, Date) else Date.of(value).day_number
    if number is None:
        raise UnorderedError(
            "only single days have an order by < and >, and a difference",
            expected="before, after, within, overlaps, same or sort_key",
            got=value,
        )
    return number


def _qualifier(marks: str) -> str:
    kinds = set(marks)
    return kinds.pop() if len(kinds) == 1 else "%" if kinds else ""


def _stretch(dates: Range) -> Piece:
    starts: Days = dates.first.days if dates.first else Span(PAST, PAST)
    return Piece(starts, dates.last.days if dates.last else Span(FUTURE, FUTURE))


def _unit(date: Single) -> Piece:
    days = date.days
    if date.definite:
        return Piece(Span(days.first, days.first), Span(days.last, days.last))
    return Piece.day(days) if date.precision == "day" else Piece(days, days, loose=True)
