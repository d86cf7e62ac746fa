"""Findings about a scenario: what could not be read, unmet expectations, and violated rules, with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from geobrief.checking.selection import RuleSelection
from geobrief.findings import Finding, in_file
from geobrief.rules import run_rules
from geobrief.scenario.expectations import unmet

if TYPE_CHECKING:
    from geobrief.register import World
    from geobrief.scenario.scenarios import Scenario


def scenario_findings(
    scenario: Scenario, selection: RuleSelection | None = None, world: World | None = None
) -> tuple[Finding, ...]:
    """All selected findings about a scenario, in the order of the file where places are known.

    `world` replaces the world by which the rules judge the records.
    """
    selection = selection or RuleSelection()
    violations = run_rules(
        selection.rules(),
        scenario.records,
        world or scenario.base_world,
        text=scenario.text,
        published=scenario.published,
    )
    found = [_placed(finding, scenario) for finding in (*selection.filter(unmet(scenario)), *violations)]
    return tuple(sorted((*selection.filter(scenario.load_findings), *found), key=in_file))


def _placed(finding: Finding, scenario: Scenario) -> Finding:
    """The finding with its path and place in the file."""
    path, place = scenario.place(finding.path)
    if finding.place is not None and place is not None:
        place = attrs.evolve(finding.place, file=place.file, line=place.line, column=place.column)
    return attrs.evolve(finding, path=path, place=place or finding.place)
