"""Which day do figures alone tell? 2015-03-18, 18/03/2015, 18.03.2015, 20150318, 3/2015, 2014/15, 9/11.

Day comes before month, unless one of them is above 12 or another date of the text shows that it writes the month
first. A date that could be read either way is made by the rule `ambiguous-figures`.
"""

from __future__ import annotations

import datetime as dt
import re

from geobrief.reading.dates.expressions import dated, relative, yearless
from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.stretches import between, day, month, year

_WIDEST = 300  # tokens looked at for a date that shows the order of day and month


def _parts(view: View) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", view.tokens[0].word)]


@rule("iso", "TIMED")
def iso(view: View) -> Made:
    """«2015-03-18», with or without a time of day."""
    return _day(view, *(int(part) for part in view.tokens[0].word[:10].split("-")))


@rule("year-first", "YMD")
def year_first(view: View) -> Made:
    """«2015/3/18», «2015.5.13»."""
    return _day(view, *_parts(view))


@rule("compact", "COMPACT")
def compact(view: View) -> Made:
    """«20150318»."""
    word = view.tokens[0].word
    return _day(view, int(word[:4]), int(word[4:6]), int(word[6:]))


def _day(view: View, year: int, month: int, number: int) -> Made:
    try:
        return dated(view, day(dt.date(year, month, number)))
    except ValueError:
        return None


def _is_ambiguous(view: View) -> bool:
    first, second = _parts(view)[:2]
    return first <= 12 and second <= 12 and first != second


@rule("figures", "DMY")
def figures(view: View) -> Made:
    """«18/03/2015», «03/18/2015»: one of the two can only be the day."""
    return None if _is_ambiguous(view) else _figures(view, month_first=_parts(view)[1] > 12)


@rule("ambiguous-figures", "DMY")
def ambiguous_figures(view: View) -> Made:
    """«08/12/2015»: in the order of the other dates of the text."""
    return _figures(view, month_first=_shows_month_first(view))


def _shows_month_first(view: View) -> bool:
    nearby = view.all[max(0, view.start - _WIDEST) : view.end + _WIDEST]
    figured = [token.word for token in nearby if token.rule == "figures"]
    return any(int(re.split(r"[-/.]", word)[1]) > 12 for word in figured)


def _figures(view: View, *, month_first: bool) -> Made:
    one, two, number = _parts(view)
    day_number, month_number = (two, one) if month_first else (one, two)
    if number >= 100:
        return _day(view, number, month_number, day_number)
    return relative(view, "day", lambda d: day(dt.date(_full_year(number, d.published), month_number, day_number)))


def _full_year(number: int, published: dt.date | None) -> int:
    """The year that ends in two figures: at most twenty years after publication."""
    latest = (published.year if published else 2029) + 20
    return latest - (latest - number) % 100


@rule("years", "YEARS")
def years(view: View) -> Made:
    """«2014/15» and «1914-18» are years, «2015-03» is a month."""
    word = view.tokens[0].word
    start, end = int(word[:4]), int(word[5:])
    end_year = start // 100 * 100 + end + (100 if end <= start % 100 else 0)
    if end <= start % 100 and end != (start + 1) % 100:
        return dated(view, month(start, end)) if 1 <= end <= 12 and start >= 1000 else None
    if start < 1000 or end_year - start > 60:
        return None
    token = dated(view, between(year(start), year(end_year)))
    token.number = start
    return token


@rule("month-of-year", "YM")
def month_of_year(view: View) -> Made:
    """«3/2015», «2015/3»."""
    low, high = sorted(_parts(view))
    return dated(view, month(high, low)) if 1 <= low <= 12 and 1100 <= high < 2200 else None


@rule("day-and-month", "(?<=[ON BY UNTIL BEFORE SINCE FROM INSIDE WEEKDAY TO]) DM")
def day_and_month(view: View) -> Made:
    """«on 22/04»: only after a preposition, since most such figures are fractions."""
    one, two = _parts(view)
    day_number, month_number = (two, one) if two > 12 else (one, two)
    if not 1 <= month_number <= 12 or not 1 <= day_number <= 31 or view.tokens[0].word == "9/11":
        return None
    return yearless(view, "day", lambda number: day(dt.date(number, month_number, day_number)))


@rule("figures-left", "[TIMED YMD DMY COMPACT YEARS YM]")
def figures_left(view: View) -> Made:
    """Figures that are no date are nothing else either."""
    return view.token("OTHER")


RULES = (iso, year_first, compact, figures, ambiguous_figures, years, month_of_year, day_and_month, figures_left)
