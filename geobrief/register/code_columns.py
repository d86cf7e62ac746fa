"""Columns of codes, with what has none: results that data frames take as columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import attrs

from geobrief.findings import Finding, code
from geobrief.register import columns
from geobrief.register.code_lists import known_list
from geobrief.register.columns import Origin
from geobrief.register.meanings import Failure
from geobrief.register.resolution import Resolution

_kind = cache(code)


@attrs.frozen
class Unresolved:
    """A value (and moment) without a code: its first row, the number of its rows, and why."""

    name: Any
    on: Any
    row: int
    times: int
    slug: str
    _cause: Resolution | str

    @property
    def reason(self) -> str:
        """Why the value has no code."""
        return self._cause if isinstance(self._cause, str) else f"{self._cause.name!r}: {self._cause.reason}"

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Names with a similar spelling, searched when asked for."""
        return () if isinstance(self._cause, str) else self._cause.suggestions

    @property
    def finding(self) -> Finding:
        """The same as a finding, whose path is the first row."""
        similar = ", ".join(self.suggestions)
        hint = f"similar: {similar}" if similar else None
        return attrs.evolve(_kind(self.slug).finding(self.reason, hint=hint), path=f"[{self.row}]")


@attrs.frozen
class Codes(Sequence[Any]):
    """The codes of a column: one entry for each row, None if it has no code.

    A sequence, so a data frame takes it as a column; `to_pandas`, `to_polars` and `to_arrow` give nullable whole
    numbers or texts, `to_pandas` with the index of the series that was asked about. `unresolved` has each value without
    a code once for each reason, in the order of the rows; `findings` has the same as findings, whose path is the first
    row.
    """

    system: str
    values: tuple[Any, ...]
    unresolved: tuple[Unresolved, ...] = attrs.field(default=(), repr=False)
    _origin: Origin = attrs.field(factory=Origin, repr=False)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Why each value without a code has none."""
        return tuple(entry.finding for entry in self.unresolved)

    def to_pandas(self) -> Any:
        """A pandas series: `Int64` for numbers, else `string`."""
        return columns.to_pandas(self.values, self.system, self._origin)

    def to_polars(self) -> Any:
        """A polars series: `Int64` for numbers, else `String`."""
        return columns.to_polars(self.values, self.system)

    def to_arrow(self) -> Any:
        """An Arrow array: `int64` for numbers, else `string`."""
        return columns.to_arrow(self.values)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        return columns.to_numpy(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, row: Any) -> Any:
        return self.values[row]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.values)


class CodeTable(Mapping[str, Codes]):
    """The codes of one column in several lists, by list; `findings` has those of all."""

    def __init__(self, columns: Iterable[Codes]) -> None:
        self._columns = {column.system: column for column in columns}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Why each value without a code has none, list by list."""
        return tuple(finding for column in self.values() for finding in column.findings)

    def to_pandas(self) -> Any:
        """A pandas data frame with a column for each list."""
        return columns.pandas_frame({name: column.to_pandas() for name, column in self.items()})

    def to_polars(self) -> Any:
        """A polars data frame with a column for each list."""
        return columns.polars_frame([column.to_polars() for column in self.values()])

    def to_arrow(self) -> Any:
        """An Arrow table with a column for each list."""
        return columns.arrow_table({name: column.to_arrow() for name, column in self.items()})

    def __getitem__(self, name: str) -> Codes:
        return self._columns[known_list(name, self._columns)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __repr__(self) -> str:
        rows = len(next(iter(self.values()), ()))
        return f"<{rows} rows of codes: {', '.join(self)}>"


def unresolved(value: Any, asked: Any, row: int, times: int, failure: Failure) -> Unresolved:
    cause = failure.cause
    if isinstance(cause, str):
        cause = f"{value!r}: {cause}"
    return Unresolved(value, asked, row, times, failure.slug, cause)
