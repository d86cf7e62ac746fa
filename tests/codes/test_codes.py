"""Every code of findings is on the page of codes, with an example that gives it."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from geobrief.findings import codes

PAGE = Path(__file__).parents[2] / "docs" / "codes.md"
GENERATOR = runpy.run_path(str(Path(__file__).with_name("page.py")))


@pytest.mark.parametrize("code", [code.code for code in codes()])
def test_the_example_of_a_code_gives_it(code: str) -> None:
    how, given, finding = GENERATOR["example"](code)
    assert how
    assert given
    assert finding.code == code


def test_every_example_is_of_a_code() -> None:
    assert set(GENERATOR["_examples"]()) <= {code.code for code in codes()}


def test_the_page_is_up_to_date() -> None:
    written = PAGE.read_text("utf-8").rstrip("\n")
    assert written == "\n".join(GENERATOR["page"]()).rstrip("\n"), "run: python tests/codes/page.py > docs/codes.md"
