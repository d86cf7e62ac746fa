"""Tables of a user: files and frames with columns for states and time, whatever their codes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import polars as pl

from geobrief.arguments import items
from geobrief.datasets import Dataset
from geobrief.datasets.raw_tables import TypedTable, raw_table
from geobrief.errors import ArgumentError, UnreadableInputError, nearest
from geobrief.files import read_file
from geobrief.findings import Finding
from geobrief.panels.facts import Facts
from geobrief.panels.lists import COLUMNS
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.panels.sources import coded, ordered
from geobrief.printable import display_name
from geobrief.register import world
from geobrief.register.code_lists import LISTS, known_list

_MISSING = ["", "NA", "."]  # in files of text
_DAYS = {"any": ("end", "mid", "start"), "start": ("start",), "mid": ("mid",), "end": ("end",)}


@attrs.frozen(eq=False)
class KeyedTable:
    """A frame, the columns with its states and its time, and the list of codes of its states."""

    frame: pl.DataFrame
    states: tuple[str, ...]
    times: tuple[str, ...]
    columns: tuple[str, ...]
    codes: str
    custom: Mapping[Any, Any] | None = None


def as_frame(data: Any) -> pl.DataFrame:
    """The rows of a file (CSV, Parquet, Excel, Stata), or of a frame or columns."""
    if isinstance(data, Dataset):
        return data.frame
    if isinstance(data, pl.LazyFrame):
        return data.collect()
    if isinstance(data, str | os.PathLike):
        return _read(os.fspath(data))
    if not (
        hasattr(data, "__arrow_c_stream__") or isinstance(data, pl.DataFrame | Mapping) or hasattr(data, "columns")
    ):
        raise ArgumentError("not a table", expected="a file, a frame, or columns by name", got=data)
    try:
        return pl.DataFrame(data)
    except (TypeError, ValueError, pl.exceptions.PolarsError) as error:
        raise ArgumentError(f"not a table: {error}", expected="a file, a frame, or columns by name", got=data) from None


def _read(path: str) -> pl.DataFrame:
    """The rows of a file; text may have any encoding, separator and line end, and types are those of all its cells."""
    if path.casefold().endswith((".parquet", ".pq")):
        return _parquet(read_file(path), path)
    table = raw_table(path)
    if isinstance(table, TypedTable):
        return table.frame
    header = table.separator.join(f'"{name}"' for name in table.header).encode()
    try:
        return pl.read_csv(
            header + b"\n" + table.body, separator=table.separator, infer_schema_length=None, null_values=_MISSING
        )
    except pl.exceptions.PolarsError as error:
        raise UnreadableInputError(f"{display_name(path)} is not a table ({error})") from None


def _parquet(content: bytes, path: str) -> pl.DataFrame:
    try:
        return pl.read_parquet(content)
    except pl.exceptions.PolarsError as error:
        raise UnreadableInputError(f"{display_name(path)} is not a table ({error})") from None


def keyed_table(
    data: Any, shape: PanelShape, by: Any, columns: Any, codes: str | None, custom: Mapping[Any, Any] | None
) -> KeyedTable:
    """A user's table, checked: its columns are there, and `by` names one or two states and perhaps a time."""
    frame = as_frame(data)
    names = tuple(items(by, "the columns with states and time"))
    for name in names:
        _check_column(frame, name)
    states = _state_columns(shape, names, frame)
    chosen = frame.columns if columns is None else items(columns, "columns to add")
    added = tuple(name for name in chosen if name not in names) if columns is None else tuple(chosen)
    for name in added:
        _check_column(frame, name)
    known = known_list(shape.system if codes is None else codes, ("name", "id", *LISTS))
    return KeyedTable(frame, states, names[len(states) :], added, known, custom)


def _check_column(frame: pl.DataFrame, name: Any) -> None:
    if name not in frame.columns:
        expected, near = ", ".join(frame.columns), nearest(name, frame.columns)
        raise ArgumentError("the table has no such column", expected=expected, got=name, nearest=near)


def _state_columns(shape: PanelShape, names: Sequence[str], frame: pl.DataFrame) -> tuple[str, ...]:
    """The columns of `by` with states: one or two, before those with time."""
    times = [name for name in names if _is_time(frame, name)]
    states = tuple(names[: len(names) - len(times)])
    if not states or len(states) > (2 if shape.pairs else 1) or list(names[len(states) :]) != times:
        expected = "one state column or two, and then year, year and month, or date"
        if not shape.pairs:
            expected = expected.replace(" or two", "")
        raise ArgumentError("by does not name the states and the time of a row", expected=expected, got=list(names))
    return states


