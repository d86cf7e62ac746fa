"""Which smaller unit of a larger one is told? «the first week of May», «the 20th of next month», «July last year»."""

from __future__ import annotations

from geobrief.reading.dates import stretches
from geobrief.reading.dates.discourse import Discourse
from geobrief.reading.dates.expressions import expression_of, relative, sense_of
from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.holidays import nth_weekday
from geobrief.reading.dates.spans import length_of
from geobrief.reading.dates.stretches import Stretch, between

_PLACE = "[ORDINAL FINAL LAST LATEST]"


@rule("piece", f"THE? {_PLACE} UNIT [OF IN] DATE | THE? {_PLACE} UNIT DATE")
def piece(view: View) -> Made:
    """«the first week of May», «the third month of 2021», «the last day of 2014»."""
    unit, date = view.the("UNIT").name, view.the("DATE")
    number = view.the("ORDINAL", "FINAL", "LAST", "LATEST").number or -1
    if unit not in {"day", "week", "weekend", "month", "year", "decade"}:
        return None
    return relative(
        view, unit, lambda d: _piece(sense_of(date, d).value, unit, number), fixed=expression_of(date).fixed
    )


def _piece(whole: Stretch, unit: str, number: int) -> Stretch:
    if whole.first is None or whole.last is None:
        raise ValueError("an open stretch cannot be divided")
    if unit in {"week", "weekend"}:
        weekday = 4 if unit == "week" else 6
        return stretches.of_unit(unit, nth_weekday(whole, weekday, number))
    first = stretches.of_unit(unit, whole.last if number < 0 else whole.first, 0 if number < 0 else number - 1)
    if first.first is None or not whole.first <= first.first <= whole.last:
        raise ValueError("the stretch has not so many units")
    return first


@rule("day-of", "THE? ORDINAL UNIT? OF DATE | THE ORDINAL DATE")
def day_of(view: View) -> Made:
    """«the 20th of next month», «the 15th day of that month»."""
    number, date, unit = view.the("ORDINAL").number, view.the("DATE"), view.find("UNIT")
    if expression_of(date).unit != "month" or number > 31 or (unit and unit.name != "day"):
        return None
    return relative(
        view, "day", lambda d: _piece(sense_of(date, d).value, "day", number), fixed=expression_of(date).fixed
    )


@rule("day-of-this-month", "(?<=[ON UNTIL BY BEFORE SINCE OF]) THE ORDINAL (?=[DOT COMMA STOP SHUT BREAK AND TO])")
def day_of_this_month(view: View) -> Made:
    """«on the 18th»: the latest one, or the next one where the sentence looks ahead."""
    token, at = view.the("ORDINAL"), view.tokens[0].start
    if not token.word[0].isdigit() or token.number > 31:
        return None
    number = token.number

    def find(discourse: Discourse) -> Stretch:
        months = [stretches.of_unit("month", discourse.today(), steps) for steps in range(-2, 3)]
        days = [_piece(each, "day", number) for each in months if each.last and number <= each.last.day]
        return discourse.choose(at, days)

    return relative(view, "day", find)


@rule("numbered-week", "THE? UNIT [DAY COUNT NUM] OF DATE")
def numbered_week(view: View) -> Made:
    """«week 31 of 2018», as ISO 8601 counts them."""
    number, date = view.the("DAY", "COUNT", "NUM").number, view.the("DATE")
    if view.the("UNIT").name != "week" or expression_of(date).unit != "year":
        return None
    return relative(view, "week", lambda d: _piece(sense_of(date, d).value, "week", number))


@rule("week-of", "[THE A] UNIT ([STARTING EDGE] ON? | OF) DATE")
def week_of(view: View) -> Made:
    """«the week of July 14», «the week beginning on 4 February»."""
    date = view.the("DATE")
    if view.the("UNIT").name != "week" or expression_of(date).unit != "day":
        return None

    def find(discourse: Discourse) -> Stretch:
        return stretches.week(sense_of(date, discourse).value.first or discourse.today())

    return relative(view, "week", find, fixed=expression_of(date).fixed)


@rule("units-of", f"THE? {_PLACE} LENGTH OF DATE")
def units_of(view: View) -> Made:
    """«the first nine months of 1997», «the last four months of 2021»."""
    length, date = length_of(view.the("LENGTH")), view.the("DATE")
    at_end = view.the("ORDINAL", "FINAL", "LAST", "LATEST").number != 1
    if length.is_vague or length.more:
        return None
    unit, count = length.name, int(length.count or 1)

    def find(discourse: Discourse) -> Stretch:
        whole = sense_of(date, discourse).value
        if whole.first is None or whole.last is None:
            raise ValueError("an open stretch cannot be divided")
        if at_end:
            return between(stretches.of_unit(unit, whole.last, 1 - count), stretches.of_unit(unit, whole.last))
        return between(stretches.of_unit(unit, whole.first), stretches.of_unit(unit, whole.first, count - 1))

    return relative(view, "interval", find, fixed=expression_of(date).fixed)


@rule("year-of", "DATE ([OF COMMA IN OWN] | OWN FISCAL)? DATE")
def year_of(view: View) -> Made:
    """«July last year», «the third quarter of this year», «last year's fourth quarter»."""
    first, second = view.every("DATE")
    owned = view.has("OWN")
    inner, outer = (second, first) if owned or expression_of(first).unit == "year" else (first, second)
    make = expression_of(inner).in_year
    if make is None or expression_of(outer).unit != "year" or (inner is second and not owned and len(view.tokens) > 2):
        return None

    def find(discourse: Discourse) -> Stretch:
        year = sense_of(outer, discourse).value.first
        return make((year or discourse.today()).year)

    return relative(view, expression_of(inner).unit, find, fixed=expression_of(outer).fixed)


YEARS = (year_of,)
PIECES = (piece, day_of, day_of_this_month, numbered_week, week_of, units_of)
