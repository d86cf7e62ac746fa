"""A world is an immutable set of records: made of any records, seen on any day, laid over another."""

import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geobrief
from geobrief.errors import ArgumentError, UnknownIdError
from geobrief.evidence import Evidence
from geobrief.model import (
    Agreement,
    Claim,
    Dispute,
    Group,
    Membership,
    Name,
    Organization,
    Person,
    State,
    Tenure,
    Territory,
)
from geobrief.register import GW, World, world
from geobrief.register.shipped_records import ShippedRecords, edition

REGISTER = world()
ARSTOTZKA = State("x:arstotzka", "Arstotzka", capitals=["Orvech Vonor"], period="1940/..")
KOLECHIA = State("x:kolechia", "Kolechia", demonyms=[Name("Kolechian", "adjective")], period="1950-01-01/1990-12-31")


def tenure(name: str, office: str, period: str, effective: bool = False) -> Tenure:
    person = f"person:{name.lower().replace(' ', '-')}"
    return Tenure(name, office, state="x:arstotzka", person=person, period=period, effective=effective)


SMALL = World(
    states=[ARSTOTZKA, KOLECHIA],
    people=[
        Person("person:ann-gray", "Ann Gray", names=["A. Gray"], family="Gray"),
        Person("person:tom-gray", "Tom Gray", family="Gray"),
    ],
    tenures=[
        tenure("Ann Gray", "head_of_state", "1980-01-01/1985-06-30", effective=True),
        tenure("Tom Gray", "head_of_state", "1985-06-30/..", effective=True),
        tenure("Tom Gray", "foreign_minister", "1983/1984"),
    ],
    organizations=[Organization("org:BLOC", "Border League", acronym="BLOC")],
    memberships=[
        Membership("org:BLOC", "x:arstotzka", period="1960-01-01/.."),
        Membership("org:BLOC", "x:kolechia", status="suspended", period="1960-01-01/1990-12-31"),
        Membership("org:BLOC", "PER", status="observer", period="1960-01-01/.."),
    ],
    groups=[Group("group:ezic", "EZIC Star", names=["the Order"], states=["x:arstotzka"], period="1970/..")],
    territories=[Territory("territory:east-grestin", "East Grestin")],
    claims=[Claim("territory:east-grestin", "x:kolechia", period="1976/1982")],
    agreements=[Agreement("peace", ["x:arstotzka", "x:kolechia"], in_force="1982-11-01", id="treaty")],
    disputes=[Dispute("territorial", ["x:arstotzka", "x:kolechia"], over="East Grestin")],
)


def test_a_world_of_records_answers_as_the_register_does() -> None:
    assert SMALL.state("Orvech Vonor") == ARSTOTZKA
    assert SMALL.state("Kolechian", on="1980-01-01") == KOLECHIA
    assert SMALL.resolve("Kolechia", on="1995-01-01").status == "not_then"
    assert SMALL.resolve("bloc").record.id == "org:BLOC"
    assert SMALL.resolve("The Order").record.id == "group:ezic"
    assert SMALL.get("treaty").kind == "peace"
    assert SMALL.edition is None


def test_who_rules_on_the_day_of_a_handover_is_the_one_who_enters() -> None:
    leaders = [SMALL.leader("Arstotzka", on=day) for day in ("1985-06-29", "1985-06-30", "1979-01-01")]
    assert [leader and leader.name for leader in leaders] == ["Ann Gray", "Tom Gray", None]
    with pytest.raises(ArgumentError, match="needs a day"):
        SMALL.leader("Arstotzka", on="1985")
    with pytest.raises(ArgumentError, match="needs a day"):
        SMALL.leader("Arstotzka")


def test_tenures_are_asked_by_state_person_office_and_time() -> None:
    assert len(SMALL.tenures) == 3
    assert [tenure.name for tenure in SMALL.tenures("Arstotzka", office="head_of_state")] == ["Ann Gray", "Tom Gray"]
    assert len(SMALL.tenures(person="person:tom-gray", during="1984")) == 1
    assert len(SMALL.tenures(on="1983-06-01")) == 2
    assert SMALL.tenures("x:kolechia") == ()
    with pytest.raises(ArgumentError, match="head_of_state"):
        SMALL.tenures(office="head_of_stat")


