"""What the strategies draw could have been: states of their day, agreements that hold together, violations."""

from __future__ import annotations

import datetime
import importlib
import sys

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import geobrief
from geobrief.errors import ArgumentError, MissingPackageError
from geobrief.findings import Severity
from geobrief.testing import strategies
from geobrief.testing.strategies.casts import absent, existing
from geobrief.testing.strategies.from_type import STRATEGIES

slow = [HealthCheck.too_slow, HealthCheck.filter_too_much]
few = settings(max_examples=12, suppress_health_check=slow)
DAY = datetime.date(1985, 6, 1)


@given(strategies.dates(), strategies.periods())
def test_dates_and_periods_are_read_back_as_they_were_written(date, period):
    assert geobrief.Date(str(date)) == date
    assert geobrief.Period(str(period)) == period


@given(strategies.states_at(DAY))
def test_states_of_a_day_exist_on_that_day(state):
    assert state in geobrief.world().on(DAY).states


def test_only_the_states_of_a_day_are_drawn():
    there = {state.id for state in geobrief.world().on(DAY).states}
    assert {"SUN", "YUG", "DDR"} <= set(existing(DAY, DAY)) <= there
    assert there.isdisjoint(absent(DAY, DAY))


@few
@given(st.data(), strategies.casts())
def test_records_are_about_the_states_of_their_cast(data, cast):
    agreement = data.draw(strategies.agreements(cast))
    dispute = data.draw(strategies.disputes(cast))
    event = data.draw(strategies.events(cast))
    assert {*agreement.parties, *dispute.parties, *event.participants} <= set(cast.states)


@few
@given(strategies.scenarios())
def test_a_scenario_that_is_drawn_has_no_error(scenario):
    assert [str(found) for found in scenario.findings if found.severity is Severity.ERROR] == []


@few
@given(strategies.scenarios())
def test_a_scenario_survives_being_written_and_read(scenario):
    again = geobrief.load(geobrief.dump(scenario))
    assert again.records == scenario.records


@pytest.mark.parametrize("code", strategies.plantable())
def test_a_planted_violation_is_found_where_it_was_planted(code):
    @settings(few, max_examples=3, phases=[Phase.explicit, Phase.generate])
    @given(strategies.planted(code))
    def holds(planted):
        findings = planted.scenario.findings
        assert (code, planted.path) in [(found.code, found.path) for found in findings]
        assert {found.code for found in findings if found.severity is Severity.ERROR} <= {code}
        written = geobrief.load(planted.text).findings
        assert {(found.code, found.path) for found in written} == {(found.code, found.path) for found in findings}

    holds()


def test_a_rule_may_be_named_by_its_slug_too():
    @few
    @given(strategies.planted("sides-overlap") | strategies.planted("gb602"))
    def holds(planted):
        assert planted.code == "GB602"

    holds()


def test_a_rule_that_cannot_be_broken_on_purpose_is_refused():
    with pytest.raises(ArgumentError, match=r"no violation of this rule can be planted.*did you mean 'GB501'"):
        strategies.planted("GB5011")


@pytest.mark.parametrize("cls", STRATEGIES, ids=lambda cls: cls.__name__)
def test_a_class_alone_is_enough_to_draw_from(cls):
    @settings(few, max_examples=3)
    @given(st.from_type(cls))
    def holds(value):
        assert isinstance(value, cls)

    holds()


def test_every_kind_of_record_of_a_world_has_a_strategy():
    tables = ("states", "people", "tenures", "organizations", "memberships", "groups", "territories", "claims",
              "agreements", "disputes")  # fmt: skip
    assert {type(getattr(geobrief.world(), table)[0]) for table in tables} <= set(STRATEGIES)


def test_without_hypothesis_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "geobrief.testing.strategies")
    with pytest.raises(MissingPackageError, match=r"pip install 'geobrief\[test\]'"):
        importlib.import_module("geobrief.testing.strategies")
