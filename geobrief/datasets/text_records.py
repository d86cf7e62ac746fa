"""The records of a text file in which some do not have as many cells as the header, or are torn over two lines."""

from __future__ import annotations

import csv
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
    """The cells of each record that is not empty.

    A cell in quotes may have line breaks. If a quote is not closed, or such a record has not as many cells as the
    header, each line is a record.
    """
    lines = [f"{line}\n" for line in table.body.decode("utf-8").split("\n")]
    reader = csv.reader(lines, delimiter=table.separator, strict=True)
    start = 0
    while start < len(lines):
        cells = _next(reader)
        end = len(lines) if cells is None else reader.line_num
        if end - start > 1 and (cells is None or len(cells) != len(table.header)):
            yield from filter(None, (_cells(line, table.separator) for line in lines[start:end]))
        elif cells:
            yield cells
        start = end


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """The next record, or None if its quotes are not right."""
    try:
        return next(reader)
    except csv.Error:
        return None


def _cells(line: str, separator: str) -> list[str]:
    """The cells of a line; if a quote in it is not closed, quotes mean nothing."""
    is_closed = line.count('"') % 2 == 0
    cells = _next(csv.reader([line], delimiter=separator)) if is_closed else None
    return line.rstrip("\n").split(separator) if cells is None else cells


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
