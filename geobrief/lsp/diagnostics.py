"""Findings as diagnostics: over the words they are about, with message, hint and related places."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Location,
    Position,
    Range,
)
from pygls.uris import from_fs_path

from geobrief.findings import Finding, Place, codes
from geobrief.lsp.documents import Document
from geobrief.lsp.positions import Positions, closing
from geobrief.project import CheckedFile, Spot

SOURCE = "geobrief"
_SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "note": DiagnosticSeverity.Information,
}
_TAGS = {"deprecated": DiagnosticTag.Deprecated, "unnecessary": DiagnosticTag.Unnecessary}


def diagnostics(document: Document) -> list[Diagnostic]:
    """The diagnostics of the last check of a document."""
    return [diagnostic for _, diagnostic in findings_and_diagnostics(document)]


def findings_and_diagnostics(document: Document) -> Iterator[tuple[Finding, Diagnostic]]:
    """Each finding of the last check with its diagnostic."""
    file = document.checked
    if file is not None:
        # places are those of the checked text, which has no byte order mark
        places = document.positions if document.text == file.text else Positions(file.text, document.encoding)
        yield from ((finding, _diagnostic(finding, file, places, document)) for finding in file.findings)


def _diagnostic(finding: Finding, file: CheckedFile, places: Positions, document: Document) -> Diagnostic:
    tags = [_TAGS[entry.tag] for entry in codes() if entry.code == finding.code and entry.tag]
    return Diagnostic(
        _range(file.spot(finding), places),
        _message(finding),
        severity=_SEVERITIES[finding.severity.value],
        code=finding.code,
        source=SOURCE,
        tags=tags or None,
        related_information=[_related(place, places, document) for place in finding.related] or None,
        data={"path": finding.path, "slug": finding.slug, "hint": finding.hint, "fix": finding.fix},
    )


def _message(finding: Finding) -> str:
    """The message and the hint; after the path, if that is all that is known of the place, as in TOML."""
    hint = f"\nhint: {finding.hint}" if finding.hint else ""
    placeless = finding.path and (finding.place is None or finding.place.line is None)
    return f"{finding.path}: {finding.message}{hint}" if placeless else f"{finding.message}{hint}"


def _range(spot: Spot | None, places: Positions) -> Range:
    """The range of the value or key that a finding is about; the first line if only the file is known."""
    if spot is None:
        return places.range(*places.line(0))
    start = places.at(spot.line, spot.column)
    end = closing(places.text, start) or start + spot.end - spot.column
    return places.range(start, end)


def _related(place: Place, places: Positions, document: Document) -> DiagnosticRelatedInformation:
    """A related place; in another file, which is not read, its column is not converted."""
    line, column = place.line or 1, place.column or 1
    if place.file in (None, document.path):
        start, uri = places.position(places.at(line, column)), document.uri
    else:
        start, uri = Position(line - 1, column - 1), from_fs_path(str(place.file)) or document.uri
    return DiagnosticRelatedInformation(Location(uri, Range(start, start)), "see also")
