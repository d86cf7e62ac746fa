"""Converters of the records' attributes: what people write becomes the typed value that is stored.

A value that cannot be converted raises a `GeobriefError` with what was expected.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import attrs

from geobrief.arguments import is_writable, items
from geobrief.errors import ArgumentError
from geobrief.evidence import Evidence, Mention
from geobrief.quantities import Quantity
from geobrief.when import Date, Period
from geobrief.when.dates import AnyDate

When = Date | Period
DateLike = str | datetime.date | Date  # what a day may be given as
WhenLike = AnyDate | Period
Made = TypeVar("Made")

_UNKNOWN = Period("/")


def as_when(value: WhenLike | None) -> When | None:
    """A period if the text contains a slash, else a date.

    >>> str(as_when("2014/.."))
    '2014/..'
    """
    if value is None or isinstance(value, Date | Period):
        return value
    return Period(value) if isinstance(value, str) and "/" in value else Date(_with_century(value))


def as_date(value: AnyDate | None) -> Date | None:
    """A date, or None."""
    return None if value is None else Date.of(_with_century(value))


def as_period(value: WhenLike | None) -> Period:
    """A period; None is unknown at both ends."""
    if isinstance(value, Period):
        return value
    return _UNKNOWN if value is None else Period.of(_with_century(value))


def _with_century(value: AnyDate) -> AnyDate:
    """The value unless it is a year without its century, which as a date would be a century far ahead."""
    if isinstance(value, str) and len(value) == 2 and value.isdecimal() and value > "20":
        raise ArgumentError("two digits are a century", expected="a year", got=value, nearest=f"19{value}")
    return value


def to_texts(values: str | Iterable[str]) -> tuple[str, ...]:
    """Texts in the order given; a single text needs no list."""
    texts = (values,) if isinstance(values, str) else tuple(items(values, "a text or a list of texts"))
    for text in texts:
        if not isinstance(text, str) or not is_writable(text):
            expected = "a text without lone surrogates" if isinstance(text, str) else "a text"
            raise ArgumentError("not a list of texts", expected=expected, got=text)
    return texts


def to_records(
    cls: type[Made],
    values: Iterable[Made | Mapping[str, Any] | str],
    from_text: Callable[[str], Made] | None = None,
) -> tuple[Made, ...]:
    """Records of a class, made from mappings of their fields and, if the class has a short form, from texts.

    >>> to_records(Mention, [{"text": "Paris", "start": 0, "end": 5, "kind": "capital"}])[0].kind
    'capital'
    """
    if isinstance(values, tuple) and not values:  # the default of most attributes
        return ()
    listed = items(values, f"a list of {cls.__name__}")
    return tuple(value if isinstance(value, cls) else _to_record(cls, value, from_text) for value in listed)


def _to_record(cls: type[Made], value: object, from_text: Callable[[str], Made] | None) -> Made:
    if isinstance(value, str) and from_text is not None:
        return from_text(value)
    if isinstance(value, Mapping):
        try:
            return cls(**value)
        except TypeError:
            pass  # a field that is missing or unknown
    fields = ", ".join(field.alias or field.name for field in attrs.fields(cls))  # type: ignore[arg-type]
    article = "an" if cls.__name__[0] in "AE" else "a"
    raise ArgumentError(
        f"not {article} {cls.__name__}", expected=f"{cls.__name__} or a mapping with {fields}", got=value
    )


def as_evidence(values: Iterable[Evidence | Mapping[str, Any]]) -> tuple[Evidence, ...]:
    """Pieces of evidence."""
    return to_records(Evidence, values)


def as_mentions(values: Iterable[Mention | Mapping[str, Any]]) -> tuple[Mention, ...]:
    """Mentions."""
    return to_records(Mention, values)


def as_quantities(values: Iterable[Quantity | Mapping[str, Any]]) -> tuple[Quantity, ...]:
    """Quantities."""
    return to_records(Quantity, values)