def test_a_family_name_needs_what_distinguishes_its_holders() -> None:
    assert SMALL.person("Gray", state="Arstotzka", on="1981-01-01").id == "person:ann-gray"
    assert SMALL.person("a. gray").id == "person:ann-gray"
    with pytest.raises(LookupError, match="several persons"):
        SMALL.person("Gray")
    with pytest.raises(LookupError, match="no office there and then"):
        SMALL.person("Gray", on="1970-01-01")
    with pytest.raises(LookupError, match="no person"):
        SMALL.person("Grey-Smith")


def test_a_suspended_member_is_a_member_and_an_observer_is_none() -> None:
    assert SMALL.members("org:BLOC", on="1980-01-01") == ("x:arstotzka", "x:kolechia")
    assert SMALL.members("Border League", on="1995-01-01") == ("x:arstotzka",)


def test_a_view_holds_what_held_that_day() -> None:
    view = SMALL.on("1980-01-01")
    assert (len(view.states), len(view.tenures), len(view.claims), len(view.agreements)) == (2, 1, 1, 0)
    assert view.leader("x:arstotzka").name == "Ann Gray"
    assert view.members("BLOC") == ("x:arstotzka", "x:kolechia")
    assert [state.id for state in SMALL.on("1995-01-01").states] == ["x:arstotzka"]
    assert SMALL.on("1995-01-01").resolve("Kolechia").status == "not_then"


def test_a_period_holds_what_held_on_one_of_its_days() -> None:
    assert len(SMALL.during("1983/1986").tenures) == 3
    assert len(SMALL.during("1976").claims) == 1
    assert len(SMALL.during("1975").claims) == 0


def test_a_difference_has_what_began_and_what_ended() -> None:
    change = SMALL.diff("1981-01-01", "1995-01-01")
    assert [state.id for state in change.ended.states] == ["x:kolechia"]
    assert change.began.states == ()
    assert [tenure.name for tenure in change.began.tenures] == ["Tom Gray"]
    assert len(SMALL.diff("1981-01-01", "1985-01-01").began.agreements) == 1
    assert change.began.agreements == (), "an agreement holds while two of its parties exist"


def test_a_difference_is_text_and_plain_data_and_false_when_empty() -> None:
    change = SMALL.diff("1981-01-01", "1995-01-01")
    lines = str(change).splitlines()
    assert change
    assert lines[:2] == ["states", "  - Kolechia, 1950-01-01/1990-12-31"]
    assert "  + Tom Gray" in str(change)
    plain = change.to_dict()
    assert (plain["start"], plain["end"]) == ("1981-01-01", "1995-01-01")
    assert [state["id"] for state in plain["ended"]["states"]] == ["x:kolechia"]
    assert "states" not in plain["began"]
    same = SMALL.diff("1981-01-01", "1981-01-01")
    assert (bool(same), str(same)) == (False, "")


def test_a_later_world_lies_over_an_earlier_one() -> None:
    renamed = State("x:kolechia", "New Kolechia")
    both = SMALL.with_records(states=[renamed], people=[Person("person:eve", "Eve")])
    assert both.get("x:kolechia") == renamed
    assert len(both.states) == 2
    assert len(both.people) == 3
    assert SMALL.get("x:kolechia") == KOLECHIA


def test_the_register_can_be_laid_under_a_scenario() -> None:
    scene = REGISTER.with_records(states=[ARSTOTZKA], memberships=[Membership("org:BLOC", "PER", period="2031/..")])
    assert scene.state("Arstotzka").id == "x:arstotzka"
    assert scene.state("Peru").id == "PER"
    assert scene.state(GW(135)).id == "PER"
    assert scene.horizon == REGISTER.horizon


