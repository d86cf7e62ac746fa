"""JUnit's XML for build servers: a suite for each file, a case for each finding.

An error is a case that failed; a warning or a note is one that passed, with output. A file without findings is one case
that passed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree  # nosec B405: it writes XML, and reads none

from geobrief.cli.formats.lines import one_line, where
from geobrief.findings import Severity
from geobrief.printable import visible, visible_line

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.project import CheckedFile


def render(files: Sequence[CheckedFile]) -> Iterator[str]:
    """One document for all files."""
    suites = [_suite(file) for file in files]
    root = ElementTree.Element("testsuites", {"name": "geobrief", **_sums(suites)})
    root.extend(suites)
    ElementTree.indent(root)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


def _sums(suites: Sequence[ElementTree.Element]) -> dict[str, str]:
    return {name: str(sum(int(suite.attrib[name]) for suite in suites)) for name in ("tests", "failures", "errors")}


def _suite(file: CheckedFile) -> ElementTree.Element:
    failures = sum(finding.severity is Severity.ERROR for finding in file.findings)
    counts = {"tests": str(len(file.findings) or 1), "failures": str(failures), "errors": "0"}
    name = visible_line(file.name)
    suite = ElementTree.Element("testsuite", {"name": name, **counts})
    for finding in file.findings:
        _case(suite, name, finding)
    if not file.findings:
        ElementTree.SubElement(suite, "testcase", {"name": "check", "classname": name})
    return suite


def _case(suite: ElementTree.Element, file: str, finding: Finding) -> None:
    name = " ".join(part for part in (finding.code, finding.slug, finding.path) if part)
    case = ElementTree.SubElement(suite, "testcase", {"name": visible_line(name), "classname": file})
    message = one_line(finding.message)
    text = visible("\n".join(part for part in (f"{where(finding)}: {finding.message}", finding.hint) if part))
    if finding.severity is Severity.ERROR:
        ElementTree.SubElement(case, "failure", {"type": finding.code, "message": message}).text = text
    else:
        ElementTree.SubElement(case, "system-out").text = f"{finding.severity}: {text}"
