"""Which date is told by its distance from publication? «last July», «on Tuesday», «two years ago»."""

from __future__ import annotations

import datetime as dt

from geobrief.reading.dates import stretches
from geobrief.reading.dates.discourse import Discourse, MakeInYear, Sense, distance
from geobrief.reading.dates.expressions import duration, expression_of, meaning, relative, sense_of
from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.holidays import nth_weekday
from geobrief.reading.dates.spans import Length, length_of
from geobrief.reading.dates.stretches import Stretch
from geobrief.reading.dates.tokens import KINDS

_TURN = "[LAST PAST THIS NEXT COMING PREVIOUS FOLLOWING]"
_TURNED = f"THE? (THIS [PAST COMING] | {_TURN})"
_TURNS = ("LAST", "PAST", "NEXT", "COMING", "PREVIOUS", "FOLLOWING", "THIS")
_UNITS_OF_DATES = frozenset({"week", "fortnight", "weekend", "month", "quarter", "year", "decade", "century"})


def _steps(view: View) -> int:
    """−1 for last, 0 for this, 1 for next; «this past» and «this coming» go by the second word."""
    return view.the(*_TURNS).number if not view.has("THIS") else view.every(*_TURNS)[-1].number


@rule("unit", f"(?<!THE) {_TURNED} FISCAL? UNIT (?!OF)")
def unit(view: View) -> Made:
    """«last year», «this week», «the coming month»; «the following year» rests on a date told before."""
    name, steps = view.the("UNIT").name, _steps(view)
    if name not in _UNITS_OF_DATES or (view.has("THE") and view.has("NEXT", "PREVIOUS", "FOLLOWING")):
        return None
    if view.the("UNIT").capital:  # a programme or a paper: «This Week»
        return None
    if not view.has("THE") or not view.has("PAST", "LAST") or name in {"week", "weekend", "century"}:
        return relative(view, name, lambda d: stretches.of_unit(name, d.today(), steps))
    return meaning(view, name, lambda d: _trailing(d.today(), name))


def _trailing(today: dt.date, unit: str) -> Sense:
    """«the past year»: the unit before this one, and in fact the twelve months up to today."""
    count = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 1)
    first = stretches.shift_months(today, -count)
    return Sense(stretches.of_unit(unit, today, -1), stretches.days("interval", first, today))


@rule("turned", "(?<!THE) THE? (THIS [PAST COMING] | [LAST PAST THIS NEXT COMING]) [DATE SEASON]")
def turned(view: View) -> Made:
    """«last July», «this summer», «next Easter»."""
    named, steps = view.tokens[-1], _steps(view)
    if named.kind == KINDS["SEASON"]:
        code = named.number
        return relative(view, "season", lambda d: _turned(d.today(), lambda year: stretches.season(year, code), steps))
    make = expression_of(named).in_year
    return relative(view, expression_of(named).unit, lambda d: _turned(d.today(), make, steps)) if make else None


def _turned(today: dt.date, make: MakeInYear, steps: int) -> Stretch:
    near = [make(year) for year in range(max(1, today.year - 1), min(9999, today.year + 1) + 1)]
    if steps < 0:
        return [stretch for stretch in near if stretch.last and stretch.last < today][-1]
    if steps > 0:
        return next(stretch for stretch in near if stretch.first and stretch.first > today)
    if near[0].unit == "season":
        return min(near, key=lambda stretch: distance(stretch, today))
    return make(today.year)


@rule("turned-weekday", f"(?<!THE) THE? (THIS [PAST COMING] | {_TURN}) WEEKDAY DAYPART?")
def turned_weekday(view: View) -> Made:
    """«last Tuesday», «next Friday» (of the week after this one), «this Monday»."""
    if view.has("THE") and not view.has("PAST", "COMING", "LAST"):
        return None
    number, steps, coming = view.the("WEEKDAY").number, _steps(view), view.has("COMING")
    return relative(view, "day", lambda d: stretches.day(_turned_weekday(d.today(), number, steps, coming=coming)))


def _turned_weekday(today: dt.date, weekday: int, steps: int, *, coming: bool) -> dt.date:
    if coming:
        return today + dt.timedelta((weekday - today.isoweekday()) % 7 or 7)
    if steps < 0:
        return today - dt.timedelta((today.isoweekday() - weekday) % 7 or 7)
    return today + dt.timedelta(weekday - today.isoweekday() + 7 * steps)


@rule("weekday-of-week", "WEEKDAY [OF COMMA]? DATE | DATE ON? WEEKDAY")
def weekday_of_week(view: View) -> Made:
    """«Sunday of next week», «last week Wednesday», «Monday of the following week»."""
    week, number = view.the("DATE"), view.the("WEEKDAY").number
    if expression_of(week).unit != "week":
        return None

    def find(discourse: Discourse) -> Stretch:
        first = sense_of(week, discourse).value.first
        return stretches.day((first or discourse.today()) + dt.timedelta(number - 1))

    return relative(view, "day", find)


