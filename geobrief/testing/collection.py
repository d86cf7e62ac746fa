"""Which tests are in a scenario file, and how does a failure look? Imported when pytest meets the first such file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from geobrief.findings import Finding, Severity
from geobrief.project import CheckedFile, checked, settings_for


class ScenarioError(AssertionError):
    """Findings of severity error, which fail a test."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"{len(findings)} error{'s' * (len(findings) > 1)} in a scenario")
        self.findings = findings


class ScenarioFile(pytest.File):
    """A scenario file: one test of the whole, and one for each expectation in it."""

    @cached_property
    def checked(self) -> CheckedFile:
        """What the file says, and the findings about it that the project's settings want told."""
        name = str(self.path)
        settings = settings_for(name)
        return checked(name, select=settings.select, ignore=settings.ignored(name))

    def collect(self) -> Iterator[pytest.Item]:
        """The tests; the file is read when the first of them runs."""
        yield Check.from_parent(self, name="check")


class Check(pytest.Item):
    """The test that a scenario file holds together: nothing in it is wrong for certain."""

    parent: ScenarioFile

    def runtest(self) -> None:
        """Fail with all findings of severity error."""
        errors = [finding for finding in self.parent.checked.findings if finding.severity is Severity.ERROR]
        if errors:
            raise ScenarioError(errors)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The findings, each with its place in front, as compilers have it."""
        if isinstance(excinfo.value, ScenarioError):
            return "\n".join(told(finding) for finding in excinfo.value.findings)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test stands."""
        return self.path, None, f"{self.path.name}::{self.name}"


def told(finding: Finding) -> str:
    """A finding as `path:line:col code slug: message`, with its path in the document and its hint below.

    >>> from geobrief.findings import Place, code
    >>> print(told(code("GB301").finding("not known", path="events[0].actors[0]", place=Place("a.yaml", 3, 5))))
    a.yaml:3:5 GB301 unknown-name: not known
      at events[0].actors[0]
    """
    place = finding.place
    where = "" if place is None else f"{place.file}" if place.line is None else f"{place.file}:{place.line}:{place.column}"
    at = f"\n  at {finding.path}" if finding.path else ""
    hint = f"\n  hint: {finding.hint}" if finding.hint else ""
    return f"{where} {finding.code} {finding.slug}: {finding.message}{at}{hint}"