def test_equal_agreements_become_one_that_rests_on_both_texts() -> None:
    first = Agreement("peace", ["PER", "CHL"], signed="1883", evidence=[Evidence("Peace", 0, 5)])
    again = Agreement("peace", ["PER", "CHL"], signed="1883", evidence=[Evidence("Terms", 0, 5)])
    both = World.merged(World(agreements=[first]), World(agreements=[again]))
    assert len(both.agreements) == 1
    assert [piece.text for piece in both.agreements[0].evidence] == ["Peace", "Terms"]


letters = st.sampled_from("abcde")
worlds = st.lists(letters, unique=True).map(
    lambda ids: World(
        states=[State(f"x:{id}", id.upper()) for id in ids], claims=[Claim("territory:t", f"x:{id}") for id in ids]
    )
)


@given(worlds, worlds)
def test_merging_loses_no_record_and_repeats_none(one: World, other: World) -> None:
    both, back = World.merged(one, other), World.merged(other, one)
    assert set(both.states) == {*one.states, *other.states} == set(back.states)
    assert len(both.claims) == len({*one.claims, *other.claims})


def test_a_world_never_changes() -> None:
    with pytest.raises(AttributeError):
        SMALL.edition = "2"
    with pytest.raises(TypeError):
        SMALL.states[0] = SMALL.states[1]


@pytest.mark.parametrize(
    ("tables", "message"),
    [({"stats": []}, "did you mean 'states'"), ({"states": [Person("person:a", "A")]}, "wrong class")],
)
def test_a_world_takes_records_of_the_right_class_only(tables: dict, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        World(**tables)


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(UnknownIdError, match="did you mean 'x:kolechia'"):
        SMALL.get("x:kolechi")


def test_what_is_no_text_is_no_id() -> None:
    with pytest.raises(ArgumentError, match="expected a text"):
        SMALL.get(7)  # type: ignore[arg-type]


def fresh_register() -> World:
    """The register as a process has it that has not asked for anything."""
    return World._of(ShippedRecords(), *edition())


def test_states_are_read_without_persons() -> None:
    fresh = fresh_register()
    fresh.state("Peru", on="1990-01-01")
    fresh.on("1990-01-01").get("PER")
    assert not {"people", "tenures", "memberships"} & set(fresh._records._tables)


def test_threads_see_one_world() -> None:
    fresh = fresh_register()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: fresh.state(("Peru", "Chile", "CUB")[number % 3]), range(60)))
    assert {id(answer) for answer in answers} == {id(fresh.get(state)) for state in ("PER", "CHL", "CUB")}


def test_the_function_world_says_that_it_is_one() -> None:
    assert geobrief.world() is geobrief.world()
    assert pickle.loads(pickle.dumps(geobrief.world)) is geobrief.world
    with pytest.raises(AttributeError, match=r"write world\(\).agreements_of"):
        geobrief.world.agreements_of("TON")
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        _ = geobrief.world.colour


def test_worlds_lists_of_states_and_answers_have_tables_for_notebooks() -> None:
    world = geobrief.world()
    assert f'<td>states</td><td class="n">{len(world.states)}</td>' in world._repr_html_()
    then = world.on("1848-03-01")
    assert f'<td>disputes</td><td class="n">{len(then.disputes)}</td>' in then._repr_html_()
    assert "<th>abbreviation</th>" in world.system("gw")._repr_html_()
    assert "<td>COG</td>" in world.resolve("Congo")._repr_html_()
    assert "<td>similar name</td>" in world.resolve("Tanzenia")._repr_html_()
    assert repr(world.system("gw")) == f"<StateSystem gw: {len(world.system('gw').spells)} spells>"


def test_columns_of_codes_and_leaders_have_short_texts() -> None:
    names = ["Nepal", "Nowhere"] * 500
    codes = geobrief.world().codes(names, to="gw")
    assert repr(codes).startswith("<1000 codes of gw, 500 without one: GW(790), None, GW(790)")
    assert len(repr(codes)) < 200
    assert codes._repr_html_().count("<tr>") == 21
    leaders = geobrief.world().leaders(["NPL", "LKA"], on="1972-05-22")
    assert len(repr(leaders)) < 200
