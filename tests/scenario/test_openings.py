"""The world of the register on a day is a scenario without errors, and has nothing that happened later."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geobrief
from geobrief.codec.toml_writer import write_toml
from geobrief.errors import GeobriefError
from geobrief.scenario.loading import load_content
from geobrief.scenario.openings import opening

POWERS = [
    "USA",
    "GBR",
    "FRA",
    "DEU",
    "ITA",
    "JPN",
    "CHN",
    "TUR",
    "EGY",
    "IRN",
    "ARG",
    "CHL",
    "PER",
    "IND",
    "PAK",
    "ISR",
]
STARTS = {
    "1914-06-28": ["Austria-Hungary", "Serbia", "Russia", "Germany", "France"],
    "1938-09-01": ["Germany", "Czechoslovakia", "France", "United Kingdom", "Poland"],
    "1962-10-15": ["USA", "Cuba", "Soviet Union", "Turkey"],
    "1989-11-09": ["West Germany", "East Germany", "USA", "Soviet Union"],
    "2020-01-01": ["USA", "Iran", "Iraq", "Israel"],
}


def alarms(document: dict[str, Any]) -> list[str]:
    return [str(finding) for finding in geobrief.load(document).findings if finding.severity != "note"]


@pytest.mark.parametrize("day", STARTS)
def test_the_world_on_a_day_passes_its_own_check(day: str) -> None:
    document = opening(STARTS[day], day)
    assert alarms(document) == []
    assert {"states", "leaders", "agreements", "disputes", "expect"} <= document.keys()


@given(
    st.dates(datetime.date(1950, 1, 1), datetime.date(2024, 12, 31)),
    st.sets(st.sampled_from(POWERS), min_size=2, max_size=4),
)
@settings(deadline=None, max_examples=25)
def test_any_day_and_states_pass(day: datetime.date, states: set[str]) -> None:
    world = geobrief.world()
    assert alarms(opening([state for state in sorted(states) if world.existed(state, day)] or ["USA"], day)) == []


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2024, 12, 31)))
@settings(deadline=None, max_examples=10)
def test_nothing_is_later_than_the_day(day: datetime.date) -> None:
    scenario = geobrief.load(opening(["USA", "FRA", "GBR"], day))
    dates = [step.when for record in (*scenario.agreements, *scenario.disputes) for step in record.steps]
    dates += [record.period.start for record in (*scenario.leaders, *scenario.memberships)]
    assert all(when.latest is None or when.latest <= day for when in dates if isinstance(when, geobrief.Date))


def test_the_crisis_of_1962_has_its_leaders_and_its_base() -> None:
    scenario = geobrief.load(opening(["USA", "Cuba"], "1962-10-15"))
    assert {leader.name for leader in scenario.leaders} >= {"John F. Kennedy", "Fidel Castro"}
    assert any(agreement.kind == "basing" for agreement in scenario.agreements)


def test_a_state_that_did_not_exist_is_refused() -> None:
    for states in (["East Germany", "USA"], ["Atlantis"], []):
        with pytest.raises(GeobriefError):
            opening(states, "2010-01-01")


def test_toml_gives_the_same_scenario() -> None:
    document = opening(["USA", "Cuba"], "1962-10-15")
    again = load_content(write_toml(document), "a.geobrief.toml")
    assert again.load_findings == ()
    assert again == geobrief.load(document)
