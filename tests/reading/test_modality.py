"""Asserted, future, hypothetical or negated: the same act in other words."""

from __future__ import annotations

import pytest

import geobrief
from geobrief.reading.entities import lines
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import CueTable
from geobrief.reading.grammar.modality import modality
from geobrief.reading.tokens import sentences

_TABLE = CueTable(({"cue": "v:sign"}, {"cue": "n:visit"}, {"cue": "v:hold .. talk"}))


def of(text: str) -> list[str]:
    """The modality of each cue of a sentence."""
    (line,) = lines(text, sentences(text), ())
    clauses = Clauses(line, ())
    return [modality(clauses, cue) for cue in _TABLE.find(line)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("have signed", "asserted"),
        ("signed", "asserted"),
        ("managed to sign", "asserted"),
        ("began to sign", "asserted"),
        ("not only signed", "asserted"),
        ("did not sign", "negated"),
        ("didn't sign", "negated"),
        ("never signed", "negated"),
        ("refused to sign", "negated"),
        ("failed to sign", "negated"),
        ("denied having signed", "negated"),
        ("left without signing", "negated"),
        ("will sign", "future"),
        ("are to sign", "future"),
        ("plan to sign", "future"),
        ("are due to sign", "future"),
        ("would sign", "hypothetical"),
        ("might sign", "hypothetical"),
        ("tried to sign", "hypothetical"),
        ("came home to sign", "hypothetical"),
        ("said that they would sign", "future"),
    ],
)
def test_verbs(words: str, expected: str) -> None:
    assert of(f"They {words} it.") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The visit was cancelled.", "negated"),
        ("The visit did not take place.", "negated"),
        ("A planned visit alarmed them.", "future"),
        ("A possible visit alarmed them.", "hypothetical"),
        ("The visit alarmed them.", "asserted"),
        ("No talks were held.", "negated"),
        ("Talks will be held.", "future"),
        ("If they sign it, all is well.", "hypothetical"),
    ],
)
def test_nouns_passives_and_conditions(text: str, expected: str) -> None:
    assert of(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were no Eritrean soldiers crossing into Djibouti, said the minister.", "negated"),
        ("Not one Turkish jet, said the admiral, had bombed Syria.", "negated"),
        ("No Libyan aircraft, insisted Tripoli, had bombed Chad.", "negated"),
        ("There is no truth, said a spokesman, in the report that Niger has bombed Benin.", "negated"),
        ("Turkish jets, said the admiral, had bombed Syria.", "asserted"),
        ("Kenya might some day bomb Uganda.", "hypothetical"),
        ("Kenya will in due course attack Uganda.", "future"),
    ],
)
def test_words_between_subject_and_verb_do_not_hide_what_is_denied(text: str, expected: str) -> None:
    acts = [event for event in geobrief.read(text).events if event.type in ("ASSAULT", "MOBILIZE")]
    assert {event.modality for event in acts} <= {expected}
    assert acts or expected == "negated"


def test_a_treaty_that_was_not_ratified_is_no_agreement_of_the_day() -> None:
    brief = geobrief.read("Togo denied that Ghana and it had ratified their border treaty.")
    assert not [event for event in brief.events if event.type in ("AGREE", "SUPPORT")]
