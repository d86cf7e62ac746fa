"""What may stand where a record, or a list of something, is meant? Shapes made of other shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

import attrs

from geobrief.codec.loading import Loading
from geobrief.codec.paths import Path
from geobrief.codec.scalars import Shape, Time
from geobrief.codec.sources import UNREAD, describe
from geobrief.errors import GeobriefError, nearest
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

    def write(self, value: Iterable[Any]) -> list[Any]:
        return [self.item.write(item) for item in value]


@attrs.frozen
class ListOrText(Many):
    """A list of texts, of which a single one may stand without the list."""

    expected: ClassVar[str] = "a list or a text"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if not isinstance(value, str):
            return Many.read(self, value, at, loading)
        item = self.item.read(value, at, loading)
        return UNREAD if item is UNREAD else (item,)


@attrs.frozen
class Field:
    """A key of a record: what may stand there, whether it may be null, and whether the record can do without it."""

    shape: Shape
    nullable: bool = True
    required: bool = False
    default: Any = None

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if value is not None:
            return self.shape.read(value, at, loading)
        if self.nullable:
            return None
        return missing(at, loading) if self.required else loading.wrong_shape(self.shape.expected, value, at)

    def write(self, value: Any) -> Any:
        return None if value is None else self.shape.write(value)


def missing(at: Path, loading: Loading) -> Any:
    """Say that the last key of a path is needed."""
    return loading.report("GB202", f"{at[-1]} is missing", at)


@attrs.frozen
class Entry:
    """A mapping that tells one record. `fields` are the keys that are read, `order` those that are written.

    A record in which something is wrong is not made; of a key that is not known only this is said.
    """

    make: Callable[..., Any]
    fields: Mapping[str, Field]
    order: Mapping[str, bool]
    timed: frozenset[str] = attrs.field(
        default=attrs.Factory(lambda self: _timed(self.fields), takes_self=True), init=False, repr=False
    )
    expected: ClassVar[str] = "a mapping"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if not isinstance(value, Mapping):
            return loading.wrong_shape(self.expected, value, at)
        told = self.told(value, at, loading)
        lacking = [key for key, field in self.fields.items() if field.required and key not in told]
        for key in lacking:
            missing((*at, key), loading)
        return UNREAD if lacking or UNREAD in told.values() else self.build(told, at, loading)

    def told(self, value: Mapping[Any, Any], at: Path, loading: Loading) -> dict[str, Any]:
        """The values of the known keys, in the order of the file."""
        known = {key: item for key, item in value.items() if key in self.fields}
        if len(known) < len(value):
            unknown_keys((key for key in value if key not in known), self.fields, at, loading)
        return {key: self.fields[key].read(item, (*at, key), loading) for key, item in known.items()}

    def build(self, told: dict[str, Any], at: Path, loading: Loading) -> Any:
        """The record of what is told."""
        try:
            return self.make(**told)
        except GeobriefError as error:
            return loading.bad_value(error, at)

    def write(self, value: Any) -> dict[str, Any]:
        return {
            key: self.fields[key].write(told)
            for key, always in self.order.items()
            for told in (self.tell(value, key),)
            if always or told != self.fields[key].default
        }

    def tell(self, record: Any, key: str) -> Any:
        """What a record says under a key."""
        return getattr(record, key)


def _timed(fields: Mapping[str, Field]) -> frozenset[str]:
    """The keys under which a time can stand, however deep."""
    return frozenset(key for key, field in fields.items() if _tells_time(field.shape))


def _tells_time(shape: Shape) -> bool:
    if isinstance(shape, Many):
        return _tells_time(shape.item)
    return bool(shape.timed) if isinstance(shape, Entry) else isinstance(shape, Time)


def unknown_keys(found: Iterable[Any], known: Iterable[str], at: Path, loading: Loading) -> None:
    """Say of each key that it is not known, or that it is no text."""
    keys, options = tuple(found), tuple(known)
    misspelt = len(keys) <= len(options)  # where more keys are unknown than known, something else stands here
    for key in keys:
        if isinstance(key, str):
            hint = nearest(key, options) if misspelt else None
            told = "is not known here" if hint else f"is not one of {', '.join(options)}"
            loading.report("GB201", f"{key!r} {told}", (*at, key), hint=hint, key=True)
        else:
            loading.report("GB107", f"a key is a text, not {describe(key)}", at)


def first_time(entry: Shape, value: Any) -> When | None:
    """The first time that plain data tells, in the order of the file: the names in a record are those of that time."""
    if isinstance(entry, Many) and isinstance(value, list | tuple):
        return _first(first_time(entry.item, item) for item in value)
    if isinstance(entry, Time) and value is not None:
        return entry.told(value)  # type: ignore[no-any-return]
    if isinstance(entry, Entry) and isinstance(value, Mapping):
        known = ((entry.fields[key].shape, item) for key, item in value.items() if key in entry.timed)
        return _first(first_time(shape, item) for shape, item in known)
    return None


def _first(times: Iterable[When | None]) -> When | None:
    for time in times:
        if time is not None:
            return time
    return None
