"""The records of a text file in which some do not have as many cells as the header, or are torn over two lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

import attrs

from geobrief.datasets.raw_tables import TextTable

_NUMBER = re.compile(r"\s*-?\d+(?:\.\d+)?\s*")


@attrs.frozen
class BadLine:
    """A record that does not have as many cells as the header, or one that was torn over `lines` lines."""

    row: int
    cells: int
    lines: int = 1


@attrs.frozen
class TextRecords:
    """The records that have as many cells as the header, with their numbers from 1, the torn ones, and all others."""

    records: list[tuple[int, list[str]]]
    torn: list[BadLine]
    refused: list[BadLine]


def records(table: TextTable, key: Sequence[tuple[int, str]]) -> TextRecords:
    """The records of a file; `key` has the place and type of each column by which a record is identified."""
    width = len(table.header)
    lines = [_unpadded(cells, width) for cells in _lines(table)]
    found = TextRecords([], [], [])
    number, place = 0, 0
    while place < len(lines):
        cells = lines[place]
        number, place = number + 1, place + 1
        joined = _joined(cells, lines[place], width, key) if place < len(lines) else None
        if joined is not None:
            found.torn.append(BadLine(number, width, 2))
            cells, place = joined, place + 1
        if len(cells) == width:
            found.records.append((number, cells))
        else:
            found.refused.append(BadLine(number, len(cells)))
    return found


def _lines(table: TextTable) -> Iterator[list[str]]:
    """The cells of each line that is not empty."""
    text = io.StringIO(table.body.decode("utf-8"), newline="")
    return (cells for cells in csv.reader(text, delimiter=table.separator) if cells)


def _unpadded(cells: list[str], width: int) -> list[str]:
    """The cells without blank ones after the last column."""
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _joined(first: list[str], second: list[str], width: int, key: Sequence[tuple[int, str]]) -> list[str] | None:
    """One record of two lines, or None if they are not the two parts of one.

    A spreadsheet may have filled up both parts with blank cells, and left the separators of another notation in them.
    """
    short = len(first) < width and len(second) < width
    if _has_key(second, key) and not (short and any(stored == "text" for _, stored in key)):
        return None
    if _has_key(first, key) and not short:
        return None
    start, rest = _stripped(first), _stripped(second)
    if not start or not rest:
        return None
    for cells in (rest, [part for cell in rest for part in re.split("[,;]", cell)]):
        if len(start) + len(cells) == width:
            return start + cells
        if len(start) + len(cells) == width + 1:
            return [*start[:-1], f"{start[-1]} {cells[0]}".strip(), *cells[1:]]
    return None


def _stripped(cells: list[str]) -> list[str]:
    """The cells up to the last that is not blank."""
    return cells[: max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)]


def _has_key(cells: list[str], key: Sequence[tuple[int, str]]) -> bool:
    """Whether a record has all cells by which it is identified."""
    return all(
        place < len(cells) and (cells[place].strip() if stored == "text" else _NUMBER.fullmatch(cells[place]))
        for place, stored in key
    )
