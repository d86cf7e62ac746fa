"""Adds a column with the code of each row to a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geobrief.cli.streams import print_error
from geobrief.cli.texts import display_name, text_of
from geobrief.errors import ArgumentError, UnreadableInputError, nearest

if TYPE_CHECKING:
    from geobrief.register.codes import Unresolved
    from geobrief.when import Date


def coded(files: Sequence[str], column: str, to: str, on: str | Date | None) -> str:
    """The text of the file with a column `to`; `on` is a day, or the name of the column with the day of each row.

    Names without a code are reported on standard error.
    """
    from geobrief.register import world

    if len(files) != 1:
        raise ArgumentError("--column is about one file", expected="geobrief resolve FILE.csv --column COLUMN")
    header, *rows = _rows(files[0])
    if to in header:
        raise ArgumentError(f"the file already has a column {to!r}", expected="another name for it")
    names = _cells(header, rows, column)
    days = _cells(header, rows, on) if isinstance(on, str) else on
    codes = world().codes(names, to=to, on=days)
    for entry in codes.unresolved:
        print_error(_message(entry))
    cells = (["" if code is None else str(code if isinstance(code, str) else int(code))] for code in codes)
    return _csv([[*header, to], *(row + cell for row, cell in zip(rows, cells, strict=True))])


def _message(entry: Unresolved) -> str:
    more = f", and in {entry.times - 1} more row{'s' * (entry.times > 2)}" if entry.times > 1 else ""
    return f"row {entry.row + 1}: {entry.reason}{more}"


def _rows(file: str) -> list[list[str]]:
    try:
        rows = [row for row in csv.reader(io.StringIO(text_of(file), newline="")) if row]
    except csv.Error as error:
        raise UnreadableInputError(f"{display_name(file)} is not CSV ({error})") from None
    width = len(rows[0])
    for number, row in enumerate(rows):
        if len(row) != width:
            raise ArgumentError(f"row {number} has {len(row)} cells", expected=f"{width}, as the header has")
    return rows


def _cells(header: list[str], rows: list[list[str]], column: str) -> list[str]:
    if column not in header:
        raise ArgumentError("no such column", expected=", ".join(header), got=column, nearest=nearest(column, header))
    index = header.index(column)
    return [row[index] for row in rows]


def _csv(rows: list[list[str]]) -> str:
    lines = _Lines()
    csv.writer(lines, lineterminator="\r\n").writerows(rows)  # which quotes cells that hold one of the two
    return "".join(f"{line[:-2]}\n" for line in lines)


class _Lines(list[str]):
    write = list.append
