"""Which day or month is told by its name? «18 March 2015», «March 18th», «12-14 February», «July 2014», «in May»."""

from __future__ import annotations

import datetime as dt

from geobrief.reading.dates import stretches
from geobrief.reading.dates.expressions import dated, yearless
from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.lexicon import words
from geobrief.reading.dates.stretches import Stretch, between
from geobrief.reading.dates.tokens import KINDS, Token

_WEEKDAY = "(WEEKDAY [COMMA DASH]? OPEN?)?"
_YEAR = "(COMMA? [OF IN]? YEAR | [DASH SLASH DOT] YEAR)?"
_TO = "[DASH TO AND THROUGH UNTIL]"


def _day(year: int, month: int, number: int) -> Stretch:
    return stretches.day(dt.date(year, month, number))


def _made(view: View, month: int, number: int) -> Token | None:
    if not 1 <= number <= _longest(month):
        return None
    year = view.find("YEAR")
    if year is None:
        return yearless(view, "day", lambda each: _day(each, month, number))
    return dated(view, _day(year.number, month, number)) if _exists(year.number, month, number) else None


def _longest(month: int) -> int:
    end = stretches.month(2000, month).last
    return end.day if end else 31


def _exists(year: int, month: int, number: int) -> bool:
    end = stretches.month(year, month).last
    return end is not None and number <= end.day


def _counts(view: View, last: Token) -> bool:
    """Whether a number counts what comes after it: «in March 20 soldiers»."""
    after = view.after()
    if last.kind != KINDS["DAY"]:
        return last.kind == KINDS["YEAR"] and view.has("COMMA") and after.word in words("counted")
    if after.word in words("counted") or after.kind in {KINDS["PERCENT"], KINDS["SCALE"]}:
        return True
    plural = after.kind == KINDS["WORD"] and after.word.endswith("s") and not after.capital
    return plural and view.before().kind == KINDS["IN"]


def _without_count(view: View) -> View | None:
    """The match without a last number that counts something, or None where nothing of it remains."""
    last = view.tokens[-1]
    if last.kind not in {KINDS["YEAR"], KINDS["DAY"]} or not _counts(view, last):
        return view
    if last.kind == KINDS["DAY"]:
        return None
    end = view.end - 1
    while view.all[end - 1].kind in {KINDS["COMMA"], KINDS["OF"], KINDS["IN"]}:
        end -= 1
    return View(view.all, view.start, end)


def _replaced(view: View, kept: View, made: Token) -> Made:
    """The date, or a mere word for a day that no calendar has, and what of the match does not belong to it."""
    return [made, *view.tokens[kept.end - kept.start :]]


@rule("day-month", f"{_WEEKDAY} THE? [DAY ORDINAL] UNIT? [OF DASH SLASH]? MONTH {_YEAR}")
def day_month(view: View) -> Made:
    """«18 March 2015», «the 18th of March», «Sunday, 1 May»."""
    kept = _without_count(view)
    unit = view.find("UNIT")
    if kept is None or (unit and unit.name != "day"):
        return None
    number = view.the("DAY", "ORDINAL").number
    return _replaced(view, kept, _made(kept, view.the("MONTH").number, number) or view.token("WORD"))


@rule("month-day", f"{_WEEKDAY} MONTH [DASH SLASH]? THE? [DAY ORDINAL] (?!MONTH) {_YEAR} (?!DASH? UNITS)")
def month_day(view: View) -> Made:
    """«March 18», «March 18th, 2015», «Tuesday, March 24»."""
    kept = _without_count(view)
    if kept is None or (view.has("DASH") and view.tokens[-1].kind == KINDS["DAY"] and view.has("YEAR")):
        return None
    made = _made(kept, view.the("MONTH").number, view.the("DAY", "ORDINAL").number)
    return _replaced(view, kept, made or view.token("WORD"))


@rule("days-month", f"THE? [DAY ORDINAL] {_TO} THE? [DAY ORDINAL] OF? MONTH (COMMA? OF? YEAR)?")
def days_month(view: View) -> Made:
    """«12-14 February 2015», «between 3 and 12 of September»."""
    return _days(view)


@rule("month-days", f"MONTH [DAY ORDINAL] {_TO} THE? [DAY ORDINAL] (?!OF? MONTH) (COMMA? YEAR)?")
def month_days(view: View) -> Made:
    """«June 26-28», «February 12 to 14, 2015»."""
    return None if _without_count(view) is not view else _days(view)


def _days(view: View) -> Made:
    month, year = view.the("MONTH").number, view.find("YEAR")
    start, end = (token.number for token in view.every("DAY", "ORDINAL"))
    if not 1 <= start < end <= _longest(month):
        return None

    def make(number: int) -> Stretch:
        return between(_day(number, month, start), _day(number, month, end))

    return dated(view, make(year.number)) if year else yearless(view, "day", make)


@rule("month-day-in-words", "(WEEKDAY COMMA?)? MONTH NUM (COMMA? YEAR)?")
def month_day_in_words(view: View) -> Made:
    """«May twenty-one»: only from twenty on, or with a year, since «in May two soldiers» counts."""
    number = view.the("NUM").number
    if not view.has("YEAR") and (number < 20 or view.after().word in words("counted")):
        return None
    return _made(view, view.the("MONTH").number, number)


@rule("months-year", "MONTH [DASH SLASH] MONTH (COMMA? OF? YEAR)?")
def months_year(view: View) -> Made:
    """«March-April 2015», «Nov-Feb 2017» (which begins in the year before)."""
    start, end = (token.number for token in view.every("MONTH"))
    year = view.find("YEAR")

    def make(number: int) -> Stretch:
        return between(stretches.month(number - (start > end), start), stretches.month(number, end))

    return dated(view, make(year.number)) if year else yearless(view, "month", make)


@rule("month-year", "MONTH ([COMMA OF IN DASH SLASH] | COMMA IN)? YEAR")
def month_year(view: View) -> Made:
    """«July 2014», «April of 1987»."""
    return dated(view, stretches.month(view.the("YEAR").number, view.the("MONTH").number))


@rule("month-short-year", "[DAY ORDINAL]? MONTH [APOSTROPHE OF] [DAY COUNT]")
def month_short_year(view: View) -> Made:
    """«May '68», «15 April of 87»."""
    short = view.tokens[-1].number
    if not (32 if view.has("OF") else 0) <= short <= 99:
        return None
    year, month = 1900 + short, view.the("MONTH").number
    first = view.tokens[0]
    if first.kind == KINDS["MONTH"]:
        return dated(view, stretches.month(year, month))
    return dated(view, _day(year, month, first.number)) if _exists(year, month, first.number) else None


@rule("year-month", "YEAR COMMA? MONTH")
def year_month(view: View) -> Made:
    """«2014 July»."""
    return dated(view, stretches.month(view.the("YEAR").number, view.the("MONTH").number))


@rule("month", "MONTH")
def month(view: View) -> Made:
    """«July», of the year that the text or the day of publication tells."""
    number = view.tokens[0].number
    return yearless(view, "month", lambda year: stretches.month(year, number))


DAYS = (
    days_month,
    month_days,
    month_short_year,
    day_month,
    month_day,
    month_day_in_words,
    months_year,
    month_year,
    year_month,
)
