"""From when to when, as far as it is known?

A `Period` is a stretch of days from one day to another. Each end is a `Date` (one day that may be known in part),
ONGOING (there is no such end: it goes on, or was always so) or UNKNOWN (nothing is known of it: it may be any day that
the other end allows, or it may be that there is none).
"""

from __future__ import annotations

import datetime as dt
import enum

import attrs

from geobrief.errors import ArgumentError
from geobrief.when.answers import Answer
from geobrief.when.dates import Date
from geobrief.when.days import FIRST_DAY, FUTURE, LAST_DAY, PAST, Days, Span, slot_setters
from geobrief.when.notation import DateError, unreadable
from geobrief.when.relations import Piece, Pieces, Placed


class End(enum.Enum):
    """An end of a period that is no date."""

    ONGOING = ".."
    UNKNOWN = ""

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return self.name


ONGOING, UNKNOWN = End.ONGOING, End.UNKNOWN
_STARTS = {ONGOING: Span(PAST, PAST), UNKNOWN: Span(PAST, LAST_DAY)}
_ENDS = {ONGOING: Span(FUTURE, FUTURE), UNKNOWN: Span(FIRST_DAY, FUTURE)}


def _end(value: Date | End | str | int | dt.date) -> Date | End:
    if value is None:
        raise ArgumentError("an end of a period is missing", expected="ONGOING or UNKNOWN, which say why", got=value)
    if isinstance(value, End):
        return value
    return End(value) if value in ("", "..") else Date.of(value)


class _Missing(enum.Enum):
    MISSING = "missing"


@attrs.frozen(order=False, repr=False, init=False)
class Period(Placed):
    """From `start` to `end`, both included; each a `Date`, ONGOING or UNKNOWN. One text alone is that of the whole.

    An end is a single date without a time of day. An end that is surely before the start is refused with a `DateError`.

    >>> Period("2014-03", ONGOING), Period("2014/").end, Period("2014/..").end
    (Period('2014-03/..'), UNKNOWN, ONGOING)
    >>> Period.parse("2003/2007").before("2007-06"), Period.parse("2003/2007").overlaps("2005-01-01")
    (Answer.MAYBE, Answer.YES)
    """

    start: Date | End = attrs.field(converter=_end)
    end: Date | End = attrs.field(converter=_end)
    _unit: Date | None = attrs.field(default=None, init=False)

    def __init__(
        self,
        start: Date | End | str | int | dt.date,
        end: Date | End | str | int | dt.date | _Missing = _Missing.MISSING,
    ) -> None:
        """From one end to the other; with one argument, what `Period.of` makes of it."""
        if not isinstance(end, _Missing):
            self._take(start, end)
            return
        if isinstance(start, End):
            raise ArgumentError("an end of a period is missing", expected="a start and an end", got=start)
        whole = Period.of(start)
        self._take(whole.start, whole.end)
        object.__setattr__(self, "_unit", whole._unit)

    def _take(self, *ends: Date | End | str | int | dt.date) -> None:
        getattr(self, "__attrs_init__")(*ends)  # noqa: B009 (attrs makes it, and not every type checker knows)

    def __attrs_post_init__(self) -> None:
        for end, offset in ((self.start, 0), (self.end, len(str(self.start)) + 1)):
            if isinstance(end, Date) and (end.time or end.precision == "set"):
                raise unreadable(str(self), offset, "a single date without a time of day")
        piece = self.pieces()[0]
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
    def parse(cls, text: str) -> Period:
        """The period that is written in `text`: an EDTF interval, or a single date, for the whole unit that it names.

        >>> Period.parse("2014").start, Period.parse("/2014"), str(Period.parse("199X"))
        (Date('2014-01-01'), Period('/2014'), '199X')
        """
        if not isinstance(text, str):
            raise ArgumentError("a period is read from text", expected="text such as '2014/..'", got=text)
        start, slash, end = text.partition("/")
        if not slash:
            return cls.of(Date(text))
        return cls(_read_end(text, start, 0), _read_end(text, end, len(start) + 1))

    @classmethod
    def of(cls, value: Period | Date | str | int | dt.date) -> Period:
        """A period as it is, from text, or the whole unit that a date names.

        >>> Period.of(2014).latest
        datetime.date(2014, 12, 31)
        """
        if isinstance(value, Period):
            return value
        if isinstance(value, str) and "/" in value:
            return cls.parse(value)
        date = Date.of(value)
        period = cls(*_ends(date))
        object.__setattr__(period, "_unit", date)  # left out by attrs.evolve, as it must be when an end changes
        return period

    @property
    def earliest(self) -> dt.date | None:
        """The first day that it may contain; None where the start is ongoing or unknown."""
        start = self._unit or self.start
        return start.earliest if isinstance(start, Date) else None

    @property
    def latest(self) -> dt.date | None:
        """The last day that it may contain; None where the end is ongoing or unknown."""
        end = self._unit or self.end
        return end.latest if isinstance(end, Date) else None

    @property
    def qualified(self) -> bool:
        """Whether an end is uncertain or approximate."""
        return any(isinstance(end, Date) and end.qualified for end in (self.start, self.end, self._unit))

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """A key that sorts by the earliest day, then the latest, then the text; it goes with that of a `Date`."""
        pieces = self.pieces()
        return min(p.first_start for p in pieces), max(p.last_end for p in pieces), str(self)

    def contains(self, day: Date | str | dt.date) -> Answer:
        """Whether a day, or all of a unit whose every day is meant, lies in this period.

        >>> Period.parse("2014/..").contains("2014-06-30"), Period.parse("2014-02/..").contains("2014-06-30")
        (Answer.MAYBE, Answer.YES)
        """
        return Date.of(day).within(self)

    def pieces(self) -> Pieces:
        """One stretch, from an unknown day to another; that of the unit where a single date stands for the period."""
        if self._unit is not None:
            return self._unit.extent()
        return (Piece(_days(self.start, _STARTS), _days(self.end, _ENDS)),)

    def __str__(self) -> str:
        return str(self._unit) if self._unit is not None else f"{self.start}/{self.end}"

    def __repr__(self) -> str:
        return f"Period({str(self)!r})"


_set_start, _set_end, _set_unit = slot_setters(Period, "start", "end", "_unit")


def _days(end: Date | End, fixed: dict[End, Span]) -> Days:
    return fixed[end] if isinstance(end, End) else end.pieces()[0].starts


def _read_end(text: str, written: str, offset: int) -> Date | End:
    if written in ("", ".."):
        return End(written)
    try:
        return Date(written)
    except DateError as error:
        raise error.inside(text, offset) from None


def _ends(unit: Date) -> tuple[Date | End, Date | End]:
    """The first and the last day of a unit; what is known of them where it does not say which unit it means."""
    if unit.precision == "set":
        return UNKNOWN, UNKNOWN
    if not unit.definite:
        return unit, unit
    mark = "%" if unit.uncertain and unit.approximate else "?" if unit.uncertain else "~" if unit.approximate else ""
    return Date(f"{unit.earliest}{mark}"), Date(f"{unit.latest}{mark}")
