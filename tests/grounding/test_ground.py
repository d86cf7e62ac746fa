"""What a model returned is accepted if the text says it: faithful and altered records, hostile answers, quotes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

import geobrief
from geobrief.findings import Severity

HERE = Path(__file__).parent
# Least shares; those of the texts in `held_out` are first-sight figures, and the texts are not looked at.
FAITHFUL, ALTERED = {"": 0.98, "held_out": 0.88}, {"": 0.96, "held_out": 0.93}


def judged(folder: str) -> tuple[Counter[str], Counter[str]]:
    """Right and all verdicts by operator."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for file in sorted((HERE / "cases" / folder).glob("*.yaml")):
        text = yaml.safe_load(file.read_text("utf-8"))
        for case in text["cases"]:
            answer = {case["table"]: [case["record"]]}
            found = geobrief.ground(answer, text["text"], published=text["published"])
            accepted = all(finding.severity is Severity.NOTE for finding in found.findings)
            assert accepted == (not found.rejected)
            every[case["operator"]] += 1
            right[case["operator"]] += accepted == (case["expect"] == "accept")
    return right, every


@pytest.mark.parametrize("folder", ["", "held_out"])
def test_faithful_records_are_accepted_and_altered_ones_are_not(folder: str) -> None:
    right, every = judged(folder)
    faithful = right["faithful"] / every["faithful"]
    altered = (right.total() - right["faithful"]) / (every.total() - every["faithful"])
    assert faithful >= FAITHFUL[folder], right
    assert altered >= ALTERED[folder], {name: (right[name], every[name]) for name in every}


HOSTILE = yaml.safe_load((HERE / "hostile.yaml").read_text("utf-8"))


def raw_text(case: dict[str, Any]) -> str:
    if "raw" in case:
        return str(case["raw"])
    part = case["repeat"]
    unit, after = part.get("unit", "") * part["times"], part.get("unit_after", "") * part["times"]
    return part.get("before", "") + unit + part.get("middle", "") + after + part.get("after", "")


@pytest.mark.parametrize("case", HOSTILE["cases"], ids=lambda case: case["id"])
def test_whatever_a_model_returns_gives_records_or_findings(case: dict[str, Any]) -> None:
    found = geobrief.ground(raw_text(case), HOSTILE["text"], published=HOSTILE["published"])
    accepted = sum(map(len, found.records.values()))
    least, most = case["accepted"] if isinstance(case["accepted"], list) else [case["accepted"]] * 2
    assert least <= accepted <= most, found.findings
    expected = case["findings"]
    if expected == "none":
        assert not found.findings
    if (
        expected == "some"
        or (expected == "some_if_none" and not accepted)
        or (expected == "some_if_not_2" and accepted != 2)
    ):
        assert found.findings


TEXT = "Chile’s «frontier» — 42 posts — was shut by Perú’s army.  Lima denied it. Chile will reopen 420 posts."


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ('Chile\'s "frontier" - 42 posts - was shut', ["Chile’s «frontier» — 42 posts — was shut"]),
        ("SHUT BY PERU'S ARMY", ["shut by Perú’s army"]),
        ("army. Lima denied it", ["army.  Lima denied it"]),
        ("Chile's … was shut", ["Chile’s", "was shut"]),
        ("42 posts", ["42 posts"]),
    ],
)
def test_a_quote_is_found_whatever_its_typography(quote: str, words: list[str]) -> None:
    found = geobrief.ground({"events": [{"evidence": [{"text": quote}]}]}, TEXT)
    (spans,) = found.spans.values()
    assert [span.text for span in spans] == words
    assert all(TEXT[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize(
    "quote", ["Chile … denied it", "4 posts", "20 posts", "shut by the army", "Lima did not deny it"]
)
def test_other_words_are_not_a_quote(quote: str) -> None:
    found = geobrief.ground({"events": [{"evidence": [{"text": quote}]}]}, TEXT)
    assert not found.spans
    assert {finding.code for finding in found.findings} & {"GB824", "GB825"}


def test_evidence_of_accepted_records_is_at_its_place() -> None:
    answer = {
        "events": [{"type": "REJECT", "actors": ["Peru"], "recipients": [], "evidence": [{"text": "lima denied IT"}]}]
    }
    found = geobrief.ground(answer, TEXT)
    (event,) = found.records["events"]
    assert [(each.text, each.is_in(TEXT)) for each in event.evidence] == [("Lima denied it", True)]
    assert event.basis == "extractor"


def test_a_rejected_record_keeps_its_data_and_its_findings() -> None:
    given = {"type": "ACCUSE", "actors": ["Brazil"], "recipients": ["Chile"], "evidence": [{"text": "Lima denied it"}]}
    found = geobrief.ground({"events": [given]}, TEXT)
    (rejected,) = found.rejected
    assert (rejected.path, rejected.data) == ("events[0]", given)
    assert any("Brazil" in finding.message for finding in rejected.findings)
    assert geobrief.load(found.to_dict()).events == ()
