"""Lists of records called with conditions, and asked for an id."""

from __future__ import annotations

import pickle

import pytest

import geobrief
from geobrief.model.record_types import RECORD_TYPES
from geobrief.register import World

WORLD = geobrief.world()


@pytest.mark.parametrize(
    ("found", "test"),
    [
        (WORLD.agreements(kind="border"), lambda record: record.kind == "border"),
        (WORLD.agreements(kind="arms control"), lambda record: record.kind == "arms_control"),
        (WORLD.agreements(party="NPL"), lambda record: "NPL" in record.parties),
        (WORLD.agreements(parties="Nepal"), lambda record: "NPL" in record.parties),
        (WORLD.agreements(status="suspended"), lambda record: record.status == "suspended"),
        (WORLD.disputes(hostility="war", party="Sudan"), lambda record: record.hostility == "war"),
        (WORLD.claims(territory="territory:aksai-chin"), lambda record: record.territory == "territory:aksai-chin"),
        (WORLD.memberships(member="Iceland", status="member"), lambda record: record.member == "ISL"),
        (WORLD.organizations(kind="court"), lambda record: record.kind == "court"),
        (WORLD.territories(name="Rockall"), lambda record: record.name == "Rockall"),
        (WORLD.people(family="Ceaușescu"), lambda record: record.family == "Ceaușescu"),
        (WORLD.tenures(acting=True, during="1900/2026"), lambda record: record.acting),
        (WORLD.tenures(effective=False, office="monarch"), lambda record: not record.effective),
    ],
)  # fmt: skip
def test_conditions_select_the_records_that_meet_them(found, test) -> None:
    assert len(found) > 0
    assert all(map(test, found))
    assert isinstance(found, type(WORLD.agreements(kind="border")))


@pytest.mark.parametrize("kind", [kind for kind in RECORD_TYPES if kind.table], ids=lambda kind: kind.name)
def test_every_table_takes_a_day_and_a_period(kind) -> None:
    table = getattr(WORLD, kind.table)
    assert table(on="1979-06-01") == getattr(WORLD.on("1979-06-01"), kind.table)
    assert table(during="1979") == getattr(WORLD.during("1979"), kind.table)
    assert table() == table


def test_a_party_on_a_day_is_bound_on_that_day() -> None:
    pact = [deal.id for deal in WORLD.agreements(kind="alliance", party="Albania", on="1985-01-01")]
    assert "warsaw-pact-1955" not in pact
    assert "warsaw-pact-1955" in [
        deal.id for deal in WORLD.agreements(kind="alliance", party="Albania", on="1960-01-01")
    ]


def test_answers_can_be_asked_further() -> None:
    deals = WORLD.agreements_of("Sudan")
    assert {deal.kind for deal in deals(kind="peace")} == {"peace"}
    assert deals(kind="peace")(on="1975-01-01") == deals(kind="peace", on="1975-01-01")
    assert WORLD.system("cow").spells(abbreviation="SAX")[0].code == 269
    assert "PNG" in WORLD.system("un").spells(on="1976-01-01").to_csv()


def test_a_brief_and_a_scenario_have_the_same_lists() -> None:
    brief = geobrief.read("Laos and Vietnam signed a trade agreement. Laos and Thailand signed a border treaty.")
    assert [deal.parties for deal in brief.agreements(kind="border")] == [("LAO", "THA")]
    scenario = geobrief.load("leaders: [{name: Haya, office: monarch, state: BHR, period: 1999/..}]")
    assert len(scenario.leaders(on="2001-01-01")) == 1
    assert scenario.leaders(on="1990-01-01") == ()


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: WORLD.agreements(kind="bordr"), "got 'bordr'; did you mean 'border'?"),
        (lambda: WORLD.disputes(parti="FRA"), "no such condition: expected on, during or one of id, kind"),
        (lambda: WORLD.claims(claimaint="FRA"), "did you mean 'claimant'?"),
        (lambda: WORLD.memberships(member="Ruritania"), "'Ruritania' is not known"),
        (lambda: WORLD.agreements(on="1990"), "a question about one moment needs a day"),
        (lambda: WORLD.on("1990-01-01").states().findings(on="1990-01-01"), "findings do not hold on days"),
        (lambda: WORLD.agreements["antarctic-1960"], "no record of agreements has this id: got 'antarctic-1960'; did"),
        (lambda: WORLD.claims["territory:dokdo"], "no record of claims has this id"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(ask, message: str) -> None:
    with pytest.raises(geobrief.GeobriefError) as caught:
        ask()
    assert message in str(caught.value)


@pytest.mark.parametrize("kind", [kind for kind in RECORD_TYPES if kind.namespace], ids=lambda kind: kind.name)
def test_a_table_gives_the_record_with_an_id(kind) -> None:
    table = getattr(WORLD, kind.table)
    for record in (table[0], table[-1]):
        assert table[record.id] is record


def test_a_list_that_was_pickled_takes_ids_only() -> None:
    deals = pickle.loads(pickle.dumps(WORLD.agreements_of("FJI")))
    assert deals(party="FJI") == deals
    with pytest.raises(geobrief.GeobriefError, match="not an id"):
        deals(party="Fiji")


def test_names_are_those_of_the_world_of_the_list() -> None:
    small = World(
        states=[geobrief.State("x:a", "Alpha"), geobrief.State("x:b", "Beta")],
        claims=[geobrief.Claim("x:rock", "x:a", period="1900/1950"), geobrief.Claim("x:rock", "x:b")],
    )
    assert [claim.claimant for claim in small.claims(claimant="Alpha")] == ["x:a"]
    assert [claim.claimant for claim in small.claims(on="1960-01-01")] == ["x:b"]
