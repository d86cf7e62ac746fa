"""Days with a name of their own: Christmas Eve, Thanksgiving Day, Easter Sunday, 9/11."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from geobrief.reading.dates import calendar
from geobrief.reading.dates.calendar import CalendarSpan
from geobrief.reading.dates.discourse import Discourse, Meaning, OtherCalendarError
from geobrief.reading.dates.grammar import Match, dated, with_meaning, yearless
from geobrief.reading.dates.lexicon import KINDS, holidays, kinds, words
from geobrief.reading.dates.tokens import DateToken, scan

_OTHERS_DAY = frozenset({"independence day", "labor day"})  # of another country, if one is named before it


@cache
def _by_first_word() -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """The words of each name, longest first, by the first of them."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in sorted(holidays(), key=len, reverse=True):
        sequence = tuple(token.word for token in scan(name))
        found.setdefault(sequence[0], []).append((sequence, name))
    return found


def join_holidays(tokens: list[DateToken]) -> list[DateToken]:
    """The tokens with every named day made one token."""
    by_first = _by_first_word()
    if not any(token.word in by_first for token in tokens):
        return tokens
    made: list[DateToken] = []
    at = 0
    while at < len(tokens):
        if tokens[at].word not in by_first:
            made.append(tokens[at])
            at += 1
            continue
        name, length = _longest(tokens, at)
        token = _holiday(Match(tokens, at, at + length), name) if name else None
        made.append(token or tokens[at])
        at += length if token else 1
    return made


def _longest(tokens: list[DateToken], at: int) -> tuple[str, int]:
    for sequence, name in _by_first_word().get(tokens[at].word, ()):
        if tuple(token.word.replace("’", "'") for token in tokens[at : at + len(sequence)]) == sequence:
            return name, len(sequence)
    return "", 1


def _holiday(match: Match, name: str) -> DateToken | None:
    entry = holidays()[name]
    single = len(match.tokens) == 1 and "once" not in entry
    if _is_part_of_name(match) or (single and not _is_day(match)):
        return None
    if "calendar" in entry or _is_others(match, name):
        token = with_meaning(match, "day", partial(_unknown, entry.get("calendar", "a country")))
    elif "once" in entry:
        token = dated(match, calendar.day(dt.date.fromisoformat(entry["once"])))
    else:
        token = yearless(match, "day", lambda year: _in_year(entry, year))
    token.rule = "holiday"
    return token


def _is_others(match: Match, name: str) -> bool:
    """Whether another country's day of the same name is meant: «Ukraine's Independence Day»."""
    before = match.before()
    named = before.capital and before.word not in {"american", "us", "on"}
    return name in _OTHERS_DAY and (named or before.kind == KINDS["OWN"])


def _unknown(calendar_of: str, _: Discourse) -> Meaning:
    raise OtherCalendarError(f"a day of {calendar_of}, which is not computed")


def _is_part_of_name(match: Match) -> bool:
    """«Easter Island», «the Yom Kippur War»."""
    after = match.after()
    return after.capital and after.word in words("holiday_after")


def _is_day(match: Match) -> bool:
    """Whether one word is the day, and not a common noun («thanksgiving»)."""
    after = match.after()
    return match.tokens[0].capital or after.kind == KINDS["YEAR"] or match.before().kind in _TURNS


_TURNS = kinds("ON LAST NEXT PREVIOUS FOLLOWING BEFORE AT")


def _in_year(entry: Mapping[str, Any], year: int) -> CalendarSpan:
    offset = dt.timedelta(entry.get("offset", 0))
    if "on" in entry:
        return calendar.day(dt.date(year, *entry["on"]) + offset)
    if "nth" in entry:
        return calendar.day(calendar.nth_weekday(calendar.month(year, entry["nth"][0]), *entry["nth"][1:]) + offset)
    if "orthodox" in entry:
        return calendar.day(calendar.orthodox_easter(year) + dt.timedelta(entry["orthodox"]) + offset)
    return calendar.day(calendar.easter(year) + dt.timedelta(entry["easter"]) + offset)
