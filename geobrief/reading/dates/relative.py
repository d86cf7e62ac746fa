"""Dates by their distance from publication: «last July», «on Tuesday», «two years ago»."""

from __future__ import annotations

import datetime as dt

import attrs

from geobrief.reading.dates import calendar
from geobrief.reading.dates.calendar import CalendarSpan
from geobrief.reading.dates.discourse import Discourse, MakeInYear, Meaning, first_after, in_years, last_before
from geobrief.reading.dates.grammar import (
    Match,
    Replacement,
    duration,
    expression_of,
    meaning_of,
    relative,
    rule,
    with_meaning,
)
from geobrief.reading.dates.lengths import Length, length_of
from geobrief.reading.dates.lexicon import KINDS

_TURN = "[LAST PAST THIS NEXT COMING PREVIOUS FOLLOWING]"
_TURNED = f"THE? (THIS [PAST COMING] | {_TURN})"
_TURNS = ("LAST", "PAST", "NEXT", "COMING", "PREVIOUS", "FOLLOWING", "THIS")
_UNITS_OF_DATES = frozenset({"week", "fortnight", "weekend", "month", "quarter", "year", "decade", "century"})


def _steps(match: Match) -> int:
    """−1 for last, 0 for this, 1 for next; «this past» and «this coming» go by the second word."""
    return match.first(*_TURNS).number if not match.has("THIS") else match.every(*_TURNS)[-1].number


@rule("unit", f"(?<!THE) {_TURNED} FISCAL? UNIT (?!OF)")
def unit(match: Match) -> Replacement:
    """«last year», «this week», «the coming month»; «the following year» depends on an earlier date."""
    name, steps = match.first("UNIT").name, _steps(match)
    if name not in _UNITS_OF_DATES or (match.has("THE") and match.has("NEXT", "PREVIOUS", "FOLLOWING")):
        return None
    if match.first("UNIT").capital:  # a programme or a paper: «This Week»
        return None
    if not match.has("THE") or not match.has("PAST", "LAST") or name in {"week", "weekend", "century"}:
        return relative(match, name, lambda d: calendar.of_unit(name, d.today(), steps))
    return with_meaning(match, name, lambda d: _trailing(d.today(), name))


def _trailing(today: dt.date, unit: str) -> Meaning:
    """«the past year»: the unit before this one, and in fact the twelve months up to today."""
    count = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 1)
    first = calendar.shift_months(today, -count)
    return Meaning(calendar.of_unit(unit, today, -1), calendar.days("interval", first, today))


@rule("turned", "(?<!THE) THE? (THIS [PAST COMING] | [LAST PAST THIS NEXT COMING]) [DATE SEASON]")
def turned(match: Match) -> Replacement:
    """«last July», «this summer», «next Easter»."""
    named, steps = match.tokens[-1], _steps(match)
    if named.kind == KINDS["SEASON"]:
        code = named.number
        return relative(match, "season", lambda d: _turned(d.today(), lambda year: calendar.season(year, code), steps))
    make = expression_of(named).in_year
    return relative(match, expression_of(named).unit, lambda d: _turned(d.today(), make, steps)) if make else None


def _turned(today: dt.date, make: MakeInYear, steps: int) -> CalendarSpan:
    near = in_years(make, today.year)
    if steps < 0:
        return last_before(near, today)
    if steps > 0:
        return first_after(near, today)
    if near and near[0].unit == "season":
        return min(near, key=lambda span: calendar.distance(span, today))
    return make(today.year)


@rule("turned-weekday", f"(?<!THE) THE? (THIS [PAST COMING] | {_TURN}) WEEKDAY DAYPART?")
def turned_weekday(match: Match) -> Replacement:
    """«last Tuesday», «next Friday» (of the week after this one), «this Monday»."""
    if match.has("THE") and not match.has("PAST", "COMING", "LAST"):
        return None
    number, steps, coming = match.first("WEEKDAY").number, _steps(match), match.has("COMING")
    return relative(match, "day", lambda d: calendar.day(_turned_weekday(d.today(), number, steps, coming=coming)))


def _turned_weekday(today: dt.date, weekday: int, steps: int, *, coming: bool) -> dt.date:
    if coming:
        return today + dt.timedelta((weekday - today.isoweekday()) % 7 or 7)
    if steps < 0:
        return today - dt.timedelta((today.isoweekday() - weekday) % 7 or 7)
    return today + dt.timedelta(weekday - today.isoweekday() + 7 * steps)


