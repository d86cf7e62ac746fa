"""Days and months by name: «18 March 2015», «March 18th», «12-14 February», «July 2014», «in May»."""

from __future__ import annotations

import datetime as dt

from geobrief.reading.dates import calendar
from geobrief.reading.dates.calendar import CalendarSpan, between
from geobrief.reading.dates.grammar import Match, Replacement, dated, rule, yearless
from geobrief.reading.dates.lexicon import KINDS, words
from geobrief.reading.dates.tokens import DateToken

_WEEKDAY = "(WEEKDAY [COMMA DASH]? OPEN?)?"
_YEAR = "(COMMA? [OF IN]? YEAR | [DASH SLASH DOT] YEAR)?"
_TO = "[DASH TO AND THROUGH UNTIL]"


def _day(year: int, month: int, number: int) -> CalendarSpan:
    return calendar.day(dt.date(year, month, number))


def _day_token(match: Match, month: int, number: int) -> DateToken | None:
    if not 1 <= number <= _longest(month):
        return None
    year = match.find("YEAR")
    if year is None:
        return yearless(match, "day", lambda each: _day(each, month, number))
    return dated(match, _day(year.number, month, number)) if _exists(year.number, month, number) else None


def _longest(month: int) -> int:
    end = calendar.month(2000, month).last
    return end.day if end else 31


def _exists(year: int, month: int, number: int) -> bool:
    end = calendar.month(year, month).last
    return end is not None and number <= end.day


def _counts(match: Match, last: DateToken) -> bool:
    """Whether a number counts what comes after it: «in March 20 soldiers»."""
    after = match.after()
    if last.kind != KINDS["DAY"]:
        return last.kind == KINDS["YEAR"] and match.has("COMMA") and after.word in words("counted")
    if after.word in words("counted") or after.kind in {KINDS["PERCENT"], KINDS["SCALE"]}:
        return True
    plural = after.kind == KINDS["WORD"] and after.word.endswith("s") and not after.capital
    return plural and match.before().kind == KINDS["IN"]


def _without_count(match: Match) -> Match | None:
    """The match without a last number that counts something, or None if nothing of it remains."""
    last = match.tokens[-1]
    if last.kind not in {KINDS["YEAR"], KINDS["DAY"]} or not _counts(match, last):
        return match
    if last.kind == KINDS["DAY"]:
        return None
    end = match.end - 1
    while match.text_tokens[end - 1].kind in {KINDS["COMMA"], KINDS["OF"], KINDS["IN"]}:
        end -= 1
    return Match(match.text_tokens, match.start, end)


def _replaced(match: Match, kept: Match, made: DateToken) -> Replacement:
    """The date, and the tokens of the match that do not belong to it."""
    return [made, *match.tokens[kept.end - kept.start :]]


@rule("day-month", f"{_WEEKDAY} THE? [DAY ORDINAL] UNIT? [OF DASH SLASH]? MONTH {_YEAR}")
def day_month(match: Match) -> Replacement:
    """«18 March 2015», «the 18th of March», «Sunday, 1 May»."""
    kept = _without_count(match)
    unit = match.find("UNIT")
    if kept is None or (unit and unit.name != "day"):
        return None
    number = match.first("DAY", "ORDINAL").number
    return _replaced(match, kept, _day_token(kept, match.first("MONTH").number, number) or match.token("WORD"))


@rule("month-day", f"{_WEEKDAY} MONTH [DASH SLASH]? THE? [DAY ORDINAL] (?!MONTH) {_YEAR} (?!DASH? UNITS)")
def month_day(match: Match) -> Replacement:
    """«March 18», «March 18th, 2015», «Tuesday, March 24»."""
    kept = _without_count(match)
    if kept is None or (match.has("DASH") and match.tokens[-1].kind == KINDS["DAY"] and match.has("YEAR")):
        return None
    made = _day_token(kept, match.first("MONTH").number, match.first("DAY", "ORDINAL").number)
    return _replaced(match, kept, made or match.token("WORD"))


@rule("days-month", f"THE? [DAY ORDINAL] {_TO} THE? [DAY ORDINAL] OF? MONTH (COMMA? OF? YEAR)?")
def days_month(match: Match) -> Replacement:
    """«12-14 February 2015», «between 3 and 12 of September»."""
    return _days(match)


@rule("month-days", f"MONTH [DAY ORDINAL] {_TO} THE? [DAY ORDINAL] (?!OF? MONTH) (COMMA? YEAR)?")
def month_days(match: Match) -> Replacement:
    """«June 26-28», «February 12 to 14, 2015»."""
    return None if _without_count(match) is not match else _days(match)


def _days(match: Match) -> Replacement:
    month, year = match.first("MONTH").number, match.find("YEAR")
    start, end = (token.number for token in match.every("DAY", "ORDINAL"))
    if not 1 <= start < end <= _longest(month):
        return None

    def make(number: int) -> CalendarSpan:
        return between(_day(number, month, start), _day(number, month, end))

    return dated(match, make(year.number)) if year else yearless(match, "day", make)


@rule("month-day-in-words", "(WEEKDAY COMMA?)? MONTH NUM (COMMA? YEAR)?")
def month_day_in_words(match: Match) -> Replacement:
    """«May twenty-one»: only from twenty on, or with a year, since «in May two soldiers» counts."""
    number = match.first("NUM").number
    if not match.has("YEAR") and (number < 20 or match.after().word in words("counted")):
        return None
    return _day_token(match, match.first("MONTH").number, number)


@rule("months-year", "MONTH [DASH SLASH] MONTH (COMMA? OF? YEAR)?")
def months_year(match: Match) -> Replacement:
    """«March-April 2015», «Nov-Feb 2017» (which begins in the year before)."""
    start, end = (token.number for token in match.every("MONTH"))
    year = match.find("YEAR")

    def make(number: int) -> CalendarSpan:
        return between(calendar.month(number - (start > end), start), calendar.month(number, end))

    return dated(match, make(year.number)) if year else yearless(match, "month", make)


@rule("month-year", "MONTH ([COMMA OF IN DASH SLASH] | COMMA IN)? YEAR")
def month_year(match: Match) -> Replacement:
    """«July 2014», «April of 1987»."""
    return dated(match, calendar.month(match.first("YEAR").number, match.first("MONTH").number))


@rule("month-short-year", "[DAY ORDINAL]? MONTH [APOSTROPHE OF] [DAY COUNT]")
def month_short_year(match: Match) -> Replacement:
    """«May '68», «15 April of 87»."""
    short = match.tokens[-1].number
    if not (32 if match.has("OF") else 0) <= short <= 99:
        return None
    year, month = 1900 + short, match.first("MONTH").number
    first = match.tokens[0]
    if first.kind == KINDS["MONTH"]:
        return dated(match, calendar.month(year, month))
    return dated(match, _day(year, month, first.number)) if _exists(year, month, first.number) else None


@rule("year-month", "YEAR COMMA? MONTH")
def year_month(match: Match) -> Replacement:
    """«2014 July»."""
    return dated(match, calendar.month(match.first("YEAR").number, match.first("MONTH").number))


@rule("month", "MONTH")
def month(match: Match) -> Replacement:
    """«July», of the year that the text or the day of publication gives."""
    number = match.tokens[0].number
    return yearless(match, "month", lambda year: calendar.month(year, number))


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
