"""What is there to say about one scenario file, and at which words of it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from geobrief.errors import UnreadableInputError

if TYPE_CHECKING:
    from geobrief.checking.selection import RuleSelection
    from geobrief.findings import Finding
    from geobrief.scenario import Scenario

_VALUE = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,:\]}#](?:[^,\]}:#]|:(?=\S)|(?<=\S)#)*""")


@attrs.frozen
class Spot:
    """The words that a finding is about: a line and columns from 1 in code points; `end` is the column behind them."""

    file: str
    line: int
    column: int
    end: int


@attrs.frozen(slots=False)
class CheckedFile:
    """A file, by the name under which it was asked for, with its text and the findings about it in the order of places.

    `text` is what the places count in: without a byte order mark, the line ends kept.
    """

    name: str
    text: str = attrs.field(repr=False)
    findings: Sequence[Finding]
    scenario: Scenario = attrs.field(repr=False)

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the file as places count them."""
        from geobrief.codec.positions import LINE_BREAK

        return LINE_BREAK.split(self.text)

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
    found = _VALUE.match(line, column - 1)
    return len(found[0].rstrip()) if found else 1


def checked(
    name: str,
    *,
    content: str | bytes | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    plugins: bool = True,
) -> CheckedFile:
    """Load and check a file, or what is to be in it; comments such as `# geobrief: ignore[GB401]` are honoured.

    A file that cannot be read raises an `UnreadableInputError`; what is wrong with its content is told in findings.

    >>> file = checked("-", content="agreements: [{kind: trade, parties: [ARG, SUN], signed: 2015-03-18}]\\n")
    >>> [(finding.code, file.spot(finding).column) for finding in file.findings]
    [('GB402', 43)]
    """
    from geobrief.checking.selection import RuleSelection
    from geobrief.scenario.files import content_of
    from geobrief.scenario.findings import scenario_findings
    from geobrief.scenario.loading import load_content

    told = content_of(name) if content is None else content
    scenario = load_content(told, name)
    text = told if isinstance(told, str) else told.decode("utf-8-sig", "replace")
    selection = RuleSelection.of(select, ignore, plugins=plugins)
    findings = [_placed(finding, name) for finding in scenario_findings(scenario, selection)]
    kept = _honoured(findings, text, name, selection) if scenario.source.form == "yaml" else findings
    return CheckedFile(name, text, kept, scenario)


def _placed(finding: Finding, name: str) -> Finding:
    """The finding with the file as it was asked for."""
    from geobrief.findings import Place

    return attrs.evolve(finding, place=attrs.evolve(finding.place or Place(), file=name))


def _honoured(findings: list[Finding], text: str, name: str, selection: RuleSelection) -> list[Finding]:
    """The findings that no comment wants left unsaid, with one for each comment that is of no use."""
    if "geobrief:" not in text:
        return findings
    from geobrief.checking.ignores import apply_ignores, comments, ignores
    from geobrief.findings import in_file

    kept = apply_ignores(findings, ignores(comments(text), name), selection.codes())
    return sorted(selection.filter(kept), key=in_file)


def mend(file: CheckedFile) -> int:
    """Write the fixes that the findings bring into the file, and nothing else; gives how many places were changed.

    Comments, layout, line ends and a byte order mark stay. A file in TOML, of which no places are known, is left.
    """
    from geobrief.checking.fixes import apply_edits, edits

    made = edits(file.scenario.source, file.text, file.findings)
    if made:
        _write(file.name, apply_edits(file.text, made))
    return len(made)


def _write(name: str, text: str) -> None:
    try:
        with open(name, "r+b") as file:
            mark = b"\xef\xbb\xbf" if file.read(3) == b"\xef\xbb\xbf" else b""
            file.seek(0)
            file.write(mark + text.encode("utf-8"))
            file.truncate()
    except OSError as error:
        raise UnreadableInputError(f"{name} cannot be mended ({error.strerror})") from None
