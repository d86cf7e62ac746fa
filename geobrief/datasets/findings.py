"""Findings about rows of datasets."""

from __future__ import annotations

from geobrief.findings import Finding, Place, code


def row_finding(name: str, message: str, source: str, row: int | None = None, column: str = "") -> Finding:
    """A finding about a row of a file, numbered from 1, and one of its columns.

    >>> str(row_finding("unreadable-cell", "'x' is not an integer", "states.csv", 3, "ccode"))
    "states.csv row 3, ccode GB901 unreadable-cell: 'x' is not an integer"
    """
    path = ", ".join(part for part in (f"row {row}" if row is not None else "", column) if part)
    return code(name).finding(message, path=path, place=Place(file=source))
