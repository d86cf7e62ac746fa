"""What may people type in short where a record is meant? A bare text for its only interesting attribute."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import attrs

from geobrief.codec.entries import Entry, Field
from geobrief.codec.loading import Loading
from geobrief.codec.paths import Path
from geobrief.codec.scalars import Actor, Shape
from geobrief.codec.sources import UNREAD, described
from geobrief.model import Name, Reference
from geobrief.quantities import Quantity

_QUANTITY = re.compile(r"([-+]?\d{1,15}(?:\.\d{1,15})?(?:[eE]\d{1,2})?)\s+(\S.*)", re.DOTALL)
NAME_KINDS = {"names": "variant", "demonyms": "adjective", "capitals": "capital", "administrators": "administrator"}


@attrs.frozen
class Shortened:
    """A record that may be told by a bare text; `unfold` makes it of one."""

    entry: Entry
    unfold: Callable[[str, Path, Loading], Any]
    expected: ClassVar[str] = "a mapping or a text"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if isinstance(value, str):
            return self.unfold(value, at, loading)
        if isinstance(value, Mapping):
            return self.entry.read(value, at, loading)
        return loading.wrong_shape(self.expected, value, at)

    def write(self, value: Any) -> Any:
        return self.entry.write(value)


@attrs.frozen
class OneOf:
    """A mapping whose first known key tells which record it is."""

    entries: Mapping[str, Entry]
    expected: ClassVar[str] = "a mapping"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if not isinstance(value, Mapping):
            return loading.wrong_shape(self.expected, value, at)
        told = next((key for key in value if key in self.entries), None)
        if told is None:
            message = f"one of these keys is missing: {', '.join(self.entries)}"
            return loading.say("GB202", message, at)
        return self.entries[told].read(value, at, loading)

    def write(self, value: Any) -> Any:
        return next(entry for entry in self.entries.values() if entry.make is type(value)).write(value)


def shortened(entry: Entry, attribute: str) -> Shape:
    """The shape of a record in the list of an attribute, with the short form that it has there, if any."""
    if entry.make is Name and attribute in NAME_KINDS:
        if attribute == "administrators":  # names whose text is the id of a state
            entry = attrs.evolve(entry, fields={**entry.fields, "text": Field(Actor(), False, True)})
        return Shortened(entry, _name(NAME_KINDS[attribute]))
    if entry.make is Quantity:
        return Shortened(entry, _quantity)
    return entry


def _name(kind: str) -> Callable[[str, Path, Loading], Any]:
    def unfold(text: str, at: Path, loading: Loading) -> Any:
        told = loading.actor(text, at) if kind == "administrator" else text
        return UNREAD if told is UNREAD else Name(str(told), kind)

    return unfold


def _quantity(text: str, at: Path, loading: Loading) -> Any:
    found = _QUANTITY.fullmatch(text)
    if found is None:
        message = f"expected an amount and a unit, got {described(text)}"
        return loading.say("GB204", message, at, hint="24 fighter jets")
    number = found[1]
    return Quantity(int(number) if number.lstrip("+-").isdecimal() else float(number), found[2])


def reference(text: str, at: Path, loading: Loading) -> Any:
    """A state or other actor that is only named."""
    id = loading.actor(text, at)
    return UNREAD if id is UNREAD else Reference(id, text)
