"""Names are found by their first word, however they are written; worlds with the same names share a scanner."""

from __future__ import annotations

import pickle
import unicodedata

from geobrief.model import Agreement, State
from geobrief.reading.mentions.scanner import name_scanner
from geobrief.register import World, world


def test_every_name_is_found_in_a_row_of_all() -> None:
    scanner = name_scanner(world())
    surfaces = list(scanner.surfaces)
    text = " | ".join(surfaces)
    for form in (text, unicodedata.normalize("NFD", text), text.replace(" ", "\n"), text.replace("'", "’")):
        assert len(list(scanner.find(form))) == len(surfaces)


def test_worlds_with_the_same_names_share_a_scanner() -> None:
    register = world()
    agreed = register.with_records(agreements=[Agreement("border", ("CHL", "PER"))])
    assert name_scanner(agreed) is name_scanner(register) is name_scanner(pickle.loads(pickle.dumps(agreed)))
    named = register.with_records(states=[State("x:arstotzka", "Arstotzka")])
    assert [match.text for match in name_scanner(named).find("Arstotzka and Chile")] == ["Arstotzka", "Chile"]
    assert not list(name_scanner(World()).find("Chile"))
