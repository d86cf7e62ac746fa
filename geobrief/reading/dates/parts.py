"""Parts of dates: «early 2015», «mid-March», «the end of 2014», «earlier this year», «the first week of May».

The first, middle and last third of a unit are early, mid and late: of a year in whole months, of a month in tens of
days. The value stays the unit that is named and the part is the period, but for smaller units of the calendar («the
first week of May», «the 20th of next month», «July last year»), which are values themselves.
"""

from __future__ import annotations

from collections.abc import Callable

from geobrief.reading.dates import calendar
from geobrief.reading.dates.calendar import DAY, CalendarSpan, between, days
from geobrief.reading.dates.discourse import Discourse, Meaning
from geobrief.reading.dates.grammar import Match, Replacement, expression_of, meaning_of, relative, rule, with_meaning
from geobrief.reading.dates.lengths import length_of
from geobrief.reading.dates.lexicon import KINDS, kinds, words
from geobrief.reading.dates.tokens import DateToken

Part = Callable[[CalendarSpan], CalendarSpan]
_MONTHS = {"year": 12, "half": 6, "quarter": 3, "season": 3}
_SHARES = {"decade": ((0, 3), (3, 7), (7, 9)), "century": ((0, 32), (33, 66), (67, 99))}


def third(whole: CalendarSpan, place: int) -> CalendarSpan:
    """The first (0), middle (1) or last (2) third of a span; a day, or an interval of other kinds, has none.

    >>> third(calendar.month(2015, 3), 1).edtf, third(calendar.year(2014), 2).edtf
    ('2015-03-11/2015-03-20', '2014-09/2014-12')
    """
    if whole.first is None or whole.last is None:
        return whole
    if whole.unit in _MONTHS:
        return _months(whole, _MONTHS[whole.unit] // 3 * place, _MONTHS[whole.unit] // 3)
    if whole.unit in _SHARES:
        first, last = _SHARES[whole.unit][place]
        return between(calendar.year(whole.first.year + first), calendar.year(whole.first.year + last))
    if whole.unit == "month":
        return days(
            "interval",
            whole.first + 10 * place * DAY,
            whole.last if place == 2 else whole.first + (10 * place + 9) * DAY,
        )
    if whole.unit == "week":
        return days("interval", whole.first + (0, 1, 3)[place] * DAY, whole.first + (2, 4, 6)[place] * DAY)
    return whole


def _months(whole: CalendarSpan, skipped: int, count: int) -> CalendarSpan:
    assert whole.first
    return calendar.months("interval", "", (whole.first.year, whole.first.month + skipped), count)


def edge(whole: CalendarSpan, place: int) -> CalendarSpan:
    """The beginning (0) or end (2) of a span: a month of a year, ten days of a month, a year of a decade.

    >>> edge(calendar.year(2014), 2).edtf
    '2014-12'
    """
    if whole.first is None or whole.last is None:
        return whole
    day = whole.last if place else whole.first
    if whole.unit in _MONTHS:
        return calendar.month(day.year, day.month)
    if whole.unit == "decade":
        return calendar.year(day.year)
    if whole.unit == "century":
        return calendar.decade(day.year)
    return third(whole, place)


def _wrapped(match: Match, date: DateToken, part: Part) -> DateToken:
    """A token whose value is that of the date and whose period is a part of it."""

    def meaning(discourse: Discourse) -> Meaning:
        inner = meaning_of(date, discourse)
        return Meaning(inner.value, part(inner.value))

    return with_meaning(match, expression_of(date).unit, meaning, fixed=expression_of(date).fixed)


@rule("third", "THE? [EARLY MID LATE] (DASH | IN | OF)? DATE")
def third_of(match: Match) -> Replacement:
    """«early 2015», «mid-March», «late in 2014», «the middle of October»."""
    place = match.first("EARLY", "MID", "LATE").number
    return _wrapped(match, match.first("DATE"), lambda whole: third(whole, place))


@rule("thirds", "[EARLY MID] DASH? [TO OR] DASH? [MID LATE] DASH? DATE")
def thirds(match: Match) -> Replacement:
    """«mid-to-late 2015»."""
    first, last = (token.number for token in match.every("EARLY", "MID", "LATE"))
    return _wrapped(match, match.first("DATE"), lambda whole: between(third(whole, first), third(whole, last)))


@rule("edge", "[THE A]? VAGUE? EDGE OF DATE")
def edge_of(match: Match) -> Replacement:
    """«the end of 2014», «beginning of next week»."""
    place = match.first("EDGE").number
    return _wrapped(match, match.first("DATE"), lambda whole: edge(whole, place))


@rule("this-unit", "(?<=[OF IN EARLY LATE]) [THE THIS POSSESSIVE] UNIT")
def this_unit(match: Match) -> Replacement:
    """«the end of the year», «later in the month»: the unit of publication."""
    name = match.first("UNIT").name
    before = match.before()
    counted = match.before(2).kind == KINDS["UNIT"] and match.before(3).kind == KINDS["ORDINAL"]
    of_part = before.kind == KINDS["OF"] and (counted or match.before(2).kind in _OUTER)
    in_part = before.kind == KINDS["IN"] and match.before(2).kind in _COMPARED
    if name not in {"week", "month", "quarter", "year", "decade", "century"} or not (of_part or in_part):
        return None
    return relative(match, name, lambda d: calendar.of_unit(name, d.today()))


_OUTER = kinds("EDGE MID REST")
_COMPARED = kinds("EARLIER LATER EARLY LATE")


@rule("unit-end", "UNIT [DASH OWN]? EDGE (?!OF)")
def unit_end(match: Match) -> Replacement:
    """«year-end», «the month's end»."""
    name, place = match.first("UNIT").name, match.first("EDGE").number
    if name not in {"week", "month", "quarter", "year", "decade"} or match.tokens[-1].word not in {"end", "close"}:
        return None

    def meaning(discourse: Discourse) -> Meaning:
        whole = calendar.of_unit(name, discourse.today())
        return Meaning(whole, edge(whole, place))

    return with_meaning(match, name, meaning)


@rule("mid-unit", "MID DASH UNIT")
def mid_unit(match: Match) -> Replacement:
    """«mid-month»."""
    name = match.first("UNIT").name
    if name not in {"week", "month", "year", "decade", "century"}:
        return None

    def meaning(discourse: Discourse) -> Meaning:
        whole = calendar.of_unit(name, discourse.today())
        return Meaning(whole, third(whole, 1))

    return with_meaning(match, name, meaning)


@rule("compared", "[EARLIER LATER] [IN ON]? DATE")
def compared(match: Match) -> Replacement:
    """«earlier this year»: up to the day before publication; «later this month»: from that day on."""
    date, sign = match.first("DATE"), match.tokens[0].number

    def meaning(discourse: Discourse) -> Meaning:
        inner = meaning_of(date, discourse)
        return Meaning(inner.value, _beside_today(inner.value, discourse, sign))

    return with_meaning(match, expression_of(date).unit, meaning, fixed=expression_of(date).fixed)


def _beside_today(whole: CalendarSpan, discourse: Discourse, sign: int) -> CalendarSpan:
    today, first, last = discourse.published, whole.first, whole.last
    if today is None or first is None or last is None or not first <= today <= last or first == last:
        return whole
    if sign < 0:
        return days("interval", first, today - DAY) if first < today else whole
    return days("interval", today, last)


@rule("rest", "THE? REST OF? DATE")
def rest(match: Match) -> Replacement:
    """«the rest of the year»."""
    date = match.first("DATE")

    def meaning(discourse: Discourse) -> Meaning:
        whole = meaning_of(date, discourse).value
        if whole.first is None or whole.last is None or not whole.first <= discourse.today() <= whole.last:
            return Meaning.of(whole)
        return Meaning(whole, days("interval", discourse.today(), whole.last))

    return with_meaning(match, expression_of(date).unit, meaning)


@rule("sometime", "SOMETIME [IN ON]? DATE")
def sometime(match: Match) -> Replacement:
    """«sometime next year»."""
    date = match.first("DATE")
    return with_meaning(match, expression_of(date).unit, lambda d: meaning_of(date, d), fixed=expression_of(date).fixed)


WHOLES = (this_unit, unit_end, mid_unit)
PARTS = (thirds, third_of, edge_of, compared, rest, sometime)


_PLACE = "[ORDINAL FINAL LAST LATEST]"


@rule("piece", f"THE? {_PLACE} UNIT [OF IN] DATE | THE? {_PLACE} UNIT DATE")
def piece(match: Match) -> Replacement:
    """«the first week of May», «the third month of 2021», «the last day of 2014»."""
    unit, date = match.first("UNIT").name, match.first("DATE")
    number = match.first("ORDINAL", "FINAL", "LAST", "LATEST").number or -1
    if unit not in {"day", "week", "weekend", "month", "year", "decade"}:
        return None
    return relative(
        match, unit, lambda d: _piece(meaning_of(date, d).value, unit, number), fixed=expression_of(date).fixed
    )


def _piece(whole: CalendarSpan, unit: str, number: int) -> CalendarSpan:
    if whole.first is None or whole.last is None:
        raise ValueError("an open span cannot be divided")
    if unit in {"week", "weekend"}:
        weekday = 4 if unit == "week" else 6
        return calendar.of_unit(unit, calendar.nth_weekday(whole, weekday, number))
    first = calendar.of_unit(unit, whole.last if number < 0 else whole.first, 0 if number < 0 else number - 1)
    if first.first is None or not whole.first <= first.first <= whole.last:
        raise ValueError("the span does not have so many units")
    return first


@rule("day-of", "THE? ORDINAL UNIT? OF DATE | THE ORDINAL DATE")
def day_of(match: Match) -> Replacement:
    """«the 20th of next month», «the 15th day of that month»."""
    number, date, unit = match.first("ORDINAL").number, match.first("DATE"), match.find("UNIT")
    if expression_of(date).unit != "month" or number > 31 or (unit and unit.name != "day"):
        return None
    return relative(
        match, "day", lambda d: _piece(meaning_of(date, d).value, "day", number), fixed=expression_of(date).fixed
    )


_AFTER_DAY = kinds("DOT COMMA STOP SHUT BREAK AND TO THE A THIS THAT")
_OPENS_CLAUSE = frozenset("he she it they we who there both all some his its their another".split())


@rule("day-of-this-month", "(?<=[ON UNTIL BY BEFORE SINCE OF]) THE ORDINAL (?!MONTH)")
def day_of_this_month(match: Match) -> Replacement:
    """«on the 18th»: the first one after an earlier date, else the latest or, if the sentence looks ahead, the next."""
    token, at, after = match.first("ORDINAL"), match.tokens[0].start, match.after()
    names = after.capital and match.before().kind == KINDS["ON"] and after.word not in words("numbered_things")
    verb = after.word in words("past") or after.word in words("future")
    is_end = names or verb or after.kind in _AFTER_DAY or after.word in _OPENS_CLAUSE
    if not token.word[0].isdigit() or token.number > 31 or not is_end:
        return None
    number = token.number

    def find(discourse: Discourse) -> CalendarSpan:
        day = discourse.day_of_story(at, number)
        if day is not None:
            return day
        months = calendar.around("month", discourse.today(), 2)
        days = [_piece(each, "day", number) for each in months if each.last and number <= each.last.day]
        return discourse.choose(at, days)

    return relative(match, "day", find)


@rule("numbered-week", "THE? UNIT [DAY COUNT NUM] OF DATE")
def numbered_week(match: Match) -> Replacement:
    """«week 31 of 2018», as ISO 8601 counts them."""
    number, date = match.first("DAY", "COUNT", "NUM").number, match.first("DATE")
    if match.first("UNIT").name != "week" or expression_of(date).unit != "year":
        return None
    return relative(match, "week", lambda d: _piece(meaning_of(date, d).value, "week", number))


@rule("week-of", "[THE A] UNIT ([STARTING EDGE] ON? | OF) DATE")
def week_of(match: Match) -> Replacement:
    """«the week of July 14», «the week beginning on 4 February»."""
    date = match.first("DATE")
    if match.first("UNIT").name != "week" or expression_of(date).unit != "day":
        return None

    def find(discourse: Discourse) -> CalendarSpan:
        return calendar.week(meaning_of(date, discourse).value.first or discourse.today())

    return relative(match, "week", find, fixed=expression_of(date).fixed)


@rule("units-of", f"THE? {_PLACE} LENGTH OF DATE")
def units_of(match: Match) -> Replacement:
    """«the first nine months of 1997», «the last four months of 2021»."""
    length, date = length_of(match.first("LENGTH")), match.first("DATE")
    at_end = match.first("ORDINAL", "FINAL", "LAST", "LATEST").number != 1
    if length.is_vague or length.more:
        return None
    unit, count = length.name, int(length.count or 1)

    def find(discourse: Discourse) -> CalendarSpan:
        whole = meaning_of(date, discourse).value
        if whole.first is None or whole.last is None:
            raise ValueError("an open span cannot be divided")
        if at_end:
            return between(calendar.of_unit(unit, whole.last, 1 - count), calendar.of_unit(unit, whole.last))
        return between(calendar.of_unit(unit, whole.first), calendar.of_unit(unit, whole.first, count - 1))

    return relative(match, "interval", find, fixed=expression_of(date).fixed)


@rule("year-of", "DATE ([OF COMMA IN OWN] | OWN FISCAL)? DATE")
def year_of(match: Match) -> Replacement:
    """«July last year», «the third quarter of this year», «last year's fourth quarter»."""
    first, second = match.every("DATE")
    owned = match.has("OWN")
    inner, outer = (second, first) if owned or expression_of(first).unit == "year" else (first, second)
    make = expression_of(inner).in_year
    if make is None or expression_of(outer).unit != "year" or (inner is second and not owned and len(match.tokens) > 2):
        return None

    def find(discourse: Discourse) -> CalendarSpan:
        year = meaning_of(outer, discourse).value.first
        return make((year or discourse.today()).year)

    return relative(match, expression_of(inner).unit, find, fixed=expression_of(outer).fixed)


OF_YEARS = (year_of,)
PIECES = (piece, day_of, day_of_this_month, numbered_week, week_of, units_of)
