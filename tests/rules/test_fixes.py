"""A fix changes the value that it is about, and not one letter more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geobrief import codec
from geobrief.checking.fixes import apply_fixes, edits
from geobrief.findings import Finding
from geobrief.scenario import load

FILE = """\
# A crisis that never was.
title: "The Vienna note"   # for the course
published: 2015-06-01
states:
  - id: BFA
    name: Upper Volta      # as the author remembers it
leaders:
  - {name: 'cristina fernández de kirchner', person: "person:cristina-fernandez-de-kirchner", state: ARG,
     office: head_of_state}
events:
  - type: THREATEN
    actors: [org:nato]     # the letters are small
    recipients: ['BFA']
    source: Archigos-4.1
"""
FIXED = (
    FILE.replace("org:nato", "org:NATO")
    .replace("name: Upper Volta", "name: Burkina Faso")
    .replace("'cristina fernández de kirchner'", "'Cristina Fernández de Kirchner'")
    .replace("Archigos-4.1", "archigos-4.1")
)


def fix(path: str, replacement: str) -> Finding:
    return Finding("GB303", "unknown-id", "error", "…", path, fix=replacement)


def test_an_id_that_is_a_key_is_reported_without_a_fix() -> None:
    text = (
        "agreements: [{kind: loan, parties: [CHN, org:nato], roles: {CHN: lender, org:nato: borrower}, signed: 2010}]"
    )
    found = [finding for finding in load(text).findings if finding.code == "GB303"]
    assert [(finding.path, finding.fix) for finding in found] == [
        ("agreements[0].parties[1]", "org:NATO"),
        ("agreements[0].roles.org:nato", None),
    ]


def test_comments_and_layout_stay() -> None:
    assert apply_fixes(FILE, load(FILE).findings) == FIXED


def test_a_fixed_file_needs_no_further_fix() -> None:
    findings = load(FIXED).findings
    assert [finding for finding in findings if finding.fix is not None] == []
    assert apply_fixes(FIXED, findings) == FIXED


def test_json_is_fixed_too() -> None:
    text = '{"events": [{"type": "THREATEN", "actors": ["org:nato"], "recipients": ["MMR"]}]}'
    fixed = apply_fixes(text, load(text).findings, form="json")
    assert fixed == text.replace("org:nato", "org:NATO")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("events: [{type: AID}]", "events[0].actors[0]"),  # there is nothing
        ("events: [{type: [AID]}]", "events[0].type"),  # there is a list
        ("title: |\n  two\n  lines\n", "title"),  # in a block, whose layout would be lost
        ("title: two\n  lines\n", "title"),
        ("agreements: [", "agreements[0].id"),
    ],
)
def test_what_has_no_place_of_its_own_is_left_alone(text: str, path: str) -> None:
    assert apply_fixes(text, [fix(path, "x")]) == text


def test_of_two_fixes_for_one_place_the_first_is_made() -> None:
    assert apply_fixes("title: a", [fix("title", "b"), fix("title", "c")]) == "title: b"


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(['"old"', "'old'", "old"]))
def test_whatever_replaces_a_value_is_read_again_as_it_is(replacement: str, written: str) -> None:
    text = f"before: 1\ntitle: {written} # note\nafter: 2\n"
    read = codec.parse(apply_fixes(text, [fix("title", replacement)]))
    if not read.findings:
        assert read.data == {"before": "1", "title": replacement, "after": "2"}


def test_edits_come_in_the_order_of_the_text() -> None:
    made = edits(codec.parse(FILE), FILE, reversed(load(FILE).findings))
    assert [edit.start for edit in made] == sorted(edit.start for edit in made)
    assert len(made) == 4
