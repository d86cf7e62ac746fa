"""Days have numbers; dates, periods and cells have bounds."""

import datetime
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geobrief.errors import ArgumentError
from geobrief.register.periods import FIRST, LAST, Bounds, bounds, bounds_of, day_number, span, without
from geobrief.when import Date, Period


@given(st.dates())
def test_a_day_has_one_number_in_every_form(day: datetime.date) -> None:
    assert {day_number(day), day_number(str(day)), day_number(Date.of(day))} == {day.toordinal()}


@pytest.mark.parametrize("coarse", ["1980", "1980-05", "1980-02-30", "1980/1981", "today"])
def test_what_is_not_one_day_is_refused(coarse: str) -> None:
    with pytest.raises((ArgumentError, ValueError)):
        day_number(coarse)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (Date("1980"), "1980-01-01", "1980-12-31"),
        (Date("1980-02"), "1980-02-01", "1980-02-29"),
        (Period("1980-02/1981"), "1980-02-01", "1981-12-31"),
    ],
)
def test_bounds_are_the_first_and_the_last_possible_day(when: Date | Period, first: str, last: str) -> None:
    assert bounds(when) == (day_number(first), day_number(last))


def test_an_unknown_or_ongoing_end_has_no_bound() -> None:
    assert bounds(Period("1980-01-01/..")) == (day_number("1980-01-01"), LAST)
    assert bounds(Period("/")) == (FIRST, LAST)


@given(st.dates(), st.dates())
def test_the_cells_of_a_row_have_the_bounds_of_its_period(one: datetime.date, other: datetime.date) -> None:
    start, end = str(min(one, other)), str(max(one, other))
    assert bounds_of(span(start, end)) == bounds(Period(f"{start}/{end}"))
    assert bounds_of(span(start, ""))[0] == day_number(start)


WHOLE = (100, 200)
gaps_within = st.lists(st.tuples(st.integers(*WHOLE), st.integers(*WHOLE)).map(lambda gap: (min(gap), max(gap))))


def days(stretches: Iterable[Bounds]) -> list[int]:
    return [day for first, last in stretches for day in range(first, last + 1)]


@given(gaps_within)
def test_what_is_left_without_gaps_is_every_other_day_once(gaps: list[Bounds]) -> None:
    left = without(WHOLE, tuple(sorted(gaps)))
    assert days(left) == sorted(set(days([WHOLE])) - set(days(gaps)))
