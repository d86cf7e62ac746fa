"""What all records have: plain data, a short text and a card for notebooks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar

import attrs

_SHOWN = 4  # items of a list in a short text
_SHOWN_ON_CARDS = 8


class _FieldsOfDataclass:
    """The attributes of a record as a dataclass has them, so that data frames take records, each attribute a column."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, record: object, cls: type) -> Any:
        if not attrs.has(cls):
            raise AttributeError(self._name)
        return getattr(_as_dataclass(cls), self._name)


class Record:
    """A record: an immutable attrs value, which the functions of `dataclasses` accept too.

    >>> from geobrief.model import Membership
    >>> Membership("org:ASEAN", "TLS", period="2025-10-26/..")
    Membership(organization='org:ASEAN', member='TLS', period=Period('2025-10-26/..'))
    """

    __slots__ = ()
    __dataclass_fields__: ClassVar[Any] = _FieldsOfDataclass()
    __dataclass_params__: ClassVar[Any] = _FieldsOfDataclass()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain data: its entry in a document.

        >>> from geobrief.model import Membership
        >>> Membership("org:ASEAN", "TLS", period="2025-10-26/..").to_dict()
        {'organization': 'org:ASEAN', 'member': 'TLS', 'status': 'member', 'period': '2025-10-26/..'}
        """
        from geobrief.model.plain_data import plain_data

        return plain_data(self)

    def __repr__(self) -> str:
        """What the record says, without defaults, evidence and sources, and the first items of long lists."""
        return f"{type(self).__name__}({', '.join(_arguments(self))})"

    def _repr_html_(self) -> str:
        from geobrief.model.plain_data import in_words, is_stated
        from geobrief.pictures.tables import html_card

        stated = ((key, value) for key, value in self.to_dict().items() if is_stated(value))
        rows = ((key, in_words(value, _SHOWN_ON_CARDS)) for key, value in stated)
        return html_card(type(self).__name__, rows)


def _arguments(record: Record) -> Iterator[str]:
    for field in attrs.fields(type(record)):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if field.repr and (field.eq or field.name == "id") and value != _default(field):
            yield f"{field.name}={_short(value)}"


def _default(field: attrs.Attribute[Any]) -> Any:
    return field.converter(field.default) if callable(field.converter) and field.default is None else field.default


def _short(value: Any) -> str:
    if not isinstance(value, tuple) or len(value) <= _SHOWN:
        return repr(value)
    return f"({', '.join(map(repr, value[:_SHOWN]))}, … {len(value) - _SHOWN} more)"


@cache
def _as_dataclass(cls: type) -> type:
    """A dataclass with the same attributes."""
    from dataclasses import field, make_dataclass

    made = [(each.name, each.type or Any, field(default=None, compare=bool(each.eq))) for each in attrs.fields(cls)]
    return make_dataclass(cls.__name__, made, kw_only=True)
