"""The page of words has every word of every vocabulary."""

from __future__ import annotations

from pathlib import Path

from geobrief.vocabulary import load
from geobrief.vocabulary.words import page

PAGE = Path(__file__).parents[2] / "docs" / "words.md"


def test_the_page_is_up_to_date() -> None:
    written = PAGE.read_text("utf-8").rstrip("\n")
    assert written == "\n".join(page()).rstrip("\n"), "run: python -m geobrief.vocabulary.words > docs/words.md"


def test_every_word_has_its_meaning() -> None:
    rows = "\n".join(page())
    for vocabulary in load("vocabularies"):
        for term in load(vocabulary.id):
            assert f"| `{term.id}` | {term.gloss}" in rows
