"""What do the register's CSV tables say, cell by cell? Rows as they stand, lists and dated lists taken apart.

The formats are described in the documentation of the register; each row names its source.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")
Row = dict[str, str]


def rows(table: str) -> Iterator[Row]:
    """The rows of a table; a table that this edition does not have has none.

    >>> sorted(next(rows("sources")))
    ['citation', 'id', 'note', 'title', 'url']
    """
    import csv

    path = DATA / f"{table}.csv"
    if path.exists():
        with path.open(encoding="utf-8", newline="") as handle:
            lines = csv.reader(handle)
            header = next(lines)
            for line in lines:
                yield dict(zip(header, line, strict=True))


def rows_by(table: str, column: str) -> dict[str, list[Row]]:
    """The rows of a table, gathered under the value of one column, in the order of the file."""
    gathered: dict[str, list[Row]] = {}
    for row in rows(table):
        gathered.setdefault(row[column], []).append(row)
    return gathered


def listed(cell: str) -> tuple[str, ...]:
    """The entries of a list.

    >>> listed("Malvinas | Islas Malvinas")
    ('Malvinas', 'Islas Malvinas')
    """
    return tuple(entry.strip() for entry in cell.split("|") if entry.strip())


def dated(cell: str) -> tuple[tuple[str, str], ...]:
    """The entries of a dated list, each with the day on which it begins; the first begins with its row.

    >>> dated("RUS | SUN@1922-12-30")
    (('RUS', ''), ('SUN', '1922-12-30'))
    """
    parts = (entry.partition("@") for entry in listed(cell))
    return tuple((name, start) for name, _, start in parts)


@cache
def document(name: str) -> dict[str, object]:
    """A small settings file of the register."""
    import tomllib

    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))
