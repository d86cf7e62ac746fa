"""Columns of other libraries: their values, and their index, which the answer has too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from geobrief.errors import ArgumentError
from geobrief.register.moments import values_of


@attrs.frozen
class Origin:
    """Where a column came from: the index and name of a pandas series, if it was one."""

    index: Any = None
    name: Any = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Origin)  # two columns that say the same are equal, wherever they came from

    def __hash__(self) -> int:
        return hash(Origin)


def read_column(column: Any, what: str) -> tuple[list[Any], Origin]:
    """The values of a column, and its origin; a text, a set or a whole table is refused."""
    if isinstance(column, str | bytes | set | frozenset):
        raise ArgumentError(f"a column of {what}", expected="a list, a series or an array of texts", got=column)
    names = _columns_of_table(column)
    if names is not None:
        some = f"[{names[0]!r}]" if names else ""
        raise ArgumentError(
            f"a table in place of a column of {what}", expected=f"one of its columns, such as table{some}", got=names
        )
    if not any(hasattr(column, method) for method in ("__iter__", "to_pylist", "to_list", "tolist")):
        raise ArgumentError(f"not a column of {what}", expected="a list, a series or an array", got=column)
    index = getattr(column, "index", None)
    origin = Origin(index, getattr(column, "name", None)) if hasattr(index, "is_unique") else Origin()
    return values_of(column), origin


def _columns_of_table(column: Any) -> list[Any] | None:
    """The names of the columns of a data frame, a table or a mapping; None for anything else."""
    if isinstance(column, Mapping):
        return list(column)
    for attribute in ("column_names", "columns"):
        names = getattr(column, attribute, None)
        if names is not None and not callable(names):
            return list(names)
    return None
