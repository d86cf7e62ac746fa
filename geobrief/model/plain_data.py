"""Records as plain data: texts, numbers, lists and mappings, as a document has them."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import attrs

from geobrief.model.attributes import as_period
from geobrief.model.keys import keys
from geobrief.when import Date, Period


class _Field(NamedTuple):
    """A key: whether it is always written, its default, and whether it holds periods only."""

    always: bool
    default: Any
    is_period: bool


def plain_data(record: Any) -> dict[str, Any]:
    """A record as a mapping of its keys, in their order.

    >>> from geobrief.model import AgreementStep
    >>> plain_data(AgreementStep("signed", "2015-03-18"))
    {'status': 'signed', 'when': '2015-03-18'}
    """
    data = {}
    cls: type = type(record)
    for key, field in _fields(cls).items():
        value = _value(record, key)
        if field.always or value != field.default:
            data[key] = _roles(value) if key == "roles" else _plain(value, field.is_period)
    return data


def _value(record: Any, key: str) -> Any:
    """The value of a record under a key; the place of a finding is written flat."""
    return getattr(record, key) if hasattr(record, key) else getattr(record.place, key, None)


@cache
def _fields(cls: type) -> dict[str, _Field]:
    known = attrs.fields_dict(cls)
    return {key: _field(known.get(key), always) for key, always in keys(cls).items()}


def _field(field: attrs.Attribute[Any] | None, always: bool) -> _Field:
    if field is None or field.default is attrs.NOTHING:
        return _Field(always, None, False)
    convert: Any = field.converter
    return _Field(always, convert(field.default) if callable(convert) else field.default, convert is as_period)


def _plain(value: Any, is_period: bool = False) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, str | Date):
        return str(value)
    if isinstance(value, Period):
        # Where a date may be too, a period of one unit is written by its ends, which mean the same.
        text = str(value)
        return text if is_period or "/" in text else f"{value.start}/{value.end}"
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return plain_data(value) if attrs.has(type(value)) else value


def _roles(roles: tuple[Any, ...]) -> Any:
    """A mapping of parties to roles; a list where a party has several."""
    found = {str(entry.party): entry.role for entry in roles}
    return found if len(found) == len(roles) else _plain(roles)


def is_stated(value: Any) -> bool:
    """Whether a value of plain data says anything."""
    return value is not False and value not in (None, "", [], {}, "/")


def in_words(value: Any, most: int | None = None) -> str:
    """A value of plain data in words; of a list at most so many items.

    >>> in_words([{"status": "signed", "when": "1991"}, {"status": "ratified", "when": None}])
    'signed 1991, ratified'
    >>> in_words(["ARG", "BOL", "CHL", "PER"], most=2)
    'ARG, BOL, … 2 more'
    """
    if isinstance(value, Mapping):
        return " ".join(in_words(item, most) for item in value.values() if is_stated(item))
    if isinstance(value, list):
        shown = [in_words(item, most) for item in value[:most]]
        return ", ".join(shown if len(shown) == len(value) else [*shown, f"… {len(value) - len(shown)} more"])
    return "" if value is None else str(value)