@rule("counted-weekday", "THE? [ORDINAL FINAL LAST] WEEKDAY [OF IN] DATE")
def counted_weekday(view: View) -> Made:
    """«the first Friday of June», «the last Sunday in March 2015»."""
    outer, number = view.the("DATE"), view.the("WEEKDAY").number
    count = view.the("ORDINAL", "FINAL", "LAST").number

    def find(discourse: Discourse) -> Stretch:
        return stretches.day(nth_weekday(sense_of(outer, discourse).value, number, count))

    return relative(view, "day", find, fixed=expression_of(outer).fixed)


@rule("weekday-ordinal", "WEEKDAY COMMA? THE? ORDINAL")
def weekday_ordinal(view: View) -> Made:
    """«Friday the 15th»: the nearest month in which that day is a Friday."""
    weekday, number = view.the("WEEKDAY").number, view.the("ORDINAL").number
    return relative(view, "day", lambda d: _in_a_month(d.today(), weekday, number)) if number <= 31 else None


def _in_a_month(today: dt.date, weekday: int, number: int) -> Stretch:
    months = [stretches.month(today.year, today.month + step).last for step in range(-12, 13)]
    days = [last.replace(day=number) for last in months if last and number <= last.day]
    return stretches.day(min((d for d in days if d.isoweekday() == weekday), key=lambda d: abs((d - today).days)))


@rule("weekday", "WEEKDAY DAYPART?")
def weekday(view: View) -> Made:
    """«on Tuesday», «Tuesday night»: the latest one, or the next one where the sentence looks ahead."""
    number, at = view.the("WEEKDAY").number, view.tokens[0].start

    def find(discourse: Discourse) -> Stretch:
        today, tense = discourse.today(), discourse.tense_at(at)
        forward = (number - today.isoweekday()) % 7
        back = (today.isoweekday() - number) % 7
        ahead = {"future": True, "conditional": back > 1, "either": forward < back}.get(tense, False)
        return stretches.day(today + dt.timedelta(forward if ahead else -back))

    return relative(view, "day", find)


@rule("day-before-yesterday", "THE UNIT [BEFORE INSIDE] DEIXIS")
def day_before_yesterday(view: View) -> Made:
    """«the day before yesterday», «the day after tomorrow»."""
    steps = view.the("DEIXIS").number
    if view.the("UNIT").name != "day" or not steps:
        return None
    return relative(view, "day", lambda d: stretches.day(d.today() + dt.timedelta(2 * steps)))


@rule("deixis", "DEIXIS DAYPART?")
def deixis(view: View) -> Made:
    """«today», «yesterday», «tomorrow morning»."""
    steps, own = view.the("DEIXIS").number, view.after().kind == KINDS["OWN"]
    if own and view.tokens[0].word == "today" and not view.has("DAYPART"):
        return relative(view, "day", lambda d: stretches.day(d.today()))
    return relative(view, "day", lambda d: stretches.day(d.today() + dt.timedelta(steps)))


@rule("part-of-today", "[THIS LAST] DAYPART")
def part_of_today(view: View) -> Made:
    """«this morning», «last night»."""
    steps = view.tokens[0].number
    return relative(view, "day", lambda d: stretches.day(d.today() + dt.timedelta(steps)))


@rule("before-last", "THE UNIT BEFORE LAST | THE UNIT INSIDE THE? NEXT")
def before_last(view: View) -> Made:
    """«the year before last», «the week after next»."""
    name, steps = view.the("UNIT").name, 2 if view.has("NEXT") else -2
    if name not in _UNITS_OF_DATES or (view.has("NEXT") and view.the("INSIDE").name != "after"):
        return None
    return relative(view, name, lambda d: stretches.of_unit(name, d.today(), steps))


@rule("ago", "LENGTH AGO")
def ago(view: View) -> Made:
    """«two years ago» (a year), «three weeks ago» (a day)."""
    length = length_of(view.the("LENGTH"))
    if length.is_vague:
        return duration(view, length.label)
    at = view.tokens[0].start
    return relative(view, length.unit, lambda d: _ago(length, d, at))


def _ago(length: Length, discourse: Discourse, at: int) -> Stretch:
    compared = discourse.just_told(at)
    if length.label == "P1Y" and compared is not None and compared.unit == "quarter":
        return stretches.neighbour(compared, -4)
    return length.from_day(discourse.today(), -1)


@rule("from-now", "LENGTH HENCE | LENGTH FROM (NOW | DATE)")
def from_now(view: View) -> Made:
    """«two weeks from now», «three days from tomorrow»."""
    length, base = length_of(view.the("LENGTH")), view.find("DATE")
    if length.is_vague:
        return duration(view, length.label)

    def find(discourse: Discourse) -> Stretch:
        day = sense_of(base, discourse).value.first if base else discourse.today()
        return length.from_day(day or discourse.today(), 1)

    return relative(view, length.unit, find) if base is None or expression_of(base).unit == "day" else None


EARLY = (day_before_yesterday, before_last, unit, deixis, part_of_today)
LATE = (turned, turned_weekday, counted_weekday, weekday_of_week, weekday_ordinal, weekday, ago, from_now)
