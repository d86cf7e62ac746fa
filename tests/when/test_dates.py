"""A date says how much of it is known, and is made from what people have."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geobrief.errors import ArgumentError, GeobriefError
from geobrief.when import Answer, Date, Period
from geobrief.when.relations import UnorderedError

from . import writing


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Date("2014-07"), "2014-07"),
        ("2014-07~", "2014-07~"),
        (1982, "1982"),
        (1000, "1000"),
        (dt.date(1982, 4, 2), "1982-04-02"),
        (dt.datetime(1982, 4, 2, 23, 59), "1982-04-02"),
        (dt.datetime(1982, 4, 2, 23, 59, tzinfo=dt.timezone(dt.timedelta(hours=-11))), "1982-04-02"),
    ],
)
def test_a_date_is_made_from_what_people_have(value: Date | str | int | dt.date, text: str) -> None:
    assert Date.of(value) == Date(value) == Date(text)


def test_a_pandas_timestamp_counts_as_the_day_it_is_written_as() -> None:
    pandas = pytest.importorskip("pandas")
    assert Date.of(pandas.Timestamp("2015-03-18T23:30", tz="Asia/Tokyo")) == Date("2015-03-18")
    with pytest.raises(GeobriefError):
        Date.of(pandas.NaT)


@pytest.mark.parametrize("value", [None, 0, 5, 999, 10000, 20150318, -44, True, 1990.0, b"1990", Period("1990/..")])
@pytest.mark.parametrize("make", [Date, Date.of])
def test_what_is_not_a_date_is_refused(value: object, make: Any) -> None:
    with pytest.raises(GeobriefError, match="not a date: expected a Date, EDTF text"):
        make(value)


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("1990", 1990, None, None),
        ("1990-05?", 1990, 5, None),
        ("1990-05-1X", 1990, 5, None),
        ("1990-XX-10", 1990, None, 10),
        ("199X-05-10", None, 5, 10),
        ("1990-21", 1990, None, None),
        ("199", None, None, None),
        ("19", None, None, None),
        ("[1990,1991]", None, None, None),
    ],
)
def test_the_parts_that_are_known(text: str, year: int | None, month: int | None, day: int | None) -> None:
    date = Date(text)
    assert (date.year, date.month, date.day) == (year, month, day)


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("1990-05-10", {}),
        ("1990~", {"year": "~"}),
        ("1990-05-10?", {"year": "?", "month": "?", "day": "?"}),
        ("1990-05~-10", {"year": "~", "month": "~"}),
        ("1990-~05-10", {"month": "~"}),
        ("1990?-~05-%10", {"year": "?", "month": "~", "day": "%"}),
        ("?1990-05~", {"year": "%", "month": "~"}),
    ],
)
def test_a_qualifier_is_about_its_part_or_all_before_it(text: str, qualifiers: dict[str, str]) -> None:
    date = Date(text)
    assert date.qualifiers == qualifiers
    assert date.qualified == bool(qualifiers)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("1990", False, False),
        ("1990?", True, False),
        ("1990~", False, True),
        ("1990%", True, True),
        ("?1990-05~", True, True),
        ("[1990?,1991]", True, False),
        ("{1990..1995~}", False, True),
    ],
)
def test_uncertain_and_approximate(text: str, uncertain: bool, approximate: bool) -> None:
    date = Date(text)
    assert (date.uncertain, date.approximate, date.qualified) == (uncertain, approximate, uncertain or approximate)


@given(writing.dates)
def test_a_qualifier_does_not_move_the_bounds(text: str) -> None:
    bare = Date(text.translate({ord(mark): None for mark in "?~%"}))
    assert (Date(text).earliest, Date(text).latest) == (bare.earliest, bare.latest)
    assert not bare.qualified


def test_a_time_of_day_is_printed_and_plays_no_part() -> None:
    morning, evening = Date("2015-03-18T10:00Z"), Date("2015-03-18T22:00:00.5+01:00")
    assert (str(morning), morning.time, evening.time) == ("2015-03-18T10:00Z", "10:00Z", "22:00:00.5+01:00")
    assert morning == evening == Date("2015-03-18")
    assert morning.before(evening) is Answer.NO
    assert morning.same(evening) is Answer.YES


def test_equality_is_of_what_is_said() -> None:
    assert Date("1990-05") == Date("1990-05") != Date("1990-05?")
    assert Date("1990-XX") != Date("1990")
    assert Date("[1990, 1991]") == Date("[1990,1991]") != Date("{1990,1991}")
    assert len({Date("1990"), Date("1990"), Date("1990~")}) == 2


def test_a_date_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Date("1990").earliest = dt.date(1991, 1, 1)  # type: ignore[misc]


def test_dates_are_sorted_by_a_key_and_not_by_themselves() -> None:
    texts = ["[..1980]", "1989-11-09", "1990", "1990-01", "1990-01-02", "1990-02"]
    dates = [Date(text) for text in texts]
    random.Random(7).shuffle(dates)
    ordered = sorted(dates, key=lambda date: date.sort_key)
    assert {str(date) for date in ordered[2:4]} == {"1990", "1990-01"}
    assert [str(date) for date in ordered] == ["[..1980]", "1989-11-09", "1990-01", "1990", "1990-01-02", "1990-02"]
    with pytest.raises(TypeError):
        sorted(dates)  # type: ignore[type-var]


days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@given(days, days)
def test_single_days_are_ordered_and_subtracted_like_days(one: dt.date, other: dt.date) -> None:
    a, b = Date(one), Date(other)
    assert (a < b, a <= b, a > b, a >= b) == (one < other, one <= other, one > other, one >= other)
    assert (a < other, other > a) == (one < other, one < other)
    assert a - b == a - other == one - b == one - other
    assert (a < b) is a.before(b).certain
    assert a.day_number == one.toordinal()
    assert a.to_date() == one


def test_the_operators_take_what_a_date_is_made_from() -> None:
    assert Date("1967-06-05") < "1967-06-10" < Date("1967-06-11")
    assert Date("1967-06-05?") <= dt.datetime(1967, 6, 5, 23, 59)
    assert max(Date("1967-06-05"), Date("1973-10-06")) == Date("1973-10-06")


@pytest.mark.parametrize("text", ["1967", "1967-06", "156X-12-25", "{1967-06-05,1967-06-10}", "[..1967-06-05]"])
def test_other_dates_have_no_order_no_difference_and_no_day(text: str) -> None:
    date, day = Date(text), Date("1956-10-29")
    assert date.day_number is None
    for compare in (lambda: date < day, lambda: day >= date, lambda: date - day, lambda: dt.date(1956, 10, 29) > date):
        with pytest.raises(UnorderedError, match="before, after"):
            compare()
    with pytest.raises(ArgumentError, match="not a single day"):
        date.to_date()


def test_a_day_and_a_period_have_no_order() -> None:
    for compare in (lambda: Date("1967-06-05") < Period("1967"), lambda: Period("1967") < Date("1967-06-05")):
        with pytest.raises(UnorderedError):
            compare()
