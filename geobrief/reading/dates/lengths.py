"""Lengths, durations and repetitions: «two months», «99 years», «every year».

A length is a count of units. Beside «ago», «later» and «before» it leads to a date; alone it is a duration.
"""

from __future__ import annotations

import datetime as dt

import attrs

from geobrief.reading.dates import calendar
from geobrief.reading.dates.calendar import CalendarSpan
from geobrief.reading.dates.grammar import Match, Replacement, duration, repetition, rule
from geobrief.reading.dates.lexicon import KINDS, words
from geobrief.reading.dates.tokens import DateToken

_COUNT = "[NUM DAY COUNT YEAR AMOUNT]"
_COUNTS = ("NUM", "DAY", "COUNT", "YEAR", "AMOUNT")
_LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "W", "weekend": "W",
    "month": "M", "quarter": "M", "year": "Y", "decade": "Y", "century": "Y",
}  # fmt: skip
_SCALES = {"fortnight": 2, "quarter": 3, "decade": 10, "century": 100}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


@attrs.frozen
class Length:
    """A count of units, None if the words do not give it; `more` are further parts («a year and two days»)."""

    count: float | None
    name: str
    more: tuple[Length, ...] = ()

    @property
    def is_vague(self) -> bool:
        """Whether no date can be computed with it."""
        return self.count is None or self.name not in {*_DAYS, *_MONTHS} or any(part.is_vague for part in self.more)

    @property
    def label(self) -> str:
        """The value in ISO 8601, as TimeML has it."""
        letter, scale = _LETTERS[self.name], _SCALES.get(self.name, 1)
        clock = "T" if self.name in {"second", "minute", "hour"} else ""
        number = "X" if self.count is None else f"{self.count * scale:g}"
        return f"P{clock}{number}{letter}" + "".join(part.label[1:] for part in self.more)

    @property
    def unit(self) -> str:
        """The unit of a date at this distance: a day for weeks, a year for decades."""
        finest = (self, *self.more)[-1].name
        return "day" if finest in _DAYS else "month" if finest in {"month", "quarter"} else "year"

    def from_day(self, day: dt.date, sign: int) -> CalendarSpan:
        """The day, month or year at this distance after a day, or before it if the sign is −1."""
        for part in (self, *self.more):
            count = sign * (part.count or 0)
            if part.name in _DAYS:
                day += dt.timedelta(round(count * _DAYS[part.name]))
            else:
                day = calendar.shift_months(day, round(count * _MONTHS[part.name]))
        return calendar.of_unit(self.unit, day)


def length_of(token: DateToken) -> Length:
    """The length that a token of kind LENGTH has."""
    number = None if token.word == "x" else float(token.word)
    main, *more = token.name.split("+")
    parts = tuple(Length(float(part.split()[0]), part.split()[1]) for part in more)
    return Length(number, main, parts)


def _length(match: Match, count: float | None, name: str) -> DateToken:
    token = match.token("LENGTH", 0, name)
    token.word = "x" if count is None else f"{count:g}"
    return token


def _value(token: DateToken) -> float:
    if token.kind == KINDS["AMOUNT"]:
        digits = token.word.replace(",", "")
        return float(digits) if digits.replace(".", "", 1).isdecimal() else 0
    return token.number


@rule(
    "half-length",
    f"(A | {_COUNT}) UNIT AND A HALF | {_COUNT} AND A HALF DASH? [UNIT UNITS] | HALF A UNIT | A HALF DASH? UNIT",
)
def half_length(match: Match) -> Replacement:
    """«a year and a half», «two and a half years», «half a century»."""
    count = match.find(*_COUNTS)
    whole = _value(count) if count else (1.0 if match.has("AND") else 0.0)
    return _length(match, whole + 0.5, match.first("UNIT", "UNITS").name)


@rule("length", f"[A INSIDE HEDGE]? {_COUNT} DASH? (MORE | WORD)? [UNIT UNITS] | A COUPLE OF? UNITS | A MORE? UNIT")
def length(match: Match) -> Replacement:
    """«two months», «99 years», «a decade», «a couple of weeks», «six long years»."""
    name, count, couple = match.first("UNIT", "UNITS").name, match.find(*_COUNTS), match.find("COUPLE")
    leading = match.tokens[0]
    if (leading.kind == KINDS["INSIDE"] and leading.name != "about") or (
        leading.kind == KINDS["A"] and count is not None
    ):
        return _from_second(match, name, count)
    if name == "quarter" and (match.has("DASH") or leading.kind == KINDS["A"] or match.after().kind == KINDS["OF"]):
        return None  # a fourth part of something
    word = match.find("WORD")
    if word and (
        not match.has("UNITS")
        or word.capital
        or word.word not in {"long", "full", "whole", "trading", "business", "working", "hard", "bloody"}
    ):
        return None
    return _length(match, _value(count) if count else float(couple.number if couple else 1), name)


