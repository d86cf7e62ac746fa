"""What does a date expression mean, before the text around it is known?

An `Expression` holds a meaning: a function of the discourse that gives the sense. Modifiers wrap meanings, so that
«the end of next year» is the last month of the year after publication, whenever that is. `in_year` is kept where the
words leave a year open («12 July»), so that a year told beside it can be filled in.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from geobrief.reading.dates.discourse import Discourse, MakeInYear, Sense
from geobrief.reading.dates.grammar import View
from geobrief.reading.dates.stretches import Stretch
from geobrief.reading.dates.tokens import Token

Meaning = Callable[[Discourse], Sense]


@attrs.frozen
class Expression:
    """A date, duration or repetition; `label` is the value of the latter two, `unit` the unit that the words name."""

    meaning: Meaning | None = None
    unit: str = ""
    in_year: MakeInYear | None = None
    fixed: bool = False
    kind: str = "date"
    label: str = ""


def dated(view: View, stretch: Stretch) -> Token:
    """A token for a date that is told in full."""
    return relative(view, stretch.unit, lambda _: stretch, fixed=True)


def relative(view: View, unit: str, find: Callable[[Discourse], Stretch], *, fixed: bool = False) -> Token:
    """A token for a date that has to be found in the discourse."""
    return meaning(view, unit, lambda discourse: Sense.of(find(discourse)), fixed=fixed)


def meaning(view: View, unit: str, sense: Meaning, *, fixed: bool = False) -> Token:
    """A token for a date with a meaning of its own."""
    return _token(view, Expression(sense, unit, fixed=fixed))


def yearless(view: View, unit: str, make: MakeInYear, *, by_tense: bool = True) -> Token:
    """A token for a date that leaves its year open.

    `by_tense` is not set for quarters: one just over is often told of in the future («expects to report»).
    """
    at = view.tokens[0].start
    return _token(view, Expression(lambda d: Sense.of(d.nearest(at, make, by_tense=by_tense)), unit, make))


def duration(view: View, label: str) -> Token:
    """A token for a stretch of time that is no date."""
    return _token(view, Expression(kind="duration", label=label), "SPAN")


def repetition(view: View, label: str) -> Token:
    """A token for what comes again and again."""
    return _token(view, Expression(kind="set", label=label), "SPAN")


def _token(view: View, expression: Expression, kind: str = "DATE") -> Token:
    token = view.token(kind)
    token.expression = expression
    return token


def expression_of(token: Token) -> Expression:
    """The expression that a token of kind DATE has."""
    assert token.expression is not None
    return token.expression


def sense_of(token: Token, discourse: Discourse) -> Sense:
    """The sense of a token of kind DATE."""
    expression = expression_of(token)
    assert expression.meaning is not None
    return expression.meaning(discourse)
