"""Days and months by name: «18 March 2015», «March 18th», «12-14 February», «July 2014», «in May»."""

from __future__ import annotations

import datetime as dt
from functools import partial

from geobrief.reading.dates import calendar
from geobrief.reading.dates.calendar import CalendarSpan, between
from geobrief.reading.dates.discourse import Discourse, Meaning
from geobrief.reading.dates.grammar import (
    Match,
    Replacement,
    dated,
    expression_of,
    meaning_of,
    relative,
    rule,
    with_meaning,
    yearless,
)
from geobrief.reading.dates.lexicon import KINDS, kinds, words
from geobrief.reading.dates.numerals import full_year
from geobrief.reading.dates.tokens import DateToken

_WEEKDAY = "(WEEKDAY [COMMA DASH]? OPEN?)?"
_YEAR = "(COMMA? [OF IN]? YEAR | [DASH SLASH DOT] YEAR)?"
_TO = "[DASH TO AND THROUGH UNTIL]"


def _day(year: int, month: int, number: int) -> CalendarSpan:
    return calendar.day(dt.date(year, month, number))


def _day_token(match: Match, month: int, number: int) -> DateToken | None:
    if not 1 <= number <= 31:
        return None
    year, weekday = match.find("YEAR"), match.find("WEEKDAY")
    if year is None:
        return yearless(match, "day", lambda each: _day(each, month, number)) if number <= _longest(month) else None
    return with_meaning(match, "day", partial(_of_weekday, year.number, month, number, weekday), fixed=True)


def _of_weekday(year: int, month: int, number: int, weekday: DateToken | None, _: Discourse) -> Meaning:
    """A day that the calendar may not have, and may have on another weekday than the text."""
    span = _day(year, month, number)
    is_other = weekday is not None and span.first is not None and span.first.isoweekday() != weekday.number
    problem = f"{span.edtf} is a {_WEEKDAYS[span.first.isoweekday() - 1]}" if is_other and span.first else ""
    return Meaning(span, span, problem)


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _longest(month: int) -> int:
    end = calendar.month(2000, month).last
    return end.day if end else 31


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
    short = match.tokens[-1]
    if len(short.word) != 2 or (match.has("OF") and short.number < 32):
        return None
    first, month = match.tokens[0], match.first("MONTH").number
    if first.kind == KINDS["MONTH"]:
        year = partial(full_year, short.number)
        return relative(match, "month", lambda d: calendar.month(year(d.published), month), fixed=True)
    return _of_short_year(match, short, month, first.number)


@rule("day-month-short-year", "DAY [DASH SLASH DOT] MONTH [DASH SLASH DOT] [DAY COUNT]")
def day_month_short_year(match: Match) -> Replacement:
    """«15-Jan-99»."""
    short = match.tokens[-1]
    if len(short.word) != 2 or short.end - match.tokens[0].start > 9:
        return None
    return _of_short_year(match, short, match.first("MONTH").number, match.tokens[0].number)


def _of_short_year(match: Match, short: DateToken, month: int, number: int) -> Replacement:
    return relative(match, "day", lambda d: _day(full_year(short.number, d.published), month, number), fixed=True)


_MORE_DAYS = "(COMMA THE? [DAY ORDINAL])? " * 5 + "(COMMA | COMMA? [AND OR]) THE? [DAY ORDINAL]"


@rule("listed-days", f"(?<!BETWEEN) THE? [DAY ORDINAL] {_MORE_DAYS} OF? MONTH (COMMA? OF? YEAR)?")
def listed_days(match: Match) -> Replacement:
    """«28, 29 and 30 June 2011»: each is a date."""
    return None if match.before().kind == KINDS["BETWEEN"] else _each_day(match)


@rule("listed-days-after", f"MONTH [DAY ORDINAL] {_MORE_DAYS} (?!OF? MONTH) (COMMA? YEAR)?")
def listed_days_after(match: Match) -> Replacement:
    """«June 28, 29 and 30, 2012»."""
    if match.before().kind == KINDS["BETWEEN"] or _without_count(match) is not match:
        return None
    return _each_day(match)


