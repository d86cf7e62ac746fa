"""How often each code was found, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geobrief.cli.formats import json_text
from geobrief.cli.formats.lines import summary

if TYPE_CHECKING:
    from geobrief.project import CheckedFile


def counted(files: Sequence[CheckedFile]) -> list[tuple[str, str, int]]:
    """Code, slug and number of findings."""
    counts = Counter((finding.code, finding.slug) for file in files for finding in file.findings)
    return sorted(((code, slug, number) for (code, slug), number in counts.items()), key=lambda row: (-row[2], row[0]))


def render(files: Sequence[CheckedFile]) -> Iterator[str]:
    """A line for each code, and the sum."""
    rows = counted(files)
    width = len(str(rows[0][2])) if rows else 0
    yield from (f"{number:>{width}}  {code}  {slug}\n" for code, slug, number in rows)
    yield f"{summary(files)}\n"


def render_json(files: Sequence[CheckedFile]) -> Iterator[str]:
    """An array of objects."""
    yield json_text([{"code": code, "slug": slug, "count": number} for code, slug, number in counted(files)])
