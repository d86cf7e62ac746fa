"""What is false is found, and about what is true there is no alarm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geobrief.codec import parse
from geobrief.codec.yaml_source import write_yaml
from geobrief.findings import Finding, Severity
from geobrief.scenario import load

HERE = Path(__file__).parent
OPEN, HELD_OUT = (parse((HERE / name).read_text("utf-8")).data for name in ("open.yaml", "held_out.yaml"))
LEAST_FOUND = 0.92


def alarms(case: dict[str, Any]) -> list[Finding]:
    """The errors and warnings about a scenario."""
    return [finding for finding in load(write_yaml(case["scenario"])).findings if finding.severity is not Severity.NOTE]


def params(cases: list[dict[str, Any]]) -> list[Any]:
    """Parameters, those marked `xfail` with their reason."""
    return [
        pytest.param(
            case,
            id=as_id(case),
            marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
        )
        for case in cases
    ]


def as_id(case: dict[str, Any]) -> str:
    return f"{case.get('kind', 'true')} {str(case['scenario'])[:100]}"


@pytest.mark.parametrize("case", params(OPEN["false"]))
def test_a_falsehood_is_found(case: dict[str, Any]) -> None:
    assert alarms(case) != []


@pytest.mark.parametrize("case", [*OPEN["true"], *HELD_OUT["true"]], ids=as_id)
def test_about_what_is_true_there_is_no_alarm(case: dict[str, Any]) -> None:
    assert alarms(case) == []


def test_nearly_all_other_falsehoods_are_found() -> None:
    found = [bool(alarms(case)) for case in HELD_OUT["false"]]
    assert sum(found) >= LEAST_FOUND * len(found)
