"""One line for each finding: file, line, column, code and message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geobrief.cli.formats.lines import line, summary

if TYPE_CHECKING:
    from geobrief.project import CheckedFile


def render(files: Sequence[CheckedFile]) -> Iterator[str]:
    """A line for each finding, and the number of findings."""
    for file in files:
        yield from (f"{line(finding)}\n" for finding in file.findings)
    yield f"{summary(files)}\n"
