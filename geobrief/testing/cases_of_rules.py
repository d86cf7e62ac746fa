"""Runs the cases of rules from YAML files: what a rule accepts, what it reports, and where it is less sure.

A file `XX001.yaml` has the cases of one rule, each with a scenario:

    - pass: a president signs during the term
      scenario: {events: [...]}
    - fail: a president signs after the term
      scenario: {events: [...]}
      finding: {path: "events[0].people[0]", message: "..."}
    - maybe: only the year is known
      scenario: {events: [...]}
      finding: {severity: warning}
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import attrs

from geobrief.codec import parse
from geobrief.errors import ArgumentError, UnreadableInputError
from geobrief.findings import Finding
from geobrief.scenario import check, load

OUTCOMES = ("pass", "fail", "maybe")


@attrs.frozen
class RuleCase:
    """A case of a rule: its code, the outcome with its words, the scenario, and what the finding must have."""

    code: str
    outcome: str
    words: str
    scenario: Any = attrs.field(repr=False)
    finding: dict[str, str] = attrs.field(factory=dict, repr=False)

    def __str__(self) -> str:
        return f"{self.code} {self.outcome}: {self.words}"

    def run(self) -> None:
        """Fail unless the rule reports what the case says; other codes do not count."""
        __tracebackhide__ = True
        found = [each for each in check(load(self.scenario), select=[self.code]) if each.code == self.code]
        if self.outcome == "pass":
            if found:
                raise AssertionError(f"{self}: expected no finding, found{_listed(found)}")
            return
        if not any(self._fits(each) for each in found):
            expected = ", ".join(f"{key} {value!r}" for key, value in self.finding.items())
            raise AssertionError(f"{self}: no finding{' with ' + expected if expected else ''}; found{_listed(found)}")

    def _fits(self, finding: Finding) -> bool:
        given = {"severity": finding.severity.value, "path": finding.path, "hint": finding.hint or ""}
        message = self.finding.get("message", "")
        exact = all(given.get(key) == value for key, value in self.finding.items() if key != "message")
        return exact and message in finding.message


def rule_cases(path: str | os.PathLike[str]) -> list[RuleCase]:
    """The cases in a YAML file, or in all `*.yaml` files of a folder; the name of a file is the code of its rule.

    For use with `pytest.mark.parametrize("case", rule_cases("tests/rules"), ids=str)` and `case.run()`.
    """
    place = Path(path)
    files = sorted(place.glob("*.yaml")) if place.is_dir() else [place]
    if not files or not all(file.is_file() for file in files):
        raise UnreadableInputError(f"no cases of rules in {place}")
    return [_case(file, number, data) for file in files for number, data in enumerate(_data(file))]


def _data(file: Path) -> list[Any]:
    source = parse(file.read_text("utf-8"), file=file.name)
    if source.findings or not isinstance(source.data, list):
        reason = str(source.findings[0]) if source.findings else f"{file.name} is not a list"
        raise ArgumentError("cases of a rule", expected="a list of cases", got=reason)
    return source.data


def _case(file: Path, number: int, data: Any) -> RuleCase:
    outcomes = [key for key in OUTCOMES if isinstance(data, dict) and key in data]
    if len(outcomes) != 1 or "scenario" not in data:
        expected = "one of pass, fail and maybe, and a scenario"
        raise ArgumentError(f"case {number + 1} of {file.name}", expected=expected, got=data)
    (outcome,) = outcomes
    finding = {str(key): str(value) for key, value in (data.get("finding") or {}).items()}
    return RuleCase(file.stem, outcome, str(data[outcome]), data["scenario"], finding)


def _listed(findings: list[Finding]) -> str:
    return "".join(f"\n  {finding}" for finding in findings) or " nothing"