def _from_second(match: Match, name: str, count: DateToken | None) -> Replacement:
    rest = Match(match.text_tokens, match.start + 1, match.end)
    return [match.tokens[0], _length(rest, _value(count) if count else 1.0, name)]


@rule("vague-length", "A? VAGUE (MORE | DASH)? [UNITS UNIT] | A? VAGUE MORE? HUNDRED UNITS")
def vague_length(match: Match) -> Replacement:
    """«several years», «a few days», «recent months»."""
    return _length(match, None, match.first("UNITS", "UNIT").name) if match.has("UNITS") or match.has("DASH") else None


@rule("joined-length", "LENGTH ([COMMA AND] | COMMA AND)? LENGTH (([COMMA AND] | COMMA AND)? LENGTH)?")
def joined_length(match: Match) -> Replacement:
    """«two years, one month and 21 days»: from the coarsest unit to the finest."""
    lengths = sorted((length_of(token) for token in match.every("LENGTH")), key=lambda each: -_days(each.name))
    if any(each.is_vague for each in lengths) or len({each.name for each in lengths}) < len(lengths):
        return None
    name = "+".join([lengths[0].name, *(f"{each.count:g} {each.name}" for each in lengths[1:])])
    return _length(match, lengths[0].count, name)


def _days(name: str) -> float:
    return _DAYS.get(name) or 30.4 * _MONTHS.get(name, 0)


@rule("length-or-more", f"{_COUNT} [TO OR] LENGTH")
def length_or_more(match: Match) -> Replacement:
    """«two to three weeks»."""
    found = length_of(match.first("LENGTH"))
    return _length(match, None, found.name)


@rule("unnamed-length", "UNITS (?=[AGO LATER EARLIER])")
def unnamed_length(match: Match) -> Replacement:
    """«years ago»."""
    return _length(match, None, match.first("UNITS").name)


@rule("each", f"EACH ({_COUNT} | ORDINAL)? [UNIT UNITS WEEKDAY MONTH DAYPART SEASON]")
def each(match: Match) -> Replacement:
    """«every year», «each Monday», «every two weeks»."""
    count, unit = match.find(*_COUNTS, "ORDINAL"), match.find("UNIT", "UNITS")
    if unit:
        return repetition(match, Length(_value(count) if count else 1, unit.name).label)
    return repetition(match, "P1W" if match.has("WEEKDAY") else "P1D" if match.has("DAYPART") else "P1Y")


@rule("often", "OFTEN | PER UNIT | WEEKDAYS")
def often(match: Match) -> Replacement:
    """«annually», «per year», «Mondays»."""
    token = match.tokens[-1]
    if token.kind == KINDS["OFTEN"]:
        return None if token.capital else repetition(match, token.name)
    return repetition(match, Length(1, token.name).label if token.name else "P1W")


_FRAME = "[THE THIS THAT POSSESSIVE]? [LAST PAST NEXT COMING FOLLOWING PREVIOUS LATEST ORDINAL FINAL]"


@rule("framed-length", f"{_FRAME} (LENGTH | UNITS) AGO? | THE? {_COUNT} [NEXT COMING PAST PREVIOUS] UNITS")
def framed_length(match: Match) -> Replacement:
    """«the past three months», «the next few years», «the last decades»."""
    found, unit = match.find("LENGTH"), match.find("UNITS")
    if found:
        return duration(match, length_of(found).label)
    count = match.find(*_COUNTS)
    return duration(match, Length(_value(count) if count else None, unit.name).label) if unit else None


@rule("lasting", "[HEDGE INSIDE]? THE? LENGTH")
def lasting(match: Match) -> Replacement:
    """«two months», «nearly two years»; «a year» after an amount is how often."""
    found = match.first("LENGTH")
    leading = match.tokens[0]
    if leading.kind == KINDS["INSIDE"] and leading.name != "about":
        match = Match(match.text_tokens, match.start + 1, match.end)
    made = repetition if _is_rate(match, found) else duration
    kept = made(match, length_of(found).label)
    return [leading, kept] if match.tokens[0] is not leading else kept


def _is_rate(match: Match, found: DateToken) -> bool:
    before = match.before()
    counted = before.word in words("counted") or before.kind in {KINDS[name] for name in (*_COUNTS, "SCALE", "PERCENT")}
    return counted and match.tokens[0].kind == KINDS["LENGTH"] and found.word == "1"


@rule("unnamed-span", "(?<=INSIDE) UNITS")
def unnamed_span(match: Match) -> Replacement:
    """«for decades»."""
    return duration(match, Length(None, match.first("UNITS").name).label)


LENGTHS = (half_length, vague_length, length, joined_length, length_or_more, unnamed_length)
SETS = (each, often)
DURATIONS = (framed_length, lasting, unnamed_span)
