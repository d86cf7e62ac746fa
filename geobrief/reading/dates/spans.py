"""How long does something take, and how often does it come? «two months», «99 years», «every year».

A length is a count of units. Beside «ago», «later» and «before» it leads to a date; alone it is a duration.
"""

from __future__ import annotations

import datetime as dt

import attrs

from geobrief.reading.dates import stretches
from geobrief.reading.dates.expressions import duration, repetition
from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.lexicon import words
from geobrief.reading.dates.stretches import Stretch
from geobrief.reading.dates.tokens import KINDS, Token

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
    """A count of units, None where the words do not tell it; `more` are further parts («a year and two days»)."""

    count: float | None
    name: str
    more: tuple[Length, ...] = ()

    @property
    def is_vague(self) -> bool:
        """Whether no date can be reckoned with it."""
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
        """The unit of a date that lies so far off: a day for weeks, a year for decades."""
        finest = (self, *self.more)[-1].name
        return "day" if finest in _DAYS else "month" if finest in {"month", "quarter"} else "year"

    def from_day(self, day: dt.date, sign: int) -> Stretch:
        """The day, month or year that lies so far after a day, or before it where the sign is −1."""
        for part in (self, *self.more):
            count = sign * (part.count or 0)
            if part.name in _DAYS:
                day += dt.timedelta(round(count * _DAYS[part.name]))
            else:
                day = stretches.shift_months(day, round(count * _MONTHS[part.name]))
        return stretches.of_unit(self.unit, day)


def length_of(token: Token) -> Length:
    """The length that a token of kind LENGTH has."""
    number = None if token.word == "x" else float(token.word)
    main, *more = token.name.split("+")
    parts = tuple(Length(float(part.split()[0]), part.split()[1]) for part in more)
    return Length(number, main, parts)


def _length(view: View, count: float | None, name: str) -> Token:
    token = view.token("LENGTH", 0, name)
    token.word = "x" if count is None else f"{count:g}"
    return token


def _value(token: Token) -> float:
    if token.kind == KINDS["AMOUNT"]:
        digits = token.word.replace(",", "")
        return float(digits) if digits.replace(".", "", 1).isdecimal() else 0
    return token.number


@rule(
    "half-length",
    f"(A | {_COUNT}) UNIT AND A HALF | {_COUNT} AND A HALF DASH? [UNIT UNITS] | HALF A UNIT | A HALF DASH? UNIT",
)
def half_length(view: View) -> Made:
    """«a year and a half», «two and a half years», «half a century»."""
    count = view.find(*_COUNTS)
    whole = _value(count) if count else (1.0 if view.has("AND") else 0.0)
    return _length(view, whole + 0.5, view.the("UNIT", "UNITS").name)


@rule("length", f"[A INSIDE HEDGE]? {_COUNT} DASH? (MORE | WORD)? [UNIT UNITS] | A COUPLE OF? UNITS | A MORE? UNIT")
def length(view: View) -> Made:
    """«two months», «99 years», «a decade», «a couple of weeks», «six long years»."""
    name, count, couple = view.the("UNIT", "UNITS").name, view.find(*_COUNTS), view.find("COUPLE")
    leading = view.tokens[0]
    if (leading.kind == KINDS["INSIDE"] and leading.name != "about") or (
        leading.kind == KINDS["A"] and count is not None
    ):
        return _from_second(view, name, count)
    if name == "quarter" and (view.has("DASH") or leading.kind == KINDS["A"] or view.after().kind == KINDS["OF"]):
        return None  # a fourth part of something
    word = view.find("WORD")
    if word and (
        not view.has("UNITS")
        or word.capital
        or word.word not in {"long", "full", "whole", "trading", "business", "working", "hard", "bloody"}
    ):
        return None
    return _length(view, _value(count) if count else float(couple.number if couple else 1), name)


def _from_second(view: View, name: str, count: Token | None) -> Made:
    rest = View(view.all, view.start + 1, view.end)
    return [view.tokens[0], _length(rest, _value(count) if count else 1.0, name)]


@rule("vague-length", "A? VAGUE (MORE | DASH)? [UNITS UNIT] | A? VAGUE MORE? HUNDRED UNITS")
def vague_length(view: View) -> Made:
    """«several years», «a few days», «recent months»."""
    return _length(view, None, view.the("UNITS", "UNIT").name) if view.has("UNITS") or view.has("DASH") else None


