"""Adds columns with the code of each row to a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from geobrief.cli.streams import print_error
from geobrief.cli.texts import display_name, text_of
from geobrief.errors import ArgumentError, UnreadableInputError, nearest

if TYPE_CHECKING:
    from geobrief.register.code_columns import Unresolved
    from geobrief.register.code_lists import Target
    from geobrief.register.moments import YearRule

_DELIMITERS = (",", ";", "\t")


class Question(NamedTuple):
    """How the values of a column are read: their list, the rule for years, and the lists that decide."""

    from_: str = "name"
    year: YearRule = "end"
    names_of: str | None = None
    prefer: str | None = None


def coded(file: str, column: str, lists: Sequence[str], on: object, date_column: str | None, question: Question) -> str:
    """The text of the file with a column for each list; `on` is one day or year for all rows.

    Values without a code are reported on standard error.
    """
    from geobrief.register import world

    delimiter, (header, *rows) = _rows(file)
    for name in lists:
        if name in header:
            raise ArgumentError(f"the file already has a column {name!r}", expected="another name for it")
    values = _cells(header, rows, column)
    moments = on if date_column is None else _cells(header, rows, date_column)
    table = world().codes(values, to=cast("Sequence[Target]", lists), on=moments, **question._asdict())
    for message in dict.fromkeys(_message(entry) for codes in table.values() for entry in codes.unresolved):
        print_error(message)
    added = zip(*([_cell(code) for code in codes] for codes in table.values()), strict=True)
    return _csv(delimiter, [[*header, *lists], *([*row, *cells] for row, cells in zip(rows, added, strict=True))])


def _cell(code: object) -> str:
    return "" if code is None else str(int(code)) if isinstance(code, int) else str(code)


def _message(entry: Unresolved) -> str:
    more = f", and in {entry.times - 1} more row{'s' * (entry.times > 2)}" if entry.times > 1 else ""
    similar = f" (similar: {', '.join(entry.suggestions)})" if entry.suggestions else ""
    return f"row {entry.row + 1}: {entry.reason}{similar}{more}"


def _rows(file: str) -> tuple[str, list[list[str]]]:
    """The delimiter of the file, which its first line shows, and its rows."""
    text = text_of(file)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    except csv.Error as error:
        raise UnreadableInputError(f"{display_name(file)} is not CSV ({error})") from None
    width = len(rows[0])
    for number, row in enumerate(rows):
        if len(row) != width:
            raise ArgumentError(f"row {number} has {len(row)} cells", expected=f"{width}, as the header has")
    return delimiter, rows


def _cells(header: list[str], rows: list[list[str]], column: str) -> list[str]:
    if column not in header:
        raise ArgumentError("no such column", expected=", ".join(header), got=column, nearest=nearest(column, header))
    index = header.index(column)
    return [row[index] for row in rows]


def _csv(delimiter: str, rows: list[list[str]]) -> str:
    lines = _Lines()
    # The writer quotes cells that hold a character of the line end.
    csv.writer(lines, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return "".join(f"{line[:-2]}\n" for line in lines)


class _Lines(list[str]):
    write = list.append
