"""The cue table of events: types, modes, contexts and frames are in the vocabularies, and each cue is there once."""

from __future__ import annotations

from collections import Counter

import pytest

from geobrief.reading.grammar.cues import cue_table
from geobrief.reading.lexicons import table
from geobrief.vocabulary import load, modes

_FRAMES = {"mutual", "alone", "faint", "in", "next"}


def test_types_modes_and_contexts_are_in_the_vocabularies() -> None:
    types, contexts = set(load("event_types").ids), set(load("event_contexts").ids)
    rows = list(table("events"))
    assert rows
    for row in rows:
        assert row["type"] in types, row
        assert not row["mode"] or row["mode"] in modes(row["type"]), row
        assert set(row["contexts"].split()) <= contexts, row
        assert set(row["frame"].split()) <= _FRAMES, row


def test_each_cue_is_there_once_and_can_be_compiled() -> None:
    assert [cue for cue, count in Counter(row["cue"] for row in table("events")).items() if count > 1] == []
    assert cue_table("events")


@pytest.mark.parametrize("kind", load("event_types").ids)
def test_every_type_has_cues(kind: str) -> None:
    assert sum(row["type"] == kind for row in table("events")) > 5
