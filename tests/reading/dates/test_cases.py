"""Sentences of our own: every date in them is found, and read as the days it means."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from geobrief.reading.dates import find_dates


def _document(name: str) -> dict[str, Any]:
    document: dict[str, Any] = yaml.load(Path(__file__).with_name(name).read_text("utf-8"), yaml.BaseLoader)
    return document


DOCUMENT, LIMITS = _document("cases.yaml"), _document("limits.yaml")
CASES: list[dict[str, Any]] = DOCUMENT["cases"]
PUBLISHED = dt.date.fromisoformat(DOCUMENT["published"])


def _marked(case: dict[str, Any]) -> Any:
    reason = case.get("xfail")
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(case, id=case["text"], marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in (*CASES, *LIMITS["cases"]) if "dates" in case])
def test_dates_are_found_and_read(case: dict[str, Any]) -> None:
    published = dt.date.fromisoformat(case.get("published", DOCUMENT["published"]))
    found = [date for date in find_dates(case["text"], published) if date.kind == "date"]
    assert [[d.text, d.value or "none", *([d.period] if d.period else [])] for d in found] == case["dates"]
    assert [date.problem for date in found if date.problem] == case.get("problems", [])


@pytest.mark.parametrize(
    "case", [case for case in (*CASES, *LIMITS["cases"]) if "spans" in case], ids=lambda case: case["text"]
)
def test_durations_and_repetitions_are_no_dates(case: dict[str, Any]) -> None:
    assert [[d.text, d.value, d.kind] for d in find_dates(case["text"], PUBLISHED)] == case["spans"]


def test_a_good_part_of_the_cases_is_held_out() -> None:
    assert len(CASES) >= 150
    assert sum("held_out" in case for case in CASES) * 4 >= len(CASES), "a rule made for a case ends its being held out"
