"""Which day has a name of its own? Christmas Eve, Thanksgiving Day, Easter Sunday, 9/11."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from geobrief.reading.dates import stretches
from geobrief.reading.dates.expressions import dated, yearless
from geobrief.reading.dates.grammar import View
from geobrief.reading.dates.lexicon import holidays, words
from geobrief.reading.dates.stretches import Stretch
from geobrief.reading.dates.tokens import KINDS, Token, scan

_OTHERS_DAY = frozenset({"independence day", "labor day"})  # of another country, if one is named before it


@cache
def _by_first_word() -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """The words of each name, longest first, by the first of them."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in sorted(holidays(), key=len, reverse=True):
        sequence = tuple(token.word for token in scan(name))
        found.setdefault(sequence[0], []).append((sequence, name))
    return found


def join_holidays(tokens: list[Token]) -> list[Token]:
    """The tokens with every named day made one token."""
    by_first = _by_first_word()
    if not any(token.word in by_first for token in tokens):
        return tokens
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        name, length = _longest(tokens, at)
        token = _holiday(View(tokens, at, at + length), name) if name else None
        made.append(token or tokens[at])
        at += length if token else 1
    return made


def _longest(tokens: list[Token], at: int) -> tuple[str, int]:
    for sequence, name in _by_first_word().get(tokens[at].word, ()):
        if tuple(token.word.replace("’", "'") for token in tokens[at : at + len(sequence)]) == sequence:
            return name, len(sequence)
    return "", 1


def _holiday(view: View, name: str) -> Token | None:
    entry = holidays()[name]
    if _is_others(view, name) or (len(view.tokens) == 1 and "once" not in entry and not _is_day(view)):
        return None
    if "once" in entry:
        token = dated(view, stretches.day(dt.date.fromisoformat(entry["once"])))
    else:
        token = yearless(view, "day", lambda year: _in_year(entry, year))
    token.rule = "holiday"
    return token


def _is_others(view: View, name: str) -> bool:
    """Whether another country's day of the same name is meant: «Ukraine's Independence Day»."""
    before = view.before()
    named = before.capital and before.word not in {"american", "us", "on"}
    return name in _OTHERS_DAY and (named or before.kind == KINDS["OWN"])


def _is_day(view: View) -> bool:
    """Whether one word is the day, and not a part of a name («Easter Island») or a common noun («thanksgiving»)."""
    after = view.after()
    if after.capital and after.word in words("holiday_after"):
        return False
    return view.tokens[0].capital or after.kind == KINDS["YEAR"] or view.before().kind in _TURNS


_TURNS = frozenset(KINDS[name] for name in ("ON", "LAST", "NEXT", "PREVIOUS", "FOLLOWING", "BEFORE", "AT"))


def _in_year(entry: Mapping[str, Any], year: int) -> Stretch:
    offset = dt.timedelta(entry.get("offset", 0))
    if "on" in entry:
        return stretches.day(dt.date(year, *entry["on"]) + offset)
    if "nth" in entry:
        return stretches.day(nth_weekday(stretches.month(year, entry["nth"][0]), *entry["nth"][1:]) + offset)
    return stretches.day(stretches.easter(year) + dt.timedelta(entry["easter"]) + offset)


def nth_weekday(stretch: Stretch, weekday: int, count: int) -> dt.date:
    """The first, second … weekday of a stretch, or the last where `count` is negative.

    >>> nth_weekday(stretches.month(2003, 11), 4, 4)
    datetime.date(2003, 11, 27)
    """
    first, last = stretch.first, stretch.last
    if first is None or last is None:
        raise ValueError("an open stretch has no weekdays to count")
    if count < 0:
        return last - dt.timedelta((last.isoweekday() - weekday) % 7)
    found = first + dt.timedelta((weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    if found > last:
        raise ValueError("the stretch has not so many of these weekdays")
    return found
