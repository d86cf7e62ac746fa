"""Plain data that is written as TOML is the same when it is read again."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geobrief.codec.toml_writer import write_toml

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_what_is_written_is_read_again(data: dict[str, Any]) -> None:
    assert tomllib.loads(write_toml(data)) == data


@pytest.mark.parametrize(
    ("character", "written"),
    [
        ('"', '\\"'),
        ("\\", "\\\\"),
        ("\n", "\\n"),
        ("\x00", "\\u0000"),
        ("\x1f", "\\u001f"),
        (" ", " "),
        ("~", "~"),
        ("\x7f", "\\u007f"),
        ("\x85", "\\u0085"),
        ("\x9f", "\\u009f"),
        ("\u00a0", "\u00a0"),
        ("é", "é"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ],
)
def test_characters_that_cannot_be_seen_or_end_a_line_are_escaped(character: str, written: str) -> None:
    assert write_toml({"title": character}) == f'title = "{written}"\n'


def test_each_record_has_a_table_and_what_is_in_it_a_line() -> None:
    data = {
        "events": [
            {"type": "AID", "actors": ["USA"], "date": None, "where": {"x y": True, "z": None}},
            {"type": "AGREE"},
        ],
        "title": "a",
        "none": None,
        "disputes": [],
    }
    assert write_toml(data).splitlines() == [
        'title = "a"',
        "disputes = []",
        "",
        "[[events]]",
        'type = "AID"',
        'actors = ["USA"]',
        'where = {"x y" = true}',
        "",
        "[[events]]",
        'type = "AGREE"',
    ]
