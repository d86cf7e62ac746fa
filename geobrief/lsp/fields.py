"""What may stand at a place of a document, and under which key of which record does it lie?

The shapes by which a file is read are walked along a path, as the JSON Schema walks them. Where a record may take
several forms (a reference or a declaration, a fact of one sort or another), those that the data leaves open are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from geobrief.codec import SECTIONS, Header, Path
from geobrief.codec.entries import Entry, Field, Many, first_time
from geobrief.codec.keys import described_key
from geobrief.codec.paths import value_at
from geobrief.codec.scalars import EnumValue, Flag, IdOrName, Shape, Time, VocabularyTerm
from geobrief.codec.shapes import shape_of
from geobrief.codec.written_forms import OneOf, PartyRoles, Shortened, reference
from geobrief.model import Administration, Reference
from geobrief.model.attributes import When


@attrs.frozen
class Spot:
    """What may stand at a place: the shape, and the record and key under which it lies (`AgreementStep`, `when`)."""

    shape: Shape
    record: str
    key: str = ""

    @property
    def description(self) -> str:
        """What the key means; empty where nothing is told."""
        return described_key(self.record, self.key) if self.key else ""

    @property
    def item(self) -> Shape:
        """What a single value here is: of a list, or of what may be told in short, the innermost shape."""
        shape = self.shape
        while isinstance(shape, Many):
            shape = shape.item
        return shape


def spots(path: Path, data: Any) -> tuple[Spot, ...]:
    """What may stand at a path of a document that holds this data; empty where nothing is known.

    >>> [(spot.record, spot.key) for spot in spots(("agreements", 0, "steps", 1, "when"), None)]
    [('AgreementStep', 'when')]
    """
    if not path:
        return ()
    section = str(path[0])
    if section not in SECTIONS:
        field = shape_of(Header).fields.get(section)
        found: tuple[Spot, ...] = () if field is None else (Spot(field.shape, "Header", section),)
        return _walked(found, path[1:], value_at(data, path[:1]))
    if len(path) == 1:
        return (Spot(Many(_records(section)[0].shape), "Document", section),)
    return _walked(_records(section), path[2:], value_at(data, path[:2]))


@cache
def _records(section: str) -> tuple[Spot, ...]:
    """The forms that a record of a section may take."""
    classes = SECTIONS[section]
    shapes: list[Shape] = [shape_of(cls) for cls in classes]
    if Reference in classes:
        shapes.append(Shortened(shape_of(Reference), reference))
    return tuple(Spot(shape, "Document", section) for shape in shapes)


def _walked(found: tuple[Spot, ...], path: Path, node: Any) -> tuple[Spot, ...]:
    for part in path:
        found = tuple(inner for spot in found for inner in _within(spot, part, node))
        node = value_at(node, (part,))
    return tuple({(spot.record, spot.key, type(spot.shape)): spot for spot in found}.values())


def _within(spot: Spot, part: str | int, node: Any) -> Iterator[Spot]:
    """What may stand one step further in."""
    if isinstance(spot.shape, PartyRoles):
        inner = spot.shape.entry if isinstance(part, int) else spot.shape.entry.fields["role"].shape
        yield Spot(inner, "Role", "" if isinstance(part, int) else "role")
    elif isinstance(part, int):
        if isinstance(spot.shape, Many):
            yield Spot(spot.shape.item, spot.record, spot.key)
    else:
        for entry in entries(spot.shape, node):
            if part in entry.fields:
                yield Spot(entry.fields[part].shape, name_of(entry), part)


def entries(shape: Shape, data: Any) -> tuple[Entry, ...]:
    """The records that a mapping at a place can be; of facts the one whose first key is there, else all."""
    if isinstance(shape, Entry):
        return (shape,)
    if isinstance(shape, Shortened):
        return (shape.entry,)
    if isinstance(shape, OneOf):
        told = next((key for key in data if key in shape.entries), None) if isinstance(data, Mapping) else None
        return tuple(shape.entries.values()) if told is None else (shape.entries[told],)
    return ()


def name_of(entry: Entry) -> str:
    """The name of the class of a record."""
    return str(getattr(entry.make, "__name__", ""))


def fields_at(path: Path, data: Any) -> dict[str, tuple[str, Field]]:
    """The keys that a mapping at a path can have, each with the record that it belongs to, in the order of reading.

    >>> list(fields_at(("disputes", 0, "steps", 0), None))
    ['status', 'when']
    """
    if not path:
        header = {key: ("Header", field) for key, field in shape_of(Header).fields.items()}
        sections = {name: ("Document", Field(Many(_records(name)[0].shape))) for name in SECTIONS}
        return header | sections
    node = data
    for part in path:
        node = value_at(node, (part,))
    listed = [entry for spot in spots(path, data) for entry in entries(spot.shape, node)]
    facts = [spot.shape for spot in spots(path, data) if isinstance(spot.shape, OneOf)]
    deciding = facts[0].entries if facts and len(listed) > 1 else ()  # the key by which a fact is told comes first
    found: dict[str, tuple[str, Field]] = {}
    for entry in listed:
        for key, field in entry.fields.items():
            found.setdefault(key, (name_of(entry), field))
    return {key: field for key, field in found.items() if not deciding or key in deciding}


def time_of(path: Path, data: Any) -> When | None:
    """The time of the record in which a path leads: the first that it tells."""
    if len(path) < 2:
        return None
    record = value_at(data, path[:2])
    times = (first_time(spot.shape, record) for spot in spots(path[:2], data))
    return next((time for time in times if time is not None), None)


ACTOR, PERSON, AGREEMENT, DISPUTE, WORD, TIME, CHOICE, TEXT = (
    "actor", "person", "agreements", "disputes", "word", "time", "choice", "text",
)  # fmt: skip
_BY_KEY = {
    ("Event", "people"): PERSON,
    ("Leading", "leader"): PERSON,
    ("Tenure", "name"): PERSON,
    ("InDispute", "dispute"): DISPUTE,
    ("InAgreement", "agreement"): AGREEMENT,
    ("Reference", "name"): ACTOR,
    ("Reference", "id"): ACTOR,
}


def sense(spot: Spot) -> str:
    """What a single text at a place means.

    >>> from geobrief.lsp.fields import spots
    >>> [sense(spot) for spot in spots(("disputes", 0, "sides", 0, 0), None)]
    ['actor']
    """
    known = _BY_KEY.get((spot.record, spot.key))
    shape = spot.item
    if known is not None:
        return known
    if isinstance(shape, IdOrName):
        return PERSON if shape.person else TEXT if shape.own else ACTOR
    if isinstance(shape, Shortened):
        return ACTOR if shape.entry.make in (Administration, Reference) else TEXT
    if isinstance(shape, Flag | EnumValue):
        return CHOICE
    return WORD if isinstance(shape, VocabularyTerm) else TIME if isinstance(shape, Time) else TEXT
