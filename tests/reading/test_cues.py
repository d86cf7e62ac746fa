"""Words that are cues, and words that only look like cues."""

from __future__ import annotations

import pytest

from geobrief.reading.entities import Entity, lines
from geobrief.reading.grammar.cues import CueTable
from geobrief.reading.tokens import sentences

_ROWS = (
    "v:hold .. talk|meeting",
    "v:visit",
    "n:visit",
    "v:attack",
    "v:break off .. relation",
    "v:occupy",
    "w:in touch with",
)


def found(text: str, *names: str) -> list[tuple[str, str]]:
    """The cues of a sentence in which some words are names: the cue and its words."""
    named = [Entity(text.index(name), text.index(name) + len(name), name, "name", "x:a") for name in names]
    (line,) = lines(text, sentences(text), named)
    return [
        (cue.row["cue"], line.words(cue.start, cue.end))
        for cue in CueTable(tuple({"cue": cue} for cue in _ROWS)).find(line)
    ]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("They held long and fruitful talks.", [("v:hold .. talk|meeting", "held long and fruitful talks")]),
        ("They held the line.", []),
        ("Talks were held there.", [("v:hold .. talk|meeting", "held")]),
        ("The meeting held there failed.", [("v:hold .. talk|meeting", "held")]),
        ("Relations were broken off.", [("v:break off .. relation", "broken off")]),
        ("Relations were broken.", []),
        ("Her visit ended.", [("n:visit", "visit")]),
        ("They will visit us.", [("v:visit", "visit")]),
        ("He is in touch with them.", [("w:in touch with", "in touch with")]),
    ],
)
def test_cues_of_a_sentence(text: str, cues: list[tuple[str, str]]) -> None:
    assert found(text) == cues


def test_a_name_counts_as_one_word_of_a_gap() -> None:
    assert found("They held United Arab Emirates Navy talks.", "United Arab Emirates Navy") != []


def test_the_object_of_a_relative_clause_comes_first() -> None:
    assert found("The talks that Peru is holding stall.", "Peru") == [("v:hold .. talk|meeting", "holding")]


@pytest.mark.parametrize(
    ("text", "names", "cue"),
    [
        ("Iran attacks Iraq.", ("Iran", "Iraq"), True),
        ("Iranian attacks continue.", ("Iranian",), False),
        ("The attacks on Iraq continue.", ("Iraq",), False),
        ("Mines in occupied Kuwait exploded.", ("Kuwait",), False),
        ("Iraq occupied Kuwait.", ("Iraq", "Kuwait"), True),
    ],
)
def test_verbs_are_distinguished_from_nouns_and_adjectives(text: str, names: tuple[str, ...], cue: bool) -> None:
    assert bool([row for row, _ in found(text, *names) if row.startswith("v:")]) is cue
