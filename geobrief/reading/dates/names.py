"""Words that may be a month or a weekday: «in May», «May 12», but not «Theresa May»."""

from __future__ import annotations

import itertools

from geobrief.reading.dates.grammar import Match, Replacement, rule
from geobrief.reading.dates.lexicon import KINDS, kinds, words
from geobrief.reading.dates.tokens import DateToken

_SURE = (
    "IN SINCE UNTIL THROUGH LAST NEXT THIS PAST COMING EARLY MID LATE DAY ORDINAL EACH ON BETWEEN WEEKDAY BEFORE "
    "PREVIOUS EDGE"
)
_LIKELY = "OF BY FROM TO AND OR A THE INSIDE POSSESSIVE DASH"
_PERIODS = "IN SINCE UNTIL LAST NEXT THIS EARLY MID LATE FROM"
_NUMBERS = kinds("DAY ORDINAL YEAR")
_SHORT_YEARS = kinds("DAY COUNT")

_BEFORE_SHORT = kinds(f"{_PERIODS} BEFORE BY THROUGH")
_SURE_KINDS, _LIKELY_KINDS, _PERIOD_KINDS = kinds(_SURE), kinds(_LIKELY), kinds(_PERIODS)


def _has_number(match: Match) -> bool:
    """Whether a day or a year is right after, or a day right before."""
    after = match.after()
    if after.kind == KINDS["NUM"] and 20 <= after.number <= 31 and match.after(2).word not in words("counted"):
        return True
    if after.kind == KINDS["COMMA"]:
        after = match.after(2) if match.after(2).kind == KINDS["YEAR"] else after
    before = match.before(2) if match.before().kind == KINDS["OF"] else match.before()
    is_short_year = after.kind == KINDS["APOSTROPHE"] and match.after(2).kind in _SHORT_YEARS
    numbered = after.kind in _NUMBERS or before.kind in {KINDS["DAY"], KINDS["ORDINAL"]}
    return numbered or is_short_year or _has_the_day(match)


def _has_the_day(match: Match) -> bool:
    return match.after().kind == KINDS["THE"] and match.after(2).kind == KINDS["ORDINAL"]


def _is_person(match: Match) -> bool:
    """Whether the word is a name: a title or given name before it, or a family name after it."""
    before, after = match.before(), match.after()
    if before.word in words("titled") or (before.word == "." and match.before(2).word in words("titled")):
        return True
    return after.capital and after.kind == KINDS["WORD"] and before.kind not in _SURE_KINDS


@rule("namesake", "NAMESAKE")
def namesake(match: Match) -> Replacement:
    """March, April, May, June, August if the context suggests the month."""
    before = match.before()
    if _is_person(match) and match.after().kind not in _NUMBERS:
        return None
    if not _has_number(match) and before.kind not in _SURE_KINDS | _LIKELY_KINDS and not _is_listed(match):
        return None
    if before.kind == KINDS["DASH"] and match.before(2).kind == KINDS["WORD"]:
        return None
    if before.kind in _LIKELY_KINDS and not _has_number(match) and (_is_named_elsewhere(match) or _is_walk(match)):
        return None
    return _month(match)


def _is_listed(match: Match) -> bool:
    """«January, April and July»: beside another month."""
    months = {KINDS["MONTH"], KINDS["SHORTMONTH"]}
    joined = match.before().kind == KINDS["COMMA"] and match.before(2).kind in months
    return joined or (
        match.after().kind in {KINDS["COMMA"], KINDS["DASH"], KINDS["SLASH"]} and match.after(2).kind in months
    )


def _is_named_elsewhere(match: Match) -> bool:
    """Whether the words just before call somebody by this name («Theresa May … proposed by May»)."""
    word = match.tokens[0].word
    nearby = match.text_tokens[max(0, match.start - 400) : match.start]
    return any(one.word in words("titled") and other.word == word for one, other in itertools.pairwise(nearby))


def _is_walk(match: Match) -> bool:
    """«the March on Washington»."""
    return match.tokens[0].word == "march" and match.after().kind in kinds("OF ON INSIDE")


def _month(match: Match) -> DateToken:
    return match.token("MONTH", match.tokens[0].number)


@rule("short-month", "SHORTMONTH")
def short_month(match: Match) -> Replacement:
    """«Dec. 21», «21 Dec», «in Dec.», «Jan-Feb 2017»."""
    token = match.tokens[0]
    has_dot = token.end - token.start > len(token.word)
    beside = match.after().kind in {KINDS["DASH"], KINDS["SLASH"]} and (
        match.after(2).kind in {KINDS["SHORTMONTH"], *_NUMBERS}
    )
    plain = token.word not in {"jan", "mar"} and not match.after().capital and match.before().kind in _BEFORE_SHORT
    stated = plain or (has_dot and match.before().kind in _SURE_KINDS | _LIKELY_KINDS)
    after_dash = match.before().kind in {KINDS["DASH"], KINDS["SLASH"]} and match.before(2).kind in {
        KINDS["MONTH"], KINDS["DAY"], KINDS["YEAR"],
    }  # fmt: skip
    return _month(match) if _has_number(match) or beside or stated or after_dash else None


@rule("lower-month", "LOWERMONTH")
def lower_month(match: Match) -> Replacement:
    """A month in lower case: only if a day, a year or a preposition leaves no doubt."""
    before, after = match.before().kind, match.after().kind
    if before in {KINDS["DAY"], KINDS["ORDINAL"]} or after in {KINDS["ORDINAL"], KINDS["YEAR"]}:
        return _month(match)
    plain = match.tokens[0].word not in {"may", "march", "august", "mar"}
    return _month(match) if plain and (after == KINDS["DAY"] or before in _PERIOD_KINDS | {KINDS["YEAR"]}) else None


@rule("short-weekday", "[SHORTDAY LOWERDAY] (?=COMMA? DASH? [DAY ORDINAL MONTH THE])")
def short_weekday(match: Match) -> Replacement:
    """«Wed, 22 Jan»."""
    after = match.after(2) if match.after().kind in {KINDS["COMMA"], KINDS["DASH"], KINDS["THE"]} else match.after()
    if after.kind not in {KINDS["DAY"], KINDS["ORDINAL"], KINDS["MONTH"]}:
        return None
    return match.token("WEEKDAY", match.tokens[0].number)


@rule("weekday-in-a-name", "WEEKDAY")
def weekday_in_a_name(match: Match) -> Replacement:
    """«Bloody Sunday», «the Sunday Times» are not dates."""
    before, after = match.before(), match.after()
    named = before.capital and before.word in words("weekday_before")
    paper = after.capital and after.word in words("weekday_after")
    return match.token("WORD") if named or paper else None


RULES = (namesake, short_month, lower_month, short_weekday, weekday_in_a_name)
