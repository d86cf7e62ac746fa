"""Spans of the calendar: units (days, weeks, months, quarters, seasons, years, decades) and intervals, with their EDTF.

Weeks run from Monday to Sunday and have no EDTF form but an interval of days; seasons are northern. There are no spans
outside the years 1 to 9999: a function that leads there raises a `ValueError` or an `OverflowError`.
"""

from __future__ import annotations

import datetime as dt

import attrs

DAY = dt.timedelta(1)


@attrs.frozen
class CalendarSpan:
    """A unit or an interval of the calendar.

    `start` and `end` are its bounds as an EDTF interval writes them, `first` and `last` its days, None where open.

    >>> month(2014, 7).edtf, between(month(2014, 3), month(2014, 5)).edtf, since(year(2014)).edtf
    ('2014-07', '2014-03/2014-05', '2014/..')
    """

    unit: str
    edtf: str
    start: str
    end: str
    first: dt.date | None
    last: dt.date | None


def _span(unit: str, edtf: str, first: dt.date, last: dt.date, start: str = "", end: str = "") -> CalendarSpan:
    return CalendarSpan(unit, edtf, start or edtf, end or edtf, first, last)


def day(date: dt.date) -> CalendarSpan:
    """One day."""
    return _span("day", date.isoformat(), date, date)


def month(year: int, number: int) -> CalendarSpan:
    """A month; numbers beyond 1–12 run on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = dt.date(year, number, 1)
    return _span("month", f"{year:04d}-{number:02d}", first, _month_end(year, number))


def _month_end(year: int, number: int) -> dt.date:
    return dt.date(year, 12, 31) if number == 12 else dt.date(year, number + 1, 1) - DAY


def months(unit: str, edtf: str, first: tuple[int, int], count: int) -> CalendarSpan:
    """A unit of whole months, with an EDTF form of its own (`""` for an interval)."""
    start, end = month(*first), month(first[0], first[1] + count - 1)
    assert start.first
    assert end.last
    return CalendarSpan(unit, edtf or f"{start.edtf}/{end.edtf}", start.edtf, end.edtf, start.first, end.last)


def quarter(year: int, number: int) -> CalendarSpan:
    """A quarter of a year, EDTF 33–36; numbers run on into other years."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return months("quarter", f"{year:04d}-{32 + number}", (year, 3 * number - 2), 3)


def half(year: int, number: int) -> CalendarSpan:
    """A half-year, EDTF 40 and 41."""
    return months("half", f"{year:04d}-{39 + number}", (year, 6 * number - 5), 6)


def season(year: int, code: int) -> CalendarSpan:
    """A northern season, EDTF 21–24: spring is March to May, winter begins in December of its year.

    >>> season(2018, 22).first
    datetime.date(2018, 6, 1)
    """
    return months("season", f"{year:04d}-{code}", (year, 3 * (code - 20)), 3)


def year(number: int) -> CalendarSpan:
    """A calendar year."""
    return _span("year", f"{number:04d}", dt.date(number, 1, 1), dt.date(number, 12, 31))


