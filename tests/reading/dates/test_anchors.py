"""The anchors of relative dates: the day of publication, earlier dates, the tense of the sentence."""

from __future__ import annotations

import datetime as dt

import pytest

import geobrief
from geobrief.reading.dates import find_dates
from geobrief.reading.dates.discourse import Sentences
from geobrief.reading.dates.tokens import scan

WEDNESDAY = dt.date(2019, 10, 16)


def test_without_a_day_of_publication_absolute_dates_are_read_and_relative_ones_only_found() -> None:
    found = find_dates("Signed on 2 May 2013, two days later shelved, revived last July.", None)
    assert [(date.text, date.value) for date in found] == [
        ("2 May 2013", "2013-05-02"),
        ("two days later", "2013-05-04"),
        ("last July", None),
    ]


def test_a_date_without_an_anchor_has_no_value() -> None:
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
def test_the_nearest_verb_gives_the_tense(sentence: str, tense: str) -> None:
    assert Sentences.of(scan(sentence)).tense_at(sentence.index("Monday")) == tense


def test_a_month_is_no_auxiliary() -> None:
    sentence = "On 21 May troops landed."
    assert Sentences.of(scan(sentence)).tense_at(sentence.index("21")) == "past"


@pytest.mark.parametrize(("tense", "value"), [("past", "2019-10-14"), ("future", "2019-10-21")])
def test_a_better_judge_of_tense_is_heard(tense: str, value: str) -> None:
    (found,) = find_dates("Monday", WEDNESDAY, tense_at=lambda offset: tense)
    assert found.value == value


FIRST, LAST = dt.date(1, 1, 1), dt.date(9999, 12, 31)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("last year", None, "9998"),
        ("next year", "0002", None),
        ("last July", None, "9999-07"),
        ("next July", "0001-07", None),
        ("this summer", "0001-22", "9999-22"),
        ("last summer", None, "9999-22"),
        ("yesterday", None, "9999-12-30"),
        ("tomorrow", "0001-01-02", None),
        ("two decades ago", None, "9979"),
        ("ten days from now", "0001-01-11", None),
        ("next week", "0001-01-08/0001-01-14", None),
        ("last Easter", None, "9999-03-28"),
        ("next Christmas Eve", "0001-12-24", None),
        ("the past decade", None, "998X"),
        ("the fifth Monday of next February", None, None),
    ],
)
def test_dates_beyond_the_calendar_have_no_value(words: str, first: str | None, last: str | None) -> None:
    for day, value in ((FIRST, first), (LAST, last)):
        (found,) = find_dates(words, day)
        assert (found.text, found.value, found.exists) == (words, value, value is not None)


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_a_date_that_the_calendar_does_not_have_is_a_finding(day: dt.date) -> None:
    text = "Chad voted last July and votes again next July."
    findings = [finding for finding in geobrief.read(text, published=day).findings if finding.code == "GB810"]
    missing = "last July" if day == FIRST else "next July"
    assert [text[f.place.start : f.place.end] for f in findings if f.place] == [missing]


def test_ambiguous_figures_name_the_rule_that_read_them() -> None:
    (found,) = find_dates("The note of 05/06/2011.", WEDNESDAY)
    assert (found.value, found.rule) == ("2011-06-05", "ambiguous-figures")
