"""The CSV tables of the register: rows, lists and dated lists in cells, and one record per row.

The formats are described in the documentation of the register; each row names its source.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Any

from geobrief.errors import ArgumentError

DATA = os.path.join(os.path.dirname(__file__), "data")
Cells = list[str]


@cache
def cells(table: str, *columns: str) -> list[Cells]:
    """The cells of each row of a table whose first columns are these; no rows if there is no such table.

    They are read once and must not be changed. A cell has no line breaks.

    >>> cells("edition", "edition", "horizon")[0][1][:2]
    '20'
    """
    return [split(line) for line in lines(table, *columns)]


@cache
def lines(table: str, *columns: str) -> list[str]:
    """The rows of a table as text, which takes a fifth of the memory of its cells; no rows if there is no such table.

    They are read once and must not be changed.
    """
    path = os.path.join(DATA, f"{table}.csv")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", newline="") as handle:
        header, *found = handle.read().removesuffix("\n").split("\n")
    if tuple(header.split(",")[: len(columns)]) != columns:
        raise ArgumentError(f"{table}.csv has other columns", expected=", ".join(columns), got=header)
    return found


def split(line: str) -> Cells:
    """The cells of a row; most rows have no quotes, and splitting them takes half the time of the csv module.

    >>> split('a,"b, c",d')
    ['a', 'b, c', 'd']
    """
    if '"' not in line:
        return line.split(",")
    import csv

    return next(csv.reader((line,)))


def first_cell(line: str) -> str:
    """The id with which a row begins, which has no quotes."""
    return line.partition(",")[0]


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of a table by column; no rows if there is no such table.

    >>> sorted(next(rows("sources")))
    ['citation', 'id', 'note', 'title', 'url']
    """
    import csv

    path = os.path.join(DATA, f"{table}.csv")
    if os.path.exists(path):
        with open(path, encoding="utf-8", newline="") as handle:
            lines = csv.reader(handle)
            header = next(lines)
            for line in lines:
                yield dict(zip(header, line, strict=True))


def by_first_cell(rows: Iterable[Cells]) -> dict[str, list[Cells]]:
    """Rows by the value of their first column, in the order of the file."""
    found: dict[str, list[Cells]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


def steps_of(noun: str, id: str, *columns: str) -> list[list[Any]]:
    """The rows of the steps of an agreement or dispute, which are in a file beside that of the record.

    Those of treaties with many members are in a file of their own, which is read when one of them is asked for.

    >>> steps_of("dispute", "falklands-war", "status", "date")[0][1:3]
    ['ongoing', '1982-04-02']
    """
    files = (f"{noun}_steps", f"{noun}_steps_listed", f"{noun}_steps_members")
    found = next((found for file in files if (found := _steps(file, noun, *columns).get(id))), ())
    return [[*split(line)] for line in found]


@cache
def _steps(file: str, *columns: str) -> dict[str, list[str]]:
    """The rows of a file of steps by the id of their record."""
    found: dict[str, list[str]] = {}
    for line in lines(file, *columns):
        found.setdefault(first_cell(line), []).append(line)
    return found


def listed(cell: str) -> tuple[str, ...]:
    """The entries of a list.

    >>> listed("Malvinas | Islas Malvinas")
    ('Malvinas', 'Islas Malvinas')
    """
    return tuple(cell.split(" | ")) if cell else ()


def dated(cell: str) -> tuple[tuple[str, str], ...]:
    """The entries of a dated list, each with the day on which it begins; the first begins with its row.

    >>> dated("RUS | SUN@1922-12-30")
    (('RUS', ''), ('SUN', '1922-12-30'))
    """
    parts = (entry.partition("@") for entry in listed(cell))
    return tuple((name, start) for name, _, start in parts)


@cache
def document(name: str) -> dict[str, Any]:
    """The content of a TOML file of the register."""
    import tomllib

    with open(os.path.join(DATA, f"{name}.toml"), "rb") as handle:
        return tomllib.load(handle)


class LazyTable:
    """Builds one record per row of a CSV table, lazily and once, with indexes by the cells of a column.

    A table may be in several files, named with spaces between; the rows of the first come first.
    """

    def __init__(self, files: str, columns: str, make: Callable[[Cells], Any]) -> None:
        self._files, self._columns, self._make = files.split(), columns.split(), make
        self._made: dict[int, Any] = {}
        self._indexes: dict[str, dict[str, list[int]]] = {}

    @cached_property
    def _lines(self) -> list[str]:
        return [line for file in self._files for line in lines(file, *self._columns)]

    def __len__(self) -> int:
        return len(self._lines)

    def rows(self) -> Iterator[Cells]:
        """The rows of the table."""
        return map(split, self._lines)

    def first_cells(self, count: int) -> Iterator[Cells]:
        """The first cells of each row, and the rest of it as one text."""
        for line in self._lines:
            yield line.split(",", count) if '"' not in line else [*(row := split(line))[:count], ",".join(row[count:])]

    @cached_property
    def records(self) -> tuple[Any, ...]:
        """The records of all rows."""
        return tuple(map(self._record, range(len(self))))

    def ids(self) -> Iterable[str]:
        """The cells of the first column."""
        return self._index(self._columns[0]).keys()

    def where(self, column: str, cell: str) -> tuple[Any, ...]:
        """The records of the rows with this cell in a column."""
        return tuple(map(self._record, self._index(column).get(cell, ())))

    def where_listed(self, column: str, entry: str) -> tuple[Any, ...]:
        """The records of the rows with this entry in the list of a column."""
        return tuple(map(self._record, self._index(column, lists=True).get(entry, ())))

    def get(self, id: str) -> Any:
        """The record of the row with this id; None if unknown."""
        places = self._index(self._columns[0]).get(id)
        return self._record(places[-1]) if places else None

    def row(self, id: str) -> Cells | None:
        """The row with this id; None if unknown."""
        places = self._index(self._columns[0]).get(id)
        return split(self._lines[places[-1]]) if places else None

    def _record(self, place: int) -> Any:
        made = self._made.get(place)
        if made is None:
            # Two threads may make the same record; both get the one that was kept.
            made = self._made.setdefault(place, self._make(split(self._lines[place])))
        return made

    def _index(self, column: str, lists: bool = False) -> dict[str, list[int]]:
        index = self._indexes.get(column)
        if index is None:
            index, at = {}, self._columns.index(column)
            for place, cell in enumerate(map(first_cell, self._lines) if at == 0 else (row[at] for row in self.rows())):
                for entry in listed(cell) if lists else (cell,):
                    index.setdefault(entry, []).append(place)
            self._indexes[column] = index
        return index
