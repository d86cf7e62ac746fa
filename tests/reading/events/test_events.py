"""Our own sentences and the events in them."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

import geobrief
from geobrief.model import Event
from geobrief.reading import analyse
from geobrief.reading.events.find import find_events

_MUTUAL = ("AGREE", "CONSULT")


def _cases() -> list[dict[str, Any]]:
    paths = sorted(Path(__file__).parent.glob("*.yaml"))
    return [case for path in paths for case in yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)]


def _read(case: dict[str, Any]) -> tuple[Event, ...]:
    published = datetime.date.fromisoformat(case["published"]) if "published" in case else None
    return find_events(analyse(case["text"], geobrief.world(), published))


def _said(event: Event) -> tuple[Any, ...]:
    sides: Any = (frozenset(event.actors), frozenset(event.recipients))
    return event.type, frozenset(event.participants) if event.type in _MUTUAL else sides, event.modality


def _wanted(case: dict[str, Any]) -> list[tuple[Any, ...]]:
    found = []
    for event in case["events"]:
        actors, recipients = frozenset(event["actors"]), frozenset(event.get("recipients", ()))
        sides: Any = actors | recipients if event["type"] in _MUTUAL else (actors, recipients)
        found.append((event["type"], sides, event.get("modality", "asserted")))
    return found


def _params() -> list[Any]:
    return [
        pytest.param(
            case,
            id=case["text"][:60],
            marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
        )
        for case in _cases()
    ]


@pytest.mark.parametrize("case", _params())
def test_a_sentence_has_these_events_and_no_others(case: dict[str, Any]) -> None:
    events = _read(case)
    assert Counter(map(_said, events)) == Counter(_wanted(case))
    for attribute in ("mode", "date"):
        expected = [event[attribute] for event in case["events"] if attribute in event]
        assert expected == [str(getattr(event, attribute)) for event in events][: len(expected)]


def test_every_event_has_evidence_from_the_text() -> None:
    found = [(case["text"], event) for case in _cases() for event in _read(case)]
    assert len(found) > 50
    for text, event in found:
        assert event.evidence
        assert all(text[piece.start : piece.end] == piece.text for piece in event.evidence)
        assert str(event.rule).startswith("events/")


def test_strict_finds_some_of_the_events_and_no_others() -> None:
    kept = left_out = 0
    for case in _cases():
        analysis = analyse(case["text"], geobrief.world(), None)
        plain, strict = (
            {
                (event.type, participant)
                for event in find_events(analysis, strict=strict)
                for participant in event.participants
            }
            for strict in (False, True)
        )
        assert strict <= plain
        kept, left_out = kept + len(strict), left_out + len(plain - strict)
    assert kept
    assert left_out
