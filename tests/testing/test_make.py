"""Factories, snapshots, tables of expectations and cases of rules, as a test suite for a wargame uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

import geobrief
from geobrief.testing import assert_snapshot, expectations, make, rule_cases


@pytest.mark.parametrize("states", range(1, 9))
def test_the_small_scenario_is_valid(states: int) -> None:
    sections = {} if states > 1 else {"agreements": None, "disputes": None, "events": None}
    unused = {"GB310"} if states > 2 else set()
    assert {finding.code for finding in make.scenario(states, **sections).findings} == unused


@pytest.mark.parametrize(
    ("section", "change", "code"),
    [
        ("events", {"date": "1949-05-01"}, "GB402"),
        ("events", {"actors": []}, "GB705"),
        ("agreements", {"parties": ["x:arland"]}, "GB501"),
        ("leaders", {"period": "1940-01-01/1945-01-01"}, "GB402"),
    ],
)
def test_one_change_gives_one_kind_of_finding(section: str, change: dict, code: str) -> None:
    plain = make.document()
    plain[section][0] |= change
    assert code in {finding.code for finding in geobrief.load(plain).findings}


@pytest.mark.parametrize("record", [make.state, make.leader, make.agreement, make.dispute, make.event, make.person])
def test_a_record_takes_changes(record) -> None:
    assert record() == record()
    assert record(source="a test").source == "a test" if hasattr(record(), "source") else True


def test_a_world_answers_questions() -> None:
    world = make.world(3, tenures=[make.leader(2)], agreements=[make.agreement(kind="alliance")])
    assert world.leader("Borland", on="2005-01-01").name == make.person(2).name
    assert [pact.kind for pact in world.agreements_of("x:arland")] == ["alliance"]


@pytest.mark.parametrize("call", [lambda: make.state(0), lambda: make.state(99), lambda: make.world(2, leaders=[])])
def test_misuse_is_explained(call) -> None:
    with pytest.raises(geobrief.GeobriefError, match="expected"):
        call()


# --- snapshots


def test_a_snapshot_is_written_once_and_compared_then(tmp_path: Path) -> None:
    file = tmp_path / "snapshots" / "brief.json"
    text = "Peru accused Chile of espionage on Monday."
    assert_snapshot(geobrief.read(text, published="2009-11-18"), file)
    assert_snapshot(geobrief.read(text, published="2009-11-18"), file)
    with pytest.raises(AssertionError, match=r"differs from brief.json(?s:.*)2009-11-23"):
        assert_snapshot(geobrief.read(text, published="2009-11-25"), file)


def test_a_snapshot_outlives_versions(tmp_path: Path) -> None:
    file = tmp_path / "scenario.json"
    assert_snapshot(make.scenario(), file)
    assert geobrief.__version__ not in file.read_text("utf-8")


def test_a_snapshot_is_updated_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "findings.json"
    assert_snapshot(make.scenario().findings, file)
    assert_snapshot(geobrief.load("events: [{type: CONSULT, actors: []}]").findings, file, update=True)
    assert "GB705" in file.read_text("utf-8")


# --- expectations


def test_rows_of_a_table_are_expectations(tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    file.write_text("on,name,leader,of,denied\n2005-01-01,who rules,Anna Arlander,Arland,\n1949-01-01,,,,\n", "utf-8")
    first = expectations(file)[0]
    assert first == {"on": "2005-01-01", "name": "who rules", "that": {"leader": "Anna Arlander", "of": "Arland"}}
    assert not make.scenario(expect=[first], people=[make.person().to_dict()]).findings


# --- cases of rules

CASES = """
- pass: two parties
  scenario: {agreements: [{kind: trade, parties: [ARG, CHL], signed: 1991}]}
- fail: one party
  scenario: {agreements: [{kind: trade, parties: [ARG], signed: 1991}]}
  finding: {path: "agreements[0].parties"}
- fail: two parties are too few
  scenario: {agreements: [{kind: trade, parties: [ARG, CHL], signed: 1991}]}
"""


def test_cases_of_a_rule_are_run(tmp_path: Path) -> None:
    file = tmp_path / "GB501.yaml"
    file.write_text(CASES, "utf-8")
    right, found, wrong = rule_cases(tmp_path)
    assert [str(case) for case in (right, found)] == ["GB501 pass: two parties", "GB501 fail: one party"]
    right.run()
    found.run()
    with pytest.raises(AssertionError, match="no finding"):
        wrong.run()


@pytest.mark.parametrize("content", ["- {pass: a, fail: b, scenario: {}}", "- {pass: a}", "a: b", "- ["])
def test_cases_that_are_none_are_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "GB501.yaml"
    file.write_text(content, "utf-8")
    with pytest.raises(geobrief.GeobriefError):
        rule_cases(file)
