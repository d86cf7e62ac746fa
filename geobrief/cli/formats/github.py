"""Workflow commands, with which GitHub shows findings beside the lines of a pull request."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geobrief.cli.formats.lines import one_line, where
from geobrief.cli.texts import STANDARD_INPUT
from geobrief.printable import visible, visible_line

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.project import CheckedFile

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(files: Sequence[CheckedFile]) -> Iterator[str]:
    """A command for each finding."""
    yield from (f"{_command(file, finding)}\n" for file in files for finding in file.findings)


def _command(file: CheckedFile, finding: Finding) -> str:
    name = file.name if file.name == STANDARD_INPUT else visible_line(os.path.abspath(file.name))
    spot = file.spot(finding)
    properties = {"title": f"geobrief ({finding.code})", "file": name}
    if spot is not None:
        properties |= {"line": str(spot.line), "col": str(spot.column)}
        properties |= {"endLine": str(spot.line), "endColumn": str(spot.end)}
    written = ",".join(f"{key}={_escaped(value, (':', ','))}" for key, value in properties.items())
    message = f"{where(finding)}: {finding.code} {one_line(finding.message)}"
    hint = f"\n  help: {one_line(finding.hint)}" if finding.hint else ""
    return f"::{_COMMANDS[finding.severity]} {written}::{_escaped(visible(message + hint))}"


def _escaped(text: str, more: Sequence[str] = ()) -> str:
    """Text in a command: per cent signs and line breaks percent-encoded, in properties colons and commas too."""
    for character in ("%", "\r", "\n", *more):
        text = text.replace(character, f"%{ord(character):02X}")
    return text
