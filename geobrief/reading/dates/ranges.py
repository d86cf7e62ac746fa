"""Periods of dates and prepositions: «from 2003 to 2007», «since 2014», «by May»."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import attrs

from geobrief.reading.dates.calendar import DAY, CalendarSpan, after, before, between, day, since, until
from geobrief.reading.dates.discourse import Discourse, MakeInYear, Meaning
from geobrief.reading.dates.grammar import Expression, FindMeaning, Match, Replacement, expression_of, meaning_of, rule
from geobrief.reading.dates.lexicon import KINDS
from geobrief.reading.dates.tokens import DateToken


def _settled(token: DateToken, find: FindMeaning) -> DateToken:
    """The date with a meaning that the words around it have settled."""
    old = expression_of(token)
    return attrs.evolve(token, kind=KINDS["SETTLED"], value=Expression(find, old.unit, fixed=old.fixed))


def _pair(first: DateToken, second: DateToken) -> tuple[DateToken, DateToken]:
    """Both ends of a range; the value of each is its own unit, the period of both the whole."""

    def meaning(index: int, discourse: Discourse) -> Meaning:
        ends = _ends(first, second, discourse)
        return Meaning(ends[index].value, _whole(ends, index))

    return _settled(first, partial(meaning, 0)), _settled(second, partial(meaning, 1))


def _whole(ends: tuple[Meaning, Meaning], index: int) -> CalendarSpan:
    try:
        return between(ends[0].period, ends[1].period)
    except ValueError:  # «from Monday to last Friday»: the ends do not belong together
        return ends[index].period


def _ends(first: DateToken, second: DateToken, discourse: Discourse) -> tuple[Meaning, Meaning]:
    """The meanings of both ends; if only one has a year, it is that of the other too."""
    one, two = expression_of(first), expression_of(second)
    if one.in_year and two.fixed:
        end = meaning_of(second, discourse)
        return _in_year_of(one.in_year, end, last=True), end
    if two.in_year and (one.fixed or one.in_year):
        start = meaning_of(first, discourse)
        return start, _in_year_of(two.in_year, start, last=False)
    start, end = meaning_of(first, discourse), meaning_of(second, discourse)
    if first.rule == second.rule == "weekday":
        return _in_one_week(start, end, is_ahead=discourse.tense_at(first.start) == "future")
    return start, end


def _in_one_week(start: Meaning, end: Meaning, *, is_ahead: bool) -> tuple[Meaning, Meaning]:
    """«from Monday to Wednesday» on a Tuesday: the first Monday before that Wednesday."""
    if start.value.first is None or end.value.first is None or start.value.first <= end.value.first:
        return start, end
    if is_ahead:
        return start, Meaning.of(day(end.value.first + 7 * DAY))
    return Meaning.of(day(start.value.first - 7 * DAY)), end


def _in_year_of(make: MakeInYear, known: Meaning, *, last: bool) -> Meaning:
    """The end that has no year: the nearest one before a known last end, or after a known first one."""
    if known.value.first is None:
        raise ValueError("an open end has no year")
    span = make(known.value.first.year)
    if last and span.first and span.first > known.value.first:
        span = make(known.value.first.year - 1)
    elif not last and span.first and span.first < known.value.first:
        span = make(known.value.first.year + 1)
    return Meaning.of(span)


@rule("range", "FROM DATE [TO UNTIL THROUGH DASH] DATE | BETWEEN DATE [AND DASH TO THROUGH] DATE")
def from_to(match: Match) -> Replacement:
    """«from 2003 to 2007», «between March and May 2014»."""
    return _joined(match)


@rule("bare-range", "DATE [DASH TO UNTIL THROUGH] DATE")
def bare_range(match: Match) -> Replacement:
    """«2014 to 2018», «April through June»; the ends are of one kind."""
    first, second = (expression_of(token) for token in match.every("DATE"))
    return _joined(match) if first.unit == second.unit else None


def _joined(match: Match) -> Replacement:
    first, second = match.every("DATE")
    replaced = dict(zip((id(first), id(second)), _pair(first, second), strict=True))
    return [replaced.get(id(token), token) for token in match.tokens]


@rule("same-year", "DATE ([AND OR COMMA] | COMMA AND) DATE")
def same_year(match: Match) -> Replacement:
    """«in March and April 2015»: the year belongs to both."""
    first, second = match.every("DATE")
    one, two = expression_of(first), expression_of(second)
    make = one.in_year
    if make is None or not two.fixed or one.unit != two.unit:
        return None
    start = _settled(first, lambda d: _in_year_of(make, meaning_of(second, d), last=True))
    return [start if token is first else token for token in match.tokens]


_OPEN: dict[str, Callable[[CalendarSpan], CalendarSpan]] = {
    "SINCE": since, "STARTING": since, "FROM": since, "EDGE": since, "UNTIL": until, "THROUGH": until, "BY": until,
    "BEFORE": before,
    "PREVIOUS": before, "INSIDE": after,
}  # fmt: skip


@rule(
    "open",
    "[SINCE UNTIL THROUGH BY BEFORE INSIDE STARTING EDGE] [ON IN FROM]? DATE (?!OWN)"
    "| FROM DATE (?=ON) | PREVIOUS TO DATE (?!OWN)",
)
def open_range(match: Match) -> Replacement:
    """«since 2014», «until 2020», «by 2017», «before 2001», «after July 2014»."""
    word = match.tokens[0]
    if (word.kind == KINDS["INSIDE"] and word.name != "after") or (
        word.kind == KINDS["EDGE"] and word.word != "beginning"
    ):
        return None
    if word.kind == KINDS["FROM"] and match.after(2).kind in {KINDS["THE"], KINDS["DATE"], KINDS["DAY"]}:
        return None
    date = match.first("DATE")
    name = next(name for name in _OPEN if KINDS[name] == word.kind)
    if match.after().kind == KINDS["WORD"] and name in {"BEFORE", "INSIDE"} and _is_attribute(match, date):
        return None
    bound = _OPEN[name]

    def meaning(discourse: Discourse) -> Meaning:
        inner = meaning_of(date, discourse)
        return Meaning(inner.value, bound(inner.period))

    return [*match.tokens[:-1], _settled(date, meaning)]


def _is_attribute(match: Match, date: DateToken) -> bool:
    """Whether a weekday or year describes the word after it: «after Monday talks»."""
    return (
        expression_of(date).unit in {"day", "year"} and match.after().word.endswith("s") and date.end - date.start < 10
    )


RULES = (from_to, bare_range, same_year, open_range)
