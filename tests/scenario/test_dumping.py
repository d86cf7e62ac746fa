"""Scenarios and records are written as YAML that people can read."""

from __future__ import annotations

import pytest

import geobrief
from geobrief import Agreement, GeobriefError


def test_a_dump_is_readable_yaml() -> None:
    deal = Agreement("trade", ["NOR", "org:EU"], signed="2015-03-18", subject="fish:\ncod", id="a1")
    assert geobrief.dump([deal]) == (
        "schema: geobrief/1\nagreements:\n- id: a1\n  kind: trade\n  parties:\n  - NOR\n  - org:EU\n  status: signed\n"
        "  date: '2015-03-18'\n  steps:\n  - status: signed\n    when: '2015-03-18'\n  subject: |-\n"
        "    fish:\n    cod\n"
        "  quantities: []\n  evidence: []\n"
    )
    with pytest.raises(GeobriefError, match="not a record of any section"):
        geobrief.dump(["ARG"])


def test_other_values_cannot_be_dumped() -> None:
    with pytest.raises(GeobriefError, match="expected a scenario"):
        geobrief.dump(5)  # type: ignore[arg-type]


def test_a_world_is_dumped_and_loaded_again() -> None:
    world = geobrief.World(
        states=[geobrief.State("x:syldavia", "Syldavia", period="1277/.."), geobrief.State("x:borduria", "Borduria")],
        disputes=[geobrief.Dispute("territorial", ["x:syldavia", "x:borduria"], ongoing="1936")],
    )
    scenario = geobrief.load(geobrief.dump(world))
    assert scenario.load_findings == ()
    assert scenario.states == world.states
    assert scenario.disputes == world.disputes


def test_a_view_of_the_register_and_one_record_are_dumped() -> None:
    view = geobrief.world().on("1830-01-01")
    scenario = geobrief.load(geobrief.dump(view))
    assert scenario.load_findings == ()
    assert [state.id for state in scenario.states] == [state.id for state in view.states]
    assert geobrief.load(geobrief.dump(view.claims[0])).claims == view.claims[:1]
