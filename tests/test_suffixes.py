"""Scenario files are recognised by the same suffixes everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from geobrief.suffixes import SCENARIO_SUFFIXES, form_of, is_scenario_name

HOOKS = yaml.safe_load((Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize("suffix", SCENARIO_SUFFIXES)
def test_a_scenario_name_has_a_form_and_is_matched_by_the_hooks(suffix: str) -> None:
    name = f"sale{suffix}"
    assert is_scenario_name(name)
    assert form_of(name) in ("json", "toml", "yaml")
    assert all(re.search(hook["files"], name) for hook in HOOKS)


@pytest.mark.parametrize("name", ["sale.yaml", "sale.geobrief.txt", "geobrief.yaml.bak", "geobrief.toml"])
def test_other_names_are_neither_scenarios_nor_matched_by_the_hooks(name: str) -> None:
    assert not is_scenario_name(name)
    assert not any(re.search(hook["files"], name) for hook in HOOKS)
