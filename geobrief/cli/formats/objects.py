"""What is wrong, as data? A JSON array with an object for each finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geobrief.findings import Finding, Place
    from geobrief.project import CheckedFile


def written(files: Sequence[CheckedFile]) -> Iterator[str]:
    """One array over all files."""
    import json

    listed = [_object(file, finding) for file in files for finding in file.findings]
    yield f"{json.dumps(listed, ensure_ascii=False, indent=2)}\n"


def _object(file: CheckedFile, finding: Finding) -> dict[str, Any]:
    """A finding with the same keys always; lines and columns count from 1, `end_column` is behind the last letter."""
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
