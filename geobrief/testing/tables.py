"""Expectations from a table: each row of a CSV file is a fact that a scenario must have."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

from geobrief.errors import ArgumentError, UnreadableInputError

_AROUND = ("on", "name", "denied")


def expectations(path: str | os.PathLike[str]) -> list[dict[str, Any]]:
    """The rows of a CSV file as expectations, for `expect` of a scenario or for parametrised tests.

    Columns are `on`, `name` and the keys of facts (`leader`, `of`, `exists`, `member` …); empty cells are left out, and
    `denied` is true or empty.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder, "facts.csv")
    ...     _ = file.write_text("on,leader,of\\n1990-06-01,Patricio Aylwin,Chile\\n", "utf-8")
    ...     expectations(file)
    [{'on': '1990-06-01', 'that': {'leader': 'Patricio Aylwin', 'of': 'Chile'}}]
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.DictReader(handle))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInputError(f"{path} cannot be read ({error})") from None
    if rows and "on" not in rows[0]:
        raise ArgumentError("a table of expectations", expected="a column on", got=", ".join(rows[0]))
    return [_expectation(row) for row in rows]


def _expectation(row: dict[str, Any]) -> dict[str, Any]:
    cells = {key: value.strip() for key, value in row.items() if isinstance(value, str) and value.strip()}
    fact: dict[str, Any] = {key: value for key, value in cells.items() if key not in _AROUND}
    if cells.get("denied", "").lower() in ("true", "yes", "1"):
        fact["denied"] = True
    around: dict[str, Any] = {key: cells[key] for key in ("on", "name") if key in cells}
    return {**around, "that": fact}
