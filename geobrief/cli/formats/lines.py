"""How is a finding told in one line, and how are many summed up in one?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geobrief.cli.texts import shown
from geobrief.findings import Severity

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.project import CheckedFile


def line(finding: Finding) -> str:
    """A finding in one line that editors and terminals find the place in.

    >>> from geobrief.findings import Place
    >>> from geobrief.findings import code
    >>> line(code("GB301").finding("'Brytain' is not known", place=Place("a.geobrief.yaml", 13, 26)))
    "a.geobrief.yaml:13:26: GB301 error: 'Brytain' is not known"
    """
    return f"{where(finding)}: {finding.code} {finding.severity}: {told(finding.message)}"


def where(finding: Finding) -> str:
    """The place of a finding; the path in the document, where no line is known."""
    place = finding.place
    if place is None or place.file is None:
        return finding.path
    file = place.file if place.file == "-" else shown(place.file)
    if place.line is None:
        return f"{file}: {finding.path}" if finding.path else file
    return f"{file}:{place.line}:{place.column or 1}"


def told(message: str) -> str:
    """A message in one line."""
    return " ".join(message.split())


def summary(files: Sequence[CheckedFile]) -> str:
    """How many findings there are, in how many files."""
    among = f"{len(files)} file" if len(files) == 1 else f"{len(files)} files"
    counts = Counter(finding.severity for file in files for finding in file.findings)
    if not counts:
        return f"Nothing found in {among}."
    each = [f"{counts[severity]} {severity}{'s' * (counts[severity] > 1)}" for severity in Severity if counts[severity]]
    return f"Found {', '.join(each)} in {among}."
