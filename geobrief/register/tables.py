"""What do the register's CSV tables say, cell by cell? Rows as they stand, lists and dated lists taken apart.

The formats are described in the documentation of the register; each row names its source.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
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
