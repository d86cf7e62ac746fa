"""A parser of the user's choice takes the place of the built-in analysis of sentences, but not in a strict reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import geobrief
from geobrief.reading import Arc, SyntaxWord, spacy_syntax
from geobrief.reading.syntax.spacy_arcs import arcs_of

TEXT = "The Chilean president accused Peru of spying on 3 June 1929."


class Parser:
    """Gives the arcs of one kind of sentence: subject, verb, object."""

    def __init__(self, subject: str, verb: str, object: str) -> None:
        self.places, self.given = (subject, verb, object), []

    def __call__(self, words: Sequence[SyntaxWord]) -> list[Arc]:
        self.given.append(tuple(words))
        texts = [word.text for word in words]
        subject, verb, object = map(texts.index, self.places)
        arcs = [Arc(verb, "dep") for _ in words]
        arcs[verb] = Arc(-1, "root", "VBD")
        arcs[subject], arcs[object] = Arc(verb, "nsubj"), Arc(verb, "obj")
        return arcs


def test_actor_phrases_and_dates_are_single_words() -> None:
    parser = Parser("The Chilean president", "accused", "Peru")
    brief = geobrief.read(TEXT, syntax=parser)
    (words,) = parser.given
    assert [(word.text, word.kind) for word in words if word.kind != "word"] == [
        ("The Chilean president", "actor"), ("Peru", "actor"), ("3 June 1929", "date"),
    ]  # fmt: skip
    assert (brief.events[0].actors, brief.events[0].recipients) == (("CHL",), ("PER",))


def test_the_parser_decides_who_acts() -> None:
    brief = geobrief.read(TEXT, syntax=Parser("Peru", "accused", "The Chilean president"))
    assert (brief.events[0].actors, brief.events[0].recipients) == (("PER",), ("CHL",))


def test_a_strict_reading_asks_no_other_parser() -> None:
    parser = Parser("Peru", "accused", "The Chilean president")
    brief = geobrief.read(TEXT, syntax=parser, strict=True)
    assert not parser.given
    assert brief.events == geobrief.read(TEXT, strict=True).events


@pytest.mark.parametrize(
    "answer",
    [
        lambda words: [],
        lambda words: [Arc(99, "obj")] * len(words),
        lambda words: [Arc(0, "obj")] * len(words),
        lambda words: ["nsubj"] * len(words),
    ],
)
def test_what_are_not_arcs_is_refused(answer: Any) -> None:
    with pytest.raises(geobrief.ArgumentError, match="syntax"):
        geobrief.read(TEXT, syntax=answer)


def test_words_in_a_circle_do_not_hang() -> None:
    def circle(words: Sequence[SyntaxWord]) -> list[Arc]:
        return [Arc((place + 1) % len(words), "dep") for place in range(len(words))]

    assert geobrief.read(TEXT, syntax=circle).states


def test_something_else_is_no_syntax() -> None:
    with pytest.raises(geobrief.ArgumentError, match="syntax"):
        geobrief.read(TEXT, syntax="en_core_web_sm")


def parsed_by_hand() -> Any:
    """What a pipeline of spaCy makes of «Canada was accused by Canada of spying»."""
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    from spacy.tokens import Doc

    words = "Canada was accused by Mexico of spying".split()
    return Doc(
        spacy.blank("en").vocab,
        words=words,
        heads=[2, 2, 2, 2, 3, 2, 5],
        deps=["nsubjpass", "auxpass", "ROOT", "agent", "pobj", "prep", "pcomp"],
        tags=["NNP", "VBD", "VBN", "IN", "NNP", "IN", "VBG"],
    )


def test_relations_of_spacy_become_universal_ones() -> None:
    arcs = arcs_of(parsed_by_hand())
    assert [(arc.head, arc.relation) for arc in arcs[:5]] == [
        (2, "nsubj:pass"), (2, "aux:pass"), (-1, "root"), (4, "case"), (2, "obl"),
    ]  # fmt: skip


def test_a_pipeline_is_given_plain_words() -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    if not spacy.util.is_package("en_core_web_sm"):
        pytest.skip("no model of spaCy is installed")
    brief = geobrief.read(TEXT, syntax=spacy_syntax("en_core_web_sm"))
    assert (brief.events[0].actors, brief.events[0].recipients) == (("CHL",), ("PER",))


def test_a_pipeline_that_does_not_exist_is_refused() -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed")
    with pytest.raises(geobrief.ArgumentError, match="spaCy"):
        spacy_syntax("no_such_pipeline")
