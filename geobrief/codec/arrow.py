"""Records and columns in the frames of other libraries: Arrow, pandas, polars and CSV."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geobrief.errors import MissingPackageError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from geobrief.codec.frames import FrameColumn

CsvPath = str | os.PathLike[str]


class Framed:
    """A list of records that data frames take, each with the columns of its class (`docs/frames.md`).

    Arrow's stream is what `polars.DataFrame(x)`, `pandas.DataFrame.from_arrow(x)` and DuckDB's `from x` ask for.
    """

    def _framed(self) -> tuple[Sequence[Any], type]:
        """The records, and their class if there are none."""
        raise NotImplementedError

    def to_arrow(self) -> pyarrow.Table:
        """The records as a table of Arrow."""
        from geobrief.codec.frames import filled

        arrow = package("pyarrow")
        table = filled(*self._framed())
        schema = arrow.schema([(column.name, _type(arrow, column)) for column, _ in table])
        return arrow.Table.from_arrays(
            [arrow.array(values, field.type) for (_, values), field in zip(table, schema, strict=True)], schema=schema
        )

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_pandas(self) -> pandas.DataFrame:
        """The records as a data frame of pandas, days as `datetime64`; numbers and booleans may be missing."""
        frames, arrow = package("pandas"), package("pyarrow")
        types = {arrow.bool_(): frames.BooleanDtype(), arrow.int64(): frames.Int64Dtype()}
        return self.to_arrow().to_pandas(date_as_object=False, types_mapper=types.get)

    def to_polars(self) -> polars.DataFrame:
        """The records as a data frame of polars."""
        frame: polars.DataFrame = package("polars").DataFrame(self)
        return frame

    def to_csv(self, path: CsvPath | None = None) -> str | None:
        """The records as CSV: written to a file in UTF-8 if a path is given, else returned as a text."""
        from geobrief.codec.frames import csv_text, filled

        return _written(csv_text(filled(*self._framed())), path)


class FramedColumn:
    """A column of values, some of them missing, that other libraries take: whole numbers, booleans or texts."""

    def _column(self) -> tuple[str, Sequence[Any], Any]:
        """The name, the values, and the index that pandas gives them."""
        raise NotImplementedError

    def to_arrow(self) -> pyarrow.Array:
        """An array of Arrow: `int64`, `bool` or `string`."""
        _, values, _ = self._column()
        kind = {"bool": "bool_"}.get(_kind(values), _kind(values))
        arrow = package("pyarrow")
        return arrow.array(_plain(values), type=getattr(arrow, kind)())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return package("pyarrow").chunked_array([self.to_arrow()]).__arrow_c_stream__(requested_schema)

    def to_pandas(self) -> pandas.Series:
        """A series of pandas: `Int64`, `boolean` or `string`, with the index of the series that was asked about."""
        name, values, index = self._column()
        frames = package("pandas")
        kind = {"int64": "Int64", "bool": "boolean"}.get(_kind(values), "string")
        return frames.Series(frames.array(_plain(values), dtype=kind), index=index, name=name)

    def to_polars(self) -> polars.Series:
        """A series of polars: `Int64`, `Boolean` or `String`."""
        name, values, _ = self._column()
        frames = package("polars")
        kind = {"int64": "Int64", "bool": "Boolean"}.get(_kind(values), "String")
        series: polars.Series = frames.Series(name, _plain(values), dtype=getattr(frames, kind))
        return series

    def to_csv(self, path: CsvPath | None = None) -> str | None:
        """The column as CSV under its name: written to a file if a path is given, else returned as a text."""
        name, values, _ = self._column()
        return _written(_csv({name: values}), path)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        """An array of NumPy: whole numbers if none is missing, else Python's values."""
        values = _plain(self._column()[1])
        whole = _kind(values) == "int64" and None not in values
        return package("numpy").array(values, dtype="int64" if whole else object)


class FramedColumns:
    """Columns of the same length, which data frames take."""

    def _columns(self) -> Mapping[str, FramedColumn]:
        raise NotImplementedError

    def to_arrow(self) -> pyarrow.Table:
        """A table of Arrow."""
        return package("pyarrow").table({name: column.to_arrow() for name, column in self._columns().items()})

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of pandas, with the index of the series that was asked about."""
        return package("pandas").DataFrame({name: column.to_pandas() for name, column in self._columns().items()})

    def to_polars(self) -> polars.DataFrame:
        """A data frame of polars."""
        columns = {name: column.to_polars() for name, column in self._columns().items()}
        frame: polars.DataFrame = package("polars").DataFrame(columns)
        return frame

    def to_csv(self, path: CsvPath | None = None) -> str | None:
        """The columns as CSV: written to a file if a path is given, else returned as a text."""
        return _written(_csv({name: column._column()[1] for name, column in self._columns().items()}), path)


def _kind(values: Sequence[Any]) -> str:
    """The type in Arrow of values of which some may be missing."""
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, bool) for value in known):
        return "bool"
    whole = known and all(isinstance(value, int) and not isinstance(value, bool) for value in known)
    return "int64" if whole else "string"


def _plain(values: Sequence[Any]) -> list[Any]:
    """The values as Python's own types: numbers of a list become plain numbers."""
    return [int(value) if isinstance(value, int) and not isinstance(value, bool) else value for value in values]


def _csv(columns: Mapping[str, Sequence[Any]]) -> str:
    from geobrief.codec.frames import csv_text

    return csv_text([(name, _plain(values)) for name, values in columns.items()])


def _written(text: str, path: CsvPath | None) -> str | None:
    if path is None:
        return text
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return None


def package(name: str) -> Any:
    """A package that is needed for frames only."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        if name == "pyarrow":
            raise MissingPackageError.of("a frame", name, extra="frames") from None
        raise MissingPackageError(f"a frame of {name} needs {name}: pip install {name}") from None


def rows_type(cls: type) -> pyarrow.DataType:
    """The type of a list of records of a class, each a row with the columns of the class."""
    from geobrief.codec.frames import columns

    arrow = package("pyarrow")
    return arrow.list_(arrow.struct([(column.name, _type(arrow, column)) for column in columns(cls)]))


def _type(arrow: Any, column: FrameColumn) -> Any:
    if column.fields:
        return arrow.list_(arrow.struct([(field.name, _type(arrow, field)) for field in column.fields]))
    kind, lists = column.type, column.type.count("list<")
    made = getattr(arrow, {"bool": "bool_"}.get(kind, kind.removeprefix("list<" * lists).rstrip(">")))()
    for _ in range(lists):
        made = arrow.list_(made)
    return made
