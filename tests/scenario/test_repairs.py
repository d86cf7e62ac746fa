"""What cannot be read in a record hides nothing else that is wrong with it, and is not reported twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geobrief
from geobrief.codec.repairs import UNREAD_ID

VALE = "people: [{id: 'x:a', name: Anna Vale}]\n"
CASES = {
    "an unknown party": (
        "agreements: [{kind: loan, parties: [FRA, Itallly], roles: {FRA: lender, ESP: borrower}, signed: 1990, "
        "ratified: 1980}]",
        {"GB301", "GB502", "GB507"},
    ),
    "a word that is none": (
        "agreements: [{kind: trady, parties: [FRA, ITA], signed: 1990, ratified: 1980}]",
        {"GB204", "GB507"},
    ),
    "a date that is none": (
        "agreements: [{kind: trade, parties: [FRA, ITA, FRA], proposed: 19900, signed: 1990, ratified: 1970}]",
        {"GB204", "GB507"},
    ),
    "a side too many": (
        "disputes: [{kind: trade, parties: [FRA, ITA], sides: [[FRA], [ITA, FRA]], hostility: sharp}]",
        {"GB204", "GB602"},
    ),
    "an office that is none": (
        "leaders: [{name: Charles de Gaulle, office: head_of_stat, state: FRA, period: 1975/1976}]",
        {"GB204", "GB401"},
    ),
    "a mode and a person": (
        "events: [{type: CONSULT, mode: visit, actors: [FRA], recipients: [Itallly], date: 1990-01-01, "
        "people: [Charles de Gaulle]}]",
        {"GB301", "GB401", "GB408"},
    ),
    "the same id twice": (
        "agreements: [{id: a, kind: trady, parties: [FRA, ITA]}, {id: a, kind: aid, parties: [FRA, ITA]}]",
        {"GB204", "GB305"},
    ),
}


def codes(text: str, *, notes: bool = False) -> set[str]:
    return {finding.code for finding in geobrief.load(text + "\n").findings if notes or finding.severity != "note"}


@pytest.mark.parametrize("name", CASES)
def test_everything_that_is_wrong_with_a_record_is_found_at_once(name: str) -> None:
    text, expected = CASES[name]
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "agreements: [{kind: trade, parties: [France, Itallly], signed: 1990}]",
        "agreements: [{kind: loan, parties: [FRA, Itallly], roles: {FRA: lender, Itallly: borrower}, signed: 1990}]",
        "disputes: [{kind: trade, parties: [Itallly], ongoing: 1990}]",
        "events: [{type: AID, actors: [FRA], recipients: [Itallly], date: 1990}]",
        "events: [{type: CONSULT, actors: [Itallly], date: 1990}]",
        "leaders: [{name: Anna Vale, office: adviser, state: Itallly}]",
    ],
)
def test_nothing_follows_from_what_could_not_be_read(text: str) -> None:
    assert codes(text, notes=True) == {"GB301"}


def test_what_an_unread_record_declares_and_uses_is_known() -> None:
    assert codes("disputes: [{id: war, parties: [FRA, ITA]}]\nexpect: [{on: 1990-01-01, that: {dispute: war}}]") == {
        "GB202"
    }
    assert codes(VALE + "events: [{type: ADE, actors: [FRA], recipients: [ITA], people: [Anna Vale]}]", notes=True) == {
        "GB204"
    }
    state = (
        "states: [{id: 'x:s', name: Avalon, capitals: 5}]\nevents: [{type: AID, actors: [Avalon], recipients: [ITA]}]"
    )
    assert codes(state) == {"GB203"}


def test_unread_records_are_not_records() -> None:
    scenario = geobrief.load("agreements: [{kind: trady, parties: [FRA, ITA]}]\n")
    assert len(scenario.agreements) == 0
    assert "x:unread" not in str(scenario.to_dict())


def test_paths_in_messages_are_those_of_the_file() -> None:
    same = "{kind: trade, parties: [FRA, ITA], signed: 1990}"
    (last,) = (f for f in geobrief.load(f"agreements: [5, {same}, {same}]\n").findings if f.code == "GB306")
    assert (last.path, last.message) == ("agreements[2]", "duplicate of agreements[1]")


JUNK = st.sampled_from(["Itallly", "5", "[]", "{}", "x:none", "1990-13", "null", "[[FRA]]", "{FRA: x}", "FRA", "trade"])
KEYS = st.sampled_from(
    ["kind", "parties", "roles", "signed", "steps", "title", "obligations", "quantities", "evidence", "status"]
)


@given(st.dictionaries(KEYS, JUNK, max_size=5))
@settings(deadline=None, max_examples=60)
def test_any_record_is_loaded_and_checked(entry: dict[str, str]) -> None:
    text = ", ".join(f"{key}: {value}" for key, value in entry.items())
    findings = geobrief.load(f"agreements: [{{{text}}}]\n").findings
    assert all(UNREAD_ID not in finding.message for finding in findings)
    assert "GB003" not in {finding.code for finding in findings}