@rule("joined-length", "LENGTH ([COMMA AND] | COMMA AND)? LENGTH (([COMMA AND] | COMMA AND)? LENGTH)?")
def joined_length(view: View) -> Made:
    """«two years, one month and 21 days»: from the coarsest unit to the finest."""
    lengths = sorted((length_of(token) for token in view.every("LENGTH")), key=lambda each: -_days(each.name))
    if any(each.is_vague for each in lengths) or len({each.name for each in lengths}) < len(lengths):
        return None
    name = "+".join([lengths[0].name, *(f"{each.count:g} {each.name}" for each in lengths[1:])])
    return _length(view, lengths[0].count, name)


def _days(name: str) -> float:
    return _DAYS.get(name) or 30.4 * _MONTHS.get(name, 0)


@rule("length-or-more", f"{_COUNT} [TO OR] LENGTH")
def length_or_more(view: View) -> Made:
    """«two to three weeks»."""
    found = length_of(view.the("LENGTH"))
    return _length(view, None, found.name)


@rule("unnamed-length", "UNITS (?=[AGO LATER EARLIER])")
def unnamed_length(view: View) -> Made:
    """«years ago»."""
    return _length(view, None, view.the("UNITS").name)


@rule("each", f"EACH ({_COUNT} | ORDINAL)? [UNIT UNITS WEEKDAY MONTH DAYPART SEASON]")
def each(view: View) -> Made:
    """«every year», «each Monday», «every two weeks»."""
    count, unit = view.find(*_COUNTS, "ORDINAL"), view.find("UNIT", "UNITS")
    if unit:
        return repetition(view, Length(_value(count) if count else 1, unit.name).label)
    return repetition(view, "P1W" if view.has("WEEKDAY") else "P1D" if view.has("DAYPART") else "P1Y")


@rule("often", "OFTEN | PER UNIT | WEEKDAYS")
def often(view: View) -> Made:
    """«annually», «per year», «Mondays»."""
    token = view.tokens[-1]
    if token.kind == KINDS["OFTEN"]:
        return None if token.capital else repetition(view, token.name)
    return repetition(view, Length(1, token.name).label if token.name else "P1W")


_FRAME = "[THE THIS THAT POSSESSIVE]? [LAST PAST NEXT COMING FOLLOWING PREVIOUS LATEST ORDINAL FINAL]"


@rule("framed-length", f"{_FRAME} (LENGTH | UNITS) AGO? | THE? {_COUNT} [NEXT COMING PAST PREVIOUS] UNITS")
def framed_length(view: View) -> Made:
    """«the past three months», «the next few years», «the last decades»."""
    found, unit = view.find("LENGTH"), view.find("UNITS")
    if found:
        return duration(view, length_of(found).label)
    count = view.find(*_COUNTS)
    return duration(view, Length(_value(count) if count else None, unit.name).label) if unit else None


@rule("lasting", "[HEDGE INSIDE]? THE? LENGTH")
def lasting(view: View) -> Made:
    """«two months», «nearly two years»; «a year» after an amount is how often."""
    found = view.the("LENGTH")
    leading = view.tokens[0]
    if leading.kind == KINDS["INSIDE"] and leading.name != "about":
        view = View(view.all, view.start + 1, view.end)
    made = repetition if _is_rate(view, found) else duration
    kept = made(view, length_of(found).label)
    return [leading, kept] if view.tokens[0] is not leading else kept


def _is_rate(view: View, found: Token) -> bool:
    before = view.before()
    counted = before.word in words("counted") or before.kind in {KINDS[name] for name in (*_COUNTS, "SCALE", "PERCENT")}
    return counted and view.tokens[0].kind == KINDS["LENGTH"] and found.word == "1"


@rule("unnamed-span", "(?<=INSIDE) UNITS")
def unnamed_span(view: View) -> Made:
    """«for decades»."""
    return duration(view, Length(None, view.the("UNITS").name).label)


LENGTHS = (half_length, vague_length, length, joined_length, length_or_more, unnamed_length)
SETS = (each, often)
DURATIONS = (framed_length, lasting, unnamed_span)
