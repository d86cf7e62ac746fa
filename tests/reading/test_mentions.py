"""Which states, organisations, groups and territories a sentence names, and what is no state at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import geobrief

CASES = yaml.load(Path(__file__).with_name("mentions.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
TABLES = ("states", "organizations", "groups", "territories")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_what_a_sentence_names(case: dict[str, Any]) -> None:
    brief = geobrief.read(case["text"], published=case.get("published", "2015-03-27"))
    expected = {table: set(case[table]) for table in TABLES if table in case}
    assert expected
    assert {table: {record.id for record in getattr(brief, table)} for table in expected} == expected


@pytest.mark.parametrize("case", [case for case in CASES if "dropped" in case], ids=lambda case: case["text"][:50])
def test_what_is_dropped_is_a_finding(case: dict[str, Any]) -> None:
    brief = geobrief.read(case["text"], published="2015-03-27")
    dropped = [finding.place for finding in brief.findings if finding.code == "GB804"]
    assert [case["text"][place.start : place.end] for place in dropped if place] == case["dropped"]


@pytest.mark.parametrize("case", [case for case in CASES if "ambiguous" in case], ids=lambda case: case["text"][:50])
def test_an_ambiguous_name_is_a_finding(case: dict[str, Any]) -> None:
    brief = geobrief.read(case["text"], published="2015-03-27")
    assert [finding.code for finding in brief.findings if finding.code == "GB805"] == ["GB805"] * len(case["ambiguous"])
