"""The agreements of one or two sentences: kind and parties, and status and date if the case gives them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import geobrief

DOCUMENT = yaml.load(Path(__file__).with_name("cases.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
TUNED = [case for case in DOCUMENT["cases"] if "held_out" not in case]
HELD_OUT = [case for case in DOCUMENT["cases"] if "held_out" in case]


def parameters(cases: list[dict[str, Any]]) -> list[Any]:
    marks = [[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else [] for case in cases]
    return [pytest.param(case, id=case["text"][:50], marks=mark) for case, mark in zip(cases, marks, strict=True)]


def is_read(case: dict[str, Any]) -> bool:
    """Whether all agreements of a case are found, and no others except failed ones."""
    found = list(geobrief.read(case["text"], published=DOCUMENT["published"]).agreements)
    for wanted in case["agreements"]:
        fitting = [agreement for agreement in found if is_same(wanted, agreement)]
        if not fitting:
            return False
        found.remove(fitting[0])
    return all(agreement.status == "failed" for agreement in found)


def is_same(wanted: dict[str, Any], agreement: geobrief.Agreement) -> bool:
    return (
        agreement.kind == wanted["kind"]
        and set(agreement.parties) == set(wanted["parties"])
        and wanted.get("status", agreement.status) == agreement.status
        and wanted.get("date", str(agreement.date)) == str(agreement.date)
    )


@pytest.mark.parametrize("case", parameters(TUNED))
def test_the_agreements_of_a_sentence(case: dict[str, Any]) -> None:
    assert is_read(case)


def test_two_fifths_of_the_held_out_cases_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    right = sum(is_read(case) for case in HELD_OUT)
    with capsys.disabled():
        print(f"\nagreements of one sentence, held out: {right} of {len(HELD_OUT)}")
    assert right >= 2 * len(HELD_OUT) // 5


def test_quantities_and_subject_are_kept() -> None:
    sale = geobrief.read(
        "France signed a contract with Poland for the sale of 24 fighter jets worth $8.6 billion."
    ).agreements[0]
    assert sale.subject == "24 fighter jets"
    assert {(quantity.amount, quantity.unit) for quantity in sale.quantities} == {(24, "fighter jets"), (8.6e9, "USD")}


def test_a_later_step_joins_the_agreement() -> None:
    text = "Egypt and the Soviet Union concluded a treaty of friendship in May 1971. Cairo abrogated it in March 1976."
    treaty = geobrief.read(text).agreements[0]
    assert [(step.status, str(step.when)) for step in treaty.steps] == [
        ("agreed", "1971-05"),
        ("terminated", "1976-03"),
    ]
    assert len(treaty.evidence) == 2