def _is_time(frame: pl.DataFrame, name: str) -> bool:
    return name.casefold() in ("year", "month", "date") or frame[name].dtype in (pl.Date, pl.Datetime)


def facts(table: KeyedTable, shape: PanelShape) -> Facts:
    """The values of the columns by state or pair, and time; a table without a time says the same of all times."""
    names = ["_state"] if len(table.states) == 1 else ["_state1", "_state2"]
    states = [pl.col(name).alias(code) for name, code in zip(table.states, names, strict=True)]
    rows = table.frame.select(*states, *_days(table, shape), pl.int_range(pl.len()).alias("_row"))
    findings: list[Finding] = []
    if table.codes in COLUMNS:
        numbers = [pl.col(name).cast(pl.Int64, strict=False) for name in names]
        rows = coded(rows.with_columns(numbers), names, table.codes, shape)
    else:
        for name in names:
            rows = _with_ids(rows, name, table, shape, findings)
        rows = coded(rows, names, "id", shape)
    found = ordered(shape.spread(rows.drop_nulls(names)), shape)
    _check_unique(found, [*names, NUMBER], table)
    left_out = table.frame.height - found["_row"].n_unique()
    values = table.frame[found["_row"]].select(table.columns)
    return Facts(found.drop("_row").hstack(values), left_out=left_out, findings=tuple(findings))


def _days(table: KeyedTable, shape: PanelShape) -> list[pl.Expr]:
    """The first and the last day of the time of each row."""
    if not table.times:
        first, last = shape.grain.first_day(pl.lit(shape.first)), shape.grain.first_day(pl.lit(shape.last + 1))
        return [first.alias("first"), last.dt.offset_by("-1d").alias("last")]
    column, dtype = pl.col(table.times[0]), table.frame[table.times[0]].dtype
    if table.times[0].casefold() == "date" or dtype in (pl.Date, pl.Datetime):
        day = column.str.to_date("%Y-%m-%d", strict=False) if dtype == pl.String else column.cast(pl.Date)
        return [day.alias("first"), day.alias("last")]
    if len(table.times) == 1:
        year = column.cast(pl.Int64, strict=False)
        return [pl.date(year, 1, 1).alias("first"), pl.date(year, 12, 31).alias("last")]
    year, month = (pl.col(name).cast(pl.Int64, strict=False) for name in table.times)
    day = pl.date(pl.when(month.is_between(1, 12)).then(year), pl.when(month.is_between(1, 12)).then(month), 1)
    return [day.alias("first"), day.dt.month_end().alias("last")]


def _with_ids(
    rows: pl.DataFrame, name: str, table: KeyedTable, shape: PanelShape, findings: list[Finding]
) -> pl.DataFrame:
    """The rows with the ids of their states in place of names or codes; what no state has is left out."""
    distinct = rows.select(name, "first", "last").unique(maintain_order=True)
    values, ids = distinct[name].to_list(), [None] * distinct.height
    for rule in _DAYS[shape.rule]:
        days = distinct.select(_on("first", "last", rule)).to_series().to_list()
        codes = world().codes(values, to="id", from_=table.codes, on=days, custom=table.custom)
        if rule == _DAYS[shape.rule][0]:
            findings.extend(codes.findings)
        ids = [known or found for known, found in zip(ids, codes, strict=True)]
    known = distinct.with_columns(pl.Series("_id", ids, dtype=pl.String))
    return rows.join(known, on=[name, "first", "last"]).drop(name).rename({"_id": name}).drop_nulls(name)


def _on(first: str, last: str, rule: str) -> pl.Expr:
    if rule == "mid":
        return pl.col(first) + (pl.col(last) - pl.col(first)) / 2
    return pl.col(first if rule == "start" else last)


def _check_unique(rows: pl.DataFrame, keys: list[str], table: KeyedTable) -> None:
    repeated = (
        rows.filter(pl.struct(keys).is_duplicated()).unique("_row", maintain_order=True).head(2)["_row"].to_list()
    )
    if len(repeated) > 1:
        shown = table.frame[repeated].select(*table.states, *table.times).rows()
        message = f"several rows of the table are about the same {'pair' if len(keys) == 3 else 'state'} and time"
        raise ArgumentError(message, expected="one row for each", got=shown)
