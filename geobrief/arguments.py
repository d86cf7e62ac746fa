"""Checks of arguments and of the attributes of records.

A value that does not fit raises an `ArgumentError` with its name, what was expected and what was given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from geobrief.errors import ArgumentError

if TYPE_CHECKING:
    import attrs

    Attribute = attrs.Attribute[Any]
    Validator = Callable[[Any, Attribute, Any], None]

Listed = TypeVar("Listed")

_MOST_WORKERS = 1000
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # not writable as UTF-8


def check_text(value: object, name: str) -> None:
    """Refuse an argument that is not a text."""
    if not isinstance(value, str):
        raise ArgumentError(name, expected="a text", got=value)


def check_path(value: object, name: str) -> None:
    """Refuse an argument that is not the name of a file."""
    if not isinstance(value, str | PathLike):
        raise ArgumentError(name, expected="the path of a file", got=value)


def check_flag(value: object, name: str) -> None:
    """Refuse an argument that is not True or False."""
    if not isinstance(value, bool):
        raise ArgumentError(name, expected="True or False", got=value)


def is_whole(value: object, least: int | None = None) -> bool:
    """Whether a value is a whole number (from `least`); True and False are not numbers."""
    return isinstance(value, int) and not isinstance(value, bool) and (least is None or value >= least)


def check_workers(value: object) -> None:
    """Refuse a number of processes that is not a whole number from 1."""
    if not isinstance(value, int) or not is_whole(value, 1) or value > _MOST_WORKERS:
        raise ArgumentError("workers", expected=f"a whole number from 1 to {_MOST_WORKERS}", got=value)


def items(values: Iterable[Listed], expected: str) -> Iterable[Listed]:
    """The values unchanged, if they are several and in an order.

    >>> items({"ARG", "CHL"}, "a list of ids")
    Traceback (most recent call last):
    geobrief.errors.ArgumentError: a set has no order: expected a list of ids
    """
    if type(values) in (tuple, list):
        return values
    if isinstance(values, str | bytes | Mapping) or not hasattr(values, "__iter__"):
        raise ArgumentError("not a list", expected=expected, got=values)
    if isinstance(values, set | frozenset):
        raise ArgumentError("a set has no order", expected=expected)
    return values


# --- attributes of records


def checked(cls: type, fields: list[Attribute]) -> list[Attribute]:
    """The fields of a class, each with the check of its annotation: a text, a flag, a whole number.

    It is the `field_transformer` of attrs. A field with a validator or a converter of its own is left as it is.

    >>> import attrs
    >>> @attrs.frozen(field_transformer=checked)
    ... class Flagged:
    ...     flag: bool
    >>> Flagged("no")
    Traceback (most recent call last):
    geobrief.errors.ArgumentError: Flagged.flag: expected True or False, got 'no'
    """
    return _with_validators(fields, _OF_RECORDS)


def checked_quotes(cls: type, fields: list[Attribute]) -> list[Attribute]:
    """The same for a class that quotes texts, which may have lone surrogates."""
    return _with_validators(fields, _OF_QUOTES)


def _with_validators(fields: list[Attribute], validators: Mapping[object, Validator]) -> list[Attribute]:
    return [
        field.evolve(validator=validators[field.type])
        if field.type in validators and field.validator is None and field.converter is None
        else field
        for field in fields
    ]


def text(record: object, attribute: Attribute, value: object) -> None:
    """A text that can be written to a file."""
    if not (isinstance(value, str) and (value.isascii() or is_writable(value))):
        refuse(record, attribute, "a text", value)


def name(record: object, attribute: Attribute, value: object) -> None:
    """A text that is not empty."""
    if not (isinstance(value, str) and value and (value.isascii() or is_writable(value))):
        refuse(
            record, attribute, "a text that is not empty" if isinstance(value, str) and not value else "a text", value
        )


def line_number(record: object, attribute: Attribute, value: object) -> None:
    """A whole number from 1, or None."""
    if value is not None and not is_whole(value, 1):
        refuse(record, attribute, "a whole number from 1 or None", value)


def is_writable(value: str) -> bool:
    """Whether a text can be written to a file: it has no lone surrogates."""
    return _LONE_SURROGATE.search(value) is None


def refuse(record: object, attribute: Attribute, expected: str, value: object) -> NoReturn:
    """Raise the error for the value of an attribute."""
    if isinstance(value, str) and not is_writable(value):
        expected += " without lone surrogates"
    raise ArgumentError(f"{type(record).__name__}.{attribute.alias}", expected=expected, got=value)


def _optional_text(record: object, attribute: Attribute, value: object) -> None:
    if value is not None and not (isinstance(value, str) and (value.isascii() or is_writable(value))):
        refuse(record, attribute, "a text or None", value)


def _quote(record: object, attribute: Attribute, value: object) -> None:
    if not isinstance(value, str):
        refuse(record, attribute, "a text", value)


def _optional_quote(record: object, attribute: Attribute, value: object) -> None:
    if value is not None and not isinstance(value, str):
        refuse(record, attribute, "a text or None", value)


def _flag(record: object, attribute: Attribute, value: object) -> None:
    if not isinstance(value, bool):
        refuse(record, attribute, "True or False", value)


def _whole(record: object, attribute: Attribute, value: object) -> None:
    if not is_whole(value):
        refuse(record, attribute, "a whole number", value)


def _optional_whole(record: object, attribute: Attribute, value: object) -> None:
    if value is not None and not is_whole(value):
        refuse(record, attribute, "a whole number or None", value)


_OF_RECORDS: Mapping[object, Validator] = {  # annotations are texts
    "str": text,
    "str | None": _optional_text,
    "bool": _flag,
    "int": _whole,
    "int | None": _optional_whole,
}
_OF_QUOTES = {**_OF_RECORDS, "str": _quote, "str | None": _optional_quote}
