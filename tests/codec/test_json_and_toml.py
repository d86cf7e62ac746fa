"""JSON and TOML keep their types; what cannot be read is a finding with its place."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geobrief.codec import Loading, ParsedSource, parse
from geobrief.codec.documents import read_header
from geobrief.findings import Place


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


def test_a_value_of_toml_has_the_place_of_its_file() -> None:
    assert parse("a = 1\n", "toml", "a.toml").place(("a",)) == Place("a.toml")
    assert parse("a = 1\n", "toml").place(("a",)) is None


@pytest.mark.parametrize(("text", "codes"), [("[", []), ("null", ["GB203"]), ("[]", ["GB203"])])
def test_a_document_that_is_not_a_mapping_is_reported_if_it_could_be_read(text: str, codes: list[str]) -> None:
    loading = Loading(parse(text, "json"))
    read_header(loading)
    assert [finding.code for finding in loading.findings] == codes
