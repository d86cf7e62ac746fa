"""How does a build server show findings? JUnit's XML: a suite for each file, a case for each finding.

An error is a case that failed; a warning or a note is one that passed and has something to say. A file without findings
is one case that passed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from geobrief.cli.formats.lines import told, where
from geobrief.findings import Severity

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.project import CheckedFile


def written(files: Sequence[CheckedFile]) -> Iterator[str]:
    """One document over all files."""
    suites = [_suite(file) for file in files]
    whole = ElementTree.Element("testsuites", {"name": "geobrief", **_sums(suites)})
    whole.extend(suites)
    ElementTree.indent(whole)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(whole, "unicode")}\n'


def _sums(suites: Sequence[ElementTree.Element]) -> dict[str, str]:
    return {name: str(sum(int(suite.attrib[name]) for suite in suites)) for name in ("tests", "failures", "errors")}


def _suite(file: CheckedFile) -> ElementTree.Element:
    failures = sum(finding.severity is Severity.ERROR for finding in file.findings)
    counts = {"tests": str(len(file.findings) or 1), "failures": str(failures), "errors": "0"}
    suite = ElementTree.Element("testsuite", {"name": _legal(file.name), **counts})
    for finding in file.findings:
        _case(suite, file, finding)
    if not file.findings:
        ElementTree.SubElement(suite, "testcase", {"name": "check", "classname": _legal(file.name)})
    return suite


def _case(suite: ElementTree.Element, file: CheckedFile, finding: Finding) -> None:
    name = " ".join(part for part in (finding.code, finding.slug, finding.path) if part)
    case = ElementTree.SubElement(suite, "testcase", {"name": _legal(name), "classname": _legal(file.name)})
    message = _legal(told(finding.message))
    words = _legal("\n".join(part for part in (f"{where(finding)}: {finding.message}", finding.hint) if part))
    if finding.severity is Severity.ERROR:
        ElementTree.SubElement(case, "failure", {"type": finding.code, "message": message}).text = words
    else:
        ElementTree.SubElement(case, "system-out").text = f"{finding.severity}: {words}"


def _legal(text: str) -> str:
    """Text without what no XML may hold."""
    return "".join(letter if _may_stand(ord(letter)) else "\ufffd" for letter in text)


def _may_stand(point: int) -> bool:
    return point in (9, 10, 13) or 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or point >= 0x10000
