"""Names in a scenario are looked up at the time of their record."""

from __future__ import annotations

import pytest

import geobrief


def test_actors_may_be_named(typed: str) -> None:
    trade = geobrief.load(typed).agreements[0]
    assert (trade.parties, trade.status, str(trade.date)) == (("ARG", "org:EU"), "signed", "2015-03-18")


@pytest.mark.parametrize(
    ("name", "time", "id"),
    [("Russia", "1950", "SUN"), ("Russia", "2015", "RUS"), ("Russia", None, "RUS"), ("the Soviet Union", "2015", "SUN"),
     ("Burma", "2020", "MMR"), ("UAE", "2015", "ARE"), ("NATO", "1982", "org:NATO")],
)  # fmt: skip
def test_a_name_is_looked_up_at_the_time_of_its_record(name: str, time: str | None, id: str) -> None:
    scenario = geobrief.load({"events": [{"type": "CONSULT", "actors": [name], "date": time}]})
    assert scenario.load_findings == ()
    assert scenario.events[0].actors == (id,)


def test_a_name_that_changes_its_holder_within_the_period_is_ambiguous() -> None:
    scenario = geobrief.load({"events": [{"type": "CONSULT", "actors": ["Russia"], "date": "1991"}]})
    assert [(finding.code, finding.hint) for finding in scenario.load_findings] == [("GB302", "SUN or RUS")]


@pytest.mark.parametrize(("period", "state"), [("1991-06/1999", "RUS"), ("1988/1999", None), ("1980/1992-06", "SUN")])
def test_a_name_means_the_state_that_existed_for_nine_tenths_of_a_period(period: str, state: str | None) -> None:
    scenario = geobrief.load({"leaders": [{"name": "A", "office": "minister", "state": "Russia", "period": period}]})
    assert [leader.state for leader in scenario.leaders] == ([state] if state else [])
    assert [finding.code for finding in scenario.load_findings] == ([] if state else ["GB302"])


def test_names_of_a_record_without_a_date_are_looked_up_at_the_day_of_publication() -> None:
    plain = {"published": "1950-06-25", "events": [{"type": "CONSULT", "actors": ["Russia"]}]}
    assert geobrief.load(plain).events[0].actors == ("SUN",)


@pytest.mark.parametrize("name", ["x" * 100_000, "of " * 30_000, "a.b " * 20_000])
def test_a_very_long_name_gives_a_short_message(name: str) -> None:
    (finding,) = geobrief.load({"events": [{"type": "AID", "actors": [name], "recipients": ["ARG"]}]}).findings
    assert finding.code == "GB301"
    assert len(finding.message) < 200
