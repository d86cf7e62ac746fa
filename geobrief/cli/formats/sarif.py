"""SARIF 2.1.0, the format of OASIS for code scanners and editors; columns count code points.

A fingerprint is made of the rule, file, path and message of a finding, and stays the same when its line changes.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from geobrief import __version__
from geobrief.cli.formats import json_text
from geobrief.cli.texts import STANDARD_INPUT
from geobrief.findings import code
from geobrief.printable import visible, visible_line

if TYPE_CHECKING:
    from geobrief.findings import Finding, Place
    from geobrief.project import CheckedFile, Spot

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "geobrief/v1"


def render(files: Sequence[CheckedFile]) -> Iterator[str]:
    """One log of one run for all files."""
    found = [(file, finding) for file in files for finding in file.findings]
    codes = sorted({finding.code for _, finding in found})
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(files, found, codes)]}
    yield json_text(log)


def _run(
    files: Sequence[CheckedFile], found: Sequence[tuple[CheckedFile, Finding]], codes: Sequence[str]
) -> dict[str, Any]:
    driver = {"name": "geobrief", "version": __version__, "rules": [_rule(name) for name in codes]}
    seen: Counter[str] = Counter()
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(file.name)} for file in files],
        "results": [_result(file, finding, codes.index(finding.code), seen) for file, finding in found],
    }


def _rule(name: str) -> dict[str, Any]:
    entry = code(name)
    text = entry.text.strip()
    return {
        "id": entry.code,
        "name": entry.slug,
        "shortDescription": {"text": " ".join(text.partition("\n")[0].split())},
        "fullDescription": {"text": text},
        "help": {"text": text},
        "defaultConfiguration": {"level": str(entry.severity)},
        "properties": {"since": entry.since},
    }


def _result(file: CheckedFile, finding: Finding, rule: int, seen: Counter[str]) -> dict[str, Any]:
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": str(finding.severity),
        "message": {"text": visible(f"{finding.message} ({finding.hint})" if finding.hint else finding.message)},
        "locations": [_location(file, finding)],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(file, finding, seen)},
    }
    if finding.related:
        result["relatedLocations"] = [_related(place, file.name) for place in finding.related]
    return result


def _location(file: CheckedFile, finding: Finding) -> dict[str, Any]:
    spot = file.spot(finding)
    physical = {"artifactLocation": _artifact(file.name)}
    if spot is not None:
        physical["region"] = _region(spot)
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": visible_line(finding.path)}]
    return location


def _region(spot: Spot) -> dict[str, Any]:
    return {"startLine": spot.line, "startColumn": spot.column, "endLine": spot.line, "endColumn": spot.end}


def _related(place: Place, file: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(place.file or file)}
    if place.line is not None:
        physical["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    return {"physicalLocation": physical}


def _artifact(name: str) -> dict[str, str]:
    """A file as a URI, relative if it is in the current folder, which servers take for the root."""
    if name == STANDARD_INPUT:
        return {"uri": "stdin"}
    path = os.path.relpath(name).replace(os.sep, "/")
    if path.startswith("../") or os.path.isabs(path):
        from pathlib import Path

        return {"uri": Path(name).absolute().as_uri()}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": "%SRCROOT%"}


def _fingerprint(file: CheckedFile, finding: Finding, seen: Counter[str]) -> str:
    """A hash of the file and the finding; equal ones are numbered."""
    from hashlib import sha256

    words = "\n".join((finding.code, _artifact(file.name)["uri"], finding.path, finding.message))
    seen[words] += 1
    return sha256(f"{words}\n{seen[words]}".encode("utf-8", "backslashreplace")).hexdigest()[:32]
