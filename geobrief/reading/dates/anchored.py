"""Dates that depend on an earlier one: «two days later», «the same day», «that month», «the following year»."""

from __future__ import annotations

import datetime as dt

from geobrief.reading.dates import calendar
from geobrief.reading.dates.calendar import CalendarSpan
from geobrief.reading.dates.discourse import Discourse, NoAnchorError, first_after, in_years, last_before
from geobrief.reading.dates.grammar import Match, Replacement, duration, expression_of, meaning_of, relative, rule
from geobrief.reading.dates.lengths import Length, length_of
from geobrief.reading.dates.lexicon import KINDS

_UNITS = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade"})
_ENDS = "[DOT COMMA STOP SHUT BREAK AND OWN DASH IN AT ON TO]"


def _earlier(discourse: Discourse, unit: str) -> CalendarSpan:
    """The day, week, month … in which the earlier date begins."""
    first = discourse.earlier(unit).first
    if first is None:
        raise NoAnchorError(f"no {unit} before")
    return calendar.of_unit(unit, first)


@rule("same", "THE? SAME UNIT | THAT SAME? UNIT | [SAME THAT] DAYPART | THE SAME DAYPART")
def same(match: Match) -> Replacement:
    """«the same day», «that month», «that night»."""
    unit = match.find("UNIT")
    name = unit.name if unit else "day"
    return relative(match, name, lambda d: _earlier(d, name)) if name in _UNITS else None


@rule("that-season", "THAT [SEASON DATE]")
def that_season(match: Match) -> Replacement:
    """«that summer», «that July»: of the earlier year."""
    named = match.tokens[-1]
    if named.kind == KINDS["SEASON"]:
        code = named.number
        return relative(match, "season", lambda d: calendar.season(_earlier_year(d), code))
    make = expression_of(named).in_year
    return relative(match, expression_of(named).unit, lambda d: make(_earlier_year(d))) if make else None


def _earlier_year(discourse: Discourse) -> int:
    first = discourse.earlier("year").first
    if first is None:
        raise NoAnchorError("no year before")
    return first.year


@rule("following", "THE [NEXT FOLLOWING PREVIOUS] [UNIT DAYPART] | [FOLLOWING NEXT] UNIT")
def following(match: Match) -> Replacement:
    """«the following year», «the next day»: after an earlier date, else after publication."""
    unit, steps = match.find("UNIT"), match.first("NEXT", "FOLLOWING", "PREVIOUS").number
    name = unit.name if unit else "day"
    if name not in _UNITS:
        return None
    return relative(match, name, lambda d: _beside_earlier(d, name, steps))


def _beside_earlier(discourse: Discourse, unit: str, steps: int) -> CalendarSpan:
    try:
        return calendar.neighbour(_earlier(discourse, unit), steps)
    except NoAnchorError:
        return calendar.of_unit(unit, discourse.today(), steps)


@rule("following-weekday", "THE [NEXT FOLLOWING PREVIOUS] WEEKDAY DAYPART?")
def following_weekday(match: Match) -> Replacement:
    """«the following Monday»: after an earlier day, else after publication."""
    weekday, steps = match.first("WEEKDAY").number, match.first("NEXT", "FOLLOWING", "PREVIOUS").number
    return relative(match, "day", lambda d: _weekday(d, weekday, steps))


@rule("following-named", "THE [NEXT FOLLOWING PREVIOUS] [DATE SEASON]")
def following_named(match: Match) -> Replacement:
    """«the following July»."""
    named, steps = match.tokens[-1], match.first("NEXT", "FOLLOWING", "PREVIOUS").number
    code = named.number
    make = (lambda year: calendar.season(year, code)) if named.kind == KINDS["SEASON"] else expression_of(named).in_year
    if make is None:
        return None

    def find(discourse: Discourse) -> CalendarSpan:
        first, last = _bounds(discourse)
        near = in_years(make, first.year, 1)
        return first_after(near, last) if steps > 0 else last_before(near, first)

    return relative(match, "month", find)


def _bounds(discourse: Discourse) -> tuple[dt.date, dt.date]:
    """The first and last day of the earlier date, else of publication."""
    try:
        earlier = discourse.earlier("year")
    except NoAnchorError:
        return discourse.today(), discourse.today()
    return earlier.first or discourse.today(), earlier.last or discourse.today()


def _weekday(discourse: Discourse, weekday: int, steps: int) -> CalendarSpan:
    try:
        day = _earlier(discourse, "day").first or discourse.today()
    except NoAnchorError:
        day = discourse.today()
    ahead, back = (weekday - day.isoweekday()) % 7 or 7, (day.isoweekday() - weekday) % 7 or 7
    return calendar.day(day + dt.timedelta(ahead if steps > 0 else -back))


@rule("next-to-told", f"THE [UNIT DAYPART WEEKDAY] [BEFORE EARLIER LATER INSIDE] (?={_ENDS})")
def next_to_earlier(match: Match) -> Replacement:
    """«the day before», «the year after», «the evening before», «the Saturday before»."""
    named, word = match.first("UNIT", "DAYPART", "WEEKDAY"), match.tokens[-1]
    if named.kind == KINDS["WEEKDAY"]:
        is_before = word.kind in {KINDS["BEFORE"], KINDS["EARLIER"]}
        return relative(match, "day", lambda d: _weekday(d, named.number, -1 if is_before else 1))
    name = named.name if named.kind == KINDS["UNIT"] else "day"
    if name not in _UNITS or (word.kind == KINDS["INSIDE"] and word.name != "after"):
        return None
    steps = -1 if word.kind in {KINDS["BEFORE"], KINDS["EARLIER"]} else 1
    return relative(match, name, lambda d: _beside_earlier(d, name, steps))


