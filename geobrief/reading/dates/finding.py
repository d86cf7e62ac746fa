"""Where are the date expressions of a text, and what do they mean? The stages of the grammar, one after another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import attrs

from geobrief.reading.dates import (
    anchored,
    days,
    holidays,
    modifiers,
    names,
    numerals,
    numeric,
    other_languages,
    pieces,
    ranges,
    relative,
    spans,
    terms,
    years,
)  # fmt: skip
from geobrief.reading.dates.discourse import Discourse, NoAnchorError, Sense
from geobrief.reading.dates.expressions import expression_of, sense_of
from geobrief.reading.dates.grammar import rewrite
from geobrief.reading.dates.tense import Sentences
from geobrief.reading.dates.tokens import KINDS, Token, islands, scan

_NAMED = (*numerals.RULES, *other_languages.RULES, *names.RULES, *numeric.RULES, *spans.SETS, *days.DAYS)
_DATED = (
    *terms.TERMS, days.month, *relative.EARLY, *anchored.EARLY, *years.RULES, *spans.LENGTHS, *pieces.YEARS,
    *relative.LATE, *anchored.LATE, *modifiers.WHOLES, *terms.HALVES, *anchored.LAST, *pieces.YEARS, *modifiers.PARTS,
    *pieces.PIECES, *ranges.RULES, *spans.DURATIONS,
)  # fmt: skip
_EXPRESSIONS = frozenset(KINDS[name] for name in ("DATE", "SETTLED", "SPAN"))


def find_dates(
    text: str, published: dt.date | None, *, tense_at: Callable[[int], str] | None = None
) -> tuple[FoundDate, ...]:
    """All date expressions of a text, in its order; durations and repetitions are among them, with a kind of their own.

    `published` anchors relative dates; without it they are found, but have no value. `tense_at` may tell the tense
    (`past`, `done`, `future`, `conditional`, `either` or `unknown`) at an offset where a better one is known than the
    sentence's verbs give.

    >>> found = find_dates("In force since 2014, to be renewed next year.", dt.date(2015, 3, 27))
    >>> [(date.text, date.value, date.period) for date in found]
    [('2014', '2014', '2014/..'), ('next year', '2016', None)]
    """
    tokens = scan(text)
    sentences = Sentences.of(tokens)
    discourse = Discourse(published, sentences, tense_at or sentences.tense_at)
    tokens = rewrite(islands(holidays.join_holidays(tokens)), (*_NAMED, *_DATED))
    found = (_read(text, token, discourse) for token in tokens if token.kind in _EXPRESSIONS)
    return tuple(date for date in found if date is not None)


def _read(text: str, token: Token, discourse: Discourse) -> FoundDate | None:
    expression = expression_of(token)
    words = text[token.start : token.end]
    if expression.kind != "date":
        return FoundDate(words, token.start, token.end, expression.label, kind=expression.kind, rule=token.rule)
    try:
        sense = sense_of(token, discourse)
    except NoAnchorError:
        return FoundDate(words, token.start, token.end, None, rule=token.rule)
    except (ValueError, OverflowError):  # words that name a day no calendar has, or one beyond the years 1 to 9999
        return None
    is_closed = sense.meant.first is not None and sense.meant.last is not None
    discourse.note(sense.value, token.start, fixed=expression.fixed and is_closed)
    return FoundDate(words, token.start, token.end, sense.value.edtf, _period(sense), rule=token.rule)


def _period(sense: Sense) -> str | None:
    return sense.meant.edtf if sense.meant.edtf != sense.value.edtf else None


@attrs.frozen
class FoundDate:
    """A date expression of a text: `text[start:end]`, in code points.

    `value` is the calendar unit that the words name, `period` what the whole expression means where that differs,
    both in EDTF. Of a duration (`kind` is `duration`) the value is how long it takes, and of a repetition (`set`) how
    often it comes, as in TimeML and ISO 8601 (`P2M`; an unnamed number is X, `PXY`). A relative date that nothing
    anchors has no value. `rule` names the rule that made it.
    """

    text: str
    start: int
    end: int
    value: str | None
    period: str | None = None
    kind: str = "date"
    rule: str = ""
