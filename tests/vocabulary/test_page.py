"""The page about the vocabularies has every vocabulary and every decision noted in the data."""

from __future__ import annotations

from pathlib import Path

from geobrief.vocabulary import literals, load

PAGE = (Path(__file__).parents[2] / "docs" / "vocabularies.md").read_text(encoding="utf-8")


def test_every_vocabulary_is_on_the_page_with_its_columns() -> None:
    lines = {line.split("|")[1].strip(): line for line in PAGE.splitlines() if line.startswith("| `")}
    for vocabulary in load("vocabularies"):
        columns = [column for column, _ in load(vocabulary.id).terms[0].columns]
        assert all(column in lines[f"`{vocabulary.id}`"].split("|")[5] for column in columns), vocabulary.id


def test_every_type_is_on_the_page() -> None:
    assert all(f"`{name}`" in PAGE for name in vars(literals) if name[0].isupper() and name != "Literal")


def test_every_noted_term_is_among_the_decisions() -> None:
    decisions = PAGE.partition("## Decisions")[2]
    for name in ("event_types", "event_modes", "event_contexts", "modalities"):
        noted = [term.id for term in load(name) if term["note"]]
        assert noted
        assert all(f"`{term}`" in decisions for term in noted), name