@rule("next-to-date", "THE UNIT [BEFORE INSIDE] DATE (?!OWN)")
def next_to_date(match: Match) -> Replacement:
    """«the day after Christmas»."""
    name, date, word = match.first("UNIT").name, match.first("DATE"), match.first("BEFORE", "INSIDE")
    if name not in _UNITS or (word.kind == KINDS["INSIDE"] and word.name != "after"):
        return None
    steps = -1 if word.kind == KINDS["BEFORE"] else 1

    def find(discourse: Discourse) -> CalendarSpan:
        value = meaning_of(date, discourse).value
        return calendar.of_unit(name, value.first or discourse.today(), steps)

    return relative(match, name, find, fixed=expression_of(date).fixed)


@rule("later", "LENGTH [LATER EARLIER] | LENGTH [BEFORE INSIDE] (THAT | (?=[DOT COMMA STOP]))")
def later(match: Match) -> Replacement:
    """«two days later», «a year earlier»: in the days, months or years of the length."""
    length, word = length_of(match.first("LENGTH")), match.tokens[1]
    if word.kind == KINDS["INSIDE"] and word.name != "after":
        return None
    sign = -1 if word.kind in {KINDS["EARLIER"], KINDS["BEFORE"]} else 1
    if length.is_vague:
        return duration(match, length.label)
    return relative(match, length.unit, lambda d: _shifted(length, d, sign))


def _shifted(length: Length, discourse: Discourse, sign: int) -> CalendarSpan:
    earlier = discourse.earlier(length.unit)
    if length.label == "P1Y" and earlier.unit == "quarter":
        return calendar.neighbour(earlier, 4 * sign)
    if earlier.first is None or earlier.last is None:
        raise NoAnchorError("the earlier date is open")
    at_end = (sign > 0) == (earlier.unit == "interval")  # «the war of 1914-18; a year later»
    return length.from_day(earlier.last if at_end else earlier.first, sign)


@rule("length-from-date", "LENGTH [BEFORE INSIDE] DATE (?!OWN)")
def length_from_date(match: Match) -> Replacement:
    """«two weeks before Christmas», «five days after 13 May 1999»."""
    length, date, word = length_of(match.first("LENGTH")), match.first("DATE"), match.first("BEFORE", "INSIDE")
    if length.is_vague or (word.kind == KINDS["INSIDE"] and word.name != "after"):
        return None
    sign = -1 if word.kind == KINDS["BEFORE"] else 1

    def find(discourse: Discourse) -> CalendarSpan:
        first = meaning_of(date, discourse).value.first
        return length.from_day(first or discourse.today(), sign)

    return relative(match, length.unit, find, fixed=expression_of(date).fixed)


@rule("year-earlier", "THE? UNIT DASH [EARLIER AGO] (ORDINAL? DASH? UNIT)?")
def year_earlier(match: Match) -> Replacement:
    """«the year-earlier quarter», «year-ago»."""
    first, *others = match.every("UNIT")
    if first.name != "year" or any(other.name not in {"quarter", "month"} for other in others):
        return None
    unit = others[0].name if others else ""
    return relative(match, unit or "year", lambda d: _year_before(d, unit))


def _year_before(discourse: Discourse, unit: str) -> CalendarSpan:
    earlier = discourse.earlier(unit or "year")
    if earlier.unit in {"quarter", "month", "half"} and earlier.first:
        return calendar.of_unit(earlier.unit, calendar.shift_months(earlier.first, -12))
    return calendar.neighbour(_earlier(discourse, "year"), -1)


@rule("the-quarter", "THE LATEST? UNIT | [IN INSIDE] LATEST UNIT")
def the_quarter(match: Match) -> Replacement:
    """«the quarter»: the earlier one, else the last complete one; «the weekend»: the latest or the next."""
    unit, latest, at = match.first("UNIT"), match.has("LATEST"), match.tokens[0].start
    if unit.capital or unit.name not in {"quarter", "weekend"}:
        return None
    if unit.name == "weekend":
        return relative(match, "weekend", lambda d: _weekend(d, at))
    return relative(match, "quarter", lambda d: _quarter(d, latest=latest))


def _quarter(discourse: Discourse, *, latest: bool) -> CalendarSpan:
    if not latest:
        try:
            return _earlier(discourse, "quarter")
        except NoAnchorError:
            pass
    return calendar.of_unit("quarter", discourse.today(), -1)


def _weekend(discourse: Discourse, at: int) -> CalendarSpan:
    today = discourse.today()
    coming, last = calendar.of_unit("weekend", today), calendar.of_unit("weekend", today, -1)
    tense = discourse.tense_at(at)
    if tense == "future" or calendar.distance(coming, today) == 0:
        return coming
    return last if tense == "past" else min(last, coming, key=lambda span: calendar.distance(span, today))


EARLY = (same, following, following_weekday, next_to_earlier, year_earlier)
LATE = (that_season, following_named, next_to_date, later, length_from_date)
LAST = (the_quarter,)
