"""Reads the file of a dataset: its table, typed cells, special treatment, dates, and an account of every row."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import TYPE_CHECKING

from geobrief.arguments import check_path, check_text
from geobrief.datasets.catalogue import kind_named, recognised
from geobrief.datasets.cells import BadCell, TypedCells, typed_cells
from geobrief.datasets.dataset import Dataset
from geobrief.datasets.dates import with_dates
from geobrief.datasets.findings import row_finding
from geobrief.datasets.kinds import DEFAULT_ENCODING, Kind
from geobrief.datasets.raw_tables import raw_table
from geobrief.datasets.rules import checks
from geobrief.errors import MissingPackageError
from geobrief.findings import Finding
from geobrief.model.names import single_day
from geobrief.printable import display_name

if TYPE_CHECKING:
    import polars as pl


def read(kind: str, path: str | PathLike[str], *, as_of: str | None = None) -> Dataset:
    """The dataset in a file; `kind` is one of `kinds()`, or `auto` for the kind that has these columns.

    `as_of` is the last day of the release, up to which ongoing spells are known, if the file does not say it. Content
    never raises: what cannot be read is a finding. A file that lacks columns of its kind is refused with an
    `ArgumentError` that names them, and the kind that it looks like.
    """
    check_text(kind, "kind")
    check_path(path, "path")
    _check_polars()
    until = None if as_of is None else str(single_day(as_of))
    named = None if kind == "auto" else kind_named(kind)
    table = raw_table(path, named)
    found = recognised(os.fspath(path), table.header, named)
    if named is None and found.encoding != DEFAULT_ENCODING:
        table = raw_table(path, found)
    return _dataset(found, display_name(os.fspath(path)), typed_cells(table, found), until)


def _check_polars() -> None:
    try:
        import polars  # noqa: F401
    except ImportError:
        raise MissingPackageError.of("geobrief.datasets", "polars", extra="datasets") from None


def _dataset(kind: Kind, source: str, cells: TypedCells, as_of: str | None) -> Dataset:
    frame, rows = cells.frame, cells.rows
    refused = _refused(frame, rows, kind)
    if refused:
        kept = ~rows.is_in(list(refused))
        frame, rows = frame.filter(kept), rows.filter(kept)
    if kind.prepare is not None:
        frame = kind.prepare(frame)
    dated = with_dates(frame, kind, as_of)
    frame = _without_sentinels(dated.frame, kind)
    findings = [
        *_line_findings(cells, source),
        *_refusals(refused, cells.bad_cells, source, kind),
        *_cell_findings((cell for cell in cells.bad_cells if cell.row not in refused), source, kind),
        *_date_findings(dated.unreadable, rows, kind, frame, source),
    ]
    return Dataset(kind, source, frame, rows, cells.count, dated.as_of, tuple(findings), checks)


def _refused(frame: pl.DataFrame, rows: pl.Series, kind: Kind) -> dict[int, str]:
    """The numbers of the rows without a key, each with the first column that is missing."""
    found: dict[int, str] = {}
    for name in reversed(kind.key):
        if frame[name].null_count():
            found |= dict.fromkeys(rows.filter(frame[name].is_null()).to_list(), name)
    return found


def _without_sentinels(frame: pl.DataFrame, kind: Kind) -> pl.DataFrame:
    """The frame with nulls for the numbers that mean «missing»."""
    import polars as pl

    made = {}
    for name, dtype in frame.schema.items():
        column = kind.column(name)
        missing = kind.missing if column.missing is None else column.missing
        if missing and dtype in (pl.Int64, pl.Float64):
            cells = frame[name]
            found = [flags for value in missing if (flags := cells == value).any()]
            for flags in found:
                cells = cells.set(flags, None)
            if found:
                made[name] = cells
    return frame.with_columns(**made) if made else frame


def _line_findings(cells: TypedCells, source: str) -> Iterator[Finding]:
    width = len(cells.frame.columns)
    for line in cells.bad_lines:
        if line.lines > 1:
            yield row_finding(
                "torn-record", f"record is torn over {line.lines} lines, which were joined", source, line.row
            )
        else:
            message = f"record has {line.cells} cells, expected {width}"
            yield row_finding("wrong-number-of-cells", message, source, line.row)


def _refusals(refused: dict[int, str], bad: Iterable[BadCell], source: str, kind: Kind) -> Iterator[Finding]:
    texts = {(cell.row, cell.column): cell.text for cell in bad}
    for row, column in sorted(refused.items()):
        text = texts.get((row, column))
        missing = "is missing" if text is None else f"has {text!r}, expected {_expected(kind, column)}"
        yield row_finding("row-without-key", f"{column} {missing}", source, row, column)


def _cell_findings(bad: Iterable[BadCell], source: str, kind: Kind) -> Iterator[Finding]:
    for cell in bad:
        message = f"{cell.text!r} is not {_expected(kind, cell.column)}"
        yield row_finding("unreadable-cell", message, source, cell.row, cell.column)


def _expected(kind: Kind, column: str) -> str:
    return "an integer" if kind.column(column).stored == "integer" else "a number"


def _date_findings(
    unreadable: dict[str, pl.Series], rows: pl.Series, kind: Kind, frame: pl.DataFrame, source: str
) -> Iterator[Finding]:
    for date in kind.dates:
        if date.name in unreadable:
            bad = unreadable[date.name]
            parts = [name for name in date.parts if name in frame.columns]
            written = frame.select(parts).filter(bad).rows()
            for row, cells in zip(rows.filter(bad), written, strict=True):
                text = "-".join("?" if cell is None else str(cell) for cell in cells)
                yield row_finding("no-such-day", f"{text} is not a date ({', '.join(parts)})", source, row, date.name)
