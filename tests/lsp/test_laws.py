"""Any text with the cursor anywhere gets an answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from geobrief.lsp.actions import KINDS, actions
from geobrief.lsp.completions import completions
from geobrief.lsp.diagnostics import diagnostics
from geobrief.lsp.documents import Document
from geobrief.lsp.hovers import hover
from geobrief.lsp.server import check, store
from geobrief.lsp.symbols import definition, symbols

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted((ROOT / "tests" / "scenarios").glob("*.yaml"))
PIECES = [
    *("agreements:", "events:", "states:", "expect:", "that:", "kind:", "parties:", "roles:", "steps:", "dispute:"),
    *("text:", "signed:", "extends:", "period:", "id:", " ", "  ", "\n", "\n- ", "\n  - ", "\n    ", "\r\n", "\t"),
    *(",", ": ", "[", "]", "{", "}", '"', "'", "|", ">", "#", "# geobrief: ignore[GB4", "&a", "*a", "!!int", "<<: "),
    *("---", "~", "null", "\\", "Congo", "SUN", "trade", "1990", "1990/..", "2001-13", "x:a", "war", "world", "😋"),
    *("\x00", "\x85", "\u2028", "\ufeff", "\ue000", "\ud800", "{{", "$0", "[[agreements]]", "kind = "),
]
FORMS = st.sampled_from(["yaml", "yml", "json", "toml"])


def request_all(text: str, offset: int, form: str = "yaml") -> None:
    """Send every request for one place of a text, before and after its check."""
    document = Document(f"file:///w/a.geobrief.{form}", text)
    request_help(document, offset)
    store(document, check(document)[0])
    request_help(document, offset)
    found = diagnostics(document)
    for diagnostic in found:
        assert diagnostic.range.start.line <= diagnostic.range.end.line
    for diagnostic in found[:3]:
        assert actions(document, diagnostic.range) is not None
    assert actions(document, Range(Position(0, 0), Position(9999, 9999)), KINDS) is not None


def request_help(document: Document, offset: int) -> None:
    places = document.positions
    there = places.offset(places.position(offset))  # an editor is never between the two characters of a line break
    hover(document, there)
    definition(document, there)
    symbols(document)
    for item in completions(document, there, snippets=True).items:
        change = item.text_edit.range
        assert change.start.line == change.end.line
        assert places.offset(change.start) <= there <= places.offset(change.end)


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join), st.integers(0, 200), FORMS)
@settings(max_examples=100, deadline=None)
def test_any_pieces_of_a_scenario_get_an_answer(text, offset, form):
    request_all(text, min(offset, len(text)), form)


@given(st.text(max_size=30), st.integers(0, 30), FORMS)
@settings(max_examples=40, deadline=None)
def test_any_text_gets_an_answer(text, offset, form):
    request_all(text, min(offset, len(text)), form)


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_a_torn_scenario_gets_an_answer(data):
    text = data.draw(st.sampled_from(SCENARIOS)).read_text("utf-8")
    start, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 40))
    request_all(text[:start] + text[start + length :], start)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.name)
def test_nearly_every_word_of_a_scenario_has_a_hover(path):
    text = path.read_text("utf-8")
    document = Document(path.as_uri(), text)
    store(document, check(document)[0])
    described = 0
    for word in re.finditer(r"\w[\w-]*", text):
        described += hover(document, word.start()) is not None
        completions(document, word.end())
    comments = sum(len(re.findall(r"\w[\w-]*", line)) for line in re.findall(r"#.*", text))
    words = len(re.findall(r"\w[\w-]*", text)) - comments
    assert described >= 0.95 * words


def test_a_scenario_typed_letter_by_letter_gets_answers():
    text = (ROOT / "geobrief" / "cli" / "example.geobrief.yaml").read_text("utf-8")
    typed = text[text.index("# Who held") : text.index("# Who did")]
    document = Document("file:///w/a.geobrief.yaml", "")
    for end in range(0, len(typed), 2):
        document = document.replaced(typed[:end], end)
        request_help(document, end)


@pytest.mark.parametrize(
    "text",
    ["", "\n", "a" * (33 << 20), "agreements: [" * 100, "- " * 5000, "{" * 5000, '"' * 999, "a: b\n" * 9999],
    ids=["nothing", "a line", "too large", "deep", "dashes", "braces", "quotes", "one key"],
)
def test_a_text_that_is_not_a_scenario_gets_an_answer(text):
    request_all(text, len(text))
