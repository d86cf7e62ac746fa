"""The disputes of our own sentences, by kind, and a score for the held-out ones."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml

import geobrief
from geobrief.model import Dispute
from geobrief.reading import analyse
from geobrief.reading.disputes import find_disputes

Case = Mapping[str, Any]
FILES = sorted(Path(__file__).parent.glob("*.yaml"))
CASES: list[Case] = [case for file in FILES for case in yaml.safe_load(file.read_text("utf-8"))]
SHOWN = [case for case in CASES if not case.get("held_out")]
HELD_OUT = [case for case in CASES if case.get("held_out")]


def _read(case: Case, *, strict: bool = False) -> tuple[Dispute, ...]:
    published = datetime.date.fromisoformat(str(case["published"]))
    return find_disputes(analyse(case["text"], geobrief.world(), published), strict=strict)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _is(wanted: Case, dispute: Dispute) -> bool:
    return dispute.kind in _listed(wanted["kind"]) and set(dispute.parties) == set(wanted["parties"])


def _has_status_and_subject(wanted: Case, dispute: Dispute) -> bool:
    """Whether status and `over` are as wanted: the words of one `over` are among those of the other."""
    mine, theirs = (set(str(over or "").lower().split()) for over in (wanted.get("over"), dispute.over))
    about = not mine or (bool(theirs) and (mine <= theirs or theirs <= mine))
    return about and wanted.get("status", dispute.status) == dispute.status


@attrs.define
class Count:
    right: int = 0
    missed: int = 0
    false: int = 0

    def add(self, case: Case) -> None:
        read = list(_read(case))
        for wanted in case["disputes"]:
            found = next((dispute for dispute in read if _is(wanted, dispute)), None)
            self.right += found is not None
            self.missed += found is None
            read = [dispute for dispute in read if dispute is not found]
        self.false += sum(not any(_is(allowed, dispute) for allowed in case.get("allowed", ())) for dispute in read)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.missed + self.false)


def _name(case: Case) -> str:
    return " ".join(case["text"].split()[:6])


def _parameter(case: Case) -> Any:
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, marks=marks, id=_name(case))


@pytest.mark.parametrize("case", [_parameter(case) for case in SHOWN])
def test_a_text_has_these_disputes_and_no_others(case: Case) -> None:
    read = _read(case)
    for wanted in case["disputes"]:
        assert any(_is(wanted, dispute) and _has_status_and_subject(wanted, dispute) for dispute in read), read
    known = [*case["disputes"], *case.get("allowed", ())]
    assert not [dispute for dispute in read if not any(_is(one, dispute) for one in known)]


@pytest.mark.parametrize(("cases", "least"), [(SHOWN, 0.9), (HELD_OUT, 0.8)], ids=["shown", "held out"])
def test_most_disputes_are_found(cases: list[Case], least: float, capsys: pytest.CaptureFixture[str]) -> None:
    count = Count()
    for case in cases:
        count.add(case)
    with capsys.disabled():
        print(f"\n  {len(cases)} texts: {count} F1 {count.f1:.3f}")
    assert count.f1 >= least


@pytest.mark.parametrize("case", [case for case in SHOWN if case["disputes"] and "xfail" not in case], ids=_name)
def test_every_dispute_has_its_rule_and_evidence_from_the_text(case: Case) -> None:
    disputes = _read(case)
    assert disputes
    for dispute in disputes:
        assert dispute.rule
        assert dispute.evidence
        assert all(piece.is_in(case["text"]) for piece in dispute.evidence)
        assert {party for side in dispute.sides for party in side} <= set(dispute.parties)


@pytest.mark.parametrize("case", SHOWN, ids=_name)
def test_strict_reading_adds_no_party(case: Case) -> None:
    plain = {party for dispute in _read(case) for party in dispute.parties}
    assert {party for dispute in _read(case, strict=True) for party in dispute.parties} <= plain


def test_strict_reading_leaves_out_sides_named_in_another_sentence() -> None:
    text = "Chile and Peru met in Lima. The quarrel over the fishing limit goes on."
    case = {"text": text, "published": "2009-01-20"}
    assert [dispute.parties for dispute in _read(case)] == [("CHL", "PER")]
    assert _read(case, strict=True) == ()
