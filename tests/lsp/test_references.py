"""Definitions, references and renames of ids and names, in a file and in the files that belong to it."""

from __future__ import annotations

import pytest
from pygls.uris import from_fs_path, to_fs_path

from geobrief.errors import GeobriefError
from geobrief.lsp.documents import Document
from geobrief.lsp.references import references, rename, renamed_range
from geobrief.lsp.related_files import family
from geobrief.lsp.server import check, store
from geobrief.lsp.symbols import definition

BASE = """\
states: [{id: x:arstotzka, name: Arstotzka, period: 1946/..}]
people: [{id: x:vale, name: Anna Vale}]
leaders: [{name: Anna Vale, person: x:vale, state: x:arstotzka, office: head_of_state, period: 1980/1990}]
"""
FILE = """\
extends: [world, base.geobrief.yaml]
agreements:
- {id: sale, kind: arms, parties: [Arstotzka, Chile], roles: {Arstotzka: supplier, CHL: recipient}, signed: 1985}
events:
- {type: CONSULT, mode: visit, actors: ["Arstotzka"], recipients: [Chile], date: 1985, people: [Anna Vale]}
expect:
- {on: 1986-01-01, that: {agreement: sale, status: signed}}
- {on: 1986-01-01, that: {leader: x:vale, of: x:arstotzka}}
"""


def opened(path, text):
    document = Document(from_fs_path(str(path)), text)
    store(document, check(document)[0])
    return document


@pytest.fixture
def files(tmp_path):
    """The base file on the disk, the file that extends it open."""
    (tmp_path / "base.geobrief.yaml").write_text(BASE)
    document = opened(tmp_path / "a.geobrief.yaml", FILE)
    return document, family(document, {document.uri: document})


def words(locations, files):
    """The file, the line and the words of each location."""
    texts = {file.uri: file.text.splitlines() for file in files}
    return [
        (
            to_fs_path(place.uri)[-len("a.geobrief.yaml") :][0],
            place.range.start.line,
            texts[place.uri][place.range.start.line][place.range.start.character : place.range.end.character],
        )
        for place in locations
    ]


def applied(edit, document):
    text = document.text
    for change in sorted(edit.changes[document.uri], key=lambda one: document.positions.offset(one.range.start))[::-1]:
        start, end = (document.positions.offset(place) for place in (change.range.start, change.range.end))
        text = text[:start] + change.new_text + text[end:]
    return text


def test_a_state_is_found_by_id_and_name_in_both_files(files):
    document, all_files = files
    found = words(references(document, FILE.index("x:arstotzka"), all_files, declarations=True), all_files)
    assert [(line, text) for _, line, text in found] == [
        (2, "Arstotzka"), (2, "Arstotzka"), (4, "Arstotzka"), (7, "x:arstotzka"),
        (0, "x:arstotzka"), (0, "Arstotzka"), (2, "x:arstotzka"),
    ]  # fmt: skip
    without = references(document, FILE.index("x:arstotzka"), all_files, declarations=False)
    assert len(without) == len(found) - 2


def test_an_actor_of_the_register_is_found_by_all_its_names(files):
    document, all_files = files
    found = words(references(document, FILE.index("Chile"), all_files, declarations=True), all_files)
    assert [text for _, _, text in found] == ["Chile", "CHL", "Chile"]


def test_a_person_an_agreement_and_nothing(files):
    document, all_files = files
    people = words(references(document, FILE.index("Anna Vale"), all_files, declarations=True), all_files)
    assert [text for _, _, text in people] == ["Anna Vale", "x:vale", "x:vale", "Anna Vale", "Anna Vale", "x:vale"]
    sales = words(references(document, FILE.index("sale"), all_files, declarations=True), all_files)
    assert [(line, text) for _, line, text in sales] == [(2, "sale"), (6, "sale")]
    assert references(document, FILE.index("1985"), all_files, declarations=True) == []


def test_an_id_is_renamed_in_both_files(files):
    document, all_files = files
    edit = rename(document, FILE.index("x:arstotzka"), "x:kolechia", all_files)
    assert applied(edit, document) == FILE.replace("x:arstotzka", "x:kolechia")
    assert applied(edit, all_files[1]) == BASE.replace("x:arstotzka", "x:kolechia")


def test_a_name_is_renamed_where_it_is_written_and_quoted_where_it_must_be(files):
    document, all_files = files
    edit = rename(document, FILE.index("Arstotzka"), "Great: Kolechia", all_files)
    assert applied(edit, document) == FILE.replace('"Arstotzka"', "Arstotzka").replace("Arstotzka", '"Great: Kolechia"')
    assert applied(edit, all_files[1]) == BASE.replace("name: Arstotzka", 'name: "Great: Kolechia"')


def test_the_id_of_an_agreement_is_renamed(files):
    document, all_files = files
    edit = rename(document, FILE.index("sale"), "arms-deal", all_files)
    assert applied(edit, document) == FILE.replace("sale", "arms-deal")
    assert list(edit.changes) == [document.uri]


def test_what_the_register_has_is_not_renamed(files):
    document, all_files = files
    assert renamed_range(document, FILE.index("Chile")) is None
    assert rename(document, FILE.index("Chile"), "Peru", all_files) is None
    assert renamed_range(document, FILE.index("x:arstotzka")) is not None


@pytest.mark.parametrize("new", ["Kolechia", "org:kolechia", "x:vale", " x:a", ""])
def test_an_id_is_renamed_to_a_free_id_of_its_kind(files, new):
    document, all_files = files
    with pytest.raises(GeobriefError):
        rename(document, FILE.index("x:arstotzka"), new, all_files)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("json", '{"states": [{"id": "x:a", "name": "Ah"}], "events": [{"actors": ["x:a"]}]}'),
        ("toml", '[[states]]\nid = "x:a"\nname = "Ah"\n[[events]]\nactors = ["x:a"]\n'),
    ],
)
def test_json_and_toml_are_renamed_in_their_quotes(tmp_path, form, text):
    document = opened(tmp_path / f"a.geobrief.{form}", text)
    edit = rename(document, text.index("x:a"), "x:b", [document])
    assert applied(edit, document) == text.replace("x:a", "x:b")


def test_the_definition_in_a_file_that_is_extended(files):
    document, all_files = files
    place = definition(document, FILE.index("Arstotzka"), all_files)
    assert (place.uri, place.range.start.line, place.range.start.character) == (all_files[1].uri, 0, 9)
    assert definition(document, FILE.index("Anna Vale"), all_files).range.start.line == 1
    assert definition(document, FILE.index("Chile"), all_files) is None


def test_an_open_file_that_extends_the_same_one_belongs_to_the_family(files, tmp_path):
    document, _ = files
    base = opened(tmp_path / "base.geobrief.yaml", BASE)
    other = opened(tmp_path / "b.geobrief.yaml", FILE)
    apart = opened(tmp_path / "c.geobrief.yaml", "title: x\n")
    all_open = {one.uri: one for one in (document, base, other, apart)}
    assert {one.uri for one in family(document, all_open)} == {document.uri, base.uri, other.uri}
    assert {one.uri for one in family(base, all_open)} == {document.uri, base.uri, other.uri}
    assert [one.uri for one in family(apart, all_open)] == [apart.uri]