def decade(first: int) -> CalendarSpan:
    """Ten years that share three digits, EDTF `199X`."""
    return _years("decade", f"{first // 10:03d}X", first // 10 * 10, first // 10 * 10 + 9)


def century(number: int) -> CalendarSpan:
    """The hundred years that share two digits: the 20th is `19XX`, which strictly is 1901 to 2000."""
    return _years("century", f"{number - 1:02d}XX", max(1, number * 100 - 100), number * 100 - 1)


def strict_century(number: int) -> CalendarSpan:
    """The century by strict count: the 20th is 1901 to 2000."""
    return between(year(number * 100 - 99), year(number * 100))


def _years(unit: str, edtf: str, first: int, last: int) -> CalendarSpan:
    start, end = year(first), year(last)
    assert start.first
    assert end.last
    return CalendarSpan(unit, edtf, start.edtf, end.edtf, start.first, end.last)


def week(inside: dt.date) -> CalendarSpan:
    """The week, Monday to Sunday, that has this day."""
    monday = inside - dt.timedelta(inside.weekday())
    return days("week", monday, monday + 6 * DAY)


def weekend(inside: dt.date) -> CalendarSpan:
    """Saturday and Sunday of the week that has this day."""
    saturday = inside - dt.timedelta(inside.weekday() - 5)
    return days("weekend", saturday, saturday + DAY)


def days(unit: str, first: dt.date, last: dt.date) -> CalendarSpan:
    """An interval of whole days."""
    if last < first:
        raise ValueError("the interval ends before it begins")
    start, end = first.isoformat(), last.isoformat()
    return CalendarSpan(unit, f"{start}/{end}", start, end, first, last)


def between(start: CalendarSpan, end: CalendarSpan) -> CalendarSpan:
    """From the first day of one span to the last day of another."""
    if start.first and end.last and end.last < start.first:
        raise ValueError("the interval ends before it begins")
    if start.start == end.end:
        return start
    return CalendarSpan("interval", f"{start.start}/{end.end}", start.start, end.end, start.first, end.last)


def since(span: CalendarSpan) -> CalendarSpan:
    """From the first day of a span on."""
    return CalendarSpan("interval", f"{span.start}/..", span.start, "..", span.first, None)


def until(span: CalendarSpan) -> CalendarSpan:
    """Up to the last day of a span."""
    return CalendarSpan("interval", f"../{span.end}", "..", span.end, None, span.last)


def before(span: CalendarSpan) -> CalendarSpan:
    """Up to the unit that comes before."""
    return until(neighbour(span, -1))


def after(span: CalendarSpan) -> CalendarSpan:
    """From the unit that comes after."""
    return since(neighbour(span, 1))


def neighbour(span: CalendarSpan, steps: int) -> CalendarSpan:
    """The unit of the same kind so many steps on; beside a span that is not such a unit, what begins or ends there.

    >>> neighbour(quarter(2014, 4), 1).edtf, neighbour(decade(1990), -1).edtf
    ('2015-33', '198X')
    """
    first, last = span.first, span.last
    if span.unit in _ROWS and first:
        return of_unit(span.unit, first, steps)
    edge = last if steps > 0 else first
    if edge is None:
        raise ValueError("the end of the span is open")
    return _widest(edge + steps * DAY, last=steps < 0)


def _widest(edge: dt.date, *, last: bool) -> CalendarSpan:
    """The coarsest of year, month and day that ends (or begins) with a day."""
    other = edge + DAY if last else edge
    if other.day > 1:
        return day(edge)
    return year(edge.year) if other.month == 1 else month(edge.year, edge.month)


_ROWS = frozenset({"day", "week", "fortnight", "weekend", "month", "quarter", "half", "year", "decade", "century"})


def of_unit(unit: str, inside: dt.date, steps: int = 0) -> CalendarSpan:
    """The unit that has this day, or the one so many steps from it.

    >>> of_unit("week", dt.date(2015, 3, 27), 1).edtf
    '2015-03-30/2015-04-05'
    """
    if unit == "day":
        return day(inside + steps * DAY)
    if unit in {"week", "weekend"}:
        return (week if unit == "week" else weekend)(inside + steps * 7 * DAY)
    if unit == "fortnight":
        monday = inside - dt.timedelta(inside.weekday()) + steps * 14 * DAY
        return days(unit, monday, monday + 13 * DAY)
    if unit == "month":
        return month(inside.year, inside.month + steps)
    if unit == "quarter":
        return quarter(inside.year, (inside.month + 2) // 3 + steps)
    return _of_years(unit, inside, steps)


def _of_years(unit: str, inside: dt.date, steps: int) -> CalendarSpan:
    if unit == "half":
        number = 2 * inside.year + (inside.month > 6) + steps
        return half(number // 2, number % 2 + 1)
    if unit == "year":
        return year(inside.year + steps)
    if unit == "decade":
        return decade(inside.year + 10 * steps)
    if unit == "century":
        return century((inside.year + 99) // 100 + steps)
    raise ValueError(f"not a unit of the calendar: {unit}")


def around(unit: str, inside: dt.date, reach: int) -> list[CalendarSpan]:
    """The unit that has this day with so many before and after it, as far as the calendar goes."""
    found = []
    for steps in range(-reach, reach + 1):
        try:
            found.append(of_unit(unit, inside, steps))
        except (ValueError, OverflowError):
            continue
    return found


def shift_months(date: dt.date, count: int) -> dt.date:
    """The same day so many months on, or the last one of a month that is too short."""
    target = month(date.year, date.month + count)
    assert target.first
    assert target.last
    return dt.date(target.first.year, target.first.month, min(date.day, target.last.day))


def distance(span: CalendarSpan, day: dt.date) -> int:
    """How many days a span is from a day; 0 where it includes the day."""
    if span.last and span.last < day:
        return (day - span.last).days
    return max(0, (span.first - day).days) if span.first else 0


def nth_weekday(span: CalendarSpan, weekday: int, count: int) -> dt.date:
    """The first, second … weekday of a span, or the last where `count` is negative.

    >>> nth_weekday(month(2003, 11), 4, 4)
    datetime.date(2003, 11, 27)
    """
    first, last = span.first, span.last
    if first is None or last is None:
        raise ValueError("an open span has no weekdays to count")
    if count < 0:
        return last - dt.timedelta((last.isoweekday() - weekday) % 7)
    found = first + dt.timedelta((weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    if found > last:
        raise ValueError("the span does not have so many of these weekdays")
    return found


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the Eastern churches, as a day of the Gregorian calendar (Meeus).

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    number = d + e + 114
    return of_julian(dt.date(year, number // 31, number % 31 + 1))


def of_julian(day: dt.date) -> dt.date:
    """The Gregorian day of a day of the Julian calendar, from 1582 on.

    >>> of_julian(dt.date(1917, 10, 25))
    datetime.date(1917, 11, 7)
    """
    year = day.year - (day.month < 3)
    return day + dt.timedelta(year // 100 - year // 400 - 2)


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).

    >>> easter(2018)
    datetime.date(2018, 4, 1)
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    number = h + k - 7 * m + 114
    return dt.date(year, number // 31, number % 31 + 1)
