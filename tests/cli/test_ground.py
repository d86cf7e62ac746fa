"""Holding an answer against a text: what is printed, and with which exit code."""

from __future__ import annotations

import json

import pytest

import geobrief as library

TEXT = "Peru accused Chile of espionage on Monday."
QUOTE = [{"text": "Peru accused Chile"}]
RIGHT = {"type": "ACCUSE", "actors": ["Peru"], "recipients": ["Chile"], "evidence": QUOTE}
SWAPPED = {"type": "ACCUSE", "actors": ["Chile"], "recipients": ["Peru"], "evidence": QUOTE}


@pytest.fixture
def ground(geobrief, tmp_path):
    """Runs the command on some events in an answer and the text above."""

    def run(*events, options=(), before="", after=""):
        answer, text = tmp_path / "answer.json", tmp_path / "text.txt"
        answer.write_text(f"{before}{json.dumps({'events': events})}{after}", "utf-8")
        text.write_text(TEXT, "utf-8")
        return geobrief("ground", answer, text, "--published", "2009-11-18", *options)

    return run


def test_accepted_records_are_counted(ground):
    ran = ground(RIGHT)
    assert (ran.code, ran.out) == (0, "events: 1 accepted\n")


def test_a_rejected_record_comes_with_its_reasons(ground):
    ran = ground(RIGHT, SWAPPED, before="Here it is:\n```json\n", after="\n```")
    assert ran.code == 1
    assert "events: 1 accepted\nrejected events[1]\n  GB830 roles-contradicted: " in ran.out


def test_the_accepted_records_are_a_document(ground):
    ran = ground(RIGHT, SWAPPED, options=["--output-format", "json"])
    document = json.loads(ran.out)
    assert [event["evidence"] for event in document["events"]] == [
        [{"text": "Peru accused Chile", "start": 0, "end": 18}]
    ]
    assert document["findings"][0]["path"].startswith("events[1]")
    assert library.load(document).events[0].basis == "extractor"


def test_an_answer_without_records_is_a_failure(ground, geobrief, tmp_path):
    nothing = tmp_path / "no.json"
    nothing.write_text("I cannot help with that.", "utf-8")
    text = tmp_path / "text.txt"
    text.write_text(TEXT, "utf-8")
    ran = geobrief("ground", nothing, text)
    assert (ran.code, ran.out) == (1, "GB820 no-records-in-answer: the answer has no JSON object\n")


def test_a_missing_file_is_a_line(geobrief, tmp_path):
    ran = geobrief("ground", tmp_path / "missing.json", tmp_path / "missing.txt")
    assert ran.code == 2
    assert ran.err.startswith("geobrief: ")


def test_a_page_shows_the_words_of_the_text(ground):
    ran = ground(RIGHT, options=["--output-format", "html"])
    assert ran.code == 0
    assert ran.out.startswith("<!doctype html>")
    assert "Peru → Chile: accuse" in ran.out
