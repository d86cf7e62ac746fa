"""Which date is told by another one before it? «two days later», «the same day», «that month», «the following year»."""

from __future__ import annotations

import datetime as dt

from geobrief.reading.dates import stretches
from geobrief.reading.dates.discourse import Discourse, NoAnchorError, distance
from geobrief.reading.dates.expressions import duration, expression_of, relative, sense_of
from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.spans import Length, length_of
from geobrief.reading.dates.stretches import Stretch
from geobrief.reading.dates.tokens import KINDS

_UNITS = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade"})
_ENDS = "[DOT COMMA STOP SHUT BREAK AND OWN DASH]"


def _told(discourse: Discourse, unit: str) -> Stretch:
    """The unit of a date told before that has the day, or month, or year that was told."""
    told = discourse.told(unit)
    if told.first is None:
        raise NoAnchorError(f"no {unit} was told before")
    return stretches.of_unit(unit, told.first)


@rule("same", "THE? SAME UNIT | THAT SAME? UNIT | [SAME THAT] DAYPART | THE SAME DAYPART")
def same(view: View) -> Made:
    """«the same day», «that month», «that night»."""
    unit = view.find("UNIT")
    name = unit.name if unit else "day"
    return relative(view, name, lambda d: _told(d, name)) if name in _UNITS else None


@rule("that-season", "THAT [SEASON DATE]")
def that_season(view: View) -> Made:
    """«that summer», «that July»: of the year told before."""
    named = view.tokens[-1]
    if named.kind == KINDS["SEASON"]:
        code = named.number
        return relative(view, "season", lambda d: stretches.season(_year_told(d), code))
    make = expression_of(named).in_year
    return relative(view, expression_of(named).unit, lambda d: make(_year_told(d))) if make else None


def _year_told(discourse: Discourse) -> int:
    first = discourse.told("year").first
    if first is None:
        raise NoAnchorError("no year was told before")
    return first.year


@rule("following", "THE [NEXT FOLLOWING PREVIOUS] [UNIT DAYPART] | [FOLLOWING NEXT] UNIT")
def following(view: View) -> Made:
    """«the following year», «the next day»: after a date told before, else after publication."""
    unit, steps = view.find("UNIT"), view.the("NEXT", "FOLLOWING", "PREVIOUS").number
    name = unit.name if unit else "day"
    if name not in _UNITS:
        return None
    return relative(view, name, lambda d: _from_told(d, name, steps))


def _from_told(discourse: Discourse, unit: str, steps: int) -> Stretch:
    try:
        return stretches.neighbour(_told(discourse, unit), steps)
    except NoAnchorError:
        return stretches.of_unit(unit, discourse.today(), steps)


@rule("following-named", "THE [NEXT FOLLOWING PREVIOUS] [WEEKDAY DATE SEASON]")
def following_named(view: View) -> Made:
    """«the following Monday», «the following July»."""
    named, steps = view.tokens[-1], view.the("NEXT", "FOLLOWING", "PREVIOUS").number
    if named.kind == KINDS["WEEKDAY"]:
        return relative(view, "day", lambda d: _weekday(d, named.number, steps))
    code = named.number
    make = (
        (lambda year: stretches.season(year, code)) if named.kind == KINDS["SEASON"] else expression_of(named).in_year
    )
    if make is None:
        return None

    def find(discourse: Discourse) -> Stretch:
        first, last = _bounds(discourse)
        near = [make(first.year + step) for step in (-1, 0, 1)]
        if steps > 0:
            return next(stretch for stretch in near if stretch.first and stretch.first > last)
        return next(stretch for stretch in reversed(near) if stretch.last and stretch.last < first)

    return relative(view, "month", find)


def _bounds(discourse: Discourse) -> tuple[dt.date, dt.date]:
    """The first and last day of the date told before, else of publication."""
    try:
        told = discourse.told("year")
    except NoAnchorError:
        return discourse.today(), discourse.today()
    return told.first or discourse.today(), told.last or discourse.today()


def _weekday(discourse: Discourse, weekday: int, steps: int) -> Stretch:
    day = _told(discourse, "day").first or discourse.today()
    offset = (weekday - day.isoweekday()) % 7 or 7
    return stretches.day(day + dt.timedelta(offset if steps > 0 else offset - 7 if offset < 7 else -7))


@rule("next-to-told", f"THE UNIT [BEFORE EARLIER LATER INSIDE] (?={_ENDS})")
def next_to_told(view: View) -> Made:
    """«the day before», «the year after»."""
    name, word = view.the("UNIT").name, view.tokens[-1]
    if name not in _UNITS or (word.kind == KINDS["INSIDE"] and word.name != "after"):
        return None
    steps = -1 if word.kind in {KINDS["BEFORE"], KINDS["EARLIER"]} else 1
    return relative(view, name, lambda d: _from_told(d, name, steps))


