"""The tests of a scenario file and how their failures look. Imported when pytest meets the first such file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs
import pytest

from geobrief.errors import GeobriefError
from geobrief.files import read_file
from geobrief.findings import Finding, Severity
from geobrief.printable import visible
from geobrief.project import LoadedFile, checked, settings_for


class ScenarioError(AssertionError):
    """A test of a scenario file failed: it has findings of severity error."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"{len(findings)} error{'s' * (len(findings) > 1)} in a scenario")
        self.findings = findings


class ScenarioFile(pytest.File):
    """A scenario file: one test of the whole, and one for each expectation in it."""

    @cached_property
    def checked(self) -> LoadedFile:
        """The content of the file, with the findings that the project's settings select."""
        name = str(self.path)
        return checked(name, settings=settings_for(name))

    def collect(self) -> Iterator[pytest.Item]:
        """The tests; a file without expectations is read when its test runs."""
        yield WholeFile.from_parent(self, name="check")
        if b"expect" not in read_file(self.path):
            return
        scenario = self.checked.scenario
        named = [expectation.title for expectation in scenario.expect]
        for number, name in enumerate(named):
            path = scenario.place(f"expect[{number}]")[0]
            only = named.count(name) == 1 and "::" not in name and "[" not in name
            yield OneExpectation.from_parent(self, name=name if only else path, at=path)


class ScenarioItem(pytest.Item):
    """A test in a scenario file."""

    parent: ScenarioFile

    def concerns(self, finding: Finding) -> bool:
        """Whether this test is about a finding."""
        raise NotImplementedError

    def runtest(self) -> None:
        """Fail with all findings of severity error that are about this."""
        errors = [found for found in self.parent.checked.findings if found.severity is Severity.ERROR]
        concerned = [found for found in errors if self.concerns(found)]
        if concerned:
            raise ScenarioError(concerned)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The findings, each after its place, as compilers print them."""
        if isinstance(excinfo.value, ScenarioError):
            return "\n".join(report(finding, self.config.rootpath) for finding in excinfo.value.findings)
        if isinstance(excinfo.value, GeobriefError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The file and the name of the test."""
        return self.path, None, f"{self.path.name}::{self.name}"


class WholeFile(ScenarioItem):
    """The test that a scenario file has no errors."""

    def concerns(self, finding: Finding) -> bool:
        """All findings except those of expectations."""
        return not finding.path.startswith("expect[")


class OneExpectation(ScenarioItem):
    """The test of one expectation of a scenario file."""

    def __init__(self, *, at: str, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.at = at

    def concerns(self, finding: Finding) -> bool:
        """The findings of this expectation."""
        return finding.path == self.at or finding.path.startswith(f"{self.at}.")


def report(finding: Finding, folder: Path | None = None) -> str:
    """A finding as `path:line:col code slug: message`, with its path in the document and its hint below.

    Files in `folder` are named relative to it.

    >>> from geobrief.findings import Place, code
    >>> print(report(code("GB301").finding("not known", path="events[0].actors[0]", place=Place("a.yaml", 3, 5))))
    a.yaml:3:5 GB301 unknown-name: not known
      at events[0].actors[0]
    """
    place = finding.place
    where = "" if place is None else str(attrs.evolve(place, start=None, end=None))
    where = where.removeprefix(f"{folder}{os.sep}")
    at = f"\n  at {finding.path}" if finding.path else ""
    hint = f"\n  hint: {finding.hint}" if finding.hint else ""
    return visible(f"{where} {finding.code} {finding.slug}: {finding.message}{at}{hint}")
