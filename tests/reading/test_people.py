"""Which office-holders a sentence names, of which state and in which office."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import geobrief

DOCUMENT = yaml.load(Path(__file__).with_name("people.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)


def parameters() -> list[Any]:
    """The cases; one that is known to fail says why."""
    marks = [
        [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else [] for case in DOCUMENT["cases"]
    ]
    return [
        pytest.param(case, id=case["text"][:50], marks=mark)
        for case, mark in zip(DOCUMENT["cases"], marks, strict=True)
    ]


@pytest.mark.parametrize("case", parameters())
def test_who_is_named(case: dict[str, Any]) -> None:
    brief = geobrief.read(case["text"], published=case.get("published", DOCUMENT["published"]))
    found = [[leader.name, leader.state, leader.office] for leader in brief.leaders]
    assert [entry[1:] for entry in found] == [entry[1:] for entry in case["leaders"]]
    for name, expected in zip((entry[0] for entry in found), (entry[0] for entry in case["leaders"]), strict=True):
        assert set(name.split()) & set(expected.split())
