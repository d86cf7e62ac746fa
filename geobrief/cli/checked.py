"""What is there to say about one scenario file, and at which words of it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from geobrief.cli.texts import STANDARD_INPUT, shown, text_of
from geobrief.errors import UnreadableInputError

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.scenario import Scenario


@attrs.frozen
class Spot:
    """The words that a finding is about: a line and columns from 1 in code points; `end` is the column behind them."""

    file: str
    line: int
    column: int
    end: int


@attrs.frozen(slots=False)
class CheckedFile:
    """A file, or standard input as `-`, with the findings about it in the order of their places."""

    name: str
    findings: Sequence[Finding]
    text: str | None = attrs.field(default=None, repr=False)

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the file as places count them; none where the file cannot be had again."""
        import re

        return re.split(r"\r\n|\r|\n", self.text if self.text is not None else _content(self.name))

    def line(self, number: int) -> str | None:
        """The text of a line, None where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None

    def spot(self, finding: Finding) -> Spot | None:
        """Where a finding is; None where only the file is known."""
        place = finding.place
        if place is None or place.line is None:
            return None
        column = place.column or 1
        return Spot(self.name, place.line, column, column + length(self.line(place.line) or "", column))


def length(line: str, column: int) -> int:
    """How many code points the value or key has that begins at a column, at least one.

    >>> length("parties: [Argentina, 'United Kingdom']", 11), length("parties: [Argentina, 'United Kingdom']", 22)
    (9, 16)
    """
    import re

    value = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,:\]}#](?:[^,\]}:#]|:(?=\S)|(?<=\S)#)*""")
    found = value.match(line, column - 1)
    return len(found[0].rstrip()) if found else 1


def checked(name: str, select: Iterable[str], ignore: Iterable[str]) -> CheckedFile:
    """Load and check a file; one that cannot be read raises an `UnreadableInputError`."""
    from geobrief.scenario import check

    text = text_of(name) if name == STANDARD_INPUT else None
    scenario = _loaded(name) if text is None else _loaded_text(text)
    findings = check(scenario, select=select, ignore=ignore)
    return CheckedFile(name, [_placed(finding, name) for finding in findings], text)


def _loaded(name: str) -> Scenario:
    from pathlib import Path

    from geobrief.scenario import load

    try:
        return load(Path(name))
    except UnreadableInputError as error:
        raise UnreadableInputError(error.message) from None  # what load would also have taken is of no use here
    except ValueError:
        raise UnreadableInputError(f"{shown(name)}: no name that a file can have") from None


def _loaded_text(text: str) -> Scenario:
    from geobrief.scenario import load

    return load(text if "\n" in text else f"{text}\n")  # without a line break it might be the name of a file


def _placed(finding: Finding, name: str) -> Finding:
    """The finding with the file as it was typed."""
    from geobrief.findings import Place

    return attrs.evolve(finding, place=attrs.evolve(finding.place or Place(), file=name))


def _content(name: str) -> str:
    try:
        with open(name, "rb") as file:
            return file.read().decode("utf-8-sig", "replace")
    except OSError:
        return ""
