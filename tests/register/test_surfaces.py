"""What a reader of prose has to look for: each spelling with its kind, its bearers and its time."""

from geobrief.model import Group, Name, Organization, Person, State
from geobrief.register import World, world
from geobrief.register.names import KINDS, person_surfaces, surfaces

SMALL = World(
    states=[
        State(
            "x:a",
            "Alba",
            names=[Name("Alba", "short", "1900/.."), Name("A.B.", "abbreviation")],
            capitals=[Name("Ur", "capital")],
        ),
        State("x:b", "Beta", demonyms=[Name("Betan", "adjective"), Name("Betan", "noun")], codes=[Name("BT", "iso2")]),
    ],
    organizations=[Organization("org:X", "Xenial League", acronym="XL", names=[Name("Zug", "seat")])],
    groups=[Group("group:g", "Greens", names=["Green Front"])],
    people=[Person("person:ann-gray", "Ann Gray", names=["A. Gray"], family="Gray")],
)


def test_each_kind_of_name_is_there() -> None:
    found = {(entry.text, entry.kind, *entry.ids) for entry in surfaces(SMALL)}
    assert found == {
        ("Alba", "name", "x:a"),
        ("A.B.", "abbreviation", "x:a"),
        ("Ur", "capital", "x:a"),
        ("Beta", "name", "x:b"),
        ("Betan", "demonym", "x:b"),
        ("Xenial League", "name", "org:X"),
        ("XL", "abbreviation", "org:X"),
        ("Zug", "seat", "org:X"),
        ("Greens", "name", "group:g"),
        ("Green Front", "name", "group:g"),
    }


def test_names_keep_their_time() -> None:
    assert str(surfaces(SMALL)[0].period) == "1900/.."


def test_persons_have_full_names_and_family_names() -> None:
    assert [(entry.text, entry.kind) for entry in person_surfaces(SMALL)] == [
        ("Ann Gray", "name"),
        ("A. Gray", "name"),
        ("Gray", "family"),
    ]
    assert {person.id for person in SMALL.persons_named("GRAY")} == {"person:ann-gray"}


def test_the_register_names_every_state_of_today() -> None:
    entries = surfaces(world())
    assert {entry.kind for entry in entries} == set(KINDS)
    named = {id for entry in entries if entry.kind == "name" for id in entry.ids}
    assert {state.id for state in world().states} <= named