def _each_day(match: Match) -> Replacement:
    """Each day of a list as a date; the month and the year are part of the one beside them."""
    month, year = match.first("MONTH").number, match.find("YEAR")
    places = [index for index, token in enumerate(match.tokens) if token.kind in _DAY_KINDS]
    numbers = [match.tokens[index].number for index in places]
    if not all(1 <= number <= _longest(month) for number in numbers) or numbers != sorted(set(numbers)):
        return None
    if len(numbers) == 2 and numbers[1] == numbers[0] + 1 and match.has("AND"):
        return None  # «4 and 5 November» is a stretch of two days
    made: list[DateToken] = []
    at = 0
    last = _one_day(_part(match, places[-1], len(match.tokens)), month, numbers[-1], year)
    for place, number in zip(places, numbers, strict=True):
        first, end = place, place + 1
        if place == places[0] and match.tokens[0].kind == KINDS["MONTH"]:
            first = 0
        if place == places[-1]:
            end = len(match.tokens)
        part = _part(match, first, end)
        one = last if place == places[-1] else _with_last(part, last, month, number)
        made += [*match.tokens[at:first], one]
        at = end
    return made


def _with_last(part: Match, last: DateToken, month: int, number: int) -> DateToken:
    """A day of a list, in the year of the last one."""

    def find(discourse: Discourse) -> CalendarSpan:
        day = meaning_of(last, discourse).value.first
        if day is None:
            raise ValueError("an open date has no year")
        return _day(day.year, month, number)

    return relative(part, "day", find, fixed=expression_of(last).fixed)


_DAY_KINDS = kinds("DAY ORDINAL")


def _part(match: Match, first: int, end: int) -> Match:
    return Match(match.text_tokens, match.start + first, match.start + end)


def _one_day(match: Match, month: int, number: int, year: DateToken | None) -> DateToken:
    if year is None:
        return yearless(match, "day", lambda each: _day(each, month, number))
    known = year.number
    return relative(match, "day", lambda _: _day(known, month, number), fixed=True)


@rule("listed-months", "MONTH " + "(COMMA [MONTH NAMESAKE])? " * 4 + "COMMA? [AND OR] [MONTH NAMESAKE] YEAR")
def listed_months(match: Match) -> Replacement:
    """«June, July and August 2011»: each is a date."""
    year = match.first("YEAR").number
    places = [index for index, token in enumerate(match.tokens) if token.kind in _MONTH_KINDS]
    made: list[DateToken] = []
    at = 0
    for place in places:
        end = len(match.tokens) if place == places[-1] else place + 1
        span = calendar.month(year, match.tokens[place].number)
        made += [*match.tokens[at:place], dated(_part(match, place, end), span)]
        at = end
    return made


_MONTH_KINDS = kinds("MONTH NAMESAKE")


@rule("year-month", "YEAR COMMA? MONTH")
def year_month(match: Match) -> Replacement:
    """«2014 July»."""
    return dated(match, calendar.month(match.first("YEAR").number, match.first("MONTH").number))


@rule("month", "MONTH")
def month(match: Match) -> Replacement:
    """«July», of the year that the text or the day of publication gives."""
    number = match.tokens[0].number
    return yearless(match, "month", lambda year: calendar.month(year, number))


@rule("old-style", "DATE (COMMA? OPEN? WORD WORD SHUT? | OPEN? WORD DOT WORD DOT? SHUT?)")
def old_style(match: Match) -> Replacement:
    """«25 October 1917 (Old Style)»: a day of the Julian calendar."""
    marks = "".join(token.word for token in match.tokens[1:] if token.kind == KINDS["WORD"])
    date = expression_of(match.tokens[0])
    if marks not in ("oldstyle", "os") or date.unit != "day":
        return None

    def find(discourse: Discourse) -> CalendarSpan:
        day = meaning_of(match.tokens[0], discourse).value.first
        if day is None:
            raise ValueError("an open date has no day")
        return calendar.day(calendar.of_julian(day))

    return [relative(_part(match, 0, 1), "day", find, fixed=date.fixed), *match.tokens[1:]]


DAYS = (
    day_month_short_year,
    listed_days,
    listed_days_after,
    listed_months,
    days_month,
    month_days,
    month_short_year,
    day_month,
    month_day,
    month_day_in_words,
    months_year,
    month_year,
    year_month,
    old_style,
)
