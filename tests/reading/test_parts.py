"""Long texts are read in parts, and come out as one brief."""

from __future__ import annotations

import pytest

import geobrief
from geobrief.reading import pipeline

FIRST = "Oman and Iran signed a border treaty on 3 May 2001. President Putin of Russia met Angela Merkel in Berlin."
SECOND = "Chile accused Peru of spying on 5 June 2001. The Hanseatic city of Chad is cold."
NAMES = ("dates", "states", "leaders", "agreements", "disputes", "events")


@pytest.fixture
def short_parts(monkeypatch):
    monkeypatch.setattr(pipeline, "LONGEST_PART", 130)


def _read(*paragraphs):
    return geobrief.read("\n\n".join(paragraphs), published="2001-07-01")


def _words(record):
    return getattr(record, "evidence", None) or getattr(record, "mentions", None) or (record,)


@pytest.mark.usefixtures("short_parts")
def test_a_text_in_parts_has_the_records_of_its_parts():
    whole, one, other = _read(FIRST, SECOND), _read(FIRST), _read(SECOND)
    for table in NAMES:
        parts = [*getattr(one, table), *getattr(other, table)]
        assert list(getattr(whole, table)) == parts
    assert all(getattr(whole, table) for table in NAMES)


@pytest.mark.usefixtures("short_parts")
def test_the_words_of_all_records_are_at_their_places():
    brief = _read(FIRST, SECOND, FIRST, SECOND)
    records = [record for table in brief.records.values() for record in table]
    for record in records:
        for words in _words(record):
            assert brief.text[words.start : words.end] == words.text
    placed = [finding.place for finding in brief.findings if finding.place is not None]
    assert placed == sorted(placed, key=lambda place: place.start)
    assert all(0 <= place.start < place.end <= len(brief.text) for place in placed)


@pytest.mark.usefixtures("short_parts")
def test_records_that_are_equal_are_one_with_the_words_of_each_part():
    once, twice = _read(FIRST), _read(FIRST, FIRST)
    for table in ("states", "leaders", "agreements", "events"):
        assert getattr(twice, table) == getattr(once, table)
        for one, two in zip(getattr(once, table), getattr(twice, table), strict=True):
            assert len(_words(two)) == 2 * len(_words(one))
    assert [event.id for event in twice.events] == [f"e{number}" for number in range(1, len(twice.events) + 1)]


@pytest.mark.usefixtures("short_parts")
def test_a_finding_of_the_whole_text_is_one():
    assert [finding.code for finding in _read(*["It rained all day and the river rose."] * 9).findings] == ["GB801"]
    assert not _read(FIRST, *["It rained all day and the river rose."] * 9).findings


@pytest.mark.usefixtures("short_parts")
@pytest.mark.parametrize("text", ["word " * 200, "x" * 900, "Oman met Iran. " * 60, "Oman\n" * 150])
def test_a_text_without_paragraphs_is_cut_too(text):
    geobrief.read(text)
