"""What do the register's CSV tables say, cell by cell? Rows as they stand, lists and dated lists taken apart.

The formats are described in the documentation of the register; each row names its source.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Any

from geobrief.errors import ArgumentError

DATA = os.path.join(os.path.dirname(__file__), "data")
Row = dict[str, str]
Line = list[str]


@cache
def lines(table: str, *columns: str) -> list[Line]:
    """The rows of a table as lists of cells, which begin with these columns; none where there is no such table.

    They are read once; nobody may change them. A cell is never longer than its line.

    >>> lines("edition", "edition", "horizon")[0][1][:2]
    '20'
    """
    path = os.path.join(DATA, f"{table}.csv")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", newline="") as handle:
        header, *written = handle.read().removesuffix("\n").split("\n")
    if tuple(header.split(",")[: len(columns)]) != columns:
        raise ArgumentError(f"{table}.csv has other columns", expected=", ".join(columns), got=header)
    # Most rows have no quotes, and splitting them takes half the time of the csv module.
    return [_quoted(line) if '"' in line else line.split(",") for line in written]


def _quoted(line: str) -> Line:
    import csv

    return next(csv.reader((line,)))


def rows(table: str) -> Iterator[Row]:
    """The rows of a table; a table that this edition does not have has none.

    >>> sorted(next(rows("sources")))
    ['citation', 'id', 'note', 'title', 'url']
    """
    import csv

    path = os.path.join(DATA, f"{table}.csv")
    if os.path.exists(path):
        with open(path, encoding="utf-8", newline="") as handle:
            listed = csv.reader(handle)
            header = next(listed)
            for line in listed:
                yield dict(zip(header, line, strict=True))


def gathered(lines: list[Line]) -> dict[str, list[Line]]:
    """Rows under the value of their first column, in the order of the file."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line[0], []).append(line)
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
    """A small settings file of the register."""
    import tomllib

    with open(os.path.join(DATA, f"{name}.toml"), "rb") as handle:
        return tomllib.load(handle)


class Sheet:
    """One table of the register: its rows, the record of each, and indexes by the cells of a column."""

    def __init__(self, table: str, columns: str, make: Callable[[Line], Any]) -> None:
        self._table, self._columns, self._make = table, columns.split(), make
        self._made: dict[int, Any] = {}
        self._indexes: dict[str, dict[str, list[int]]] = {}

    @cached_property
    def lines(self) -> list[Line]:
        """The rows of the table."""
        return lines(self._table, *self._columns)

    @cached_property
    def all(self) -> tuple[Any, ...]:
        """The records of all rows."""
        return tuple(map(self._record, range(len(self.lines))))

    def ids(self) -> Iterable[str]:
        """The cells of the first column."""
        return self._index(self._columns[0]).keys()

    def having(self, column: str, cell: str) -> tuple[Any, ...]:
        """The records of the rows in which a column has this cell."""
        return tuple(map(self._record, self._index(column).get(cell, ())))

    def listing(self, column: str, entry: str) -> tuple[Any, ...]:
        """The records of the rows in which the list of a column has this entry."""
        return tuple(map(self._record, self._index(column, lists=True).get(entry, ())))

    def get(self, id: str) -> Any:
        """The record of the row with this id; None where there is none."""
        places = self._index(self._columns[0]).get(id)
        return self._record(places[-1]) if places else None

    def line(self, id: str) -> Line | None:
        """The row with this id; None where there is none."""
        places = self._index(self._columns[0]).get(id)
        return self.lines[places[-1]] if places else None

    def _record(self, place: int) -> Any:
        made = self._made.get(place)
        if made is None:
            made = self._made.setdefault(place, self._make(self.lines[place]))
        return made

    def _index(self, column: str, lists: bool = False) -> dict[str, list[int]]:
        index = self._indexes.get(column)
        if index is None:
            index, at = {}, self._columns.index(column)
            for place, line in enumerate(self.lines):
                for entry in listed(line[at]) if lists else (line[at],):
                    index.setdefault(entry, []).append(place)
            self._indexes[column] = index
        return index
