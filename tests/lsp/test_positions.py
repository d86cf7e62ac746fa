"""Positions in every encoding, and the cursor in texts that are still being typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from geobrief.lsp.cursor import cursor_at
from geobrief.lsp.positions import Positions, closing

ENCODINGS = ("utf-8", "utf-16", "utf-32")
TEXTS = st.text(alphabet=st.sampled_from(list("ab: \n\r\t[{é😋\u2028\x85\ud800")), max_size=40)


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_a_position_leads_back_to_its_offset(text, encoding):
    places = Positions(text, encoding)
    for offset in range(len(text) + 1):
        there = places.offset(places.position(offset))
        within_break = offset and text[offset - 1 : offset + 1] == "\r\n"
        assert there == (offset - 1 if within_break else offset)


@given(TEXTS, st.sampled_from(ENCODINGS), st.integers(0, 50), st.integers(0, 50))
def test_a_position_outside_of_the_text_counts_as_one_inside(text, encoding, line, character):
    offset = Positions(text, encoding).offset(Position(line, character))
    assert 0 <= offset <= len(text)


@given(TEXTS)
def test_only_line_feeds_and_carriage_returns_end_lines(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert Positions(text).position(len(text)).line == lines


@pytest.mark.parametrize(
    ("text", "end"),
    [("[a, [b], {c: d}] e", 16), ("{a: ']'}", 8), ("[a", None), ("abc", None), ("", None)],
    ids=["nested", "a bracket in quotes", "never closed", "no bracket", "nothing"],
)
def test_the_end_of_brackets_is_found(text, end):
    assert closing(text, 0) == end


SECTION = "agreements:\n"
KEY, VALUE = True, False


@pytest.mark.parametrize(
    ("text", "path", "is_key", "typed"),
    [
        ("|", (), VALUE, ""),
        ("agre|", (), VALUE, "agre"),
        ("title: x\nagre|", (), VALUE, "agre"),
        ("title: x\n|\nevents: []", ("",), KEY, ""),
        (SECTION + "  - |", ("agreements", 0), VALUE, ""),
        (SECTION + "  - kind: |", ("agreements", 0, "kind"), VALUE, ""),
        (SECTION + "  - kind: trade\n    |\n", ("agreements", 0, ""), KEY, ""),
        (SECTION + "  - kind: trade\n    |\n    signed: 1990\n", ("agreements", 0, ""), KEY, ""),
        (SECTION + "  - kind: trade\n    pa|\n    signed: 1990\n", ("agreements", 0, "pa"), KEY, "pa"),
        (SECTION + "  - kind: trade\n    pa|rties: [Chile]\n", ("agreements", 0, "parties"), KEY, "parties"),
        (SECTION + "  - {ki|\n  - {kind: aid}\n", ("agreements", 0, "ki"), KEY, "ki"),
        (SECTION + "  - {kind: aid, |}\n", ("agreements", 0, ""), KEY, ""),
        (SECTION + "  - {kind: , parties: [Arg|\n", ("agreements", 0, "parties", 0), VALUE, "Arg"),
        (SECTION + "- kind: aid\n- parties: [Chile, |\n- kind: x\n", ("agreements", 1, "parties", 1), VALUE, ""),
        (SECTION + "- kind: 'tr|\n", ("agreements", 0, "kind"), VALUE, "tr"),
        (SECTION + "- parties:\n  - Chile\n  - |\n  signed: 1990\n", ("agreements", 0, "parties", 1), VALUE, ""),
        (SECTION + "- parties: [United Ki|ngdom]", ("agreements", 0, "parties", 0), VALUE, "United Kingdom"),
        (SECTION + "- roles: {Chi|: buyer}", ("agreements", 0, "roles", "Chi"), KEY, "Chi"),
        ("expect:\n- on: 1990\n  that:\n    dis|", ("expect", 0, "that"), VALUE, "dis"),
        ("expect:\r\n- on: 1990\r\n  that: {dispute: w|\r\n", ("expect", 0, "that", "dispute"), VALUE, "w"),
        ("leaders: [{name: Cristina Fern|", ("leaders", 0, "name"), VALUE, "Cristina Fern"),
        ("events:\n- id: a [b\n  type: |", ("events", 0, "type"), VALUE, ""),
        ("x: [\n" + SECTION + "- kind: |", ("agreements", 0, "kind"), VALUE, ""),
    ],
)
def test_the_cursor_is_found_in_an_unfinished_text(text, path, is_key, typed):
    offset = text.index("|")
    found = cursor_at(text.replace("|", "", 1), offset)
    assert (found.path, found.is_key, found.text) == (path, is_key, typed)
    assert text.replace("|", "", 1)[found.start : found.end] == typed


@pytest.mark.parametrize(
    ("form", "text", "path"),
    [
        ("json", '{"agreements": [{"kind": "|"}]}', ("agreements", 0, "kind")),
        ("json", '{"agreements": [{"kind": |', ("agreements", 0, "kind")),
        ("json", '{\n\t"agreements": [\n\t\t{"kind": "aid", "|', ("agreements", 0, "")),
        ("toml", '[[agreements]]\nkind = "|"\n', ("agreements", 0, "kind")),
        ("toml", "[[agreements]]\nkind = |\n", ("agreements", 0, "kind")),
        ("toml", '[[agreements]]\nparties = ["Chile", "Per|\n', ("agreements", 0, "parties", 1)),
        ("toml", '[[agreements]]\nkind = "aid"\npar|\n', ("agreements", 0, "par")),
    ],
)
def test_the_cursor_is_found_in_other_forms(form, text, path):
    offset = text.index("|")
    assert cursor_at(text.replace("|", "", 1), offset, form).path == path


@pytest.mark.parametrize("text", ["# a |", "agreements: # [|", 'id: "a\\n|b"', "id: one\n  two|"])
def test_in_comments_and_texts_over_several_lines_there_is_no_cursor(text):
    assert cursor_at(text.replace("|", "", 1), text.index("|")) is None
