"""JSON and TOML keep their types; what cannot be read is a finding with its place."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geobrief.codec import Loading, ParsedSource, parse
from geobrief.codec.documents import read_header
from geobrief.codec.toml_places import offsets
from geobrief.findings import Place
from geobrief.scenario.loading import load_content


def test_numbers_of_json_stay_numbers() -> None:
    assert parse('{"a": 24, "b": 1.5, "c": "24", "d": null, "e": true}', "json").data == {
        "a": 24, "b": 1.5, "c": "24", "d": None, "e": True,
    }  # fmt: skip


def test_days_of_toml_stay_days() -> None:
    assert parse("signed = 2015-03-18", "toml").data == {"signed": datetime.date(2015, 3, 18)}


@pytest.mark.parametrize(
    ("form", "text", "code", "at"),
    [
        ("json", '{"a": 1,\n "b": }', "GB101", (2, 7)),
        ("json", '{"a": NaN}', "GB101", (None, None)),
        ("json", '{"a": ' + "9" * 5000 + "}", "GB101", (None, None)),
        ("json", "[" * 200_000, "GB108", (None, None)),
        ("json", "", "GB101", (1, 1)),
        ("json", '{"a": 1}\n x', "GB112", (2, 2)),
        ("json", "[" * 65 + "]" * 65, "GB108", (None, None)),
        ("toml", "a = 1\nb = ", "GB101", (2, 5)),
        ("toml", "a = 1\na = 2", "GB101", (2, 6)),
        ("toml", "a = " + "[" * 200_000, "GB108", (None, None)),
    ],
)
def test_a_syntax_error_is_reported(form: str, text: str, code: str, at: tuple[int | None, int | None]) -> None:
    source = parse(text, form, "file")
    assert source.data is None
    (finding,) = source.findings
    assert finding.code == code
    assert finding.place is not None
    assert finding.place.file == "file"
    if form == "json" or code == "GB108":
        assert (finding.place.line, finding.place.column) == at


def test_a_duplicate_key_in_json_is_reported_and_read_once() -> None:
    source = parse('{"a": [{"b": 1, "b": 2, "c": 3}], "d": 1, "d": 1}', "json")
    assert source.data == {"a": [{"b": 1, "c": 3}], "d": 1}
    assert sorted((finding.code, finding.path) for finding in source.findings) == [("GB106", "a[0].b"), ("GB106", "d")]


@given(st.text())
def test_any_text_is_read_without_an_exception(text: str) -> None:
    assert all(isinstance(parse(text, form), ParsedSource) for form in ("json", "toml"))


FORMS = ["k%s = 1", "[k%s]", "[[k%s]]", "a = {b%s = 1}", "a = [{b=1,\n c%s = 1}]", "'q'%s = 1"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("part", [".x", " . x", "\t.'x'", '."x y"'])
def test_a_key_of_toml_with_very_many_dots_is_not_read(form: str, part: str) -> None:
    (found,) = parse(form % (part * 40_000), "toml").findings
    assert (found.code, found.place and found.place.line) == ("GB108", form.count("\n") + 1)


def test_dots_in_prose_are_not_keys_of_toml() -> None:
    text = "Contents" + "." * 500 + " 3. U.S.A. " + "1.2.3. " * 100 + "e.g. " * 100
    for written in (f'text = "{text}"', f"text = '''\n{text}\n'''", f"a.b.c = 1 # {text}"):
        assert parse(written, "toml").findings == ()


def test_a_key_of_toml_may_be_nested() -> None:
    assert parse(f"{'.'.join('a' * 60)} = 1", "toml").findings == ()


TOML = """# comment = [
"a b" = 'x = # y' # z
text = \"\"\"
[[c]]
k = 1
\"\"\"
d.e.f = 1990-05-05
[[states]]
id = "x:a"
list = [ {text = "A", kind = "b"}, # one
  'B', [1,
  2] ]
[[states]]
id = "x:b"
[states.inner]
id = "i"
[other."dotted.key"]
n = 5
"""
PLACES = {
    ("a b",): (2, 9),
    ("text",): (3, 8),
    ("d", "e", "f"): (7, 9),
    ("states", 0): (8, 1),
    ("states", 0, "id"): (9, 6),
    ("states", 0, "list"): (10, 8),
    ("states", 0, "list", 0, "kind"): (10, 30),
    ("states", 0, "list", 1): (11, 3),
    ("states", 0, "list", 2, 1): (12, 3),
    ("states", 1): (13, 1),
    ("states", 1, "id"): (14, 6),
    ("states", 1, "inner", "id"): (16, 6),
    ("other", "dotted.key", "n"): (18, 5),
}


@pytest.mark.parametrize("path", PLACES)
def test_a_value_of_toml_has_a_line_and_a_column(path: tuple[str | int, ...]) -> None:
    assert parse(TOML, "toml", "a.toml").place(path) == Place("a.toml", *PLACES[path])


@given(
    st.recursive(
        st.integers() | st.booleans() | st.text(alphabet="ab\"'#=[]{},\n ", max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('ab. "', max_size=3), inner, max_size=3),
        max_leaves=10,
    )
)
def test_every_key_and_value_of_toml_has_an_offset(value: object) -> None:
    text = f"a = {_toml(value)}\n[[b]]\nc = 1\n"
    source = parse(text, "toml")
    assert source.data["a"] == value
    assert len(offsets(text, source.data)) == sum(1 for _ in _nodes(source.data))
    assert source.place(("b", 0, "c")) == Place(None, text.count("\n"), 5)


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(key)} = {_toml(item)}' for key, item in value.items())}}}"
    return f"[{', '.join(map(_toml, value))}]" if isinstance(value, list) else json.dumps(value)


def _nodes(value: object) -> Iterator[object]:
    yield value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        if isinstance(value, dict):
            yield key
        yield from _nodes(item)


def test_a_year_of_digits_is_a_date_in_toml_alone() -> None:
    text = "[[events]]\ntype = 'AID'\nactors = ['FRA']\nrecipients = ['ITA']\ndate = 1990\n"
    scenario = load_content(text, "a.geobrief.toml")
    assert (str(scenario.events[0].date), scenario.load_findings) == ("1990", ())


@pytest.mark.parametrize(("text", "codes"), [("[", []), ("null", ["GB203"]), ("[]", ["GB203"])])
def test_a_document_that_is_not_a_mapping_is_reported_if_it_could_be_read(text: str, codes: list[str]) -> None:
    loading = Loading(parse(text, "json"))
    read_header(loading)
    assert [finding.code for finding in loading.findings] == codes
