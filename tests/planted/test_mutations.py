"""Is each planted violation found, under its code and at its place, and is nothing else called an error?"""

from __future__ import annotations

import pytest

import geobrief
from geobrief import Finding, Place

from .mutations import Mutant, mutants
from .source import sources

Told = tuple[str, str, int | None, int | None]


def named(mutant: Mutant) -> str:
    """What a failing test is called by."""
    return f"{mutant.scenario}-{mutant.family}-{mutant.path}"


def told(finding: Finding) -> Told:
    """Code, path, line and column of a finding."""
    place = finding.place or Place()
    return finding.code, finding.path, place.line, place.column


@pytest.mark.parametrize("mutant", mutants(), ids=named)
def test_a_planted_violation_is_found_where_it_stands_and_nothing_else_is(mutant: Mutant) -> None:
    due = (mutant.code, mutant.path, mutant.line, mutant.column)
    findings = geobrief.load(mutant.text).findings
    assert due in [told(finding) for finding in findings], mutant.told
    others = [finding for finding in findings if told(finding) != due]
    assert [str(finding) for finding in others if finding.severity == "error"] == [], mutant.told


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
