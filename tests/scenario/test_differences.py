"""Scenarios differ in their records, not in their evidence; changed records are compared key by key."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geobrief
from geobrief import Scenario, diff
from geobrief.register.record_lists import RecordList
from geobrief.testing.strategies import scenarios


def trade(signed: str) -> str:
    return f"agreements: [{{kind: trade, parties: [ARG, CHL], signed: {signed}}}]"


def visits(*days: str) -> str:
    events = (f"{{type: CONSULT, actors: [RUS], recipients: [ARG], date: {day}}}" for day in days)
    return f"events: [{', '.join(events)}]"


WAR = "{kind: armed_conflict, parties: [ARG, GBR], hostility: war}"
KNOWN = [
    trade("1991"),
    trade("1991-08-02"),
    f"disputes: [{WAR}]",
    visits("2014", "2015"),
    "states: [Argentina, Chile]",
    "title: a",
    "leaders: [{name: Perón, office: head_of_state, state: ARG}]",
]


def load(text: str) -> Scenario:
    return geobrief.load(text + "\n")


@given(st.sampled_from(KNOWN))
def test_nothing_differs_from_itself(text: str) -> None:
    difference = diff(load(text), load(text))
    assert not difference
    assert str(difference) == ""


@given(st.sampled_from(KNOWN), st.sampled_from(KNOWN))
@settings(deadline=None)
def test_added_records_are_removed_ones_in_the_other_direction(one: str, other: str) -> None:
    there, back = diff(load(one), load(other)), diff(load(other), load(one))
    assert (there.added, there.removed) == (back.removed, back.added)
    assert [(change.before, change.after) for change in there.changed] == [
        (change.after, change.before) for change in back.changed
    ]


def test_another_date_of_a_treaty_is_a_change_and_another_treaty_is_added() -> None:
    later = trade("1991-08-02").replace("}]", "}, {kind: aid, parties: [USA, ARG]}]")
    difference = diff(load(trade("1991")), load(later))
    assert [agreement.kind for agreement in difference.added["agreements"]] == ["aid"]
    (change,) = difference.changed
    before, after = change.keys["steps"]
    assert (before, after) == ([{"status": "signed", "when": "1991"}], [{"status": "signed", "when": "1991-08-02"}])
    assert str(difference).splitlines() == [
        "agreements",
        "  + aid, USA, ARG",
        "  ~ trade, ARG, CHL: steps (signed 1991 → signed 1991-08-02)",
    ]


def test_evidence_is_not_a_difference() -> None:
    words = "1991, id: a7, evidence: [{text: x, start: 0, end: 1}]"
    assert not diff(load(trade("1991")), load(trade(words)))


def test_two_events_of_the_same_kind_are_distinguished_by_their_dates() -> None:
    difference = diff(load(KNOWN[3]), load(visits("2015")))
    assert [str(event.date) for event in difference.removed["events"]] == ["2014"]
    assert difference.changed == ()


def test_two_readings_of_a_text_can_be_compared() -> None:
    text = "Chile and Peru signed a treaty on Monday."
    one, other = (geobrief.read(text, published=day) for day in ("1929-06-12", "1929-06-19"))
    assert {change.section for change in diff(one, other).changed} >= {"dates", "agreements"}
    assert not diff(one, geobrief.load(one.to_dict()))


CHANGES = {
    "an event": ("events: [{type: AID, actors: [USA], recipients: [GRC], date: 1947}]", "1947", "1948"),
    "a membership's status": (
        "memberships: [{organization: NATO, member: ESP, status: member}]",
        "status: member",
        "status: observer",
    ),
    "an organization's kind": ("organizations: [{id: 'x:o', name: O, kind: court}]", "court", "forum"),
    "a person's birth": ("people: [{id: 'x:p', name: P, born: 1900}]", "1900", "1901"),
    "a territory's administrator": ("territories: [{id: 'x:t', name: T, administrators: [FRA]}]", "FRA", "ITA"),
    "a state's capital": ("states: [{id: 'x:s', name: S, capitals: [A]}]", "[A]", "[B]"),
    "a group's end": ("groups: [{id: 'x:g', name: G, period: 1990/2000}]", "2000", "2001"),
    "a claim's basis": (
        "claims: [{territory: 'territory:gibraltar', claimant: ESP, basis: a}]",
        "basis: a",
        "basis: b",
    ),
    "a tenure's title": ("leaders: [{name: P, office: adviser, title: a}]", "title: a", "title: b"),
    "an obligation": (
        "agreements: [{kind: alliance, parties: [FRA, ITA], obligations: [defense]}]",
        "defense",
        "offense",
    ),
    "a dispute's hostility": (
        "disputes: [{kind: trade, parties: [FRA, ITA], hostility: none}]",
        "hostility: none",
        "hostility: use",
    ),
    "a fact": ("expect: [{on: 1990-01-01, that: {exists: FRA}}]", "exists: FRA", "exists: FRA, denied: true"),
    "the title": ("title: a", "a", "b"),
    "the day of publication": ("title: a\npublished: 1990-01-01", "1990", "1991"),
    "the text": ("title: a\ntext: one", "one", "two"),
    "the order": ("states: [FRA, ITA]", "FRA, ITA", "ITA, FRA"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_a_difference(name: str) -> None:
    text, old, new = CHANGES[name]
    difference = diff(load(text), load(text.replace(old, new, 1)))
    assert difference
    assert str(difference)
    assert difference.to_dict()


@given(scenarios(), scenarios())
@settings(deadline=None, max_examples=20)
def test_a_difference_is_empty_exactly_where_two_scenarios_are_equal(one: Scenario, other: Scenario) -> None:
    again = geobrief.load(one.to_dict())
    assert bool(diff(one, again)) == (one != again)
    assert bool(diff(one, other)) == (one != other)


@given(scenarios(), st.data())
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.filter_too_much])
def test_one_changed_record_is_a_difference(scenario: Scenario, data: st.DataObject) -> None:
    filled = [name for name, records in scenario.records.items() if len(records)]
    section = data.draw(st.sampled_from(filled or ["events"]))
    records = list(scenario.records[section])
    changed = [*records[1:], *records[:1]] if data.draw(st.booleans()) else records[1:]
    other = attrs.evolve(scenario, **{section: RecordList(section, changed)})
    assert bool(diff(scenario, other)) == (scenario != other)


def test_extra_records_of_the_register_are_not_differences() -> None:
    known = "leaders: [{name: Leopoldo Galtieri, office: head_of_state, state: ARG, title: %s, period: %s}]"
    register = geobrief.world()
    assert not diff(load(known % ("President", "1981-12-22/1982-06-18")), register)
    difference = diff(load(known % ("President", "1981-12-22/1984")), register)
    assert [list(change.keys) for change in difference.changed] == [["period"]]
    assert (difference.added, difference.removed) == ({}, {})
    new = diff(register, load("agreements: [{kind: aid, parties: [USA, ARG], signed: 2099, subject: the moon}]"))
    assert set(new.added) == {"agreements"}


def test_a_difference_has_plain_data() -> None:
    plain = diff(load(KNOWN[0]), load(KNOWN[1])).to_dict()
    assert plain["changed"][0]["keys"]["steps"][1] == [{"status": "signed", "when": "1991-08-02"}]


@pytest.mark.parametrize("subject", [5, "ARG", None])
def test_other_values_cannot_be_compared(subject: object) -> None:
    with pytest.raises(geobrief.GeobriefError):
        diff(subject, load("title: a"))  # type: ignore[arg-type]
