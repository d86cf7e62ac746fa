"""Every key, value and item of YAML and JSON is found again at the line and column reported for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geobrief.codec import ParsedSource, parse
from geobrief.codec.yaml_source import write_yaml

LETTERS = st.text(st.sampled_from("aä😀 \t'\"\\:-#{}[],"), max_size=5)
PLAIN = st.recursive(
    LETTERS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LETTERS, inner, max_size=3), max_leaves=12
)


def places(source: ParsedSource) -> Iterator[tuple[tuple[Any, ...], bool, int]]:
    """Every path with whether its key is meant, and the offset that its line and column lead to."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", source.text or ""))]

    def offset(path: tuple[Any, ...], key: bool) -> int:
        place = source.place(path, key=key)
        assert place is not None
        assert place.line is not None
        assert place.column is not None
        return starts[place.line - 1] + place.column - 1

    def walk(node: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], bool, int]]:
        yield path, False, offset(path, False)
        listed = node if isinstance(node, list) else ()
        for part, value in node.items() if isinstance(node, dict) else enumerate(listed):
            if isinstance(node, dict):
                yield (*path, part), True, offset((*path, part), True)
            yield from walk(value, (*path, part))

    return walk(source.data, ())


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        data = data[part]
    return data


@given(PLAIN, st.sampled_from([None, 0, 2]), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=40)
def test_a_json_value_is_at_its_offset(data: Any, indent: int | None, break_: str) -> None:
    source = parse(json.dumps(data, indent=indent, ensure_ascii=False).replace("\n", break_), "json")
    assert source.data == data
    for path, key, offset in places(source):
        value, _ = json.JSONDecoder().raw_decode(source.text or "", offset)
        assert value == (path[-1] if key else at(data, path))


@given(PLAIN)
@settings(max_examples=40)
def test_a_yaml_scalar_is_at_its_offset(data: Any) -> None:
    source = parse(json.dumps({"data": data}, ensure_ascii=False))
    assert source.data == {"data": data}
    for path, key, offset in places(source):
        value, _ = json.JSONDecoder().raw_decode(source.text or "", offset)
        assert value == (path[-1] if key else at(source.data, path))


@given(PLAIN)
@settings(max_examples=40)
def test_in_block_style_offsets_rise_with_the_text(data: Any) -> None:
    source = parse("# é\r\n" + write_yaml({"data": data}))
    offsets = [offset for path, _, offset in places(source) if path]
    assert offsets == sorted(offsets)


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_end_as_in_editors_and_a_byte_order_mark_is_not_a_column(break_: str, mark: str) -> None:
    source = parse(mark + "título: x\n# 😀 \nb:\n  - [1, ü, é]\n".replace("\n", break_))
    found = source.place(("b", 0, 2))
    assert found is not None
    assert (found.line, found.column) == (4, 12)


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_path_without_a_value_has_the_place_of_its_nearest_holder(form: str) -> None:
    source = parse('{"a": [{"b": 1}]}', form)
    for path, column in ((("a", 0, "c"), 8), (("a", 5), 7), (("a", 0, "b", 7, 8), 14), (("x",), 1)):
        place = source.place(path)
        assert place is not None
        assert place.column == column


def test_duplicate_keys_in_json_do_not_shift_later_places() -> None:
    source = parse('{"a": 1, "\\u0061": [{"x": {}}], "b": {"c": [2]}}', "json")
    (finding,) = source.findings
    assert (finding.code, finding.path, str(finding.place)) == ("GB106", "a", "1:2")
    place = source.place(("b", "c", 0))
    assert place is not None
    assert place.column == (source.text or "").index("2") + 1


@pytest.mark.parametrize(
    "text",
    ["a: 1\na: [x, {y: z}]\nb: [2]", "<<: {q: [1]}\nb: [2]", "? [k, l]\n: {m: n}\nb: [2]", "c: &x [1, [2]]\nb: [2]",
     "c: !t {a: [1]}\nb: [2]", "!k c: [1, 2]\nb: [2]", "c: [*a, {b: *c}, 3]\nb: [2]"],
)  # fmt: skip
def test_refused_values_do_not_shift_later_places(text: str) -> None:
    source = parse(text)
    place = source.place(("b", 0))
    assert source.findings
    assert place is not None
    assert (place.line, place.column) == (text.count("\n") + 1, 5)


@pytest.mark.parametrize("text", ["", "# nothing\n", "{}", "[]"])
def test_without_data_all_places_are_the_beginning(text: str) -> None:
    source = parse(text)
    assert (str(source.place(())), str(source.place(("agreements", 0)))) == ("1:1", "1:1")