@rule("weekday-of-week", "WEEKDAY [OF COMMA]? DATE | DATE ON? WEEKDAY")
def weekday_of_week(match: Match) -> Replacement:
    """«Sunday of next week», «last week Wednesday», «Monday of the following week»."""
    week, number = match.first("DATE"), match.first("WEEKDAY").number
    if expression_of(week).unit != "week":
        return None

    def find(discourse: Discourse) -> CalendarSpan:
        first = meaning_of(week, discourse).value.first
        return calendar.day((first or discourse.today()) + dt.timedelta(number - 1))

    return relative(match, "day", find)


@rule("counted-weekday", "THE? [ORDINAL FINAL LAST] WEEKDAY [OF IN] (DATE | [THE THIS] UNIT)")
def counted_weekday(match: Match) -> Replacement:
    """«the first Friday of June», «the last Sunday in March 2015», «the last Thursday of the month»."""
    outer, unit, number = match.find("DATE"), match.find("UNIT"), match.first("WEEKDAY").number
    count = match.first("ORDINAL", "FINAL", "LAST").number
    if unit and unit.name not in {"month", "quarter", "year"}:
        return None

    def find(discourse: Discourse) -> CalendarSpan:
        today = discourse.today
        whole = calendar.of_unit(unit.name, today()) if unit else meaning_of(match.tokens[-1], discourse).value
        return calendar.day(calendar.nth_weekday(whole, number, count))

    return relative(match, "day", find, fixed=outer is not None and expression_of(outer).fixed)


@rule("weekday-before-last", "THE WEEKDAY (BEFORE LAST | INSIDE NEXT)")
def weekday_before_last(match: Match) -> Replacement:
    """«the Friday before last», «the Friday after next»."""
    number, steps = match.first("WEEKDAY").number, 1 if match.has("NEXT") else -1
    if match.has("NEXT") and match.first("INSIDE").name != "after":
        return None
    return relative(match, "day", lambda d: calendar.day(_weeks_from(d.today(), number, steps, steps)))


@rule("ago-from-day", "LENGTH AGO [DEIXIS DATE]")
def ago_from_day(match: Match) -> Replacement:
    """«a week ago yesterday»."""
    length, base = length_of(match.first("LENGTH")), match.tokens[-1]
    if length.is_vague or length.unit != "day" or base.rule != "deixis":
        return None
    return relative(match, "day", lambda d: length.from_day(meaning_of(base, d).value.first or d.today(), -1))


@rule("weekday-ago", "LENGTH AGO ON? WEEKDAY")
def weekday_ago(match: Match) -> Replacement:
    """«two weeks ago Friday»: two weeks before the last one."""
    length, number = length_of(match.first("LENGTH")), match.first("WEEKDAY").number
    if length.is_vague or length.name not in {"week", "fortnight"}:
        return None
    weeks = -int(length.count or 0) * (2 if length.name == "fortnight" else 1)
    return relative(match, "day", lambda d: calendar.day(_weeks_from(d.today(), number, -1, weeks)))


@rule("weekday-week", "WEEKDAY UNIT (?!DASH)")
def weekday_week(match: Match) -> Replacement:
    """«Friday week»: a week after the next one."""
    unit, number = match.first("UNIT"), match.first("WEEKDAY").number
    if unit.name not in {"week", "fortnight"} or unit.capital:
        return None
    weeks = 1 if unit.name == "week" else 2
    return relative(match, "day", lambda d: calendar.day(_weeks_from(d.today(), number, 1, weeks)))


def _weeks_from(today: dt.date, weekday: int, steps: int, weeks: int) -> dt.date:
    """The last or next such weekday, and so many weeks before or after it."""
    if steps > 0:
        return today + dt.timedelta(((weekday - today.isoweekday()) % 7 or 7) + 7 * weeks)
    return today - dt.timedelta((today.isoweekday() - weekday) % 7 or 7) + dt.timedelta(7 * weeks)


@rule("ahead", "(?<=IN) LENGTH (?![AGO LATER EARLIER HENCE OWN DASH])")
def ahead(match: Match) -> Replacement:
    """«will meet in two weeks»: a date if the sentence looks ahead, else how long something takes."""
    length = length_of(match.first("LENGTH"))
    if length.is_vague:
        return None
    made = relative(match, length.unit, lambda d: length.from_day(d.today(), 1))
    made.value = attrs.evolve(expression_of(made), label=length.label)
    return made


@rule("weekday-ordinal", "WEEKDAY COMMA? THE? ORDINAL")
def weekday_ordinal(match: Match) -> Replacement:
    """«Friday the 15th»: the nearest month in which that day is a Friday."""
    weekday, number = match.first("WEEKDAY").number, match.first("ORDINAL").number
    return relative(match, "day", lambda d: _in_a_month(d.today(), weekday, number)) if number <= 31 else None


