"""Periods.

A `Period` is a stretch of days from one day to another. Each end is a `Date` (one day that may be known in part),
ONGOING (there is no such end: it goes on, or was always so) or UNKNOWN (it may be any day that the other end allows, or
there may be none).
"""

from __future__ import annotations

import datetime as dt
import enum
from typing import NoReturn

import attrs

from geobrief.errors import ArgumentError
from geobrief.when.answers import Answer
from geobrief.when.dates import AnyDate, Date
from geobrief.when.days import FIRST_DAY, FUTURE, LAST_DAY, PAST, Days, Span, slot_setters
from geobrief.when.notation import DateError, unreadable
from geobrief.when.relations import Piece, Pieces, Placed


class End(enum.Enum):
    """An end of a period that is not a date."""

    ONGOING = ".."
    UNKNOWN = ""

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise ArgumentError("not an open end", expected="'..' (ongoing) or '' (unknown)", got=value)

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return self.name


ONGOING, UNKNOWN = End.ONGOING, End.UNKNOWN
_STARTS = {ONGOING: Span(PAST, PAST), UNKNOWN: Span(PAST, LAST_DAY)}
_ENDS = {ONGOING: Span(FUTURE, FUTURE), UNKNOWN: Span(FIRST_DAY, FUTURE)}


EndLike = AnyDate | End


def _end(value: EndLike) -> Date | End:
    if isinstance(value, End):
        return value
    if value is None or isinstance(value, Period):
        raise ArgumentError("not an end of a period", expected="a date, ONGOING or UNKNOWN", got=value)
    return End(value) if isinstance(value, str) and value in ("", "..") else Date.of(value)


class _Missing(enum.Enum):
    MISSING = "missing"


@attrs.frozen(order=False, repr=False, init=False)
class Period(Placed):
    """From `start` to `end`, both included; each is a `Date`, ONGOING or UNKNOWN.

    One argument alone is the whole period: an EDTF interval, or a date, for the unit that it names. An end is a single
    date without a time of day. An end that is certainly before the start raises a `DateError`. `str(period)` is the
    text.

    >>> Period("2014-03", ONGOING), Period("2014/").end, Period("2014/..").end
    (Period('2014-03/..'), UNKNOWN, ONGOING)
    >>> Period("2014").start, Period(2014).latest, str(Period("199X"))
    (Date('2014-01-01'), datetime.date(2014, 12, 31), '199X')
    >>> Period("2003/2007").before("2007-06"), Period("2003/2007").overlaps("2005-01-01")
    (Answer.MAYBE, Answer.YES)
    """

    start: Date | End = attrs.field(converter=_end)
    end: Date | End = attrs.field(converter=_end)
    _unit: Date | None = attrs.field(default=None, init=False)

    def __init__(self, start: Period | EndLike, end: EndLike | _Missing = _Missing.MISSING) -> None:
        unit = None
        if isinstance(end, _Missing):
            start, end, unit = _parts(start)
        getattr(self, "__attrs_init__")(start, end)  # noqa: B009 (made by attrs, unknown to some type checkers)
        if unit is not None:
            object.__setattr__(self, "_unit", unit)  # left out by attrs.evolve, as it must be when an end changes

    def __attrs_post_init__(self) -> None:
        for end, offset in ((self.start, 0), (self.end, len(str(self.start)) + 1)):
            if isinstance(end, Date) and (end.time or end.precision == "set"):
                raise unreadable(str(self), offset, "a single date without a time of day")
        piece = self._pieces()[0]
        if piece.first_start > piece.last_end:
            offset = len(str(self.start)) + 1
            raise unreadable(str(self), offset, f"a date not before {self.start}", "a period ends before it starts:")

    @classmethod
    def _from_trusted(cls, start: Date | End, end: Date | End) -> Period:
        """The period of two ends, without validation; for the cells of the register alone."""
        period = object.__new__(cls)
        _set_start(period, start)
        _set_end(period, end)
        _set_unit(period, None)
        return period

    @classmethod
    def of(cls, value: Period | AnyDate) -> Period:
        """A period unchanged, any other value as `Period(value)`."""
        return value if isinstance(value, Period) else cls(value)

    @property
    def earliest(self) -> dt.date | None:
        """The first possible day; None if the start is ongoing or unknown."""
        start = self._unit or self.start
        return start.earliest if isinstance(start, Date) else None

    @property
    def latest(self) -> dt.date | None:
        """The last possible day; None if the end is ongoing or unknown."""
        end = self._unit or self.end
        return end.latest if isinstance(end, Date) else None

    @property
    def qualified(self) -> bool:
        """Whether an end is uncertain or approximate."""
        return any(isinstance(end, Date) and end.qualified for end in (self.start, self.end, self._unit))

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """A key that sorts by the earliest day, then the latest, then the text, also among dates."""
        pieces = self._pieces()
        return min(p.first_start for p in pieces), max(p.last_end for p in pieces), str(self)

    def contains(self, day: AnyDate) -> Answer:
        """Whether a day, or each date of a set, is within this period.

        >>> Period("2014/..").contains("2014-06-30"), Period("2014-02/..").contains("2014-06-30")
        (Answer.MAYBE, Answer.YES)
        """
        return Date.of(day).within(self)

    def _pieces(self) -> Pieces:
        """One stretch, from an unknown day to another; the unit if the period was made from a date."""
        if self._unit is not None:
            return self._unit._extent()
        return (Piece(_days(self.start, _STARTS), _days(self.end, _ENDS)),)

    def __str__(self) -> str:
        return str(self._unit) if self._unit is not None else f"{self.start}/{self.end}"

    def __repr__(self) -> str:
        return f"Period({str(self)!r})"


