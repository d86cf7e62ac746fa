"""How does GitHub show findings beside the lines of a pull request? Workflow commands, as ruff writes them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geobrief.cli.formats.lines import told, where
from geobrief.cli.texts import STANDARD_INPUT

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.project import CheckedFile

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def written(files: Sequence[CheckedFile]) -> Iterator[str]:
    """A command for each finding."""
    yield from (f"{_command(file, finding)}\n" for file in files for finding in file.findings)


def _command(file: CheckedFile, finding: Finding) -> str:
    name = file.name if file.name == STANDARD_INPUT else os.path.abspath(file.name)
    spot = file.spot(finding)
    properties = {"title": f"geobrief ({finding.code})", "file": name}
    if spot is not None:
        properties |= {"line": str(spot.line), "col": str(spot.column)}
        properties |= {"endLine": str(spot.line), "endColumn": str(spot.end)}
    written = ",".join(f"{key}={_escaped(value, (':', ','))}" for key, value in properties.items())
    message = f"{where(finding)}: {finding.code} {told(finding.message)}"
    hint = f"\n  help: {told(finding.hint)}" if finding.hint else ""
    return f"::{_COMMANDS[finding.severity]} {written}::{_escaped(message + hint)}"


def _escaped(text: str, more: Sequence[str] = ()) -> str:
    """Text in a command: a per cent sign and line breaks in octets, in properties colons and commas too."""
    for sign in ("%", "\r", "\n", *more):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
