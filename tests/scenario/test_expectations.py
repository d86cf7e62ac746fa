"""Facts that a scenario expects are checked on their day."""

from __future__ import annotations

import pytest

import geobrief

LIFE = """\
extends: [world]
states: [{id: x:a, name: Aland, capitals: [Mariehamn]}]
leaders: [{name: Ada, office: monarch, state: Aland, period: 1990/1999, effective: true}]
memberships: [{organization: NATO, member: Aland, period: 1995-05-01/..}]
agreements: [{id: pact, kind: alliance, parties: [Aland, Peru], signed: 1991-02-03, terminated: 1992-05}]
disputes: [{id: quarrel, kind: debt, parties: [Aland, Peru], hostility: threat, ongoing: 1991-02-03, frozen: 1993}]
expect: [{on: %s, that: {%s}}]
"""


@pytest.mark.parametrize("denied", ["", ", denied: true"])
@pytest.mark.parametrize(
    ("fact", "at", "hint"),
    [
        ("dispute: quarel", "dispute", "did you mean quarrel?"),
        ("agreement: pakt, status: signed", "agreement", "did you mean pact?"),
        ("exists: x:b", "exists", "did you mean x:a?"),
        ("member: Aland, of: org:NATTO", "of", "did you mean org:NATO?"),
    ],
)
def test_an_unknown_id_in_a_fact_is_an_error_even_if_denied(fact: str, at: str, hint: str, denied: str) -> None:
    found = [f for f in geobrief.load(LIFE % ("1994-06-01", fact + denied)).findings if f.severity == "error"]
    assert [(f.code, f.path, f.hint) for f in found] == [("GB303", f"expect[0].that.{at}", hint)]


def test_the_last_step_is_the_latest_by_date() -> None:
    steps = "[{status: in_force, when: 2014-06-17}, {status: signed, when: 2014-07-12}]"
    found = geobrief.load(
        f"agreements: [{{id: a, kind: trade, parties: [ARG, RUS], steps: {steps}}}]\n"
        "expect: [{on: 2015-01-01, that: {agreement: a, status: signed}}]"
    ).findings
    assert [f.code for f in found if f.severity == "error"] == ["GB507"]


@pytest.mark.parametrize(
    ("day", "fact", "code"),
    [
        ("1991-06-01", "dispute: quarrel", None),
        ("1991-06-01", "dispute: quarrel, hostility: threat", None),
        ("1991-06-01", "dispute: quarrel, hostility: war", "GB001"),
        ("1991-01-01", "dispute: quarrel", "GB001"),
        ("1993-06-01", "dispute: quarrel, status: frozen", "GB002"),
        ("1994-06-01", "dispute: quarrel, status: frozen", None),
        ("1991-02-02", "agreement: pact, status: signed", "GB001"),
        ("1991-02-03", "agreement: pact, status: signed", None),
        ("1992-05-15", "agreement: pact, status: terminated", "GB002"),
        ("1992-06-15", "agreement: pact, status: signed", "GB001"),
        ("1991-06-01", "leader: Ada, of: Aland", None),
        ("1991-06-01", "leader: Ada, of: Aland, denied: true", "GB001"),
        ("2001-06-01", "leader: Ada, of: Aland", "GB001"),
        ("1991-06-01", "leader: Charles de Gaulle, of: Aland, denied: true", None),
        ("1991-06-01", "leader: Adda, of: Aland, denied: true", "GB002"),
        ("1982-05-02", "leader: Galtieri, of: Argentina", None),
        ("1982-12-02", "leader: Galtieri, of: Argentina", "GB001"),
        ("1994-06-01", "member: Aland, of: NATO", "GB001"),
        ("1996-06-01", "member: Aland, of: NATO", None),
        ("1996-06-01", "member: Portugal, of: NATO", None),
        ("1996-06-01", "capital: Lisbon, of: Portugal", None),
        ("1996-06-01", "capital: Porto, of: Portugal", "GB001"),
        ("1982-05-01", "administrator: Argentina, of: Falkland Islands", None),
        ("1983-05-01", "administrator: Argentina, of: Falkland Islands", "GB001"),
        ("1990-10-01", "exists: East Germany", None),
        ("1990-10-05", "exists: East Germany", "GB001"),
    ],
)
def test_a_fact_that_does_not_hold_is_reported(day: str, fact: str, code: str | None) -> None:
    scenario = geobrief.load(LIFE % (day, fact))
    assert scenario.load_findings == ()
    found = [(f.code, f.path, f.place and f.place.line) for f in scenario.findings if f.code.startswith("GB0")]
    assert found == ([] if code is None else [(code, "expect[0].that", 7)])


@pytest.mark.parametrize(
    ("expected", "code", "path"),
    [
        ("{on: 1991, that: {exists: Peru}}", "GB204", "expect[0].on"),
        ("{on: 1991-01-01}", "GB202", "expect[0].that"),
        ("{on: 1991-01-01, that: {lives: Peru}}", "GB202", "expect[0].that"),
        ("{on: 1991-01-01, that: {exists: Peru, of: Peru}}", "GB201", "expect[0].that.of"),
        ("{on: 1991-01-01, that: {agreement: a, status: singed}}", "GB204", "expect[0].that.status"),
        ("{on: 1991-01-01, that: Peru}", "GB203", "expect[0].that"),
    ],
)
def test_an_invalid_expectation_is_reported(expected: str, code: str, path: str) -> None:
    scenario = geobrief.load(f"expect: [{expected}]\n")
    assert [(finding.code, finding.path) for finding in scenario.load_findings] == [(code, path)]


def test_expectations_survive_a_dump() -> None:
    scenario = geobrief.load(LIFE % ("1991-06-01", "leader: Ada, of: Aland, denied: true"))
    for again in (geobrief.load(geobrief.dump(scenario)), geobrief.load(scenario.to_dict())):
        assert (again.expect, again.extends) == (scenario.expect, ("world",))
