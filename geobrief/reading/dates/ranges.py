"""Which period do dates and prepositions tell together? «from 2003 to 2007», «since 2014», «by May»."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from geobrief.reading.dates.discourse import Discourse, MakeInYear, Sense
from geobrief.reading.dates.expressions import Expression, expression_of, sense_of
from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.stretches import Stretch, after, before, between, since, until
from geobrief.reading.dates.tokens import KINDS, Token


def _closed(token: Token, sense: Callable[[Discourse], Sense]) -> Token:
    """The date with a sense that the words around it have settled."""
    old = expression_of(token)
    expression = Expression(sense, old.unit, fixed=old.fixed)
    return attrs.evolve(token, kind=KINDS["SETTLED"], expression=expression)


def _pair(first: Token, second: Token) -> tuple[Token, Token]:
    """Both ends of a range; each tells its own unit, and both mean the whole."""

    def ends(discourse: Discourse) -> tuple[Sense, Sense]:
        return _shared(expression_of(first), expression_of(second), first, second, discourse)

    def sense(index: int) -> Callable[[Discourse], Sense]:
        def read(discourse: Discourse) -> Sense:
            pair = ends(discourse)
            return Sense(pair[index].value, _whole(pair, index))

        return read

    return _closed(first, sense(0)), _closed(second, sense(1))


def _whole(pair: tuple[Sense, Sense], index: int) -> Stretch:
    try:
        return between(pair[0].meant, pair[1].meant)
    except ValueError:  # «from Monday to last Friday»: the ends do not belong together
        return pair[index].meant


def _shared(one: Expression, two: Expression, first: Token, second: Token, d: Discourse) -> tuple[Sense, Sense]:
    """The senses of both ends, with the year of one given to the other where only one has it."""
    if one.in_year and two.fixed:
        end = sense_of(second, d)
        return _in_year_of(one.in_year, end, last=True), end
    if two.in_year and (one.fixed or one.in_year):
        start = sense_of(first, d)
        return start, _in_year_of(two.in_year, start, last=False)
    return sense_of(first, d), sense_of(second, d)


def _in_year_of(make: MakeInYear, known: Sense, *, last: bool) -> Sense:
    """The end that has no year: the nearest one before a known last end, or after a known first one."""
    if known.value.first is None:
        raise ValueError("an open end has no year")
    stretch = make(known.value.first.year)
    if last and stretch.first and stretch.first > known.value.first:
        stretch = make(known.value.first.year - 1)
    elif not last and stretch.first and stretch.first < known.value.first:
        stretch = make(known.value.first.year + 1)
    return Sense.of(stretch)


@rule("range", "FROM DATE [TO UNTIL THROUGH DASH] DATE | BETWEEN DATE [AND DASH TO THROUGH] DATE")
def from_to(view: View) -> Made:
    """«from 2003 to 2007», «between March and May 2014»."""
    return _joined(view)


@rule("bare-range", "DATE [DASH TO UNTIL THROUGH] DATE")
def bare_range(view: View) -> Made:
    """«2014 to 2018», «April through June»; the ends are of one kind."""
    first, second = (expression_of(token) for token in view.every("DATE"))
    return _joined(view) if first.unit == second.unit else None


def _joined(view: View) -> Made:
    first, second = view.every("DATE")
    replaced = dict(zip((id(first), id(second)), _pair(first, second), strict=True))
    return [replaced.get(id(token), token) for token in view.tokens]


@rule("same-year", "DATE ([AND OR COMMA] | COMMA AND) DATE")
def same_year(view: View) -> Made:
    """«in March and April 2015»: the year belongs to both."""
    first, second = view.every("DATE")
    one, two = expression_of(first), expression_of(second)
    make = one.in_year
    if make is None or not two.fixed or one.unit != two.unit:
        return None
    start = _closed(first, lambda d: _in_year_of(make, sense_of(second, d), last=True))
    return [start if token is first else token for token in view.tokens]


_OPEN: dict[str, Callable[[Stretch], Stretch]] = {
    "SINCE": since, "STARTING": since, "FROM": since, "EDGE": since, "UNTIL": until, "THROUGH": until, "BY": until,
    "BEFORE": before,
    "PREVIOUS": before, "INSIDE": after,
}  # fmt: skip


@rule(
    "open",
    "[SINCE UNTIL THROUGH BY BEFORE INSIDE STARTING EDGE] [ON IN FROM]? DATE (?!OWN)"
    "| FROM DATE (?=ON) | PREVIOUS TO DATE (?!OWN)",
)
def open_range(view: View) -> Made:
    """«since 2014», «until 2020», «by 2017», «before 2001», «after July 2014»."""
    word = view.tokens[0]
    if (word.kind == KINDS["INSIDE"] and word.name != "after") or (
        word.kind == KINDS["EDGE"] and word.word != "beginning"
    ):
        return None
    if word.kind == KINDS["FROM"] and view.after(2).kind in {KINDS["THE"], KINDS["DATE"], KINDS["DAY"]}:
        return None
    date = view.the("DATE")
    name = next(name for name in _OPEN if KINDS[name] == word.kind)
    if view.after().kind == KINDS["WORD"] and name in {"BEFORE", "INSIDE"} and _is_attribute(view, date):
        return None
    bound = _OPEN[name]

    def sense(discourse: Discourse) -> Sense:
        inner = sense_of(date, discourse)
        return Sense(inner.value, bound(inner.meant))

    return [*view.tokens[:-1], _closed(date, sense)]


def _is_attribute(view: View, date: Token) -> bool:
    """Whether a weekday or year describes the word after it: «after Monday talks»."""
    return (
        expression_of(date).unit in {"day", "year"} and view.after().word.endswith("s") and date.end - date.start < 10
    )


RULES = (from_to, bare_range, same_year, open_range)