def _in_a_month(today: dt.date, weekday: int, number: int) -> CalendarSpan:
    months = [month.last for month in calendar.around("month", today, 12)]
    days = [last.replace(day=number) for last in months if last and number <= last.day]
    return calendar.day(min((d for d in days if d.isoweekday() == weekday), key=lambda d: abs((d - today).days)))


@rule("weekday", "WEEKDAY DAYPART?")
def weekday(match: Match) -> Replacement:
    """«on Tuesday», «Tuesday night»: the latest one, or the next one if the sentence looks ahead."""
    number, at = match.first("WEEKDAY").number, match.tokens[0].start

    def find(discourse: Discourse) -> CalendarSpan:
        today, tense = discourse.today(), discourse.tense_at(at)
        forward = (number - today.isoweekday()) % 7
        back = (today.isoweekday() - number) % 7
        ahead = {"future": True, "conditional": back > 1, "either": forward < back}.get(tense, False)
        return calendar.day(today + dt.timedelta(forward if ahead else -back))

    return relative(match, "day", find)


@rule("day-before-yesterday", "THE UNIT [BEFORE INSIDE] DEIXIS")
def day_before_yesterday(match: Match) -> Replacement:
    """«the day before yesterday», «the day after tomorrow»."""
    steps = match.first("DEIXIS").number
    if match.first("UNIT").name != "day" or not steps:
        return None
    return relative(match, "day", lambda d: calendar.day(d.today() + dt.timedelta(2 * steps)))


@rule("deixis", "DEIXIS DAYPART?")
def deixis(match: Match) -> Replacement:
    """«today», «yesterday», «tomorrow morning»."""
    steps, own = match.first("DEIXIS").number, match.after().kind == KINDS["OWN"]
    if own and match.tokens[0].word == "today" and not match.has("DAYPART"):
        return relative(match, "day", lambda d: calendar.day(d.today()))
    return relative(match, "day", lambda d: calendar.day(d.today() + dt.timedelta(steps)))


@rule("part-of-today", "[THIS LAST] DAYPART")
def part_of_today(match: Match) -> Replacement:
    """«this morning», «last night»."""
    steps = match.tokens[0].number
    return relative(match, "day", lambda d: calendar.day(d.today() + dt.timedelta(steps)))


@rule("before-last", "THE UNIT BEFORE LAST | THE UNIT INSIDE THE? NEXT")
def before_last(match: Match) -> Replacement:
    """«the year before last», «the week after next»."""
    name, steps = match.first("UNIT").name, 2 if match.has("NEXT") else -2
    if name not in _UNITS_OF_DATES or (match.has("NEXT") and match.first("INSIDE").name != "after"):
        return None
    return relative(match, name, lambda d: calendar.of_unit(name, d.today(), steps))


@rule("ago", "LENGTH AGO")
def ago(match: Match) -> Replacement:
    """«two years ago» (a year), «three weeks ago» (a day)."""
    length = length_of(match.first("LENGTH"))
    if length.is_vague:
        return duration(match, length.label)
    at = match.tokens[0].start
    return relative(match, length.unit, lambda d: _ago(length, d, at))


def _ago(length: Length, discourse: Discourse, at: int) -> CalendarSpan:
    compared = discourse.last_in_sentence(at)
    if length.label == "P1Y" and compared is not None and compared.unit == "quarter":
        return calendar.neighbour(compared, -4)
    return length.from_day(discourse.today(), -1)


@rule("from-now", "LENGTH HENCE | LENGTH FROM (NOW | DATE)")
def from_now(match: Match) -> Replacement:
    """«two weeks from now», «three days from tomorrow»."""
    length, base = length_of(match.first("LENGTH")), match.find("DATE")
    if length.is_vague:
        return duration(match, length.label)

    def find(discourse: Discourse) -> CalendarSpan:
        day = meaning_of(base, discourse).value.first if base else discourse.today()
        return length.from_day(day or discourse.today(), 1)

    return relative(match, length.unit, find) if base is None or expression_of(base).unit == "day" else None


EARLY = (day_before_yesterday, before_last, unit, deixis, part_of_today)
LATE = (
    turned, weekday_before_last, counted_weekday, turned_weekday, ago_from_day, weekday_ago, weekday_week,
    weekday_of_week, weekday_ordinal, weekday, ago,
    from_now, ahead,
)  # fmt: skip
