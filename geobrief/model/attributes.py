"""What may people write for an attribute of a record, and what is stored?

A record takes what people write (`signed="2015-02"`, `parties=["ARG", "CHN"]`) and stores the typed value; an
unreadable
date raises a `GeobriefError` that says where and what was expected.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from geobrief.evidence import Evidence, Mention
from geobrief.quantities import Quantity
from geobrief.when import Date, Period

When = Date | Period
DateLike = str | datetime.date | Date
WhenLike = str | datetime.date | Date | Period
Record = TypeVar("Record")


def as_when(value: WhenLike | None) -> When | None:
    """A date or, where a slash stands in it, a period.

    >>> str(as_when("2014/.."))
    '2014/..'
    """
    if value is None or isinstance(value, Period):
        return value
    if isinstance(value, str) and "/" in value:
        return Period.parse(value)
    return Date.of(value)


def as_date(value: DateLike | None) -> Date | None:
    """A date, or None where none is told."""
    return None if value is None else Date.of(value)


def as_period(value: WhenLike | None) -> Period:
    """A period; None is unknown at both ends."""
    return Period.parse("/") if value is None else Period.of(value)


def texts(values: str | Iterable[str]) -> tuple[str, ...]:
    """Texts in the order given; a single one may stand without a list."""
    return (values,) if isinstance(values, str) else tuple(values)


def each(cls: type[Record], values: Iterable[Record | Mapping[str, Any]]) -> tuple[Record, ...]:
    """Values of a class, made from mappings where mappings were given."""
    return tuple(value if isinstance(value, cls) else cls(**value) for value in values)  # type: ignore[arg-type]


def as_evidence(values: Iterable[Evidence | Mapping[str, Any]]) -> tuple[Evidence, ...]:
    """Pieces of evidence."""
    return each(Evidence, values)


def as_mentions(values: Iterable[Mention | Mapping[str, Any]]) -> tuple[Mention, ...]:
    """Mentions."""
    return each(Mention, values)


def as_quantities(values: Iterable[Quantity | Mapping[str, Any]]) -> tuple[Quantity, ...]:
    """Quantities."""
    return each(Quantity, values)
