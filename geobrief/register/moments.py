"""Moments of a column: days, or years with a rule for the day of each, as day numbers."""

from __future__ import annotations

import datetime
import math
from typing import Any, Literal

from geobrief.errors import ArgumentError, GeobriefError, nearest
from geobrief.register.periods import day_number
from geobrief.when import Date

# A day number, or the first and last day of a whole year; a text says why a cell is neither.
Moment = int | tuple[int, int] | str
YearRule = Literal["start", "mid", "end", "any"]
RULES = ("start", "mid", "end", "any")
MISSING = "the row has no day"
_DAYS = {"start": (1, 1), "mid": (7, 1), "end": (12, 31)}
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_NOT_A_DAY = "neither a day nor a year"


def known_rule(year: str) -> str:
    """A rule for years, checked."""
    if year not in RULES:
        raise ArgumentError("unknown rule for years", expected=", ".join(RULES), got=year, nearest=nearest(year, RULES))
    return year


def moment(on: Any, year: str) -> int | tuple[int, int]:
    """The moment of one value for a whole column; anything but a day or a year is refused.

    >>> moment("2014-07-12", "end"), moment(2014, "start"), moment("2014", "any")
    (735426, 735234, (735234, 735598))
    """
    found = _moment(on, year)
    if isinstance(found, str):
        day_number(on) if isinstance(on, str | Date) else None  # says what is wrong with the text
        raise ArgumentError(found, expected="a day such as 2014-07-12, or a year such as 2014", got=on)
    return found


def moments(column: Any, year: str) -> list[Moment]:
    """The moment of each value of a column; a text says why a value has none.

    >>> moments(["2014-07-12", 2014, "2014", None, "summer"], "end")
    [735426, 735598, 735598, 'the row has no day', 'neither a day nor a year']
    """
    days = _days_of_numpy(column)
    if days is not None:
        return days
    values = values_of(column)
    known: dict[Any, Moment] = {}
    found: list[Moment] = []
    for value in values:
        if type(value) is datetime.date:
            found.append(value.toordinal())
            continue
        try:
            made = known.get(value)
            if made is None:
                made = known[value] = _moment(value, year)
        except TypeError:  # unhashable
            made = _NOT_A_DAY
        found.append(made)
    return found


def is_one(on: Any) -> bool:
    """Whether `on` is one moment for all rows."""
    if isinstance(on, str | int | float) or hasattr(on, "isoformat"):
        return True
    return not any(hasattr(on, method) for method in ("__iter__", "to_pylist", "tolist")) or getattr(on, "ndim", 1) == 0


def values_of(column: Any) -> list[Any]:
    """The values of a list, a series or an Arrow array, as Python has them."""
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(column, method):
            return list(getattr(column, method)())
    return list(column)


def is_missing(value: Any) -> bool:
    """Whether a value says that there is none: None, NaN, NaT, NA or an empty text."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in ("NAType", "NaTType")


def _days_of_numpy(column: Any) -> list[Moment] | None:
    """The days of a column of NumPy's dates; None for any other column."""
    if getattr(getattr(column, "dtype", None), "kind", "") != "M" or not hasattr(column, "astype"):
        return None
    if getattr(column.dtype, "tz", None) is not None:  # the day is that of the time zone of the column
        column = column.dt.tz_localize(None)
    days = getattr(column, "to_numpy", lambda: column)().astype("datetime64[D]").astype("int64").tolist()
    return [MISSING if day < -_EPOCH else day + _EPOCH for day in days]


def _moment(value: Any, year: str) -> Moment:
    if is_missing(value):
        return MISSING
    if isinstance(value, datetime.date):
        return value.toordinal()
    if hasattr(value, "start_time") and hasattr(value, "end_time"):  # a period of pandas
        return _of_period(value.start_time.date(), value.end_time.date(), year)
    if isinstance(value, Date):
        first, last = value.earliest, value.latest
        return _NOT_A_DAY if first is None or last is None else _of_period(first, last, year)
    if isinstance(value, bool):
        return _NOT_A_DAY
    if isinstance(value, str):
        return _of_text(value.strip(), year)
    if type(value).__module__ == "numpy" and hasattr(value, "astype") and value.dtype.kind == "M":
        return _of_text(str(value)[:10], year)
    return _of_number(value, year)


def _of_number(value: Any, year: str) -> Moment:
    try:
        whole = int(value)
    except (TypeError, ValueError, OverflowError):
        return _NOT_A_DAY
    return _of_year(whole, year) if whole == value else _NOT_A_DAY


def _of_text(text: str, year: str) -> Moment:
    if text.removesuffix(".0").isdecimal():
        return _of_year(int(text.removesuffix(".0")), year)
    if len(text) > 10 and text[4] == text[7] == "-" and text[10] in "T ":  # a day with a time
        text = text[:10]
    try:
        return day_number(text)
    except GeobriefError:
        return _NOT_A_DAY


def _of_period(first: datetime.date, last: datetime.date, year: str) -> Moment:
    if first == last:
        return first.toordinal()
    whole = (first.month, first.day, last.month, last.day, last.year) == (1, 1, 12, 31, first.year)
    return _of_year(first.year, year) if whole else _NOT_A_DAY


def _of_year(number: int, year: str) -> Moment:
    if not datetime.MINYEAR <= number <= datetime.MAXYEAR:
        return _NOT_A_DAY
    if year == "any":
        return datetime.date(number, 1, 1).toordinal(), datetime.date(number, 12, 31).toordinal()
    return datetime.date(number, *_DAYS[year]).toordinal()