_set_start, _set_end, _set_unit = slot_setters(Period, "start", "end", "_unit")


def _days(end: Date | End, fixed: dict[End, Span]) -> Days:
    return fixed[end] if isinstance(end, End) else end._pieces()[0].starts


def _parts(whole: Period | EndLike) -> tuple[Date | End, Date | End, Date | None]:
    """The start and the end of a period, and the date that it was made from, if any."""
    if isinstance(whole, Period):
        return whole.start, whole.end, whole._unit
    if isinstance(whole, End):
        raise ArgumentError("an end of a period is missing", expected="a start and an end", got=whole)
    if isinstance(whole, str) and "/" in whole:
        start, _, end = whole.partition("/")
        if len(end) == 2 and end.isdecimal() and start[:4].isdecimal() and len(start) >= 4:
            raise unreadable(
                whole, len(start) + 1, "a whole date (two digits are a century)", nearest=_meant(start, end)
            )
        return _read_end(whole, start, 0), _read_end(whole, end, len(start) + 1), None
    date = Date.of(whole)
    return *_ends(date), date


def _meant(start: str, end: str) -> str | None:
    """The period whose end leaves out what it has in common with the start: 2012-06-28/30, 1979-05-04/90, 1914/18."""
    for common in (start[:-2], start[:2]):
        try:
            return str(Period(start, common + end))
        except DateError:
            continue
    return None


def _read_end(text: str, written: str, offset: int) -> Date | End:
    if written in ("", ".."):
        return End(written)
    try:
        return Date(written)
    except DateError as error:
        raise error.inside(text, offset) from None


def _ends(unit: Date) -> tuple[Date | End, Date | End]:
    """The first and the last day of a unit, or as much as is known if the date does not name one unit."""
    if unit.precision == "set":
        return UNKNOWN, UNKNOWN
    if not unit.definite:
        return unit, unit
    mark = "%" if unit.uncertain and unit.approximate else "?" if unit.uncertain else "~" if unit.approximate else ""
    return Date(f"{unit.earliest}{mark}"), Date(f"{unit.latest}{mark}")
