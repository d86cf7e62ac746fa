"""How are thousands of values made in a few milliseconds? By filling their slots, neither converting nor checking.

That is for cells of the register alone, which its tests read in the long way: there each value must equal the one that
its class makes itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as day_of
from typing import Any

from geobrief.model.names import Name
from geobrief.when import Date, End, Period
from geobrief.when.days import Span
from geobrief.when.written import Single

_new = object.__new__


def _setters(kind: type, *slots: str) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(vars(kind)[slot].__set__ for slot in slots)


_set_first, _set_last = _setters(Span, "first", "last")
_set_digits, _set_days, _set_before, _set_after, _set_time = _setters(
    Single, "digits", "days", "before", "after", "time"
)
(_set_written,) = _setters(Date, "_written")
_set_start, _set_end, _set_unit = _setters(Period, "start", "end", "_unit")
_set_text, _set_kind, _set_period, _set_language = _setters(Name, "text", "kind", "period", "language")


def day(text: str) -> Date:
    """The date of one day, which is written 2014-03-18.

    >>> day("2014-03-18") == Date("2014-03-18")
    True
    """
    number = day_of.fromisoformat(text).toordinal()
    span, single, made = _new(Span), _new(Single), _new(Date)
    _set_first(span, number)
    _set_last(span, number)
    _set_digits(single, (text[:4], text[5:7], text[8:]))
    _set_days(single, span)
    _set_before(single, ())
    _set_after(single, ())
    _set_time(single, "")
    _set_written(made, single)
    return made


def period(start: Date | End, end: Date | End) -> Period:
    """A period whose end is not before its start."""
    made = _new(Period)
    _set_start(made, start)
    _set_end(made, end)
    _set_unit(made, None)
    return made


def name(text: str, kind: str, period: Period, language: str = "en") -> Name:
    """A name of a kind, in a period."""
    made = _new(Name)
    _set_text(made, text)
    _set_kind(made, kind)
    _set_period(made, period)
    _set_language(made, language)
    return made
