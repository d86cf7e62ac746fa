"""Typed cells: the columns of a file in the types of its kind, and the cells and lines that cannot be read."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import attrs

from geobrief.datasets.kinds import Column, Kind
from geobrief.datasets.raw_tables import TextTable, TypedTable

if TYPE_CHECKING:
    import polars as pl
    from polars.datatypes import DataTypeClass


@attrs.frozen
class BadCell:
    """A cell that cannot be read as its column demands; `row` counts from 1."""

    row: int
    column: str
    text: str


@attrs.frozen
class BadLine:
    """A record that does not have as many cells as the header, or one that was torn over `lines` lines."""

    row: int
    cells: int
    lines: int = 1


@attrs.frozen
class TypedCells:
    """The typed cells of a file, in `frame` with the number of each row in `rows`, and what could not be read.

    `count` is the number of records in the file. Torn records are in the frame, other bad lines are not.
    """

    frame: pl.DataFrame = attrs.field(repr=False)
    rows: pl.Series = attrs.field(repr=False)
    count: int
    bad_cells: tuple[BadCell, ...] = ()
    bad_lines: tuple[BadLine, ...] = ()


def typed_cells(table: TextTable | TypedTable, kind: Kind) -> TypedCells:
    """The cells of a file in the types of its kind."""
    names = kind.names(table.header)
    columns = [kind.column(name) for name in names]
    if isinstance(table, TypedTable):
        frame = table.frame.rename(dict(zip(table.header, names, strict=True)))
        return _cast(frame, _numbers(frame.height), columns, kind)
    return _fast(table, names, columns, kind) or _careful(table, names, columns, kind)


def _dtype(column: Column) -> DataTypeClass:
    import polars as pl

    return {"integer": pl.Int64, "number": pl.Float64, "text": pl.String}[column.stored]


def _numbers(height: int) -> pl.Series:
    import polars as pl

    return pl.int_range(1, height + 1, dtype=pl.UInt32, eager=True)


def _fast(table: TextTable, names: list[str], columns: list[Column], kind: Kind) -> TypedCells | None:
    """The cells as the parser of polars gives them, or None if a record or a cell is not as it should be."""
    import polars as pl

    schema = {name: _dtype(column) for name, column in zip(names, columns, strict=True)}
    if b'"' not in table.body:
        separators = table.body.count(table.separator.encode())
        lines = table.body.count(b"\n") + (not table.body.endswith(b"\n") and bool(table.body))
        if separators != lines * (len(names) - 1):
            return None
    try:
        frame = pl.read_csv(
            table.body,
            has_header=False,
            schema=schema,
            separator=table.separator,
            null_values=list(kind.missing_text),
            raise_if_empty=False,
        )
    except pl.exceptions.ComputeError:
        return None
    if any(frame[name].null_count() for name in kind.key):
        return None
    return TypedCells(frame, _numbers(frame.height), frame.height)


def _careful(table: TextTable, names: list[str], columns: list[Column], kind: Kind) -> TypedCells:
    """The cells of a file in which a record or a cell is not as it should be."""
    import polars as pl

    records, torn, refused = _records(table, len(names))
    numbers = [number for number, _ in records]
    texts = {
        name: pl.Series(name, [cells[place] for _, cells in records], pl.String) for place, name in enumerate(names)
    }
    cells = _cast(pl.DataFrame(texts), pl.Series(numbers, dtype=pl.UInt32), columns, kind)
    return attrs.evolve(cells, count=len(records) + len(refused), bad_lines=(*torn, *refused))


def _records(table: TextTable, width: int) -> tuple[list[tuple[int, list[str]]], list[BadLine], list[BadLine]]:
    """The records of a file with their numbers, the torn ones among them, and those of another width.

    Two short lines after each other are one torn record if they have as many cells as the header together.
    """
    lines = [
        cells for cells in csv.reader(io.StringIO(table.body.decode(), newline=""), delimiter=table.separator) if cells
    ]
    lines = [cells for cells in lines if any(cell.strip() for cell in cells)]
    records: list[tuple[int, list[str]]] = []
    torn: list[BadLine] = []
    refused: list[BadLine] = []
    number, place = 0, 0
    while place < len(lines):
        cells = lines[place]
        place, number = place + 1, number + 1
        following = lines[place] if place < len(lines) else []
        if len(cells) < width and 0 < len(following) < width and len(cells) + len(following) in (width, width + 1):
            torn.append(BadLine(number, width, 2))
            cells, place = _joined(cells, following, width), place + 1
        while len(cells) > width and not cells[-1].strip():
            cells = cells[:-1]
        if len(cells) == width:
            records.append((number, cells))
        else:
            refused.append(BadLine(number, len(cells)))
    return records, torn, refused


def _joined(first: list[str], second: list[str], width: int) -> list[str]:
    """The cells of a torn record; it may have been torn within a cell."""
    if len(first) + len(second) == width:
        return first + second
    return [*first[:-1], f"{first[-1]} {second[0]}".strip(), *second[1:]]


def _cast(frame: pl.DataFrame, rows: pl.Series, columns: list[Column], kind: Kind) -> TypedCells:
    """A frame in the types of its columns; cells that cannot be converted are missing, and reported."""
    import polars as pl

    wrong = [column for column, name in zip(columns, frame.columns, strict=True) if frame[name].dtype != _dtype(column)]
    names = dict(zip(frame.columns, columns, strict=True))
    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    missing = list(kind.missing_text)
    frame = frame.with_columns(
        pl.when(~pl.col(texts).str.strip_chars().is_in(missing)).then(pl.col(texts)) if texts else []
    )
    if not wrong:
        return TypedCells(frame, rows, frame.height)
    cast = frame.with_columns(_converted(name, frame.schema[name], column) for name, column in names.items())
    bad = []
    for name in frame.columns:
        if cast[name].null_count() > frame[name].null_count():
            failed = frame[name].is_not_null() & cast[name].is_null()
            found = zip(rows.filter(failed), frame[name].filter(failed), strict=True)
            bad += [BadCell(row, name, str(value)) for row, value in found]
    return TypedCells(cast, rows, frame.height, tuple(bad))


def _converted(name: str, dtype: pl.DataType, column: Column) -> pl.Expr:
    import polars as pl

    cell, wanted = pl.col(name), _dtype(column)
    if dtype == wanted:
        return cell
    if wanted == pl.String:
        return cell.cast(pl.String)
    if dtype == pl.String:
        cell = cell.str.strip_chars().cast(pl.Float64, strict=False)
    else:
        cell = cell.cast(pl.Float64, strict=False)
    if wanted == pl.Float64:
        return cell
    return pl.when(cell == cell.round()).then(cell).cast(pl.Int64, strict=False).alias(name)
