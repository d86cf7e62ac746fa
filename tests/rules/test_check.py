"""`check` takes a scenario, a brief, a world or records, and a world to judge them by."""

from __future__ import annotations

from typing import Any

import pytest

import geobrief
from geobrief import ArgumentError, GeobriefError, World, check
from geobrief.model import Agreement, Organization, State

SALE = [Agreement("arms_transfer", ["x:arstotzka", "x:kolechia"])]
PAPERS = World(states=[State("x:arstotzka", "Arstotzka"), State("x:kolechia", "Kolechia")])


def codes(subject: Any, **options: Any) -> list[str]:
    return [finding.code for finding in check(subject, **options)]


def test_records_are_judged_by_the_given_world() -> None:
    assert codes(SALE, select=["GB303"]) == ["GB303", "GB303"]
    assert codes(SALE, select=["GB303"], world=PAPERS) == []


def test_a_scenario_is_judged_by_the_given_world() -> None:
    scenario = geobrief.load("agreements: [{kind: trade, parties: [ARG, 'org:EU'], signed: 2019-06-28}]")
    assert codes(scenario) == []
    assert codes(scenario, world=World(organizations=[Organization("org:EU", "European Union")])) == ["GB303"]


def test_a_brief_is_judged_by_the_given_world() -> None:
    brief = geobrief.read("Chile and Peru signed a border treaty on Monday.", published="1929-06-05")
    assert "GB303" not in codes(brief)
    assert "GB303" in codes(brief, world=World())


def test_a_world_is_judged_by_itself_or_the_given_world() -> None:
    world = World(agreements=[Agreement("trade", ["ARG", "BRA"])])
    assert codes(world, select=["GB303"]) == ["GB303", "GB303"]
    assert codes(world, select=["GB303"], world=geobrief.world()) == []


@pytest.mark.parametrize(
    ("subject", "options"),
    [
        ([], {"select": 5}),
        ([], {"ignore": [4]}),
        ([], {"select": ["GB999"]}),
        ([], {"world": "the register"}),
        ("a text", {}),
        ({"events": []}, {}),
        (5, {}),
        ([5], {}),
    ],
)
def test_misuse_is_refused(subject: Any, options: dict[str, Any]) -> None:
    with pytest.raises(GeobriefError):
        check(subject, **options)


def test_the_nearest_code_is_named() -> None:
    with pytest.raises(ArgumentError, match="did you mean 'too-few-parties'"):
        check([], select=["too-few-party"])
