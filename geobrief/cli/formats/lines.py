"""A finding in one line, and the number of findings in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geobrief.cli.texts import STANDARD_INPUT, display_name
from geobrief.findings import Severity
from geobrief.printable import visible, visible_line

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.project import CheckedFile


def line(finding: Finding) -> str:
    """A finding in one line, with its place as editors and terminals recognize it.

    >>> from geobrief.findings import Place
    >>> from geobrief.findings import code
    >>> line(code("GB301").finding("'Brytain' is not known", place=Place("a.geobrief.yaml", 13, 26)))
    "a.geobrief.yaml:13:26: GB301 error: 'Brytain' is not known"
    """
    return f"{where(finding)}: {finding.code} {finding.severity}: {one_line(finding.message)}"


def where(finding: Finding) -> str:
    """The place of a finding; the path in the document if no line is known."""
    place, path = finding.place, visible_line(finding.path)
    if place is None or place.file is None:
        return path
    file = place.file if place.file == STANDARD_INPUT else display_name(place.file)
    if place.line is None:
        return f"{file}: {path}" if path else file
    return f"{file}:{place.line}:{place.column or 1}"


def one_line(message: str) -> str:
    """A message in one line."""
    return visible(" ".join(message.split()))


def summary(files: Sequence[CheckedFile]) -> str:
    """How many findings there are, in how many files."""
    among = f"{len(files)} file" if len(files) == 1 else f"{len(files)} files"
    counts = Counter(finding.severity for file in files for finding in file.findings)
    if not counts:
        return f"Nothing found in {among}."
    each = [f"{counts[severity]} {severity}{'s' * (counts[severity] > 1)}" for severity in Severity if counts[severity]]
    return f"Found {', '.join(each)} in {among}."
