"""A page for a browser: the findings of each file, with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geobrief.cli.formats.lines import summary
from geobrief.pictures.reports import Card, Problem, fragment, page

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.project import CheckedFile


def render(files: Sequence[CheckedFile]) -> Iterator[str]:
    """One page; each finding is a card with its place, its line and its hint."""
    cards = [_card(file, finding) for file in files for finding in file.findings]
    yield page("Findings", fragment(summary(files), None, cards, _clean(files)))


def _card(file: CheckedFile, finding: Finding) -> Card:
    spot = file.spot(finding)
    line = file.line(spot.line) if spot is not None else None
    where = str(finding.place or file.name)
    values = (("path", finding.path), ("line", (line or "").strip()), ("hint", finding.hint or ""))
    rows = tuple((name, value) for name, value in values if value)
    words = (f"{finding.code} {finding.slug}: {finding.message}",)
    return Card(file.name, where, rows, (), words, finding.severity.value)


def _clean(files: Sequence[CheckedFile]) -> list[Problem]:
    return [Problem("note", file.name, "nothing found") for file in files if not file.findings]
