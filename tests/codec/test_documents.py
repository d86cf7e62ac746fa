"""A document is a header and sections of records, whose names are looked up at the time of each record."""

from __future__ import annotations

from typing import Any

import pytest

from geobrief import model
from geobrief.codec import Loading, Lookup, ParsedSource, read_header, read_section
from geobrief.codec.repairs import UNREAD_ID
from geobrief.when import Date

SALE: dict[str, Any] = {"kind": "arms_transfer", "parties": ["ARG", "CHN"]}


def test_names_are_looked_up_at_the_first_time_of_their_record() -> None:
    asked = []

    def resolve(name: str, when: object) -> Lookup:
        asked.append((name, str(when)))
        return Lookup(None, "GB301", f"{name} is unknown", "ARG") if name == "Fooland" else Lookup("ARG")

    events = [{"type": "AGREE", "actors": ["Argentina"], "date": "2015"}, {"type": "AGREE", "actors": ["Fooland"]}]
    loading = Loading(ParsedSource({"events": events, "agreements": [SALE | {"signed": "2014"}]}), resolve)
    assert len(read_section(loading, "events", Date("2020")).records) == 1
    read_section(loading, "agreements")
    named = [entry for entry in asked if not entry[0].startswith(UNREAD_ID)]
    assert named == [("Argentina", "2015"), ("Fooland", "2020"), ("ARG", "2014"), ("CHN", "2014")]
    assert [(f.code, f.path, f.hint) for f in loading.findings] == [("GB301", "events[1].actors[0]", "ARG")]


@pytest.mark.parametrize(
    ("data", "made"),
    [
        ({"id": "ARG", "name": "Argentina"}, model.Reference),
        ({"id": "ARG", "name": "Argentina", "mentions": []}, model.Reference),
        ({"id": "x:arstotzka", "name": "Arstotzka"}, model.State),
        ({"id": "x:arstotzka", "name": "Arstotzka", "mentions": []}, model.Reference),
        ({"id": "DDR", "name": "East Germany", "capitals": [{"text": "East Berlin", "kind": "capital"}]}, model.State),
    ],
)
def test_an_entry_of_states_is_a_reference_or_a_declaration(data: dict[str, object], made: type) -> None:
    section = read_section(Loading(ParsedSource({"states": [data]})), "states")
    assert [type(record) for record in section.records] == [made]


@pytest.mark.parametrize(
    ("data", "code", "path"),
    [
        ({"agreement": []}, "GB201", "agreement"),
        ({"schema": "geobrief/2"}, "GB205", "schema"),
        ({"published": "2015-02-30"}, "GB204", "published"),
        ({"published": 2015}, "GB203", "published"),
        ({"title": ["a"]}, "GB203", "title"),
        ({1: "a"}, "GB107", ""),
        ([], "GB203", ""),
        (None, "GB203", ""),
    ],
)
def test_the_header_of_a_document_is_checked(data: object, code: str, path: str) -> None:
    loading = Loading(ParsedSource(data))
    read_header(loading)
    assert [(finding.code, finding.path) for finding in loading.findings] == [(code, path)]
