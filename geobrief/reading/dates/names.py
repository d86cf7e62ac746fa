"""Is a word that may be a month or a weekday really one? «in May», «May 12», but not «Theresa May»."""

from __future__ import annotations

import itertools

from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.lexicon import words
from geobrief.reading.dates.tokens import KINDS, Token

_SURE = (
    "IN SINCE UNTIL THROUGH LAST NEXT THIS PAST COMING EARLY MID LATE DAY ORDINAL EACH ON BETWEEN WEEKDAY BEFORE "
    "PREVIOUS EDGE"
)
_LIKELY = "OF BY FROM TO AND OR A THE INSIDE POSSESSIVE DASH"
_PERIODS = "IN SINCE UNTIL LAST NEXT THIS EARLY MID LATE FROM"
_NUMBERS = frozenset(KINDS[name] for name in ("DAY", "ORDINAL", "YEAR"))


def _kinds(names: str) -> frozenset[str]:
    return frozenset(KINDS[name] for name in names.split())


_BEFORE_SHORT = _kinds(f"{_PERIODS} BEFORE BY THROUGH")
_SURE_KINDS, _LIKELY_KINDS, _PERIOD_KINDS = _kinds(_SURE), _kinds(_LIKELY), _kinds(_PERIODS)


def _has_number(view: View) -> bool:
    """Whether a day or a year stands right after, or a day right before."""
    after = view.after()
    if after.kind == KINDS["NUM"] and 20 <= after.number <= 31 and view.after(2).word not in words("counted"):
        return True
    if after.kind == KINDS["COMMA"]:
        after = view.after(2) if view.after(2).kind == KINDS["YEAR"] else after
    before = view.before(2) if view.before().kind == KINDS["OF"] else view.before()
    return after.kind in _NUMBERS or before.kind in {KINDS["DAY"], KINDS["ORDINAL"]} or _has_the_day(view)


def _has_the_day(view: View) -> bool:
    return view.after().kind == KINDS["THE"] and view.after(2).kind == KINDS["ORDINAL"]


def _is_person(view: View) -> bool:
    """Whether the word is a name: a title or given name before it, or a family name after it."""
    before, after = view.before(), view.after()
    if before.word in words("titled") or (before.word == "." and view.before(2).word in words("titled")):
        return True
    return after.capital and after.kind == KINDS["WORD"] and before.kind not in _SURE_KINDS


@rule("namesake", "NAMESAKE")
def namesake(view: View) -> Made:
    """March, April, May, June, August where the context speaks for the month."""
    before = view.before()
    if _is_person(view) and view.after().kind not in _NUMBERS:
        return None
    if not _has_number(view) and before.kind not in _SURE_KINDS | _LIKELY_KINDS and not _is_listed(view):
        return None
    if before.kind == KINDS["DASH"] and view.before(2).kind == KINDS["WORD"]:
        return None
    if before.kind in _LIKELY_KINDS and not _has_number(view) and (_is_named_elsewhere(view) or _is_walk(view)):
        return None
    return _month(view)


def _is_listed(view: View) -> bool:
    """«January, April and July»: beside another month."""
    months = {KINDS["MONTH"], KINDS["SHORTMONTH"]}
    joined = view.before().kind == KINDS["COMMA"] and view.before(2).kind in months
    return joined or (
        view.after().kind in {KINDS["COMMA"], KINDS["DASH"], KINDS["SLASH"]} and view.after(2).kind in months
    )


def _is_named_elsewhere(view: View) -> bool:
    """Whether the words just before call somebody by this name («Theresa May … proposed by May»)."""
    word = view.tokens[0].word
    nearby = view.all[max(0, view.start - 400) : view.start]
    return any(one.word in words("titled") and other.word == word for one, other in itertools.pairwise(nearby))


def _is_walk(view: View) -> bool:
    """«the March on Washington»."""
    return view.tokens[0].word == "march" and view.after().kind in _kinds("OF ON INSIDE")


def _month(view: View) -> Token:
    return view.token("MONTH", view.tokens[0].number)


@rule("short-month", "SHORTMONTH")
def short_month(view: View) -> Made:
    """«Dec. 21», «21 Dec», «in Dec.», «Jan-Feb 2017»."""
    token = view.tokens[0]
    has_dot = token.end - token.start > len(token.word)
    beside = view.after().kind in {KINDS["DASH"], KINDS["SLASH"]} and (
        view.after(2).kind in {KINDS["SHORTMONTH"], *_NUMBERS}
    )
    plain = token.word not in {"jan", "mar"} and not view.after().capital and view.before().kind in _BEFORE_SHORT
    stated = plain or (has_dot and view.before().kind in _SURE_KINDS | _LIKELY_KINDS)
    after_dash = view.before().kind in {KINDS["DASH"], KINDS["SLASH"]} and view.before(2).kind in {
        KINDS["MONTH"], KINDS["DAY"], KINDS["YEAR"],
    }  # fmt: skip
    return _month(view) if _has_number(view) or beside or stated or after_dash else None


@rule("lower-month", "LOWERMONTH")
def lower_month(view: View) -> Made:
    """A month in lower case: only where a day, a year or a preposition leaves no doubt."""
    before, after = view.before().kind, view.after().kind
    if before in {KINDS["DAY"], KINDS["ORDINAL"]} or after in {KINDS["ORDINAL"], KINDS["YEAR"]}:
        return _month(view)
    plain = view.tokens[0].word not in {"may", "march", "august", "mar"}
    return _month(view) if plain and (after == KINDS["DAY"] or before in _PERIOD_KINDS | {KINDS["YEAR"]}) else None


@rule("short-weekday", "[SHORTDAY LOWERDAY] (?=COMMA? DASH? [DAY ORDINAL MONTH THE])")
def short_weekday(view: View) -> Made:
    """«Wed, 22 Jan»."""
    after = view.after(2) if view.after().kind in {KINDS["COMMA"], KINDS["DASH"], KINDS["THE"]} else view.after()
    if after.kind not in {KINDS["DAY"], KINDS["ORDINAL"], KINDS["MONTH"]}:
        return None
    return view.token("WEEKDAY", view.tokens[0].number)


@rule("weekday-in-a-name", "WEEKDAY")
def weekday_in_a_name(view: View) -> Made:
    """«Bloody Sunday», «the Sunday Times» are no dates."""
    before, after = view.before(), view.after()
    named = before.capital and before.word in words("weekday_before")
    paper = after.capital and after.word in words("weekday_after")
    return view.token("WORD") if named or paper else None


RULES = (namesake, short_month, lower_month, short_weekday, weekday_in_a_name)
