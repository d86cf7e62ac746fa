"""Columns of texts and days in Arrow as Python's values; a value that cannot be converted does not stop the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geobrief.codec.arrow import package
from geobrief.errors import ArgumentError

if TYPE_CHECKING:
    import pyarrow


def texts(name: str, column: pyarrow.Array) -> list[Any]:
    """The texts of a column of texts or of bytes in UTF-8; bytes that are not UTF-8 stay bytes."""
    types = package("pyarrow").types
    kind = column.type.value_type if types.is_dictionary(column.type) else column.type
    texts = types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind)
    in_bytes = types.is_binary(kind) or types.is_large_binary(kind) or types.is_binary_view(kind)
    if not (texts or in_bytes or types.is_null(kind)):
        raise ArgumentError(f"the column {name!r} is not of texts", expected="string or binary", got=str(column.type))
    try:
        values = column.to_pylist()
    except UnicodeDecodeError:  # Arrow takes a producer's word that a text is UTF-8
        values = [_bytes(scalar) for scalar in column]
    return [_decoded(value) for value in values]


def days(column: pyarrow.Array) -> list[Any]:
    """The values of a column of days: of moments, their local day; what cannot be converted is a text that says so."""
    arrow = package("pyarrow")
    if arrow.types.is_timestamp(column.type):
        from importlib import import_module

        compute = import_module("pyarrow.compute")
        local = compute.local_timestamp(column) if column.type.tz else column
        column = local.cast(arrow.date32(), safe=False)
    try:
        found: list[Any] = column.to_pylist()
        return found
    except (ValueError, OverflowError):
        return [_value(scalar) for scalar in column]


def _bytes(scalar: Any) -> bytes | None:
    if hasattr(scalar, "dictionary"):
        scalar = scalar.dictionary[scalar.index.as_py()] if scalar.index.is_valid else None
    return scalar.as_buffer().to_pybytes() if scalar is not None and scalar.is_valid else None


def _decoded(value: Any) -> Any:
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value


def _value(scalar: Any) -> Any:
    try:
        return scalar.as_py()
    except (ValueError, OverflowError) as error:
        return str(error)
