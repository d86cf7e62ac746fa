"""Checks one scenario file: its findings, the words that they are about, and the fixes."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from geobrief.errors import UnreadableInputError
from geobrief.files import read_file
from geobrief.printable import display_name
from geobrief.project.settings import Settings

if TYPE_CHECKING:
    from geobrief.checking.selection import RuleSelection
    from geobrief.findings import Finding
    from geobrief.scenario import Scenario

_DEFAULTS = Settings()
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_VALUE = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,:\]}#](?:[^,\]}:#]|:(?=\S)|(?<=\S)#)*""")


@attrs.frozen
class Spot:
    """The words that a finding is about: a line and columns from 1 in code points; `end` is the column after them."""

    file: str
    line: int
    column: int
    end: int


@attrs.frozen(slots=False)
class CheckedFile:
    """A file, by the name that was given, with its text and the findings about it in the order of places.

    `text` is what the places count in: without a byte order mark, the line ends kept.
    """

    name: str
    text: str = attrs.field(repr=False)
    findings: Sequence[Finding]

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


@attrs.frozen(slots=False)
class LoadedFile(CheckedFile):
    """A checked file with its scenario."""

    scenario: Scenario = attrs.field(repr=False)


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
    settings: Settings = _DEFAULTS,
    unsaved: Mapping[str, bytes] | None = None,
) -> LoadedFile:
    """Load and check a file, or what is to be in it; comments such as `# geobrief: ignore[GB401]` hold.

    `unsaved` has the content of other files, by real path, that replaces what is on the disk. What is wrong with the
    content becomes findings; a file that cannot be read raises an `UnreadableInputError`.

    >>> file = checked("-", content="agreements: [{kind: trade, parties: [ARG, SUN], signed: 2015-03-18}]\\n")
    >>> [(finding.code, file.spot(finding).column) for finding in file.findings]
    [('GB402', 43)]
    """
    from geobrief.checking.selection import RuleSelection
    from geobrief.scenario.files import content_of
    from geobrief.scenario.loading import load_content
    from geobrief.scenario.scenarios import scenario_findings

    content = content_of(name) if content is None else content
    scenario = load_content(content, name, extends_outside=settings.extends_outside, unsaved=unsaved)
    text = content if isinstance(content, str) else content.decode("utf-8-sig", "replace")
    selection = RuleSelection.of(settings.select, settings.ignored(name), plugins=settings.plugins)
    findings = [_placed(finding, name, settings) for finding in scenario_findings(scenario, selection)]
    kept = _without_ignored(findings, text, name, selection) if scenario.source.form == "yaml" else findings
    return LoadedFile(name, text, kept, scenario)


def _placed(finding: Finding, name: str, settings: Settings) -> Finding:
    """The finding with the name of the file that was given, and the severity that the settings give it."""
    from geobrief.findings import Place

    place = attrs.evolve(finding.place or Place(), file=name)
    return attrs.evolve(finding, place=place, severity=settings.severity_of(finding))


def _without_ignored(findings: list[Finding], text: str, name: str, selection: RuleSelection) -> list[Finding]:
    """The findings that no comment ignores, with one for each comment that ignores nothing."""
    if "geobrief:" not in text:
        return findings
    from geobrief.checking.ignores import apply_ignores, comments, ignores
    from geobrief.findings import line_and_column

    kept = apply_ignores(findings, ignores(comments(text), name), selection.codes())
    return sorted(selection.filter(kept), key=line_and_column)


def changed_text(file: LoadedFile, change: str) -> tuple[str, int]:
    """The text of a file with fixes, or with comments that ignore its findings (`add-ignore`), and how many there are.

    Comments, layout and line ends stay. Only YAML takes comments.
    """
    if change == "add-ignore":
        from geobrief.checking.added_ignores import with_ignores

        return with_ignores(file.text, file.findings) if file.scenario.source.form == "yaml" else (file.text, 0)
    from geobrief.checking.fixes import apply_edits, edits

    made = edits(file.scenario.source, file.text, file.findings)
    return apply_edits(file.text, made), len(made)


def fix(file: LoadedFile) -> int:
    """Write the fixes that the findings bring into the file, and nothing else; gives how many places were changed."""
    text, number = changed_text(file, "fix")
    if number:
        replace(file, text)
    return number


def replace(file: CheckedFile, text: str) -> None:
    """Put a text in the place of that of a file, as a whole or not at all; a byte order mark stays."""
    path = os.path.realpath(file.name)  # a link stays one
    before = read_file(path)
    if before.decode("utf-8-sig", "replace") != file.text:
        raise _not_fixed(file, "it has changed in the meantime")
    mark = _BYTE_ORDER_MARK if before.startswith(_BYTE_ORDER_MARK) else b""
    try:
        _write(path, mark + text.encode("utf-8"))
    except OSError as error:
        raise _not_fixed(file, (error.strerror or str(error)).lower()) from None


def _write(path: str, content: bytes) -> None:
    """Put a new file with the same mode and owner in the place of the one at a path."""
    import errno
    import tempfile

    status = os.stat(path)
    if not status.st_mode & 0o222 or not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, "read-only")
    number, new = tempfile.mkstemp(prefix=".geobrief-", dir=os.path.dirname(path))
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(content)
        _give(new, status)
        os.replace(new, path)
    except BaseException:
        os.unlink(new)
        raise


def _give(path: str, status: os.stat_result) -> None:
    """Give a file the owner and the mode that another one has."""
    own = os.stat(path)
    if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        os.chown(path, status.st_uid, status.st_gid)
    os.chmod(path, stat.S_IMODE(status.st_mode))


def _not_fixed(file: CheckedFile, reason: str) -> UnreadableInputError:
    return UnreadableInputError(f"{display_name(file.name)} cannot be fixed ({reason})")
