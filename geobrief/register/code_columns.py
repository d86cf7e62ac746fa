"""Columns of codes, with what has none: results that data frames take as columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import attrs

from geobrief.codec.arrow import FramedColumn, FramedColumns
from geobrief.findings import Finding, code
from geobrief.pictures.tables import SHOWN, html_table
from geobrief.register.code_lists import known_list
from geobrief.register.columns import Origin
from geobrief.register.meanings import Failure
from geobrief.register.record_lists import RecordList
from geobrief.register.resolution import Resolution

_kind = cache(code)
_FIRST = 10


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


@attrs.frozen(repr=False)
class Codes(FramedColumn, Sequence[Any]):
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
    def findings(self) -> RecordList[Finding]:
        """Why each value without a code has none."""
        return RecordList("findings", (entry.finding for entry in self.unresolved))

    def _column(self) -> tuple[str, Sequence[Any], Any]:
        return self.system, self.values, self._origin.index

    def __repr__(self) -> str:
        lacking = self.values.count(None)
        without = f", {lacking} without one" if lacking else ""
        return f"<{len(self)} codes of {self.system}{without}: {shown(self.values)}>"

    def _repr_html_(self) -> str:
        rows = [(str(row), "" if value is None else str(value)) for row, value in enumerate(self.values[:SHOWN])]
        return html_table(f"{len(self)} codes", ("row", self.system), rows)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, row: Any) -> Any:
        return self.values[row]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.values)


class CodeTable(FramedColumns, Mapping[str, Codes]):
    """The codes of one column in several lists, by list; `findings` has those of all."""

    def __init__(self, columns: Iterable[Codes]) -> None:
        self._by_list = {column.system: column for column in columns}

    @property
    def findings(self) -> RecordList[Finding]:
        """Why each value without a code has none, list by list."""
        return RecordList("findings", (finding for column in self.values() for finding in column.findings))

    def _columns(self) -> Mapping[str, FramedColumn]:
        return self._by_list

    def __getitem__(self, name: str) -> Codes:
        return self._by_list[known_list(name, self._by_list)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_list)

    def __len__(self) -> int:
        return len(self._by_list)

    def __repr__(self) -> str:
        rows = len(next(iter(self.values()), ()))
        return f"<{rows} rows of codes: {', '.join(self)}>"

    def _repr_html_(self) -> str:
        columns = [column.values[:SHOWN] for column in self.values()]
        rows = [
            (str(row), *("" if value is None else str(value) for value in values))
            for row, values in enumerate(zip(*columns, strict=True))
        ]
        return html_table(repr(self).strip("<>"), ("row", *self), rows)


def shown(values: Sequence[Any]) -> str:
    """The first values of a column."""
    first = ", ".join(map(repr, values[:_FIRST]))
    return first if len(values) <= _FIRST else f"{first}, …"


def unresolved(value: Any, asked: Any, row: int, times: int, failure: Failure) -> Unresolved:
    cause = failure.cause
    if isinstance(cause, str):
        cause = f"{value!r}: {cause}"
    return Unresolved(value, asked, row, times, failure.slug, cause)
