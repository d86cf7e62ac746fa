"""Columns of other libraries: their values and index on the way in, nullable columns on the way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from geobrief.errors import ArgumentError, MissingPackageError
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


def plain(values: Sequence[Any]) -> list[Any]:
    """The values as Python's own types: numbers of a list become plain numbers."""
    return [int(value) if isinstance(value, int) and not isinstance(value, bool) else value for value in values]


def is_numeric(values: Sequence[Any]) -> bool:
    """Whether all values that are known are whole numbers."""
    known = [value for value in values if value is not None]
    return bool(known) and all(isinstance(value, int) and not isinstance(value, bool) for value in known)


def to_pandas(values: Sequence[Any], name: str, origin: Origin) -> Any:
    """A pandas series with the index of the column it answers: `Int64` for numbers, else `string`."""
    pandas = _imported("pandas")
    dtype = "boolean" if _is_boolean(values) else "Int64" if is_numeric(values) else "string"
    return pandas.Series(pandas.array(plain(values), dtype=dtype), index=origin.index, name=name)


def to_polars(values: Sequence[Any], name: str) -> Any:
    """A polars series: `Int64` for numbers, else `String`."""
    polars = _imported("polars")
    dtype = polars.Boolean if _is_boolean(values) else polars.Int64 if is_numeric(values) else polars.String
    return polars.Series(name, plain(values), dtype=dtype)


def to_arrow(values: Sequence[Any]) -> Any:
    """An Arrow array: `int64` for numbers, else `string`."""
    pyarrow = _imported("pyarrow")
    kind = pyarrow.bool_() if _is_boolean(values) else pyarrow.int64() if is_numeric(values) else pyarrow.string()
    return pyarrow.array(plain(values), type=kind)


def to_numpy(values: Sequence[Any]) -> Any:
    """A NumPy array: whole numbers if none is missing, else Python's values, with None for what is missing."""
    numpy = _imported("numpy")
    found = plain(values)
    return numpy.array(found, dtype="int64" if is_numeric(values) and None not in found else object)


def _is_boolean(values: Sequence[Any]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(isinstance(value, bool) for value in known)


def pandas_frame(columns: Mapping[str, Any]) -> Any:
    """A pandas data frame of these series."""
    return _imported("pandas").DataFrame(columns)


def polars_frame(columns: Sequence[Any]) -> Any:
    """A polars data frame of these series."""
    return _imported("polars").DataFrame(columns)


def arrow_table(columns: Mapping[str, Any]) -> Any:
    """An Arrow table of these arrays."""
    return _imported("pyarrow").table(columns)


def _imported(package: str) -> Any:
    """A package that is not needed otherwise."""
    from importlib import import_module

    try:
        return import_module(package)
    except ImportError:
        raise MissingPackageError(f"a column of {package} needs {package}: pip install {package}") from None
