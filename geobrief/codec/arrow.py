"""Records in the frames of others: Arrow, pandas and polars."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from geobrief.errors import MissingPackageError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from geobrief.codec.frames import FrameColumn


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

        arrow = _arrow()
        table = filled(*self._framed())
        schema = arrow.schema([(column.name, _type(arrow, column)) for column, _ in table])
        return arrow.Table.from_arrays(
            [arrow.array(values, field.type) for (_, values), field in zip(table, schema, strict=True)], schema=schema
        )

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_pandas(self) -> pandas.DataFrame:
        """The records as a data frame of pandas, days as `datetime64`; numbers and booleans may be missing."""
        try:
            import pandas
        except ImportError:
            raise MissingPackageError("to_pandas needs pandas: pip install pandas") from None
        arrow = _arrow()
        types = {arrow.bool_(): pandas.BooleanDtype(), arrow.int64(): pandas.Int64Dtype()}
        return self.to_arrow().to_pandas(date_as_object=False, types_mapper=types.get)

    def to_polars(self) -> polars.DataFrame:
        """The records as a data frame of polars."""
        try:
            import polars
        except ImportError:
            raise MissingPackageError("to_polars needs polars: pip install polars") from None
        return polars.DataFrame(self)

    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """The records as CSV: written to a file in UTF-8 if a path is given, else returned as a text."""
        from geobrief.codec.frames import csv_text

        text = csv_text(*self._framed())
        if path is None:
            return text
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return None


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise MissingPackageError.of("a frame", "pyarrow", extra="frames") from None
    return pyarrow


def _type(arrow: Any, column: FrameColumn) -> Any:
    if column.fields:
        return arrow.list_(arrow.struct([(field.name, _type(arrow, field)) for field in column.fields]))
    kind, lists = column.type, column.type.count("list<")
    made = getattr(arrow, {"bool": "bool_"}.get(kind, kind.removeprefix("list<" * lists).rstrip(">")))()
    for _ in range(lists):
        made = arrow.list_(made)
    return made
