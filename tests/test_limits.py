"""Inputs beyond the documented limits, and texts that are read in linear time."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import geobrief
from geobrief.reading import pipeline

MOST_CALLS = 250  # for a character, whatever a text repeats
REPEATED = yaml.safe_load(Path(__file__).with_name("repeated.yaml").read_text("utf-8"))
RUN_ON = [
    "U.S.",
    "Chad ",
    "Chad's ",
    "“Oman said ‘",
    "“",
    ". ",
    "(",
    "7, ",
    "AB'\n",
    "the Treaty of ",
    "Mali accused Togo. ",
]
STATES = (
    "Chad Mali Togo Peru Chile Cuba Oman Iran Iraq Niger Ghana Kenya Nepal India China Japan Spain Italy Malta Haiti "
    "Fiji Tonga Samoa Benin Gabon Yemen Qatar Syria Egypt Libya"
).split()
SENTENCES = [
    "{} accused {} of moving troops to the border with {}. ",
    "{} and {} signed a border treaty in {}. ",
    "{} attacked {}.\n\n{} objects.\n\n",
    "The war between {} and {} goes on, and {} fears it. ",
]


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr(pipeline, "LONGEST", 40)


@pytest.mark.usefixtures("short")
def test_a_text_beyond_the_limit_has_no_records_and_one_finding():
    for text, expected in (
        ("Oman and Iran signed a treaty on Monday.", []),
        ("Oman and Iran signed a treaty on Mondays.", ["GB811"]),
    ):
        brief = geobrief.read(text, published="2001-02-03")
        assert [finding.code for finding in brief.findings if finding.severity.value == "error"] == expected
        assert bool(brief.agreements) == (not expected)


@pytest.mark.usefixtures("short")
def test_nothing_is_grounded_in_a_text_beyond_the_limit():
    event = {"type": "AID", "actors": ["NOR"], "recipients": ["NPL"], "evidence": [{"text": "Norway"}]}
    found = geobrief.ground({"events": [event]}, "Norway sent aid to Nepal. " * 2)
    assert [finding.code for finding in found.findings] == ["GB811"]
    assert not found.records["events"]


@pytest.mark.parametrize("piece", RUN_ON)
def test_four_times_the_text_takes_some_four_times_the_work(piece, calls):
    geobrief.read(piece * 10)
    times = 2_000 // len(piece)
    short, long = calls(lambda: geobrief.read(piece * times)), calls(lambda: geobrief.read(piece * times * 4))
    assert long <= 5 * short


@pytest.mark.parametrize("piece", REPEATED)
def test_no_repeated_words_take_long(piece, calls):
    geobrief.read(piece * 10, published="2001-02-03")
    text = piece * (1_000 // len(piece))
    assert calls(lambda: geobrief.read(text, published="2001-02-03")) <= MOST_CALLS * len(text)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_many_states_that_deal_with_each_other_take_no_more_work(sentence, calls):
    triples = [STATES[at % 30 :] + STATES for at in range(240)]
    lines = [sentence.format(*states[:: at % 9 + 1]) for at, states in enumerate(triples)]
    geobrief.read("".join(lines[:20]))
    short, long = "".join(lines[:60]), "".join(lines)
    assert calls(lambda: geobrief.read(long)) <= 6 * calls(lambda: geobrief.read(short))


def test_the_first_unknown_names_of_a_document_have_suggestions_and_the_rest_none():
    events = [{"type": "AID", "actors": [f"Argentinia{number}"], "recipients": ["NPL"]} for number in range(600)]
    hints = [finding.hint for finding in geobrief.load({"events": events}).findings if finding.code == "GB301"]
    assert len(hints) == 600
    assert hints[0] is not None
    assert hints[-1] is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("9999-41", "9999-07-01", "9999-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("0001-01", "0001-01-01", "0001-01-31"),
    ],
)
def test_a_part_of_a_year_ends_with_the_calendar(text, first, last):
    date = geobrief.Date(text)
    assert (str(date.earliest), str(date.latest)) == (first, last)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_relative_dates_at_the_ends_of_the_calendar_are_read_or_left_out(day):
    text = "Last July, next July, in the following decade, a week ago and ten years from now Oman met Iran."
    assert geobrief.read(text, published=day).published is not None
