"""The event between two marked actors, and invalid arguments."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geobrief.errors import GeobriefError
from geobrief.model import Event
from geobrief.reading.events.coding import code_event

sys.path.insert(0, str(Path(__file__).parents[1]))
from paraphrases_report import allowed, facts, wordings


def coded(marked: str, *, strict: bool = False) -> Event | None:
    """Code a text in which [square] brackets mark the actor and {curly} ones the recipient."""
    text = marked
    for bracket in "[]{}":
        text = text.replace(bracket, "")
    spans = []
    for opening, closing in ("[]", "{}"):
        plain = marked
        for bracket in "[]{}".replace(opening, "").replace(closing, ""):
            plain = plain.replace(bracket, "")
        spans.append((plain.index(opening), plain.index(closing) - 1))
    return code_event(text, actor=spans[0], recipient=spans[1], strict=strict)


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[The harbour union] has sued {the port authority} over wages.", "ACCUSE"),
        ("{The rebels} were bombed by [government jets] at dawn.", "ASSAULT"),
        ("[The islanders] called on {the ministry} to resign.", "REQUEST"),
        ("[The mayor] met {the bishop} on Tuesday.", "CONSULT"),
        ("[The court] ordered the arrest of {the colonel}.", "COERCE"),
        ("[The junta] will release {the hostages} next week.", "AGREE"),
        ("[The junta] will not release {the hostages}.", "REJECT"),
        ("[The junta] said it would boycott {the summit}.", "THREATEN"),
        ("[The foundation] donated tents to {the camp}.", "AID"),
        ("[Farmers] demonstrated against {the parliament}.", "PROTEST"),
        ("[The bank] froze the assets of {the company}.", "SANCTION"),
        ("[The militia] laid down its arms before {the army}.", "RETREAT"),
        ("[The fleet] and {the coast guard} held exercises off the cape.", "COOPERATE"),
        ("[The premier] apologised to {the miners}.", "CONCEDE"),
    ],
)
def test_an_event_has_the_type_of_its_cue(marked: str, kind: str) -> None:
    event = coded(marked)
    assert event is not None
    assert event.type == kind


def test_actor_and_recipient_are_as_marked() -> None:
    event = coded("{The rebels} were bombed by [government jets].")
    assert event is not None
    assert (event.actors, event.recipients, event.evidence[0].text) == (
        ("x:government-jets",),
        ("x:the-rebels",),
        "The rebels were bombed by government jets.",
    )


def test_without_a_cue_there_is_no_event() -> None:
    assert coded("[Peru] lies south of {Ecuador}.") is None


def test_strict_needs_a_cue_with_both_actors() -> None:
    assert coded("[Peru] has condemned {Ecuador}.", strict=True) is not None
    assert coded("[Peru] is a neighbour of {Ecuador}, and the drought has killed cattle.", strict=True) is None


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (4, 2), (0, 99)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(GeobriefError, match="span"):
        code_event("Peru met Chile.", actor=span, recipient=(9, 14))


@given(st.text(min_size=2, max_size=80), st.data())
def test_no_text_raises_an_error(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(text) - 1))
    event = code_event(text, actor=(0, cut), recipient=(cut, len(text)))
    assert event is None or all(text[piece.start : piece.end] == piece.text for piece in event.evidence)


def between_names(section: str) -> Iterator[tuple[list[str], Event | None, Event | None]]:
    """The types that a wording of a fact can have, and its event between the names of the sides, also if strict."""
    for fact in facts():
        for item in fact["expect"].get("events", []):
            sides = [*item["actors"], *item.get("recipients", [])]
            for wording in wordings(fact, section) if len(sides) == 2 else ():
                names = [wording.cast.get(side, "-") for side in sides]
                if all(name in wording.text and name != "-" for name in names):
                    one, other = ((wording.text.index(name), wording.text.index(name) + len(name)) for name in names)
                    found = (code_event(wording.text, one, other, strict=strict) for strict in (False, True))
                    yield allowed(item, "type"), *found


def test_most_facts_have_their_type_in_each_wording() -> None:
    coded = [(types, event, sure) for types, event, sure in between_names("wordings")]
    assert sum(event is not None and event.type in types for types, event, _ in coded) >= 0.74 * len(coded)
    strict = [sure.type in types for types, _, sure in coded if sure is not None]
    assert len(strict) >= 0.32 * len(coded)
    assert sum(strict) >= 0.92 * len(strict)


def test_what_is_denied_or_only_planned_is_seldom_the_act_itself() -> None:
    coded = [
        event is not None and event.modality == "asserted" and event.type in types
        for types, event, _ in between_names("unreal")
    ]
    assert sum(coded) <= 0.23 * len(coded)
