"""Each planted violation is found under its code and at its place, and nothing else is an error."""

from __future__ import annotations

import pytest

import geobrief
from geobrief import Finding, Place
from geobrief.testing import strategies

from .drawn import Drawn, drawn
from .mutations import Mutant, mutants
from .source import sources

Key = tuple[str, str, int | None, int | None]


def named(mutant: Mutant) -> str:
    """What a failing test is called by."""
    return f"{mutant.scenario}-{mutant.family}-{mutant.path}"


def key(finding: Finding) -> Key:
    """Code, path, line and column of a finding."""
    place = finding.place or Place()
    return finding.code, finding.path, place.line, place.column


def missed(planted: Mutant | Drawn) -> list[str]:
    """What is wrong with the findings of a text: the one that is due is missing, or another error is there."""
    due = (planted.code, planted.path, planted.line, planted.column)
    findings = geobrief.load(planted.text).findings
    lacking = [] if due in [key(finding) for finding in findings] else [f"{due} is not found"]
    return lacking + [str(finding) for finding in findings if key(finding) != due and finding.severity == "error"]


@pytest.mark.parametrize("mutant", mutants(), ids=named)
def test_a_planted_violation_is_found_at_its_place_and_nothing_else_is(mutant: Mutant) -> None:
    assert missed(mutant) == [], mutant.summary


@pytest.mark.parametrize("planted", drawn(), ids=lambda planted: f"{planted.code}-{planted.number}")
def test_a_violation_that_was_drawn_is_found_too(planted: Drawn) -> None:
    assert missed(planted) == []


def test_a_hundred_more_are_drawn_of_all_codes() -> None:
    assert len({planted.text for planted in drawn()}) == len(drawn()) == 100
    assert {planted.code for planted in drawn()} == set(strategies.plantable())


def test_a_hundred_different_mutants_of_all_scenarios_are_checked() -> None:
    sound = {source.name: source.text for source in sources()}
    assert len({mutant.text for mutant in mutants()}) == len(mutants()) == 100
    assert all(mutant.text != sound[mutant.scenario] for mutant in mutants())
    assert {mutant.scenario for mutant in mutants()} == set(sound)
    assert len(sound) == 5
    assert len({mutant.family for mutant in mutants()}) >= 12


def test_each_mutant_has_a_name_of_its_own() -> None:
    assert len({named(mutant) for mutant in mutants()}) == 100


def test_the_scenarios_themselves_are_without_findings() -> None:
    assert [geobrief.load(source.text).findings for source in sources()] == [()] * 5
