"""The index of persons' names finds what folding every name would find."""

from __future__ import annotations

from geobrief.register import world
from geobrief.register.folding import folded, squeezed


def test_every_name_of_the_register_is_found() -> None:
    names = world().person_names
    for person in world().people:
        for name in (*person.all_names, person.family or person.name):
            fold = folded(name)
            assert person.id in names.ids(fold), name
            assert person.id in names.ids_without_spaces(squeezed(fold)), name


def test_every_full_name_is_found_in_prose() -> None:
    names = world().person_names
    for person in world().people:
        for name in person.all_names:
            words = ["met", *map(folded, name.split()), "today"]
            if len(words) > 3:
                assert names.full_name(words, 1) == len(words) - 1, name


def test_a_family_name_is_found_without_its_article() -> None:
    found = world().person_names.ids_by_plain_family("assad")
    assert "person:bashar-al-assad" in found
