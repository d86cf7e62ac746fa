"""Hints name what was meant: synonyms before similar spellings, and dates in EDTF."""

from __future__ import annotations

import pytest

import geobrief


def hints(text: str) -> dict[str, str | None]:
    return {
        finding.path: finding.hint for finding in geobrief.load(text + "\n").findings if finding.code.startswith("GB2")
    }


@pytest.mark.parametrize(
    ("status", "meant"),
    [
        ("started", "ongoing"),
        ("broke out", "ongoing"),
        ("finished", "settled"),
        ("ongoin", "ongoing"),
        ("dormant", "frozen"),
    ],
)
def test_a_status_has_the_hint_of_its_synonym(status: str, meant: str) -> None:
    text = f"disputes: [{{kind: trade, parties: [FRA, ITA], steps: [{{status: {status}}}]}}]"
    assert hints(text) == {"disputes[0].steps[0].status": meant}


@pytest.mark.parametrize(
    ("entry", "key", "meant"),
    [
        ("leaders: [{name: A, office: adviser, since: 1990}]", "leaders[0].since", "period"),
        ("leaders: [{name: A, office: adviser, end: 1990}]", "leaders[0].end", "period"),
        ("memberships: [{organization: NATO, member: FRA, state: FRA}]", "memberships[0].state", "member"),
        ("events: [{type: AID, actors: [FRA], recipients: [ITA], targets: [ITA]}]", "events[0].targets", "recipients"),
        ("events: [{type: AID, actors: [FRA], recipients: [ITA], year: 1990}]", "events[0].year", "date"),
        ("agreements: [{kind: aid, parties: [FRA, ITA], description: a}]", "agreements[0].description", "title"),
        ("agreements: [{kind: aid, parties: [FRA, ITA], members: [FRA]}]", "agreements[0].members", "parties"),
        ("agreements: [{kind: aid, parties: [FRA, ITA], partis: [FRA]}]", "agreements[0].partis", "parties"),
        ("disputes: [{kind: trade, parties: [FRA, ITA], issue: a}]", "disputes[0].issue", "over"),
        ("people: [{id: 'x:a', name: A, birth: 1900}]", "people[0].birth", "born"),
        ("expect: [{date: 1990-01-01, on: 1990-01-01, that: {exists: FRA}}]", "expect[0].date", "on"),
    ],
)
def test_a_key_has_the_hint_of_its_synonym(entry: str, key: str, meant: str) -> None:
    assert hints(entry)[key] == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("March 3, 1921", "1921-03-03"),
        ("3 March 1921", "1921-03-03"),
        ("3rd of", None),
        ("Sept. 1939", "1939-09"),
        ("1939-9-1", "1939-09-01"),
        ("1939.09.01", "1939-09-01"),
        ("28.06.1919", "1919-06-28"),
        ("05/05/1945", "1945-05-05"),
        ("13/12/1945", "1945-12-13"),
        ("12/13/1945", "1945-12-13"),
        ("13/13/1945", None),
        ("05/06/1945", None),
        ("1914-1918", "1914/1918"),
        ("1914..1918", "1914/1918"),
        ("1914 to 1918", "1914/1918"),
        ("1914/now", "1914/.."),
        ("31 June 1919", None),
    ],
)
def test_a_date_has_the_hint_that_it_can_only_mean(written: str, meant: str | None) -> None:
    text = f"leaders: [{{name: A, office: adviser, period: '{written}'}}]"
    assert hints(text)["leaders[0].period"] == meant


def test_a_period_is_not_the_hint_of_a_day() -> None:
    assert hints("expect: [{on: 1914-1918, that: {exists: FRA}}]") == {"expect[0].on": None}
