"""Which quarter, half, season, decade or century is told? «Q3», «spring 2014», «the 1990s»."""

from __future__ import annotations

from geobrief.reading.dates import stretches
from geobrief.reading.dates.discourse import Discourse, Sense
from geobrief.reading.dates.expressions import dated, expression_of, meaning, sense_of, yearless
from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.stretches import Stretch
from geobrief.reading.dates.tokens import KINDS, Token

_PLACE = "[ORDINAL FINAL LAST LATTER]"
_YEAR = "(DASH? COMMA? [OF IN]? THE? FISCAL? YEAR)?"


def _place(token: Token, last: int) -> int:
    """Which of several a word counts; 0 where there are not so many."""
    number = token.number if token.kind == KINDS["ORDINAL"] else last
    return number if 1 <= number <= last else 0


@rule("quarter", f"[THE POSSESSIVE A]? FISCAL? DASH? [ORDINAL FINAL] DASH? UNIT {_YEAR}")
def quarter(view: View) -> Made:
    """«the third quarter of 2014», «third-quarter»."""
    place = _place(view.the("ORDINAL", "FINAL"), 4)
    if view.the("UNIT").name != "quarter" or not place:
        return None
    return _numbered(view, "quarter", place)


@rule("named-quarter", "THE? QUARTERLY (DASH? OF? YEAR)? | YEAR DASH? QUARTERLY")
def named_quarter(view: View) -> Made:
    """«Q3 2014», «2014 Q3»."""
    return _numbered(view, "quarter", view.the("QUARTERLY").number)


@rule("named-half", "HALFYEAR DASH? OF? YEAR | YEAR DASH? HALFYEAR")
def named_half(view: View) -> Made:
    """«H1 2014»."""
    return _numbered(view, "half", view.the("HALFYEAR").number)


def _numbered(view: View, unit: str, place: int) -> Made:
    year = view.find("YEAR")
    make = stretches.quarter if unit == "quarter" else stretches.half
    return (
        dated(view, make(year.number, place))
        if year
        else yearless(view, unit, lambda each: make(each, place), by_tense=False)
    )


@rule("half-of", f"THE {_PLACE} HALF OF DATE | {_PLACE} HALF OF DATE")
def half_of(view: View) -> Made:
    """«the first half of 2014», «the latter half of the 1990s»."""
    place, outer = _place(view.the("ORDINAL", "FINAL", "LAST", "LATTER"), 2), view.the("DATE")
    if not place:
        return None

    def sense(discourse: Discourse) -> Sense:
        whole = sense_of(outer, discourse).value
        if whole.unit == "year" and whole.first:
            return Sense.of(stretches.half(whole.first.year, place))
        return Sense(whole, halved(whole, place))

    return meaning(view, "half", sense, fixed=expression_of(outer).fixed)


def halved(whole: Stretch, place: int) -> Stretch:
    """One of the two halves of a stretch, in whole days."""
    if whole.first is None or whole.last is None:
        raise ValueError("an open stretch has no halves")
    if whole.unit in {"decade", "century"}:
        years = (whole.last.year - whole.first.year + 1) // 2
        first = whole.first.year + years * (place - 1)
        return stretches.between(stretches.year(first), stretches.year(first + years - 1))
    middle = whole.first + (whole.last - whole.first) // 2
    if place == 1:
        return stretches.days("interval", whole.first, middle)
    return stretches.days("interval", middle + stretches.DAY, whole.last)


@rule("half", "THE [ORDINAL LATTER] HALF (?![OF DASH])")
def half(view: View) -> Made:
    """«in the first half», of the year."""
    place = _place(view.the("ORDINAL", "LATTER"), 2)
    return _numbered(view, "half", place) if place and view.before().kind in _PERIOD_BEFORE else None


_PERIOD_BEFORE = frozenset(KINDS[name] for name in ("IN", "INSIDE", "SINCE", "BY", "UNTIL"))


@rule("season-year", "THE? SEASON COMMA? OF? (THE? UNIT)? [YEAR DATE]")
def season_year(view: View) -> Made:
    """«spring 2014», «the summer of 2018», «the winter of 2014-15»."""
    number = view.the("YEAR", "DATE").number
    return dated(view, stretches.season(number, view.the("SEASON").number)) if number else None


@rule("season", "(?<=[IN INSIDE SINCE BY UNTIL EARLY MID LATE DASH]) THE? SEASON (?!OF [A THE WORD] | WORD OF)")
def season(view: View) -> Made:
    """«in spring», «by the summer»."""
    code = view.the("SEASON").number
    if view.before().kind == KINDS["DASH"] and view.before(2).kind not in _PARTS:
        return None
    return yearless(view, "season", lambda year: stretches.season(year, code))


_PARTS = frozenset(KINDS[name] for name in ("EARLY", "MID", "LATE"))


@rule("decade-possessive", "THE APOSTROPHE? [YEAR COUNT] OWN (?=[IN OF WORD DOT COMMA AND] )")
def decade_possessive(view: View) -> Made:
    """«the 1970's», «the 70's»."""
    number = view.the("YEAR", "COUNT").number
    if number % 10 or not (number < 100 or 1500 <= number < 2100):
        return None
    return dated(view, stretches.decade(number if number > 100 else 1900 + number))


@rule("decade", "THE? APOSTROPHE? [DECADE SHORTDECADE] | THE DECADEWORD (?!OF)")
def decade(view: View) -> Made:
    """«the 1990s», «the '90s», «the nineties»."""
    if decade := view.find("DECADE"):
        return dated(view, stretches.decade(decade.number))
    number = view.the("SHORTDECADE", "DECADEWORD").number
    if len(view.tokens) == 1 and view.before().kind not in _PARTS | {KINDS["DASH"], KINDS["IN"]}:
        return None
    return dated(view, stretches.decade((1900 if number >= 20 else 2000) + number))


@rule("century", "THE? ORDINAL DASH? UNIT")
def century(view: View) -> Made:
    """«the 20th century»: 1901 to 2000."""
    number = view.the("ORDINAL").number
    if view.the("UNIT").name != "century" or not 1 <= number <= 30:
        return None
    sense = Sense(stretches.century(number), stretches.strict_century(number))
    return meaning(view, "century", lambda _: sense, fixed=True)


TERMS = (quarter, named_quarter, named_half, season_year, season, decade_possessive, decade, century)
HALVES = (half_of, half)
