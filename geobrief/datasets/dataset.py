"""A dataset: its rows as columns, and an account of every row of its file."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.datasets.kinds import Kind
from geobrief.errors import ArgumentError
from geobrief.findings import Finding
from geobrief.register.record_lists import RecordList

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_SHOWN = 10  # rows in a notebook


@attrs.frozen(slots=False, eq=False)
class Dataset:
    """The rows of a file of a known kind, in columns of known types.

    `frame` is a polars frame with the columns of the file, missing values as nulls, and for each date of the kind
    three columns more: `start` in EDTF (`..` if ongoing, null if unknown), `start_earliest` and `start_latest` as days.
    The earliest day of an ongoing end is that up to which the release is kept (`as_of`). `source` is the file,
    `rows` the number of each row in it, from 1. All `count` records of the file are `kept` or `refused`, and each
    refused one has a finding.
    """

    kind: Kind
    source: str
    frame: pl.DataFrame = attrs.field(repr=False)
    rows: pl.Series = attrs.field(repr=False)
    count: int
    as_of: str | None
    reading_findings: tuple[Finding, ...] = attrs.field(repr=False)
    checks: Callable[[Dataset], Iterable[Finding]] = attrs.field(repr=False)

    @property
    def kept(self) -> int:
        """The number of rows in the frame."""
        return self.frame.height

    @property
    def refused(self) -> int:
        """The number of records of the file that could not be read."""
        return self.count - self.kept

    @cached_property
    def findings(self) -> RecordList[Finding]:
        """The findings of reading, and those of the checks of this kind, which run when first asked for."""
        return RecordList("findings", (*self.reading_findings, *self.checks(self)))

    def records(self, table: str | None = None) -> RecordList[Any]:
        """The rows as records of the model, made when first used; `table` is one of several that a kind has.

        A kind whose rows no record type fits is refused. States that are not in their list are left out; the findings
        of the answer say which.
        """
        made = self.kind.records
        if not made:
            raise ArgumentError("no record type fits the rows of this kind", got=self.kind.name)
        name = next(iter(made)) if table is None else table
        if name not in made:
            raise ArgumentError("no such table of records", expected=" or ".join(made), got=table)
        return RecordList(name, lambda: made[name](self), lambda: self.findings(code="GB914"))

    def __len__(self) -> int:
        return self.kept

    def __repr__(self) -> str:
        refused = f", {self.refused} refused" if self.refused else ""
        return f"<{self.kind.name}: {self.kept} rows{refused}>"

    def _repr_html_(self) -> str:
        from geobrief.pictures.tables import html_table

        first = f", the first {_SHOWN}" if self.kept > _SHOWN else ""
        rows = [["" if cell is None else str(cell) for cell in row] for row in self.frame.head(_SHOWN).rows()]
        return html_table(f"{repr(self).strip('<>')}{first}", self.frame.columns, rows)

    def to_polars(self) -> pl.DataFrame:
        """The rows as a polars frame."""
        return self.frame

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas frame; whole numbers with gaps stay whole (`Int64`)."""
        return self.frame.to_pandas(use_pyarrow_extension_array=False).convert_dtypes()

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table."""
        return self.frame.to_arrow()

    def to_csv(self, path: str | PathLike[str] | None = None) -> str | None:
        """The rows as CSV: as text, or written to a file."""
        if path is None:
            return self.frame.write_csv()
        self.frame.write_csv(os.fspath(path))
        return None

    def to_json(self) -> str:
        """The rows as a JSON array of objects."""
        return self.frame.write_json()

    def to_parquet(self, path: str | PathLike[str] | None = None) -> bytes | None:
        """The rows as Parquet: as bytes, or written to a file."""
        content = io.BytesIO()
        self.frame.write_parquet(content if path is None else os.fspath(path))
        return content.getvalue() if path is None else None

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.frame.__arrow_c_stream__(requested_schema)

    def at(self, rows: Iterable[int], name: str, message: str, column: str = "") -> list[Finding]:
        """Findings with one code at rows of the frame (by their place), or one about the whole file."""
        from geobrief.datasets.findings import row_finding

        numbers = [self.rows[place] for place in rows] or [None]
        return [row_finding(name, message, self.source, number, column) for number in numbers]
