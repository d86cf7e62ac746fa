"""Shapes of lists and records, composed of other shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

import attrs

from geobrief.codec.hints import key_hint, spelling
from geobrief.codec.loading import Loading
from geobrief.codec.positions import Path, value_at
from geobrief.codec.scalars import Shape, Time
from geobrief.codec.sources import UNREAD, describe
from geobrief.errors import GeobriefError
from geobrief.model.attributes import When


@attrs.frozen
class Many:
    """A list in which every item has the same shape."""

    item: Shape
    expected: ClassVar[str] = "a list"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if not isinstance(value, list | tuple):
            return loading.wrong_shape(self.expected, value, at)
        items = tuple(self.item.read(item, (*at, place), loading) for place, item in enumerate(value))
        return UNREAD if any(item is UNREAD for item in items) else items


@attrs.frozen
class ListOrText(Many):
    """A list of texts; a single one may be written without the list."""

    expected: ClassVar[str] = "a list or a text"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if not isinstance(value, str):
            return Many.read(self, value, at, loading)
        item = self.item.read(value, at, loading)
        return UNREAD if item is UNREAD else (item,)


@attrs.frozen
class Field:
    """A key of a record: the shape of its value, whether it may be null, and whether the record requires it."""

    shape: Shape
    nullable: bool = True
    required: bool = False

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if value is not None:
            return self.shape.read(value, at, loading)
        if self.nullable:
            return None
        return missing(at, loading) if self.required else loading.wrong_shape(self.shape.expected, value, at)


def missing(at: Path, loading: Loading) -> Any:
    """Report that the last key of a path is missing."""
    return loading.report("GB202", f"{at[-1]} is missing", at)


@attrs.frozen
class Entry:
    """A mapping with the fields of one record.

    A record with an invalid value is left out; an unknown key is only reported.
    """

    make: Callable[..., Any]
    fields: Mapping[str, Field]
    timed: frozenset[str] = attrs.field(
        default=attrs.Factory(lambda self: _timed(self.fields), takes_self=True), init=False, repr=False
    )
    expected: ClassVar[str] = "a mapping"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if not isinstance(value, Mapping):
            return loading.wrong_shape(self.expected, value, at)
        values = self.values(value, at, loading)
        lacking = [key for key, field in self.fields.items() if field.required and key not in values]
        for key in lacking:
            missing((*at, key), loading)
        return UNREAD if lacking or UNREAD in values.values() else self.build(values, at, loading)

    def values(self, data: Mapping[Any, Any], at: Path, loading: Loading) -> dict[str, Any]:
        """The values of the known keys, in the order of the file."""
        known = {key: item for key, item in data.items() if key in self.fields}
        if len(known) < len(data):
            unknown_keys((key for key in data if key not in known), self.fields, at, loading)
        return {key: self.fields[key].read(item, (*at, key), loading) for key, item in known.items()}

    def build(self, values: dict[str, Any], at: Path, loading: Loading) -> Any:
        """The record with these values."""
        try:
            return self.make(**values)
        except GeobriefError as error:
            return loading.bad_value(error, at)


def _timed(fields: Mapping[str, Field]) -> frozenset[str]:
    """The keys whose values may contain a time, at any depth."""
    return frozenset(key for key, field in fields.items() if _has_time(field.shape))


def _has_time(shape: Shape) -> bool:
    if isinstance(shape, Many):
        return _has_time(shape.item)
    return bool(shape.timed) if isinstance(shape, Entry) else isinstance(shape, Time)


def unknown_keys(found: Iterable[Any], known: Iterable[str], at: Path, loading: Loading) -> None:
    """Report each key that is unknown or not a text."""
    keys, options = tuple(found), tuple(known)
    holder = value_at(loading.source.data, at)
    misspelt = len(keys) <= len(options)  # with more unknown keys than known ones, this is not a misspelling
    for key in keys:
        if isinstance(key, str):
            hint = key_hint(key, options) if misspelt else None
            fix = spelling(key, options) if misspelt else None
            hint = fix or hint
            fix = None if isinstance(holder, Mapping) and fix in holder else fix
            problem = "is not a known key" if hint else f"is not one of {', '.join(options)}"
            loading.report("GB201", f"{key!r} {problem}", (*at, key), hint=hint, key=True, fix=fix)
        else:
            loading.report("GB107", f"keys must be text, got {describe(key)}", at)


def first_time(shape: Shape, value: Any) -> When | None:
    """The first time in plain data, in the order of the file; names in the record are looked up at that time."""
    if isinstance(shape, Many) and isinstance(value, list | tuple):
        return _first(first_time(shape.item, item) for item in value)
    if isinstance(shape, Time) and value is not None:
        return shape.try_parse(value)  # type: ignore[no-any-return]
    if isinstance(shape, Entry) and isinstance(value, Mapping):
        known = ((shape.fields[key].shape, item) for key, item in value.items() if key in shape.timed)
        return _first(first_time(inner, item) for inner, item in known)
    return None


def _first(times: Iterable[When | None]) -> When | None:
    return next((time for time in times if time is not None), None)
