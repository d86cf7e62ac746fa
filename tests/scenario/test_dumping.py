"""Scenarios and records are written as YAML that people can read."""

from __future__ import annotations

import pytest

import geobrief
from geobrief import Agreement, GeobriefError


def test_a_dump_is_readable_yaml() -> None:
    deal = Agreement("trade", ["NOR", "org:EU"], signed="2015-03-18", subject="fish:\ncod", id="a1")
    assert geobrief.dump([deal]) == (
        "schema: geobrief/1\nagreements:\n- id: a1\n  kind: trade\n  parties:\n  - NOR\n  - org:EU\n  status: signed\n"
        "  date: '2015-03-18'\n  steps:\n  - status: signed\n    when: '2015-03-18'\n  subject: |-\n"
        "    fish:\n    cod\n"
        "  quantities: []\n  evidence: []\n"
    )
    with pytest.raises(GeobriefError, match="not a record of any section"):
        geobrief.dump(["ARG"])


def test_other_values_cannot_be_dumped() -> None:
    with pytest.raises(GeobriefError, match="expected a scenario"):
        geobrief.dump(5)  # type: ignore[arg-type]
