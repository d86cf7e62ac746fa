"""Quarters, halves, seasons, decades and centuries: «Q3», «spring 2014», «the 1990s»."""

from __future__ import annotations

from geobrief.reading.dates import calendar
from geobrief.reading.dates.calendar import CalendarSpan
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
from geobrief.reading.dates.lexicon import KINDS, kinds
from geobrief.reading.dates.numerals import full_year
from geobrief.reading.dates.tokens import DateToken

_PLACE = "[ORDINAL FINAL LAST LATTER]"
_YEAR = "(DASH? COMMA? [OF IN]? THE? FISCAL? YEAR)?"


def _place(token: DateToken, last: int) -> int:
    """Which of several a word counts; 0 where there are not so many."""
    number = token.number if token.kind == KINDS["ORDINAL"] else last
    return number if 1 <= number <= last else 0


@rule("quarter", f"[THE POSSESSIVE A]? FISCAL? DASH? [ORDINAL FINAL] DASH? UNIT {_YEAR}")
def quarter(match: Match) -> Replacement:
    """«the third quarter of 2014», «third-quarter»."""
    place = _place(match.first("ORDINAL", "FINAL"), 4)
    if match.first("UNIT").name != "quarter" or not place:
        return None
    return _numbered(match, "quarter", place)


@rule("named-quarter", "THE? QUARTERLY (DASH? OF? YEAR)? | YEAR DASH? QUARTERLY")
def named_quarter(match: Match) -> Replacement:
    """«Q3 2014», «2014 Q3»."""
    return _numbered(match, "quarter", match.first("QUARTERLY").number)


@rule("named-half", "HALFYEAR DASH? OF? YEAR | YEAR DASH? HALFYEAR")
def named_half(match: Match) -> Replacement:
    """«H1 2014»."""
    return _numbered(match, "half", match.first("HALFYEAR").number)


def _numbered(match: Match, unit: str, place: int) -> Replacement:
    year = match.find("YEAR")
    make = calendar.quarter if unit == "quarter" else calendar.half
    return (
        dated(match, make(year.number, place))
        if year
        else yearless(match, unit, lambda each: make(each, place), by_tense=False)
    )


@rule("half-of", f"THE {_PLACE} HALF OF DATE | {_PLACE} HALF OF DATE")
def half_of(match: Match) -> Replacement:
    """«the first half of 2014», «the latter half of the 1990s»."""
    place, outer = _place(match.first("ORDINAL", "FINAL", "LAST", "LATTER"), 2), match.first("DATE")
    if not place:
        return None

    def meaning(discourse: Discourse) -> Meaning:
        whole = meaning_of(outer, discourse).value
        if whole.unit == "year" and whole.first:
            return Meaning.of(calendar.half(whole.first.year, place))
        return Meaning(whole, halved(whole, place))

    return with_meaning(match, "half", meaning, fixed=expression_of(outer).fixed)


def halved(whole: CalendarSpan, place: int) -> CalendarSpan:
    """One of the two halves of a span, in whole days."""
    if whole.first is None or whole.last is None:
        raise ValueError("an open span has no halves")
    if whole.unit in {"decade", "century"}:
        years = (whole.last.year - whole.first.year + 1) // 2
        first = whole.first.year + years * (place - 1)
        return calendar.between(calendar.year(first), calendar.year(first + years - 1))
    middle = whole.first + (whole.last - whole.first) // 2
    if place == 1:
        return calendar.days("interval", whole.first, middle)
    return calendar.days("interval", middle + calendar.DAY, whole.last)


@rule("half", "THE [ORDINAL LATTER] HALF (?![OF DASH])")
def half(match: Match) -> Replacement:
    """«in the first half», of the year."""
    place = _place(match.first("ORDINAL", "LATTER"), 2)
    return _numbered(match, "half", place) if place and match.before().kind in _PERIOD_BEFORE else None


_PERIOD_BEFORE = kinds("IN INSIDE SINCE BY UNTIL")


@rule("season-year", "THE? SEASON COMMA? OF? (THE? UNIT)? [YEAR DATE]")
def season_year(match: Match) -> Replacement:
    """«spring 2014», «the summer of 2018», «the winter of 2014-15»."""
    number = match.first("YEAR", "DATE").number
    return dated(match, calendar.season(number, match.first("SEASON").number)) if number else None


@rule("season-short-year", "THE? SEASON OF? APOSTROPHE [DAY COUNT]")
def season_short_year(match: Match) -> Replacement:
    """«the summer of '24»."""
    short, code = match.tokens[-1], match.first("SEASON").number
    if len(short.word) != 2:
        return None
    return relative(match, "season", lambda d: calendar.season(full_year(short.number, d.published), code), fixed=True)


@rule("short-year", "(?<=[OF IN SINCE UNTIL THE]) APOSTROPHE [DAY COUNT] (?!UNITS)")
def short_year(match: Match) -> Replacement:
    """«the war of '73»."""
    short = match.tokens[-1]
    if len(short.word) != 2 or short.start != match.tokens[0].end:
        return None
    return relative(match, "year", lambda d: calendar.year(full_year(short.number, d.published)), fixed=True)


@rule("season", "(?<=[IN INSIDE SINCE BY UNTIL EARLY MID LATE DASH]) THE? SEASON (?!OF [A THE WORD] | WORD OF)")
def season(match: Match) -> Replacement:
    """«in spring», «by the summer»."""
    code = match.first("SEASON").number
    if match.before().kind == KINDS["DASH"] and match.before(2).kind not in _PARTS:
        return None
    return yearless(match, "season", lambda year: calendar.season(year, code))


_PARTS = kinds("EARLY MID LATE")


@rule("decade-possessive", "THE APOSTROPHE? [YEAR COUNT] OWN (?=[IN OF WORD DOT COMMA AND] )")
def decade_possessive(match: Match) -> Replacement:
    """«the 1970's», «the 70's»."""
    number = match.first("YEAR", "COUNT").number
    if number % 10 or not (number < 100 or 1500 <= number < 2100):
        return None
    return dated(match, calendar.decade(number if number > 100 else 1900 + number))


@rule("decade", "THE? APOSTROPHE? [DECADE SHORTDECADE] | THE DECADEWORD (?!OF)")
def decade(match: Match) -> Replacement:
    """«the 1990s», «the '90s», «the nineties»."""
    if decade := match.find("DECADE"):
        return dated(match, calendar.decade(decade.number))
    number = match.first("SHORTDECADE", "DECADEWORD").number
    if len(match.tokens) == 1 and match.before().kind not in _PARTS | {KINDS["DASH"], KINDS["IN"]}:
        return None
    return dated(match, calendar.decade((1900 if number >= 20 else 2000) + number))


@rule("century", "THE? ORDINAL DASH? UNIT")
def century(match: Match) -> Replacement:
    """«the 20th century»: 1901 to 2000."""
    number = match.first("ORDINAL").number
    if match.first("UNIT").name != "century" or not 1 <= number <= 30:
        return None
    meaning = Meaning(calendar.century(number), calendar.strict_century(number))
    return with_meaning(match, "century", lambda _: meaning, fixed=True)


TERMS = (
    quarter, named_quarter, named_half, season_year, season_short_year, short_year, season, decade_possessive, decade,
    century,
)  # fmt: skip
HALVES = (half_of, half)
