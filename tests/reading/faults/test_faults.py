"""Kinds of sentences that have been misread, in several wordings each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import geobrief

KINDS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
MUTUAL = ("AGREE", "CONSULT")
Found = set[tuple[Any, ...]]


def _cases() -> list[Any]:
    found = []
    for kind in KINDS:
        for text in kind["texts"]:
            text, reason = (text["text"], text["xfail"]) if isinstance(text, dict) else (text, None)
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            found.append(pytest.param(kind, text, id=f"{kind['kind']}: {text[:50]}", marks=marks))
    return found


def _read(text: str, published: Any, *, strict: bool = False) -> geobrief.Brief:
    return geobrief.read(text, published=published, strict=strict, check=False)


def _real(brief: geobrief.Brief) -> list[geobrief.Event]:
    return [event for event in brief.events if event.modality not in ("negated", "hypothetical", "future")]


def _side(ids: Any) -> frozenset[str]:
    return frozenset("group" if one.startswith("group:") else one for one in ids)


def _said(type: str, actors: Any, recipients: Any) -> tuple[Any, ...]:
    sides = (_side(actors), _side(recipients))
    return (type, sides[0] | sides[1]) if type in MUTUAL else (type, sides)


def _events(items: list[dict[str, Any]]) -> Found:
    return {_said(item["type"], item["actors"], item["recipients"]) for item in items}


@pytest.mark.parametrize(("kind", "text"), _cases())
def test_a_wording_is_read_as_its_kind_is(kind: dict[str, Any], text: str) -> None:
    brief = _read(text, kind["published"])
    events, disputes = _real(brief), brief.disputes
    if "events" in kind:
        said = {_said(event.type, event.actors, event.recipients) for event in events}
        assert said in (_events(kind["events"]), _events(kind.get("events_or", kind["events"])))
        dated = [item["date"] for item in kind["events"] if "date" in item]
        assert dated == [event.date for event in events][: len(dated)]
    assert {event.type for event in events}.isdisjoint(kind.get("events_not", ()))
    wrong = kind.get("events_not_by", {}).items()
    assert not [event for event in events for type, actor in wrong if event.type == type and actor in event.actors]
    if "disputes" in kind:
        assert len(disputes) == len(kind["disputes"])
        for item, dispute in zip(kind["disputes"], disputes, strict=True):
            assert dispute.kind in item["kind"]
            assert set(dispute.parties) == set(item["parties"])
            assert item.get("status", dispute.status) == dispute.status
    assert {dispute.kind for dispute in disputes}.isdisjoint(kind.get("disputes_not", ()))
    if "agreements" in kind:
        wanted = [(item["kind"], set(item["parties"])) for item in kind["agreements"]]
        assert [(each.kind, set(each.parties)) for each in brief.agreements if each.status != "failed"] == wanted
    assert {each.status for each in brief.agreements}.isdisjoint(kind.get("agreements_not", ()))

    _assert_no_more_in_strict(kind, text)


def _assert_no_more_in_strict(kind: dict[str, Any], text: str) -> None:
    brief = _read(text, kind["published"], strict=True)
    if "events" in kind:
        allowed = _events(kind["events"]) | _events(kind.get("events_or", []))
        assert {_said(each.type, each.actors, each.recipients) for each in _real(brief)} <= allowed
    if "disputes" in kind:
        wanted = [set(item["parties"]) for item in kind["disputes"]]
        assert all(set(dispute.parties) in wanted for dispute in brief.disputes)
    assert {each.status for each in brief.agreements}.isdisjoint(kind.get("agreements_not", ()))
