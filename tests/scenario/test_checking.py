"""Scenarios, briefs, worlds and records are checked, by selected rules."""

from __future__ import annotations

import pytest

import geobrief
from geobrief import Agreement, GeobriefError, World


def test_a_file_with_a_syntax_error_never_passes() -> None:
    torn = geobrief.load("agreements: [a\n")
    assert [finding.code for finding in geobrief.check(torn, select=["GB4"])] == ["GB101"]
    assert "GB101" in [finding.code for finding in geobrief.check(torn, ignore=["GB1"])]


def test_findings_are_selected_and_ignored_by_code_beginning_and_slug(typed: str) -> None:
    scenario = geobrief.load(typed)

    def codes(**asked: list[str]) -> list[str]:
        return [finding.code for finding in geobrief.check(scenario, **asked)]

    assert codes() == ["GB204", "GB501", "GB301", "GB302"]
    assert codes(select=["GB3"]) == ["GB301", "GB302"]
    assert codes(select=["too-few-parties", "GB2"], ignore=["invalid-value"]) == ["GB501"]
    with pytest.raises(GeobriefError, match="GB999"):
        codes(select=["GB999"])


def test_records_worlds_and_nothing_else_can_be_checked() -> None:
    deal = Agreement("trade", ["ARG"])
    assert [finding.code for finding in geobrief.check([deal])] == ["GB501"]
    assert [finding.code for finding in geobrief.check(World(agreements=[deal]), select=["GB5"])] == ["GB501"]
    for subject in (5, "ARG"):
        with pytest.raises(GeobriefError):
            geobrief.check(subject)  # type: ignore[arg-type]
