"""Findings as data: a JSON array with an object for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from geobrief.cli.formats import json_text

if TYPE_CHECKING:
    from geobrief.findings import Finding, Place
    from geobrief.project import CheckedFile


def render(files: Sequence[CheckedFile]) -> Iterator[str]:
    """One array for all files."""
    yield json_text([_object(file, finding) for file in files for finding in file.findings])


def _object(file: CheckedFile, finding: Finding) -> dict[str, Any]:
    """A finding, always with the same keys; columns count from 1, and `end_column` is after the last character."""
    spot = file.spot(finding)
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": str(finding.severity),
        "message": finding.message,
        "path": finding.path,
        "file": file.name,
        "line": spot and spot.line,
        "column": spot and spot.column,
        "end_column": spot and spot.end,
        "hint": finding.hint,
        "related": [_related(place) for place in finding.related],
    }


def _related(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}
