"""Each finding with its line of the file, and marks below the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geobrief.cli.formats.lines import line, one_line, summary
from geobrief.printable import masked, visible_line

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.project import CheckedFile, Spot

_BEFORE, _WIDEST = 60, 120  # characters shown of a long line: before the words, and in all


def render(files: Sequence[CheckedFile]) -> Iterator[str]:
    """Each finding with its source, and the number of findings."""
    for file in files:
        for finding in file.findings:
            yield f"{line(finding)}\n{''.join(_source(file, finding))}"
            yield f"  = {visible_line(finding.path)}\n" if finding.path else ""
            yield f"  = hint: {one_line(finding.hint)}\n" if finding.hint else ""
            yield "\n"
    yield f"{summary(files)}\n"


def _source(file: CheckedFile, finding: Finding) -> Iterator[str]:
    spot = file.spot(finding)
    source = None if spot is None else file.line(spot.line)
    if spot is None or source is None:
        return
    margin = " " * len(str(spot.line))
    text, marks = excerpt(source, spot)
    yield f"{margin} |\n{spot.line} | {text}\n{margin} | {marks}\n"


def excerpt(source: str, spot: Spot) -> tuple[str, str]:
    """The line, or the part around the words in a long one, and the marks below the words.

    >>> from geobrief.project import Spot
    >>> print(*excerpt("parties: [Peru, Brasil]", Spot("a.yaml", 1, 17, 23)), sep="\\n")
    parties: [Peru, Brasil]
                    ^^^^^^
    """
    first = max(0, spot.column - 1 - _BEFORE) if len(source) > _WIDEST else 0
    part = masked(source[first : first + _WIDEST])
    begin = spot.column - 1 - first
    before, words = part[:begin], part[begin : spot.end - 1 - first]
    blank = "".join("\t" if character == "\t" else " " * _width(character) for character in before)
    return part.rstrip(), blank + "^" * max(1, sum(map(_width, words)))


def _width(character: str) -> int:
    """How many columns of a terminal a character takes: Chinese ones two, combining ones none."""
    if character.isascii():
        return 1
    from unicodedata import combining, east_asian_width

    return 0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
