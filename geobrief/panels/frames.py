"""Panels in the frames of other libraries, in files, and as short tables."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


SHOWN = 10


class PanelFrame:
    """What data frames, files and notebooks take from a polars frame."""

    @property
    def frame(self) -> pl.DataFrame:
        """The rows as a polars frame."""
        raise NotImplementedError

    def _caption(self) -> str:
        """What the rows are, and how many."""
        raise NotImplementedError

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self.frame.columns

    def __len__(self) -> int:
        return self.frame.height

    def to_polars(self) -> pl.DataFrame:
        """The rows as a frame of polars."""
        return self.frame

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a frame of pandas; whole numbers with gaps stay whole (`Int64`)."""
        frame = self.frame
        gaps = [name for name, kind in frame.schema.items() if kind.is_integer() and frame[name].null_count()]
        made: pd.DataFrame = frame.to_pandas()
        for name in gaps:
            made[name] = frame[name].to_pandas(use_pyarrow_extension_array=True).astype("Int64")
        return made

    def to_arrow(self) -> pa.Table:
        """The rows as a table of Arrow."""
        return self.frame.to_arrow()

    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """The rows as CSV: written to a file if a path is given, else returned as a text."""
        if path is None:
            return self.frame.write_csv()
        self.frame.write_csv(os.fspath(path))
        return None

    def to_parquet(self, path: str | os.PathLike[str]) -> None:
        """Write the rows to a Parquet file."""
        self.frame.write_parquet(os.fspath(path))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.frame.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        from geobrief.pictures.tables import text_table

        rest = ["…"] if len(self) > SHOWN else []
        return "\n".join((f"<{self._caption()}>", text_table(self.columns, self._shown()), *rest))

    def _repr_html_(self) -> str:
        from geobrief.pictures.tables import html_table

        first = f", the first {SHOWN}" if len(self) > SHOWN else ""
        return html_table(f"{self._caption()}{first}", self.columns, self._shown())

    def _shown(self) -> list[list[str]]:
        return [["" if cell is None else _text(cell) for cell in row] for row in self.frame.head(SHOWN).rows()]


def _text(cell: object) -> str:
    return f"{cell:.4g}" if isinstance(cell, float) else str(cell)
