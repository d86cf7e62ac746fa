"""What may be written at a path of a document: its shape, its record and key, and what its text refers to.

The shapes by which a file is read are walked along the path, as the JSON Schema walks them. Where a record may take
several forms (a reference or a declaration, a fact of one kind or another), all that the data leaves open are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from geobrief.codec import SECTIONS, Header, Path
from geobrief.codec.descriptions import described_key
from geobrief.codec.entries import Entry, Field, Many, first_time
from geobrief.codec.positions import value_at
from geobrief.codec.scalars import EnumValue, Flag, IdOrName, Shape, Time, VocabularyTerm
from geobrief.codec.shapes import shape_of
from geobrief.codec.written_forms import OneOf, PartyRoles, Shortened, reference
from geobrief.model import Administration, Reference
from geobrief.model.attributes import When

ACTOR, PERSON, AGREEMENT, DISPUTE, WORD, TIME, CHOICE, TEXT = (
    "actor", "person", "agreements", "disputes", "word", "time", "choice", "text",
)  # fmt: skip
_KIND_BY_KEY = {
    ("Event", "people"): PERSON,
    ("Leading", "leader"): PERSON,
    ("Tenure", "name"): PERSON,
    ("InDispute", "dispute"): DISPUTE,
    ("InAgreement", "agreement"): AGREEMENT,
    ("Reference", "name"): ACTOR,
    ("Reference", "id"): ACTOR,
}


@attrs.frozen
class Slot:
    """A place for a value: its shape, and its record and key, such as `AgreementStep` and `when`."""

    shape: Shape
    record: str
    key: str = ""

    @property
    def description(self) -> str:
        """What the key means; empty if nothing is known of it."""
        return described_key(self.record, self.key) if self.key else ""

    @property
    def item(self) -> Shape:
        """The shape of a single value: of a list, that of its items."""
        shape = self.shape
        while isinstance(shape, Many):
            shape = shape.item
        return shape


def slots_at(path: Path, data: Any) -> tuple[Slot, ...]:
    """The slots at a path of a document with this data; empty if the path is unknown.

    >>> [(slot.record, slot.key) for slot in slots_at(("agreements", 0, "steps", 1, "when"), None)]
    [('AgreementStep', 'when')]
    """
    if not path:
        return ()
    section = str(path[0])
    if section not in SECTIONS:
        field = shape_of(Header).fields.get(section)
        slots: tuple[Slot, ...] = () if field is None else (Slot(field.shape, "Header", section),)
        return _walked(slots, path[1:], value_at(data, path[:1]))
    if len(path) == 1:
        return (Slot(Many(_records(section)[0].shape), "Document", section),)
    return _walked(_records(section), path[2:], value_at(data, path[:2]))


@cache
def _records(section: str) -> tuple[Slot, ...]:
    """The forms that a record of a section may take."""
    classes = SECTIONS[section]
    shapes: list[Shape] = [shape_of(cls) for cls in classes]
    if Reference in classes:
        shapes.append(Shortened(shape_of(Reference), reference))
    return tuple(Slot(shape, "Document", section) for shape in shapes)


def _walked(slots: tuple[Slot, ...], path: Path, node: Any) -> tuple[Slot, ...]:
    for part in path:
        slots = tuple(inner for slot in slots for inner in _within(slot, part, node))
        node = value_at(node, (part,))
    return tuple({(slot.record, slot.key, type(slot.shape)): slot for slot in slots}.values())


def _within(slot: Slot, part: str | int, node: Any) -> Iterator[Slot]:
    """The slots one step further in."""
    if isinstance(slot.shape, PartyRoles):
        inner = slot.shape.entry if isinstance(part, int) else slot.shape.entry.fields["role"].shape
        yield Slot(inner, "Role", "" if isinstance(part, int) else "role")
    elif isinstance(part, int):
        if isinstance(slot.shape, Many):
            yield Slot(slot.shape.item, slot.record, slot.key)
    else:
        for entry in entries(slot.shape, node):
            if part in entry.fields:
                yield Slot(entry.fields[part].shape, name_of(entry), part)


def entries(shape: Shape, data: Any) -> tuple[Entry, ...]:
    """The records that a mapping of a shape may be; of facts, the one whose first key the data has, else all."""
    if isinstance(shape, Entry):
        return (shape,)
    if isinstance(shape, Shortened):
        return (shape.entry,)
    if isinstance(shape, OneOf):
        first = next((key for key in data if key in shape.entries), None) if isinstance(data, Mapping) else None
        return tuple(shape.entries.values()) if first is None else (shape.entries[first],)
    return ()


def name_of(entry: Entry) -> str:
    """The name of the class of a record."""
    return str(getattr(entry.make, "__name__", ""))


def keys_at(path: Path, data: Any) -> dict[str, tuple[str, Field]]:
    """The keys that a mapping at a path may have, each with the name of its record, in the order of reading.

    >>> list(keys_at(("disputes", 0, "steps", 0), None))
    ['status', 'when', 'hostility', 'sides']
    """
    if not path:
        header = {key: ("Header", field) for key, field in shape_of(Header).fields.items()}
        sections = {name: ("Document", Field(Many(_records(name)[0].shape))) for name in SECTIONS}
        return header | sections
    node, slots = value_at(data, path), slots_at(path, data)
    possible = [entry for slot in slots for entry in entries(slot.shape, node)]
    facts = [slot.shape for slot in slots if isinstance(slot.shape, OneOf)]
    first_keys = facts[0].entries if facts and len(possible) > 1 else ()  # they decide which fact it is
    found: dict[str, tuple[str, Field]] = {}
    for entry in possible:
        for key, field in entry.fields.items():
            found.setdefault(key, (name_of(entry), field))
    return {key: field for key, field in found.items() if not first_keys or key in first_keys}


def time_of(path: Path, data: Any) -> When | None:
    """The first date or period of the record to which a path leads."""
    if len(path) < 2:
        return None
    record = value_at(data, path[:2])
    times = (first_time(slot.shape, record) for slot in slots_at(path[:2], data))
    return next((time for time in times if time is not None), None)


def kind_of(slot: Slot) -> str:
    """What the text of a slot refers to: an actor, a person, an agreement, a dispute, a word, a time, a choice or text.

    >>> [kind_of(slot) for slot in slots_at(("disputes", 0, "sides", 0, 0), None)]
    ['actor']
    """
    known = _KIND_BY_KEY.get((slot.record, slot.key))
    shape = slot.item
    if known is not None:
        return known
    if isinstance(shape, IdOrName):
        return PERSON if shape.person else TEXT if shape.own else ACTOR
    if isinstance(shape, Shortened):
        return ACTOR if shape.entry.make in (Administration, Reference) else TEXT
    if isinstance(shape, Flag | EnumValue):
        return CHOICE
    return WORD if isinstance(shape, VocabularyTerm) else TIME if isinstance(shape, Time) else TEXT
