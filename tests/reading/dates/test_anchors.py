"""What relative dates rest on: the day of publication, the dates told before, the tense of the sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from geobrief.reading.dates import find_dates
from geobrief.reading.dates.tense import Sentences
from geobrief.reading.dates.tokens import scan

WEDNESDAY = dt.date(2019, 10, 16)


def test_without_a_day_of_publication_absolute_dates_are_read_and_relative_ones_only_found() -> None:
    found = find_dates("Signed on 2 May 2013, two days later shelved, revived last July.", None)
    assert [(date.text, date.value) for date in found] == [
        ("2 May 2013", "2013-05-02"),
        ("two days later", "2013-05-04"),
        ("last July", None),
    ]


def test_a_date_that_rests_on_nothing_told_has_no_value() -> None:
    (found,) = find_dates("Two days later the army struck.", WEDNESDAY)
    assert (found.text, found.value) == ("Two days later", None)


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("Parliament voted on Monday.", "done"),
        ("Parliament met in Tunis on Monday.", "past"),
        ("Parliament will vote on Monday.", "future"),
        ("The bill is to be read on Monday.", "future"),
        ("He said the bill would be read on Monday.", "conditional"),
        ("The vote had been planned for Monday.", "either"),
        ("The truce was extended until Monday.", "either"),
        ("The six-point plan fell on Monday.", "done"),
        ("On Monday the envoys will talk.", "future"),
        ("The mandate expires on Monday.", "future"),
        ("Monday.", "unknown"),
    ],
)
def test_the_nearest_verb_tells_the_tense(sentence: str, tense: str) -> None:
    assert Sentences.of(scan(sentence)).tense_at(sentence.index("Monday")) == tense


def test_a_month_is_no_auxiliary() -> None:
    sentence = "On 21 May troops landed."
    assert Sentences.of(scan(sentence)).tense_at(sentence.index("21")) == "past"


@pytest.mark.parametrize(("tense", "value"), [("past", "2019-10-14"), ("future", "2019-10-21")])
def test_a_better_judge_of_tense_is_heard(tense: str, value: str) -> None:
    (found,) = find_dates("Monday", WEDNESDAY, tense_at=lambda offset: tense)
    assert found.value == value


@pytest.mark.parametrize(
    ("day", "values"),
    [
        (dt.date(1, 1, 1), ["0002", "0001-01-02", "0001-01-08/0001-01-14", "0001-01-01"]),
        (dt.date(9999, 12, 31), ["9998", "9999-12-30", "9979-07", "9999-12-27"]),
    ],
)
def test_dates_beyond_the_calendar_are_left_out(day: dt.date, values: list[str]) -> None:
    text = "last year, next year, yesterday, tomorrow, in July, two decades ago, next week, on Monday"
    assert [date.value for date in find_dates(text, day)] == values


def test_ambiguous_figures_name_the_rule_that_read_them() -> None:
    (found,) = find_dates("The note of 05/06/2011.", WEDNESDAY)
    assert (found.value, found.rule) == ("2011-06-05", "ambiguous-figures")
