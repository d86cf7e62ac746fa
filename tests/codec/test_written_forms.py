"""The status and date of an agreement or dispute are those of its last step."""

from __future__ import annotations

from typing import Any

import pytest

from geobrief import model
from geobrief.codec import structure

SALE: dict[str, Any] = {"kind": "arms_transfer", "parties": ["ARG", "CHN"]}


@pytest.mark.parametrize(
    ("data", "steps"),
    [
        ({"signed": "2015-03", "ratified": "2016"}, [("signed", "2015-03"), ("ratified", "2016")]),
        ({"ratified": "2016", "signed": "2015-03"}, [("ratified", "2016"), ("signed", "2015-03")]),
        ({"signed": None}, [("signed", "None")]),
        ({"status": "signed", "date": "2015-03"}, [("signed", "2015-03")]),
        ({"status": "proposed"}, [("proposed", "None")]),
        ({"steps": [{"status": "signed", "when": "2015"}], "status": "signed", "date": "2015"}, [("signed", "2015")]),
        ({"steps": [{"status": "signed", "when": "2015"}], "date": None}, [("signed", "2015")]),
        ({"status": None, "date": None}, []),
    ],
)
def test_status_and_date_are_those_of_the_last_step(data: dict[str, object], steps: list[tuple[str, str]]) -> None:
    record, findings = structure(model.Agreement, SALE | data)
    assert findings == ()
    assert [(step.status, str(step.when)) for step in record.steps] == steps


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        ({"steps": [{"status": "signed"}], "status": "ratified", "date": "2015"}, ["status", "date"]),
        ({"signed": "2015", "date": "2016"}, ["date"]),
        ({"date": "2016"}, ["status"]),
    ],
)
def test_a_status_or_date_that_contradicts_the_last_step_is_reported(data: dict[str, object], paths: list[str]) -> None:
    record, findings = structure(model.Agreement, SALE | data)
    assert record is None
    assert [finding.path for finding in findings] == paths


WAR: dict[str, Any] = {"kind": "armed_conflict", "parties": ["ARG", "GBR"]}


@pytest.mark.parametrize(
    ("data", "steps"),
    [({}, 0), ({"status": "ongoing"}, 0), ({"status": "frozen"}, 1), ({"status": "ongoing", "date": "1982"}, 1)],
)
def test_a_dispute_without_a_step_is_ongoing(data: dict[str, str], steps: int) -> None:
    record, findings = structure(model.Dispute, WAR | data)
    assert findings == ()
    assert len(record.steps) == steps
