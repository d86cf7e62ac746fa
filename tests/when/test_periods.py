"""A period goes from one end to another, and an end that is ongoing is not one that is unknown."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from geobrief.errors import GeobriefError
from geobrief.when import ONGOING, UNKNOWN, Answer, Date, DateError, Period


def test_ongoing_unknown_and_a_date_are_three_things() -> None:
    ends = [Period(text).end for text in ("2014/..", "2014/", "2014/9999-12-31")]
    assert ends == [ONGOING, UNKNOWN, Date("9999-12-31")]
    assert len({Period(text) for text in ("2014/..", "2014/", "2014/9999-12-31")}) == 3
    assert Period("2014/..").latest is Period("2014/").latest is None
    assert Period("../2014") != Period("/2014")


def test_what_goes_on_has_no_end_and_what_is_unknown_may_have_one() -> None:
    assert Period("2014/..").overlaps("3000") is Answer.YES
    assert Period("2014/").overlaps("3000") is Answer.MAYBE
    assert Period("2014/9999").within("2014/..") is Answer.MAYBE
    assert Period("2015/9999").within("2014/..") is Answer.YES
    assert Period("2015/..").within("2014/9999") is Answer.NO
    assert Period("2015/..").within("2014/") is Answer.MAYBE
    assert Period("2014-01-01/..").same("2014-01-01/..") is Answer.YES
    assert Period("2014-01-01/..").same("2014-01-01/") is Answer.MAYBE


def test_a_period_is_made_from_its_ends_as_people_write_them() -> None:
    period = Period("1949-04-04", ONGOING)
    assert period == Period("1949-04-04/..") == Period(dt.date(1949, 4, 4), "..")
    assert Period(UNKNOWN, 1990) == Period("", "1990") == Period("/1990")
    assert attrs.evolve(period, end="1990") == Period("1949-04-04/1990")
    assert repr(period) == "Period('1949-04-04/..')"


@pytest.mark.parametrize("text", ["2014/..", "../2014-03", "/", "2014", "199X", "2014~/2015"])
def test_a_period_is_what_its_repr_prints(text: str) -> None:
    period = Period(text)
    assert repr(period) == f"Period({text!r})"
    assert eval(repr(period)) == period == Period(period) == Period.of(text)


@pytest.mark.parametrize("value", [5, 0, None, True, 20140101, b"2014", ["2014"]])
def test_what_is_not_a_period_is_refused(value: object) -> None:
    with pytest.raises(GeobriefError, match="not a date"):
        Period(value)  # type: ignore[arg-type]


def test_a_missing_end_must_be_ongoing_or_unknown() -> None:
    with pytest.raises(GeobriefError, match="ONGOING or UNKNOWN"):
        Period("1949", None)  # type: ignore[arg-type]


def test_a_single_date_is_the_whole_unit_that_it_names() -> None:
    year = Period("2014")
    assert (year.start, year.end) == (Date("2014-01-01"), Date("2014-12-31"))
    assert year.same("2014-01-01/2014-12-31") is Answer.YES
    assert year.contains("2014-06") is Answer.YES
    assert Period("2014/2014").contains("2014-06") is Answer.MAYBE
    assert Period("2014~").start == Date("2014-01-01~")
    assert Period("2014%").qualified
    assert Period.of(2014) == Period.of(Date("2014")) == year
    assert attrs.evolve(year, end=ONGOING) == Period("2014-01-01/..")


def test_a_date_that_does_not_say_which_unit_contains_nothing_for_certain() -> None:
    month = Period("1985-XX")
    assert month.contains("1985-03-05") is Answer.MAYBE
    assert month.contains("1986-03-05") is Answer.NO
    assert Period.of("156X-12-25").contains("1561-12-24") is Answer.NO
    assert Period.of("156X-12-25").contains("1561-12-25") is Answer.MAYBE
    assert Period.of("[1667,1670]").contains("1668-01-01") is Answer.NO
    assert Period.of("[1667,1670]").start is UNKNOWN


@pytest.mark.parametrize("text", ["2014/2013", "2014-03/2014-02", "2014-01-01/2013-XX-31", "2012-24/2012-21"])
def test_a_period_that_surely_ends_before_it_starts_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="ends before it starts") as caught:
        Period(text)
    assert text[caught.value.offset - 1] == "/"


@pytest.mark.parametrize("text", ["2014/2014", "2014-03-10/2014-03", "2014/2014-XX-XX", "2014-XX-31/2014-01-31"])
def test_a_period_that_may_end_after_it_starts_is_kept(text: str) -> None:
    assert str(Period(text)) == text


def test_periods_and_dates_are_sorted_by_one_key() -> None:
    mixed: list[Date | Period] = [Period("2014/.."), Date("2013-05"), Period("/2015"), Date("2014")]
    ordered = sorted(mixed, key=lambda when: when.sort_key)
    assert [str(when) for when in ordered] == ["/2015", "2013-05", "2014", "2014/.."]
    with pytest.raises(TypeError):
        sorted(mixed)  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2012-06-28/30", "2012-06-28/2012-06-30"),
        ("2012-06/08", "2012-06/2012-08"),
        ("1979-05-04/90", "1979-05-04/1990"),
        ("1914/18", "1914/1918"),
        ("1914/12", None),
    ],
)
def test_an_end_is_not_shortened(text: str, meant: str | None) -> None:
    with pytest.raises(DateError, match="two digits are a century") as caught:
        Period(text)
    assert caught.value.nearest == meant
    assert text[caught.value.offset :] == text[-2:]


def test_two_digits_are_a_century_in_a_period_of_centuries() -> None:
    assert Period("19/20").latest == dt.date(2099, 12, 31)
    assert Period("195X/20").earliest == dt.date(1950, 1, 1)
