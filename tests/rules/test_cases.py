"""Each rule reports what it is for, accepts what is right, and lowers its severity if less is known.

Each rule has a file of cases, `GBnnn.yaml`: `pass`, `fail` and `maybe`, each with a scenario.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geobrief.codec import parse
from geobrief.codec.yaml_source import write_yaml
from geobrief.findings import Finding, Severity
from geobrief.rules import Rule, rules
from geobrief.scenario import check, load

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("GB*.yaml"))
OUTCOMES = ("pass", "fail", "maybe")
RULES = {rule.code: rule for rule in rules()}


def _cases(file: Path) -> list[dict[str, Any]]:
    source = parse(file.read_text("utf-8"))
    assert not source.findings, file
    return list(source.data)


def _outcome(case: dict[str, Any]) -> str:
    return next(key for key in case if key in OUTCOMES)


CASES = [
    pytest.param(file.stem, case, id=f"{file.stem} {_outcome(case)}: {case[_outcome(case)]}")
    for file in FILES
    for case in _cases(file)
]


def _checked(scenario: dict[str, Any], rule: Rule) -> tuple[Finding, ...]:
    """What is found; a preview rule runs only where it is selected."""
    loaded = load(write_yaml(scenario))
    assert not loaded.load_findings
    return (*loaded.findings, *(check(loaded, select=[rule.code]) if rule.preview else ()))


def _expected(rule: Rule, case: dict[str, Any], outcome: str) -> dict[str, str] | None:
    if outcome == "pass" or "finding" not in case:
        return None
    return {"severity": str(rule.severity), **case["finding"]}


@pytest.mark.parametrize(("code", "case"), CASES)
def test_case(code: str, case: dict[str, Any]) -> None:
    outcome = _outcome(case)
    findings = _checked(case["scenario"], RULES[code])
    found = [finding for finding in findings if finding.code == code]
    expected = _expected(RULES[code], case, outcome)
    if expected is None:
        assert found == []
    else:
        assert [(finding.path, str(finding.severity)) for finding in found] == [(expected["at"], expected["severity"])]
        assert expected.get("message", "") in found[0].message
        assert expected.get("hint", "") in (found[0].hint or "")
    other_errors = [finding for finding in findings if finding.code != code and finding.severity is Severity.ERROR]
    assert other_errors == []


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_cases_that_pass_and_that_fail(code: str) -> None:
    cases = _cases(HERE / f"{code}.yaml")
    assert {"pass", "fail"} <= {_outcome(case) for case in cases}
    assert all("finding" in case for case in cases if _outcome(case) == "fail")


def test_every_file_of_cases_is_of_a_rule() -> None:
    assert {file.stem for file in FILES} == set(RULES)


@pytest.mark.parametrize("code", RULES)
def test_a_maybe_never_says_as_much_as_a_fail(code: str) -> None:
    heavy = {"error": 2, "warning": 1, "note": 0}
    for case in _cases(HERE / f"{code}.yaml"):
        if "maybe" in case and "finding" in case:
            assert heavy[case["finding"]["severity"]] < heavy[RULES[code].severity]
