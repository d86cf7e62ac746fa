"""Finds the date expressions of a text and reads them, stage by stage.

A text is cut into tokens, rules put tokens together (one module per family of expressions), and what they mean is
settled in the order of the text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import attrs

from geobrief.reading.dates import (
    anchored,
    days,
    holidays,
    lengths,
    names,
    numerals,
    other_languages,
    parts,
    ranges,
    relative,
    terms,
    years,
)
from geobrief.reading.dates.chronologies import Chronology
from geobrief.reading.dates.discourse import Discourse, Meaning, NoAnchorError, OtherCalendarError, Sentences
from geobrief.reading.dates.grammar import Expression, expression_of, meaning_of, rewrite
from geobrief.reading.dates.lexicon import kinds
from geobrief.reading.dates.tokens import DateToken, prune, scan

# The order matters: what an earlier rule has put together is a single token for the later ones.
RULES = (
    *numerals.IN_WORDS, *other_languages.RULES, *names.RULES, *numerals.FIGURES, *lengths.SETS, *days.DAYS,
    *terms.TERMS, *years.OTHER, days.month, *relative.EARLY, *anchored.EARLY, *years.RULES, *lengths.LENGTHS,
    *parts.OF_YEARS, *relative.LATE, *anchored.LATE, *parts.WHOLES, *terms.HALVES, *anchored.LAST, *parts.OF_YEARS,
    *parts.PARTS, *parts.PIECES, *ranges.RULES, *lengths.DURATIONS,
)  # fmt: skip
_EXPRESSIONS = kinds("DATE SETTLED DURATION")


def find_dates(
    text: str, published: dt.date | None, *, tense_at: Callable[[int], str] | None = None
) -> tuple[FoundDate, ...]:
    """All date expressions of a text, in its order; durations and repetitions are among them, with a kind of their own.

    `published` anchors relative dates; without it they are found, but have no value. `tense_at` returns the tense
    (`past`, `done`, `future`, `conditional`, `either` or `unknown`) at an offset, instead of that of the nearest verb.

    >>> found = find_dates("In force since 2014, to be renewed next year.", dt.date(2015, 3, 27))
    >>> [(date.text, date.value, date.period) for date in found]
    [('2014', '2014', '2014/..'), ('next year', '2016', None)]
    """
    chronology = Chronology.of(text)
    tokens = scan(text)
    sentences = Sentences.of(tokens)
    discourse = Discourse(published, sentences, tense_at or sentences.tense_at, chronology)
    tokens = years.join_leading_years(holidays.join_holidays(tokens), chronology.years)
    tokens = rewrite(prune(tokens), RULES)
    return tuple(_read(text, token, discourse) for token in tokens if token.kind in _EXPRESSIONS)


def _read(text: str, token: DateToken, discourse: Discourse) -> FoundDate:
    expression = expression_of(token)
    words = text[token.start : token.end]
    if expression.kind != "date" or (expression.label and discourse.tense_at(token.start) != "future"):
        return FoundDate(words, token.start, token.end, expression.label, kind=_kind(expression), rule=token.rule)
    try:
        meaning = meaning_of(token, discourse)
    except NoAnchorError:
        return FoundDate(words, token.start, token.end, None, rule=token.rule)
    except OtherCalendarError as error:
        return FoundDate(words, token.start, token.end, None, rule=token.rule, problem=str(error))
    except (ValueError, OverflowError):
        return FoundDate(words, token.start, token.end, None, rule=token.rule, exists=False)
    is_closed = meaning.period.first is not None and meaning.period.last is not None
    discourse.note(meaning.value, token.start, fixed=expression.fixed and is_closed)
    value, period = meaning.value.edtf, _period(meaning)
    return FoundDate(words, token.start, token.end, value, period, rule=token.rule, problem=meaning.problem)


def _kind(expression: Expression) -> str:
    return "duration" if expression.kind == "date" else expression.kind


def _period(meaning: Meaning) -> str | None:
    return meaning.period.edtf if meaning.period.edtf != meaning.value.edtf else None


@attrs.frozen
class FoundDate:
    """A date expression of a text: `text[start:end]`, in code points.

    `value` is the calendar unit that the words name, `period` what the whole expression means where that differs,
    both in EDTF. Of a duration (`kind` is `duration`) the value is how long it takes, and of a repetition (`set`) how
    often it comes, as in TimeML and ISO 8601 (`P2M`; an unnamed number is X, `PXY`). A relative date without an anchor
    has no value, nor has one that the calendar does not have, outside the years 1 to 9999 or a fifth Monday of a month
    of four; only of the latter `exists` is false. `rule` names the rule that made it. `problem` says why a date is in
    doubt, such as a day of another weekday than the text has, or has no value, such as a feast of another calendar.
    """

    text: str
    start: int
    end: int
    value: str | None
    period: str | None = None
    kind: str = "date"
    rule: str = ""
    exists: bool = True
    problem: str = ""
