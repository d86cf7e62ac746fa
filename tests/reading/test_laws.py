"""What holds of any reading: evidence is in the text, content never raises, strict readings have fewer records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geobrief

WORDS = st.sampled_from(
    """Argentina Russia's «Beijing» President Putin Mr. Kirchner U.S. NATO agreed signed not would with and between
    treaty
    dispute sanctions over the a of on in Monday 2014 March $5bn 24 jets , . ; ’ “ \n \r\n \n\n é 🇦🇷 ́ Georgia Congo
    it they his
    visited Falklands troops ALGIERS - (Wire) last July negotiations""".split(" ")
)
PROSE = st.lists(WORDS, max_size=60).map(" ".join)
ANY = st.text(max_size=300)


def spans(value: Any) -> Iterator[tuple[str, int, int]]:
    """Every text with its place in a reading."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value["text"], value["start"], value["end"]
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(PROSE, ANY), day=st.sampled_from([None, "1972-05-01", "2015-03-27"]))
def test_every_span_has_its_words_in_the_text(text: str, day: str | None) -> None:
    read = geobrief.read(text, published=day).to_dict()
    assert read["text"] == text
    assert all(text[start:end] == words for words, start, end in spans(read))


@settings(max_examples=60, deadline=None)
@given(text=PROSE)
def test_line_ends_change_no_record(text: str) -> None:
    plain = geobrief.read(text.replace("\r\n", "\n"), published="2015-03-27")
    windows = geobrief.read(text.replace("\r\n", "\n").replace("\n", "\r\n"), published="2015-03-27")
    assert plain.events == windows.events
    assert plain.agreements == windows.agreements
    assert [state.id for state in plain.states] == [state.id for state in windows.states]


@settings(max_examples=60, deadline=None)
@given(text=PROSE)
def test_a_strict_reading_says_nothing_more(text: str) -> None:
    strict, whole = (geobrief.read(text, published="2015-03-27", strict=strict) for strict in (True, False))
    assert len(strict.events) <= len(whole.events)
    assert len(strict.agreements) <= len(whole.agreements)
    assert len(strict.disputes) <= len(whole.disputes)


@settings(max_examples=40, deadline=None)
@given(text=PROSE)
def test_a_reading_loads_again_as_equal_records(text: str) -> None:
    brief = geobrief.read(text, published="2015-03-27")
    loaded = geobrief.load(brief.to_dict())
    assert loaded.agreements == brief.agreements
    assert loaded.disputes == brief.disputes
    assert loaded.events == brief.events
    assert loaded.leaders == brief.leaders


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "GB801"),
        ("Nothing of note happened.", "GB801"),
        ("Der Präsident hat den Vertrag nicht unterzeichnet, weil er seine Minister noch fragen will.", "GB802"),
    ],
)
def test_an_empty_reading_is_a_finding(text: str, code: str) -> None:
    assert code in {finding.code for finding in geobrief.read(text).findings}


@pytest.mark.parametrize("value", [None, 5, b"text", ["a"]])
def test_what_is_no_text_is_misuse(value: Any) -> None:
    with pytest.raises(geobrief.GeobriefError, match="expected a text"):
        geobrief.read(value)


def test_the_name_of_a_list_is_no_world() -> None:
    with pytest.raises(geobrief.GeobriefError, match="not a world"):
        geobrief.read("Chad.", world="gw")  # type: ignore[arg-type]


@pytest.mark.parametrize("day", ["2015-03", "not a day", "2015-02-30"])
def test_publication_is_one_day(day: str) -> None:
    with pytest.raises(geobrief.GeobriefError):
        geobrief.read("Chad.", published=day)
