"""Which code does each row of a CSV file get? The file with one column more; rows without a code are told apart."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geobrief.cli.streams import complain
from geobrief.cli.texts import text_of
from geobrief.errors import ArgumentError, nearest

if TYPE_CHECKING:
    from geobrief.register.codes import Unresolved
    from geobrief.when import Date

Table = list[list[str]]


def coded(files: Sequence[str], column: str, to: str, on: str | Date | None) -> str:
    """The text of the file with a column `to`; `on` is a day, or the name of the column with the day of each row."""
    from geobrief.register import world

    if len(files) != 1:
        raise ArgumentError("--column is about one file", expected="geobrief resolve FILE.csv --column COLUMN")
    header, *rows = _rows(files[0])
    if to in header:
        raise ArgumentError(f"the file has a column {to!r} already", expected="another name for it")
    names = _cells(header, rows, column)
    days = _cells(header, rows, on) if isinstance(on, str) else on
    codes = world().codes(names, to=to, on=days)
    for entry in codes.unresolved:
        complain(_told(entry))
    written = (["" if code is None else str(code if isinstance(code, str) else int(code))] for code in codes)
    return _text([[*header, to], *(row + cell for row, cell in zip(rows, written, strict=True))])


def _told(entry: Unresolved) -> str:
    more = f", and in {entry.times - 1} rows more" if entry.times > 1 else ""
    return f"row {entry.row + 1}: {entry.reason}{more}"


def _rows(file: str) -> Table:
    rows = [row for row in csv.reader(io.StringIO(text_of(file), newline="")) if row]
    width = len(rows[0])
    for number, row in enumerate(rows):
        if len(row) != width:
            raise ArgumentError(f"row {number} has {len(row)} cells", expected=f"{width}, as the header has")
    return rows


def _cells(header: list[str], rows: Table, column: str) -> list[str]:
    if column not in header:
        raise ArgumentError("no such column", expected=", ".join(header), got=column, nearest=nearest(column, header))
    place = header.index(column)
    return [row[place] for row in rows]


def _text(rows: Table) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()
