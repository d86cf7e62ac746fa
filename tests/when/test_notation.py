"""A date is read as it is written and written as it was read; a text that is none is refused at the right place."""

from __future__ import annotations

import datetime as dt
import pickle
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from geobrief.when import Date, DateError, Period

from . import writing

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
DATES = [pytest.param(*case, id=case[0]) for level in CASES["dates"].values() for case in level]


def read(text: str) -> Date | Period:
    return Period(text) if "/" in text else Date(text)


@pytest.mark.parametrize(("text", "first", "last", "precision"), DATES)
def test_a_date_is_some_day_from_first_to_last(
    text: str, first: dt.date | None, last: dt.date | None, precision: str
) -> None:
    date = Date(text)
    assert (date.earliest, date.latest, date.precision, str(date)) == (first, last, precision, text)


@pytest.mark.parametrize(("text", "first", "last"), CASES["periods"])
def test_a_period_lies_between_first_and_last(text: str, first: dt.date | None, last: dt.date | None) -> None:
    period = Period(text)
    assert (period.earliest, period.latest, str(period)) == (first, last, text)


@pytest.mark.parametrize(("text", "offset", "expected"), CASES["invalid"])
def test_an_unreadable_text_is_refused_where_it_goes_wrong(text: str, offset: int, expected: str) -> None:
    with pytest.raises(DateError) as caught:
        read(text)
    assert (caught.value.text, caught.value.offset) == (text, offset)
    assert expected in str(caught.value.expected)
    assert f"at offset {offset}" in str(caught.value)


@pytest.mark.parametrize(("text", "offset", "reason"), CASES["outside"])
def test_an_unsupported_date_is_distinguished_from_a_misprint(text: str, offset: int, reason: str) -> None:
    with pytest.raises(DateError, match=reason) as caught:
        read(text)
    assert caught.value.offset == offset


@pytest.mark.parametrize("case", CASES["differences"], ids=lambda case: case["text"])
def test_what_is_done_where_readers_of_edtf_disagree(case: dict[str, object]) -> None:
    if case["accepted"]:
        read(str(case["text"]))
    else:
        with pytest.raises(DateError):
            read(str(case["text"]))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (" 1990-05-10\n", "1990-05-10"),
        ("199x", "199X"),
        ("1990-5-1", "1990-05-01"),
        ("1990.12.1", "1990-12-01"),
        ("1990-05-10t10:00z", "1990-05-10T10:00Z"),
        ("1990-14-1", None),
        ("May 1990", None),
    ],
)
def test_a_near_miss_names_the_date_that_was_meant(text: str, meant: str | None) -> None:
    with pytest.raises(DateError) as caught:
        Date(text)
    assert caught.value.nearest == meant


@given(writing.dates)
def test_every_date_is_printed_as_it_was_written(text: str) -> None:
    date = Date(text)
    assert str(date) == text
    assert Date(str(date)) == date == pickle.loads(pickle.dumps(date))
    assert hash(Date(text)) == hash(date)


@given(writing.periods() | writing.dates)
def test_every_period_is_printed_as_it_was_written(text: str) -> None:
    period = Period(text)
    assert str(period) == text
    assert Period(str(period)) == period == pickle.loads(pickle.dumps(period))
    assert hash(Period(text)) == hash(period)


@given(st.dates())
def test_every_calendar_day_is_a_date(day: dt.date) -> None:
    date = Date.of(day)
    assert date.earliest == date.latest == day
    assert (date.year, date.month, date.day) == (day.year, day.month, day.day)


@given(st.text(alphabet="0123456789X-/.?~%[]{},TZ+YES: \u0661é", max_size=30))
def test_any_text_is_read_or_refused_inside_itself(text: str) -> None:
    written, offset = text.replace(" ", ""), 0
    try:
        written = str(read(text))
    except DateError as error:
        offset = error.offset
    assert written == text.replace(" ", "")
    assert 0 <= offset <= len(text)


@pytest.mark.parametrize("noise", ["9", "X", "-", "[1990,", "1990/", "1990-05-10T10:00:00." + "1" * 99, " ", "Y1E"])
def test_a_long_text_is_refused_at_once(noise: str) -> None:
    with pytest.raises(DateError) as caught:
        read(noise * (200_000 // len(noise)) + "!")
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(("length", "shown"), [(60, "2015-13" + "x" * 53), (61, "2015-13" + "x" * 52 + "…")])
def test_a_message_repeats_at_most_sixty_characters_of_a_text(length: int, shown: str) -> None:
    with pytest.raises(DateError) as refusal:
        read("2015-13".ljust(length, "x"))
    assert f"unreadable date {shown!r} at offset 5" in str(refusal.value)
