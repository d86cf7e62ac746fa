"""YES means so in every reading, NO in none, MAYBE in some; no answer is more or less certain than that."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geobrief.when import Answer, Date, Period, after, before, overlaps, same, within

from . import readings, writing

FUNCTIONS = {"before": before, "after": after, "within": within, "overlaps": overlaps, "same": same}
SINGLES = [
    *("2000-02-29", "2000-03-01", "2000-03-02", "2000-02-2X", "2000-03-0X", "2000-03-X1", "2000-XX-29", "200X-02-29"),
    *("2000-0X-30", "2000-02", "2000-03", "2000-0X-01", "200X-03-01"),
]
SETS = ["[2000-02-28,2000-03-02]", "[2000-02-28..2000-03-01]", "[2000-02-29,2000-03-01..2000-03-03,2001-03-01]"]
COARSE = ["2000", "2000-33", "2000-34", "2000-1X", "200X", "2000-XX-XX", "[2000,2002-03]"]
ends = st.sampled_from([*(text for text in SINGLES if text not in ("2000-02", "2000-03")), "", ".."])


@st.composite
def periods(draw: st.DrawFn) -> str:
    start, end = draw(ends), draw(ends)
    if start.strip(".") and end.strip(".") and readings.days(start)[0] > readings.days(end)[-1]:
        start, end = end, start
    return f"{start}/{end}"


def place(text: str) -> Date | Period:
    return Period(text) if "/" in text else Date(text)


def brute(name: str, one: list[readings.Stretch], other: list[readings.Stretch]) -> Answer:
    holds, found = readings.RELATIONS[name], set()
    for a, b in product(one, other):
        found.add(holds(a, b))
        if len(found) == 2:
            return Answer.MAYBE
    return Answer.YES if found == {True} else Answer.NO


def check(one: str, other: str, names: tuple[str, ...]) -> None:
    around = readings.near(one, other)
    a, b = readings.stretches(one, around), readings.stretches(other, around)
    for name in names:
        expected = brute(name, a, b)
        assert getattr(place(one), name)(place(other)) is expected, (one, name, other)
        assert FUNCTIONS[name](one, other) is expected


@pytest.mark.parametrize("one", [*SINGLES, *SETS, *COARSE])
def test_two_dates_lie_to_each_other_as_their_days_do(one: str) -> None:
    for other in [*SINGLES, *SETS, *COARSE]:
        check(one, other, ("before", "after", "overlaps", "same"))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([*SINGLES, *SETS]), periods())
def test_a_date_lies_to_a_period_as_its_days_do(date: str, period: str) -> None:
    check(date, period, ("before", "after", "within", "overlaps", "same"))
    check(period, date, ("before", "after", "overlaps", "same"))


@settings(max_examples=150, deadline=None)
@given(periods(), periods())
def test_two_periods_lie_to_each_other_as_their_days_do(one: str, other: str) -> None:
    check(one, other, ("before", "after", "within", "overlaps", "same"))


@pytest.mark.parametrize("unit", ["2000", "2000-02", "2000-03-01", "2000-33", "200X"])
def test_something_is_within_a_date_as_in_the_whole_unit_it_names(unit: str) -> None:
    whole = [(readings.days(unit)[0], readings.days(unit)[-1])]
    for one in [*SINGLES, *SETS, *COARSE, "2000-02-29/2000-03-0X", "2000-02/.."]:
        expected = brute("within", readings.stretches(one, []), whole)
        assert place(one).within(unit) is expected, one


@pytest.mark.parametrize("unit", ["2000-XX", "2000-0X-30", "200X-03-01", "[2000-02,2000-05..2000-07]"])
def test_nothing_is_certainly_within_an_unspecified_unit(unit: str) -> None:
    for one in [*SINGLES, *SETS, *COARSE]:
        shared = set(readings.days(one)) & set(readings.days(unit))
        assert place(one).within(unit) is (Answer.MAYBE if shared else Answer.NO), one


def all_of(text: str) -> list[tuple[readings.Stretch, ...]]:
    if text[0] != "{":
        return [(stretch,) for stretch in readings.stretches(text, [])]
    members = []
    for member in text[1:-1].split(","):
        first, dots, last = member.partition("..")
        members.append(readings.stretches(f"{first}/{last}" if dots else member, []))
    return list(product(*members))


def holds_of_all(name: str, one: tuple[readings.Stretch, ...], other: tuple[readings.Stretch, ...]) -> bool:
    holds = readings.RELATIONS[name]
    if name == "overlaps":
        return any(holds(a, b) for a in one for b in other)
    if name == "same":
        return all(any(holds(a, b) for b in other) for a in one) and all(any(holds(a, b) for a in one) for b in other)
    return all(holds(a, b) for a in one for b in other)


@pytest.mark.parametrize("name", ["before", "after", "overlaps", "same"])
@pytest.mark.parametrize(
    "one", ["{2000-03-01,2000-03-0X}", "{2000-02-29..2000-03-02,2000-03-09}", "{2000-02-2X,2000-03-X1}"]
)
def test_of_a_set_of_which_all_are_meant_nothing_false_is_claimed(one: str, name: str) -> None:
    for other in [*SINGLES, *SETS, "2000-02-29/2000-03-0X", "{2000-02-28,2000-03-02}"]:
        facts = {holds_of_all(name, a, b) for a, b in product(all_of(one), all_of(other))}
        answer = FUNCTIONS[name](one, other)
        assert answer is Answer.MAYBE or facts == {answer is Answer.YES}, other
        if name in ("before", "after"):
            assert answer is Answer.of(facts == {True}, True in facts), other


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("XXXX-XX-23", "XXXX-XX-24", Answer.NO),
        ("XXXX-1X-25", "XXXX-0X-25", Answer.NO),
        ("XXX1-XX-29", "XXXX-02-29", Answer.NO),
        ("XXX4-XX-29", "XXXX-02-29", Answer.MAYBE),
        ("XXXX-24", "XXXX-01-01", Answer.MAYBE),
    ],
)
def test_dates_of_any_year_meet_where_their_digits_agree(one: str, other: str, answer: Answer) -> None:
    assert same(one, other) is overlaps(one, other) is answer


anything = st.one_of(writing.dates, writing.periods()).map(place)


@settings(max_examples=60)
@given(anything, anything)
def test_laws_of_time(one: Date | Period, other: Date | Period) -> None:
    assert one.before(other) is other.after(one)
    assert not (one.before(other).certain and other.before(one).possible)
    assert one.overlaps(other) is other.overlaps(one)
    assert one.same(other) is other.same(one)
    if (one.before(other) | one.after(other)).certain:
        assert one.overlaps(other) is Answer.NO
        assert one.within(other) is Answer.NO
    if one.same(other).certain:
        assert one.overlaps(other).certain


@settings(max_examples=60)
@given(anything)
def test_nothing_is_before_itself_for_certain_and_all_may_be_the_same_as_themselves(one: Date | Period) -> None:
    assert not one.before(one).certain
    assert one.same(one).possible
    assert one.overlaps(one).possible


@settings(max_examples=60)
@given(anything, anything)
def test_a_qualifier_changes_no_answer(one: Date | Period, other: Date | Period) -> None:
    bare = place(str(one).translate({ord(mark): None for mark in "?~%"}))
    for name in FUNCTIONS:
        assert getattr(one, name)(other) is getattr(bare, name)(other)
