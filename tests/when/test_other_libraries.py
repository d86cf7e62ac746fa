"""Dates in EDTF have the first and last days that other libraries give; each difference is explained."""

from __future__ import annotations

import datetime
import itertools

import pytest

from geobrief import Date, DateError

DAYS = ("1921-03-12", "1900-02-28", "2004-02-29", "1000-01-01")
UNITS = ("1991-08", "2004-02", "1900-02", "1956", "0043", "198X", "19XX", "1944-XX", "2010-10-XX")
SEASONS = tuple(f"1968-{season}" for season in (*range(21, 25), *range(33, 37), 40, 41))
QUALIFIED = tuple(date + sign for date, sign in itertools.product(("1914-07-28", "1850", "1999-12"), "?~%"))
DATES = (*DAYS, *UNITS, *SEASONS, *QUALIFIED)
WRONG = ("1999-13", "1999-02-30", "1999-1-1", "19990101", "1999-25-01", "yesterday", "")

# What the others give otherwise, and why.
EDTF_DIFFERS = {"1968-24": "winter goes on to February of the next year; in edtf it is December alone"}
UNDATE_DIFFERS = dict.fromkeys(SEASONS, "undate has no seasons, quarters and halves of years")


def bounds(text: str) -> tuple[datetime.date | None, datetime.date | None]:
    date = Date(text)
    return date.earliest, date.latest


def test_edtf_has_the_same_days() -> None:
    edtf = pytest.importorskip("edtf", reason="edtf is not installed")
    differing = {}
    for text in DATES:
        parsed = edtf.parse_edtf(text)
        theirs = tuple(datetime.date(*moment[:3]) for moment in (parsed.lower_strict(), parsed.upper_strict()))
        if theirs != bounds(text):
            differing[text] = theirs
    assert differing.keys() == EDTF_DIFFERS.keys(), differing


def test_undate_has_the_same_days() -> None:
    undate = pytest.importorskip("undate", reason="undate is not installed")
    differing = {}
    for text in DATES:
        try:
            parsed = undate.Undate.parse(text, "EDTF")
            theirs = tuple(datetime.date.fromisoformat(str(day)) for day in (parsed.earliest, parsed.latest))
        except Exception as error:
            theirs = (type(error).__name__,)
        if theirs != bounds(text):
            differing[text] = theirs
    assert differing.keys() == UNDATE_DIFFERS.keys(), differing


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_date_for_edtf_is_none_here(text: str) -> None:
    edtf = pytest.importorskip("edtf", reason="edtf is not installed")
    with pytest.raises(edtf.EDTFParseException):
        edtf.parse_edtf(text)
    with pytest.raises(DateError):
        Date(text)