@rule("next-to-date", "THE UNIT [BEFORE INSIDE] DATE (?!OWN)")
def next_to_date(view: View) -> Made:
    """«the day after Christmas»."""
    name, date, word = view.the("UNIT").name, view.the("DATE"), view.the("BEFORE", "INSIDE")
    if name not in _UNITS or (word.kind == KINDS["INSIDE"] and word.name != "after"):
        return None
    steps = -1 if word.kind == KINDS["BEFORE"] else 1

    def find(discourse: Discourse) -> Stretch:
        value = sense_of(date, discourse).value
        return stretches.of_unit(name, value.first or discourse.today(), steps)

    return relative(view, name, find, fixed=expression_of(date).fixed)


@rule("later", "LENGTH [LATER EARLIER] | LENGTH [BEFORE INSIDE] (?=[DOT COMMA STOP])")
def later(view: View) -> Made:
    """«two days later», «a year earlier»: in days, months or years, as the length is told."""
    length, word = length_of(view.the("LENGTH")), view.tokens[-1]
    if word.kind == KINDS["INSIDE"] and word.name != "after":
        return None
    sign = -1 if word.kind in {KINDS["EARLIER"], KINDS["BEFORE"]} else 1
    if length.is_vague:
        return duration(view, length.label)
    return relative(view, length.unit, lambda d: _shifted(length, d, sign))


def _shifted(length: Length, discourse: Discourse, sign: int) -> Stretch:
    told = discourse.told(length.unit)
    if length.label == "P1Y" and told.unit == "quarter":
        return stretches.neighbour(told, 4 * sign)
    if told.first is None or told.last is None:
        raise NoAnchorError("the date told before is open")
    at_end = (sign > 0) == (told.unit == "interval")  # «the war of 1914-18; a year later»
    return length.from_day(told.last if at_end else told.first, sign)


@rule("length-from-date", "LENGTH [BEFORE INSIDE] DATE (?!OWN)")
def length_from_date(view: View) -> Made:
    """«two weeks before Christmas», «five days after 13 May 1999»."""
    length, date, word = length_of(view.the("LENGTH")), view.the("DATE"), view.the("BEFORE", "INSIDE")
    if length.is_vague or (word.kind == KINDS["INSIDE"] and word.name != "after"):
        return None
    sign = -1 if word.kind == KINDS["BEFORE"] else 1

    def find(discourse: Discourse) -> Stretch:
        first = sense_of(date, discourse).value.first
        return length.from_day(first or discourse.today(), sign)

    return relative(view, length.unit, find, fixed=expression_of(date).fixed)


@rule("year-earlier", "THE? UNIT DASH [EARLIER AGO] (ORDINAL? DASH? UNIT)?")
def year_earlier(view: View) -> Made:
    """«the year-earlier quarter», «year-ago»."""
    first, *others = view.every("UNIT")
    if first.name != "year" or any(other.name not in {"quarter", "month"} for other in others):
        return None
    unit = others[0].name if others else ""
    return relative(view, unit or "year", lambda d: _year_before(d, unit))


def _year_before(discourse: Discourse, unit: str) -> Stretch:
    told = discourse.told(unit or "year")
    if told.unit in {"quarter", "month", "half"} and told.first:
        return stretches.of_unit(told.unit, stretches.shift_months(told.first, -12))
    return stretches.neighbour(_told(discourse, "year"), -1)


@rule("the-quarter", "THE LATEST? UNIT | [IN INSIDE] LATEST UNIT")
def the_quarter(view: View) -> Made:
    """«the quarter»: the one told before, else the last one that is complete; «the weekend»: the latest or the next."""
    unit, latest, at = view.the("UNIT"), view.has("LATEST"), view.tokens[0].start
    if unit.capital or unit.name not in {"quarter", "weekend"}:
        return None
    if unit.name == "weekend":
        return relative(view, "weekend", lambda d: _weekend(d, at))
    return relative(view, "quarter", lambda d: _quarter(d, latest=latest))


def _quarter(discourse: Discourse, *, latest: bool) -> Stretch:
    if not latest:
        try:
            return _told(discourse, "quarter")
        except NoAnchorError:
            pass
    return stretches.of_unit("quarter", discourse.today(), -1)


def _weekend(discourse: Discourse, at: int) -> Stretch:
    today = discourse.today()
    coming, last = stretches.of_unit("weekend", today), stretches.of_unit("weekend", today, -1)
    tense = discourse.tense_at(at)
    if tense == "future" or distance(coming, today) == 0:
        return coming
    return last if tense == "past" else min(last, coming, key=lambda stretch: distance(stretch, today))


EARLY = (same, following, next_to_told, year_earlier)
LATE = (that_season, following_named, next_to_date, later, length_from_date)
LAST = (the_quarter,)
