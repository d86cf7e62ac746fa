"""Which days the parts of a year have."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from geobrief.when import ONGOING, Answer, Date, Period


@pytest.mark.parametrize(("codes", "word"), [
    (range(21, 25), "season"), (range(25, 29), "season"), (range(29, 33), "season"),
    (range(33, 37), "quarter"), (range(37, 40), "quadrimester"), (range(40, 42), "half"),
])  # fmt: skip
def test_the_parts_of_a_year_fill_it_without_a_gap(codes: range, word: str) -> None:
    parts = sorted((Date(f"2014-{code}") for code in codes), key=lambda date: date.sort_key)
    bounds = [(part.earliest or dt.date.min, part.latest or dt.date.max) for part in parts]
    assert {part.precision for part in parts} == {word}
    assert all(last + dt.timedelta(1) == first for (_, last), (first, _) in pairwise(bounds))
    assert (bounds[-1][1] - bounds[0][0]).days == 364


@pytest.mark.parametrize("code", range(21, 25))
def test_a_season_without_a_hemisphere_is_northern_and_half_a_year_from_the_southern(code: int) -> None:
    season, northern = Period(f"2014-{code}"), Period(f"2014-{code + 4}")
    assert season.same(northern) is Answer.YES
    assert season.overlaps(f"2014-{code + 8}/2014-{code + 8}") is Answer.NO


def test_winter_goes_on_into_the_next_year() -> None:
    winter = Period("2014-24")
    assert [winter.contains(day) for day in ("2014-12-01", "2015-02-28", "2014-01-15", "2015-03-01")] == [
        Answer.YES, Answer.YES, Answer.NO, Answer.NO,
    ]  # fmt: skip


def test_the_calendar_has_its_first_and_its_last_day() -> None:
    assert Date("9999-XX-31").same("9999-12-31") is Answer.MAYBE
    assert Date("0001-XX-01").same("0001-01-01") is Answer.MAYBE
    assert Date("9999-12-3X").within("9999-12-31/..") is Answer.MAYBE


def test_days_of_the_register_are_those_that_are_read() -> None:
    trusted, read = Date._from_trusted("2014-03-18"), Date("2014-03-18")
    assert (trusted.earliest, trusted.latest, trusted.precision) == (read.earliest, read.latest, "day")
    assert (trusted.sort_key, str(trusted), trusted.qualified) == (read.sort_key, "2014-03-18", False)
    period = Period._from_trusted(trusted, ONGOING)
    assert (period.start, period.end, str(period)) == (read, ONGOING, "2014-03-18/..")
    assert period == Period("2014-03-18/..")
    assert period.contains("2014-03-18") is Answer.YES
