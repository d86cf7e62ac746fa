"""YAML types nothing, every value has its place, and what makes YAML hard to trust is refused with a code."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geobrief.codec import Loading, ParsedSource, parse, read_section
from geobrief.codec.shapes import shape_of
from geobrief.codec.yaml_source import write_yaml
from geobrief.findings import Place
from geobrief.quantities import Quantity

TYPED = [
    "NO",
    "014",
    "1:30",
    "2014",
    "yes",
    "on",
    "off",
    "true",
    "1e3",
    "0x1F",
    "2015-03-18",
    ".inf",
    "1_000",
    "null~",
    "=",
]


@pytest.mark.parametrize("scalar", TYPED)
def test_a_scalar_is_the_text_that_was_typed(scalar: str) -> None:
    assert parse(f"a: {scalar}\nb: [{scalar}]").data == {"a": scalar, "b": [scalar]}


@pytest.mark.parametrize("scalar", ["", "~", "null", "Null", "NULL"])
def test_a_bare_null_is_none(scalar: str) -> None:
    assert parse(f"a: {scalar}").data == {"a": None}
    assert parse(f"a: '{scalar}'").data == {"a": scalar}


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("24", 24), ("-3", -3), ("1.5e9", 1.5e9), ("014", 14), (".5", 0.5), ("1_000", None), ("1:30", None), ("NO", None),
     ("0x1F", None), (".inf", None), ("1e999", None), ("'24'", 24), ("9" * 5000, None)],
)  # fmt: skip
def test_a_bare_number_is_typed_by_its_field(typed: str, amount: float | None) -> None:
    loading = Loading(parse(f"amount: {typed}\nunit: 12"))
    record = shape_of(Quantity).read(loading.source.data, (), loading)
    if amount is None:
        assert [finding.path for finding in loading.findings] == ["amount"]
    else:
        assert (record.amount, record.unit) == (amount, "12")


@pytest.mark.parametrize(("typed", "effective"), [("true", True), ("false", False), ("no", None), ("True", None)])
def test_a_bare_flag_is_true_or_false_only(typed: str, effective: bool | None) -> None:
    text = f"leaders: [{{name: Juan Perón, office: head_of_state, effective: {typed}}}]"
    loading = Loading(parse(text))
    assert [leader.effective for leader in read_section(loading, "leaders").records] == (
        [] if effective is None else [effective]
    )


REFUSED = [
    ("a: *b\nc: 2", "GB102", "a", (1, 4)),
    ("a: &b 1\nc: 2", "GB102", "a", (1, 4)),
    ("a: &b [1, [2]]\nc: 2", "GB102", "a", (1, 4)),
    ("a: !!str 1\nc: 2", "GB103", "a", (1, 4)),
    ("a: !thing {b: 1}\nc: 2", "GB103", "a", (1, 4)),
    ("<<: {b: *c}\nc: 2", "GB104", "<<", (1, 1)),
    ("c: 2\n---\na: 2", "GB105", "", (2, 1)),
    ("c: 2\nc: {b: [*a]}\n", "GB106", "c", (2, 1)),
    ("? [a, b]\n: {b: 1}\nc: 2", "GB107", "", (1, 3)),
    ("c: 2\nb: [1", "GB101", "", (2, 6)),
    ("c: 2\nb: '", "GB101", "", (2, 5)),
    ("c: 2\nb: [1\n", "GB101", "", (3, 1)),
]


@pytest.mark.parametrize(("text", "code", "path", "at"), REFUSED)
def test_untrustworthy_yaml_is_refused_once_and_the_rest_read(
    text: str, code: str, path: str, at: tuple[int, int]
) -> None:
    source = parse(text, file="s.yaml")
    (finding,) = source.findings
    assert (finding.code, finding.path, finding.place) == (code, path, Place("s.yaml", *at))
    assert source.data["c"] == "2"


def test_a_quoted_merge_key_is_a_key() -> None:
    assert parse("'<<': 1").data == {"<<": "1"}


def test_records_before_a_syntax_error_are_kept() -> None:
    source = parse("events:\n- type: AGREE\n- type: CONSULT\n  actors: [RUS\n- type: AID\n")
    assert source.data == {"events": [{"type": "AGREE"}]}
    assert [finding.code for finding in source.findings] == ["GB101"]


def test_keys_values_and_items_have_their_places() -> None:
    source = parse("published: 2015\nevents:\n  - type: AGREE\n    actors: [ARG,\n      RUS]\n")
    places = {path: source.place(path) for path in [("events",), ("events", 0, "type"), ("events", 0, "actors", 1)]}
    assert [(place.line, place.column) for place in places.values() if place] == [(3, 3), (3, 11), (5, 7)]
    key = source.place(("events", 0, "type"), key=True)
    assert key is not None
    assert (key.line, key.column) == (3, 5)
    missing = source.place(("events", 0, "date"))
    assert missing is not None
    assert (missing.line, missing.column) == (3, 5)


@pytest.mark.parametrize(
    "text",
    ["- " * 60_000, "[" * 900 + "]" * 900, "{" * 900, "- &a [*a]\n" * 1_000, "a: [" + "*b, " * 1_000],
    ids=["dashes", "brackets", "braces", "anchors", "aliases"],
)
def test_an_attack_is_reported(text: str) -> None:
    codes = {finding.code for finding in parse(text).findings}
    assert codes
    assert codes <= {"GB101", "GB102", "GB107", "GB108"}


def test_depth_is_bounded() -> None:
    assert not parse("[" * 64 + "]" * 64).findings
    assert [finding.code for finding in parse("[" * 65 + "]" * 65).findings] == ["GB108"]


@given(st.text())
def test_any_text_is_read_without_an_exception(text: str) -> None:
    assert isinstance(parse(text), ParsedSource)


PLAIN = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=100), inner)
    ),
    max_leaves=8,
)


@given(PLAIN)
@settings(max_examples=40)
def test_written_data_is_read_back(data: object) -> None:
    text = write_yaml({"data": data})
    source = parse(text)
    assert source.findings == ()
    assert source.data == {"data": data}


@given(st.text(st.sampled_from(" \n\t#-:'\"|>\r\x85\u2028\ufeff\0a😀́"), max_size=12))
def test_line_breaks_and_special_characters_survive(text: str) -> None:
    assert parse(write_yaml({"text": text})).data == {"text": text}


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("a: b\u2028c\n", "GB111", (1, 5)),
        ("a: b\n# \x85\nc: d\n", "GB111", (2, 3)),
        ("{a: b} c", "GB112", (1, 8)),
        ("- a\n...\nb: c\n", "GB112", (3, 1)),
        ("a: b\n  é\x00", "GB101", (2, 4)),
        ("a: \ud800", "GB101", (1, 4)),
    ],
)
def test_misplaced_text_is_reported_at_its_place(text: str, code: str, at: tuple[int, int]) -> None:
    finding = parse(text, file="s").findings[0]
    assert (finding.code, finding.place) == (code, Place("s", *at))


def test_separators_that_only_yaml_knows_do_not_shift_lines() -> None:
    source = parse('a: "x\u2028y\x85z"\nb: [1]\n')
    place = source.place(("b", 0))
    assert place is not None
    assert (place.line, place.column) == (2, 5)


@pytest.mark.parametrize("form", ["yaml", "json", "toml"])
def test_a_text_larger_than_32_mb_is_not_read(form: str) -> None:
    source = parse("#" * (32 * 1024 * 1024 + 1), form)
    assert source.data is None
    assert [finding.code for finding in source.findings] == ["GB110"]


def test_errors_beyond_a_thousand_are_summarised() -> None:
    assert len(parse("a: [" + "*b, " * 5_000 + "]").findings) == 1001
