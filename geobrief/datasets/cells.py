"""Typed cells: the columns of a file in the types of its kind, and the cells and lines that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from geobrief.datasets.kinds import Column, Kind
from geobrief.datasets.raw_tables import TextTable, TypedTable
from geobrief.datasets.text_records import BadLine, records

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
        return _cast(_without_missing(frame, kind), _numbers(frame.height), columns)
    parsed = _parsed(table, names, columns, kind) if _is_even(table) else None
    if parsed is not None:
        typed = _cast(parsed, _numbers(parsed.height), columns)
        if not any(typed.frame[name].null_count() for name in kind.key):
            return typed
    return _from_records(table, names, columns, kind)


def _dtype(column: Column) -> DataTypeClass:
    import polars as pl

    return {"integer": pl.Int64, "number": pl.Float64, "text": pl.String}[column.stored]


def _numbers(height: int) -> pl.Series:
    import polars as pl

    return pl.int_range(1, height + 1, dtype=pl.UInt32, eager=True)


def _is_even(table: TextTable) -> bool:
    """Whether there are as many separators outside quotes as the lines must have, and no line is empty."""
    body = table.body
    if b'"' in body:
        body = b"".join(body.split(b'"')[::2])
    lines = body.count(b"\n") + (bool(body) and not table.body.endswith(b"\n"))
    return body.count(table.separator.encode()) == lines * (len(table.header) - 1)


def _parsed(table: TextTable, names: list[str], columns: list[Column], kind: Kind) -> pl.DataFrame | None:
    """The frame that polars makes of the text: with the types of the columns, with decimal numbers for whole ones
    (`1816.0`), or as text; None if a line has too many cells.
    """
    import polars as pl

    types = [_dtype(column) for column in columns]
    decimals = [pl.Float64 if dtype == pl.Int64 else dtype for dtype in types]
    for tried in (types, decimals, [pl.String] * len(types)):
        try:
            return pl.read_csv(
                table.body,
                has_header=False,
                schema=dict(zip(names, tried, strict=True)),
                separator=table.separator,
                null_values=list(kind.missing_text),
                raise_if_empty=False,
            )
        except pl.exceptions.PolarsError:
            continue
    return None


def _from_records(table: TextTable, names: list[str], columns: list[Column], kind: Kind) -> TypedCells:
    """The cells of a file in which a line is not as it should be."""
    import polars as pl

    found = records(table, [(names.index(name), kind.column(name).stored) for name in kind.key])
    cells = zip(*(cells for _, cells in found.records), strict=True) if found.records else [()] * len(names)
    texts = {name: pl.Series(name, list(column), pl.String) for name, column in zip(names, cells, strict=True)}
    numbers = pl.Series([number for number, _ in found.records], dtype=pl.UInt32)
    typed = _cast(_without_missing(pl.DataFrame(texts), kind), numbers, columns)
    bad_lines = (*found.torn, *found.refused)
    return attrs.evolve(typed, count=len(found.records) + len(found.refused), bad_lines=bad_lines)


def _cast(frame: pl.DataFrame, rows: pl.Series, columns: list[Column]) -> TypedCells:
    """A frame in the types of its columns; cells that cannot be converted are missing, and reported."""
    wrong = [
        (name, column)
        for name, column in zip(frame.columns, columns, strict=True)
        if frame[name].dtype != _dtype(column)
    ]
    cast = frame.with_columns(_converted(name, frame.schema[name], _dtype(column)) for name, column in wrong)
    bad = []
    for name, _ in wrong:
        if cast[name].null_count() > frame[name].null_count():
            failed = frame[name].is_not_null() & cast[name].is_null()
            found = zip(rows.filter(failed), frame[name].filter(failed), strict=True)
            bad += [BadCell(row, name, str(value)) for row, value in found]
    return TypedCells(cast, rows, frame.height, tuple(bad))


def _without_missing(frame: pl.DataFrame, kind: Kind) -> pl.DataFrame:
    """The frame with nulls for the texts that mean «missing»."""
    import polars as pl

    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    missing = pl.col(texts).str.strip_chars().is_in(kind.missing_text)
    return frame.with_columns(pl.when(~missing).then(pl.col(texts))) if texts else frame


def _converted(name: str, dtype: pl.DataType, wanted: DataTypeClass) -> pl.Expr:
    import polars as pl

    cell = pl.col(name)
    if wanted == pl.String:
        return cell.cast(pl.String)
    if dtype == pl.String:
        cell = cell.str.strip_chars()
    number = cell.cast(pl.Float64, strict=False)
    if wanted == pl.Float64:
        return number
    return pl.when(number == number.round()).then(number).cast(pl.Int64, strict=False).alias(name)
