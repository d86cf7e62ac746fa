"""What is wrong, and at which words of the file? Each finding with its line of the file and marks below the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geobrief.cli.formats.lines import line, summary, told

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.project import CheckedFile, Spot

_BEFORE, _WIDEST = 60, 120  # characters shown of a long line: before the words, and in all


def written(files: Sequence[CheckedFile]) -> Iterator[str]:
    """Each finding with its source, and how many there are."""
    for file in files:
        for finding in file.findings:
            yield f"{line(finding)}\n{''.join(_source(file, finding))}"
            yield f"  = {finding.path}\n" if finding.path else ""
            yield f"  = hint: {told(finding.hint)}\n" if finding.hint else ""
            yield "\n"
    yield f"{summary(files)}\n"


def _source(file: CheckedFile, finding: Finding) -> Iterator[str]:
    spot = file.spot(finding)
    source = None if spot is None else file.line(spot.line)
    if spot is None or source is None:
        return
    margin = " " * len(str(spot.line))
    shown, marks = excerpt(source, spot)
    yield f"{margin} |\n{spot.line} | {shown}\n{margin} | {marks}\n"


def excerpt(source: str, spot: Spot) -> tuple[str, str]:
    """The line, or what is around the words in a long one, and the marks that stand below the words.

    >>> from geobrief.project import Spot
    >>> print(*excerpt("parties: [Peru, Brasil]", Spot("a.yaml", 1, 17, 23)), sep="\\n")
    parties: [Peru, Brasil]
                    ^^^^^^
    """
    first = max(0, spot.column - 1 - _BEFORE) if len(source) > _WIDEST else 0
    cut = source[first : first + _WIDEST]
    seen = "".join(letter if letter.isprintable() or letter == "\t" else "\ufffd" for letter in cut)
    begin = spot.column - 1 - first
    before, words = seen[:begin], seen[begin : spot.end - 1 - first]
    blank = "".join("\t" if letter == "\t" else " " * _width(letter) for letter in before)
    return seen.rstrip(), blank + "^" * max(1, sum(map(_width, words)))


def _width(letter: str) -> int:
    """How many columns of a terminal a letter takes: Chinese ones two, combining ones none."""
    if letter.isascii():
        return 1
    from unicodedata import combining, east_asian_width

    return 0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1
