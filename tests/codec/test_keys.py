"""The page of keys has every key that a file may have, with what it says."""

from __future__ import annotations

import re
from pathlib import Path

from geobrief.codec.keys import page

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_the_page_is_up_to_date() -> None:
    written = PAGE.read_text("utf-8")
    assert written.rstrip("\n") == "\n".join(page()), "run: python -m geobrief.codec.keys > docs/keys.md"


def test_every_key_is_described() -> None:
    rows = [line.split(" | ") for text in page() for line in text.splitlines() if re.match(r"\| \**`", line)]
    assert len(rows) > 150
    assert [row[0] for row in rows if not row[-1].strip(" |")] == []
