"""Which part of a date is meant? «early 2015», «mid-March», «the end of 2014», «earlier this year», «the first week
of May».

The first, middle and last third of a unit are early, mid and late: of a year in whole months, of a month in tens of
days. The value stays the unit that is named; the part is the period.
"""

from __future__ import annotations

from collections.abc import Callable

from geobrief.reading.dates import stretches
from geobrief.reading.dates.discourse import Discourse, Sense
from geobrief.reading.dates.expressions import expression_of, meaning, relative, sense_of
from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.stretches import DAY, Stretch, between, days
from geobrief.reading.dates.tokens import KINDS, Token

Part = Callable[[Stretch], Stretch]
_MONTHS = {"year": 12, "half": 6, "quarter": 3, "season": 3}
_SHARES = {"decade": ((0, 3), (3, 7), (7, 9)), "century": ((0, 32), (33, 66), (67, 99))}


def third(whole: Stretch, place: int) -> Stretch:
    """The first (0), middle (1) or last (2) third of a stretch; a day, or an interval of other kinds, has none.

    >>> third(stretches.month(2015, 3), 1).edtf, third(stretches.year(2014), 2).edtf
    ('2015-03-11/2015-03-20', '2014-09/2014-12')
    """
    if whole.first is None or whole.last is None:
        return whole
    if whole.unit in _MONTHS:
        return _months(whole, _MONTHS[whole.unit] // 3 * place, _MONTHS[whole.unit] // 3)
    if whole.unit in _SHARES:
        first, last = _SHARES[whole.unit][place]
        return between(stretches.year(whole.first.year + first), stretches.year(whole.first.year + last))
    if whole.unit == "month":
        return days(
            "interval",
            whole.first + 10 * place * DAY,
            whole.last if place == 2 else whole.first + (10 * place + 9) * DAY,
        )
    if whole.unit == "week":
        return days("interval", whole.first + (0, 1, 3)[place] * DAY, whole.first + (2, 4, 6)[place] * DAY)
    return whole


def _months(whole: Stretch, skipped: int, count: int) -> Stretch:
    assert whole.first
    return stretches.months("interval", "", (whole.first.year, whole.first.month + skipped), count)


def edge(whole: Stretch, place: int) -> Stretch:
    """The beginning (0) or end (2) of a stretch: a month of a year, ten days of a month, a year of a decade.

    >>> edge(stretches.year(2014), 2).edtf
    '2014-12'
    """
    if whole.first is None or whole.last is None:
        return whole
    day = whole.last if place else whole.first
    if whole.unit in _MONTHS:
        return stretches.month(day.year, day.month)
    if whole.unit == "decade":
        return stretches.year(day.year)
    if whole.unit == "century":
        return stretches.decade(day.year)
    return third(whole, place)


def _wrapped(view: View, date: Token, part: Part) -> Token:
    """A token whose value stays what the date names, while it means a part of it."""

    def sense(discourse: Discourse) -> Sense:
        inner = sense_of(date, discourse)
        return Sense(inner.value, part(inner.value))

    return meaning(view, expression_of(date).unit, sense, fixed=expression_of(date).fixed)


@rule("third", "THE? [EARLY MID LATE] (DASH | IN | OF)? DATE")
def third_of(view: View) -> Made:
    """«early 2015», «mid-March», «late in 2014», «the middle of October»."""
    place = view.the("EARLY", "MID", "LATE").number
    return _wrapped(view, view.the("DATE"), lambda whole: third(whole, place))


@rule("thirds", "[EARLY MID] DASH? [TO OR] DASH? [MID LATE] DASH? DATE")
def thirds(view: View) -> Made:
    """«mid-to-late 2015»."""
    first, last = (token.number for token in view.every("EARLY", "MID", "LATE"))
    return _wrapped(view, view.the("DATE"), lambda whole: between(third(whole, first), third(whole, last)))


@rule("edge", "[THE A]? VAGUE? EDGE OF DATE")
def edge_of(view: View) -> Made:
    """«the end of 2014», «beginning of next week»."""
    place = view.the("EDGE").number
    return _wrapped(view, view.the("DATE"), lambda whole: edge(whole, place))


@rule("this-unit", "(?<=[OF IN EARLY LATE]) [THE THIS POSSESSIVE] UNIT")
def this_unit(view: View) -> Made:
    """«the end of the year», «later in the month»: the unit of publication."""
    name = view.the("UNIT").name
    before = view.before()
    counted = view.before(2).kind == KINDS["UNIT"] and view.before(3).kind == KINDS["ORDINAL"]
    of_part = before.kind == KINDS["OF"] and (counted or view.before(2).kind in _OUTER)
    in_part = before.kind == KINDS["IN"] and view.before(2).kind in _COMPARED
    if name not in {"week", "month", "quarter", "year", "decade", "century"} or not (of_part or in_part):
        return None
    return relative(view, name, lambda d: stretches.of_unit(name, d.today()))


_OUTER = frozenset(KINDS[name] for name in ("EDGE", "MID", "REST"))
_COMPARED = frozenset(KINDS[name] for name in ("EARLIER", "LATER", "EARLY", "LATE"))


@rule("unit-end", "UNIT [DASH OWN]? EDGE (?!OF)")
def unit_end(view: View) -> Made:
    """«year-end», «the month's end»."""
    name, place = view.the("UNIT").name, view.the("EDGE").number
    if name not in {"week", "month", "quarter", "year", "decade"} or view.tokens[-1].word not in {"end", "close"}:
        return None

    def sense(discourse: Discourse) -> Sense:
        whole = stretches.of_unit(name, discourse.today())
        return Sense(whole, edge(whole, place))

    return meaning(view, name, sense)


@rule("mid-unit", "MID DASH UNIT")
def mid_unit(view: View) -> Made:
    """«mid-month»."""
    name = view.the("UNIT").name
    if name not in {"week", "month", "year", "decade", "century"}:
        return None

    def sense(discourse: Discourse) -> Sense:
        whole = stretches.of_unit(name, discourse.today())
        return Sense(whole, third(whole, 1))

    return meaning(view, name, sense)


@rule("compared", "[EARLIER LATER] [IN ON]? DATE")
def compared(view: View) -> Made:
    """«earlier this year»: up to the day before publication; «later this month»: from that day on."""
    date, sign = view.the("DATE"), view.tokens[0].number

    def sense(discourse: Discourse) -> Sense:
        inner = sense_of(date, discourse)
        return Sense(inner.value, _beside_today(inner.value, discourse, sign))

    return meaning(view, expression_of(date).unit, sense, fixed=expression_of(date).fixed)


def _beside_today(whole: Stretch, discourse: Discourse, sign: int) -> Stretch:
    today, first, last = discourse.published, whole.first, whole.last
    if today is None or first is None or last is None or not first <= today <= last or first == last:
        return whole
    if sign < 0:
        return days("interval", first, today - DAY) if first < today else whole
    return days("interval", today, last)


@rule("rest", "THE? REST OF? DATE")
def rest(view: View) -> Made:
    """«the rest of the year»."""
    date = view.the("DATE")

    def sense(discourse: Discourse) -> Sense:
        whole = sense_of(date, discourse).value
        if whole.first is None or whole.last is None or not whole.first <= discourse.today() <= whole.last:
            return Sense.of(whole)
        return Sense(whole, days("interval", discourse.today(), whole.last))

    return meaning(view, expression_of(date).unit, sense)


@rule("sometime", "SOMETIME [IN ON]? DATE")
def sometime(view: View) -> Made:
    """«sometime next year»."""
    date = view.the("DATE")
    return meaning(view, expression_of(date).unit, lambda d: sense_of(date, d), fixed=expression_of(date).fixed)


WHOLES = (this_unit, unit_end, mid_unit)
PARTS = (thirds, third_of, edge_of, compared, rest, sometime)
