"""The page of rules says what the rules say."""

from __future__ import annotations

from pathlib import Path

from geobrief.checking.documentation import document
from geobrief.rules import rules

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_is_in_step_with_the_rules() -> None:
    assert PAGE.read_text("utf-8") == document(), "run: python -m geobrief.rules > docs/rules.md"


def test_every_rule_has_a_line_and_a_text() -> None:
    page = document()
    for rule in rules():
        assert f"| [{rule.code}](#{rule.slug}) |" in page
        assert f"### {rule.code} {rule.slug}" in page
