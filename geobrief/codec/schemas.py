"""What may stand in a file, for an editor or a language model? JSON Schema (draft 2020-12), from the shapes that read.

The schema never asks for more than reading does: a file that is read without an error of shape is valid. YAML types
bare words before a schema sees them, so a number or a boolean is taken wherever a text may be typed bare.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from geobrief.codec.descriptions import described_key, described_record
from geobrief.codec.documents import SCHEMA, SECTIONS, Header
from geobrief.codec.entries import Entry, Field, Many, Several
from geobrief.codec.forms import Roles
from geobrief.codec.scalars import Actor, Flag, Member, Number, Shape, Term, Text, Time, Whole
from geobrief.codec.shapes import shape_of
from geobrief.codec.short_forms import OneOf, Shortened
from geobrief.model import Reference
from geobrief.vocabulary import Vocabulary, load

DRAFT = "https://json-schema.org/draft/2020-12/schema"
BARE = ["string", "number", "boolean"]
Plain = dict[str, Any]


def full() -> Plain:
    """The schema of scenario files and saved readings."""
    walk = _Walk()
    head = walk.properties(shape_of(Header).fields, "Header")
    head["schema"] = {"enum": [SCHEMA, None], "description": described_key("Header", "schema")}
    sections = {name: walk.section(name, classes) for name, classes in SECTIONS.items()}
    return {
        "$schema": DRAFT,
        "title": "geobrief scenario",
        "description": "Records of states, leaders, agreements, disputes and events: a scenario, or a saved reading.",
        "type": "object",
        "properties": head | sections,
        "additionalProperties": False,
        "$defs": walk.defs,
    }


class _Walk:
    """The schemas of records, each made once and referred to by its name."""

    def __init__(self) -> None:
        self.defs: dict[str, Plain] = {}

    def section(self, name: str, classes: tuple[type, ...]) -> Plain:
        items = [self._record(shape_of(cls)) for cls in classes]
        if Reference in classes:
            items.append({"type": BARE, "description": "a name or an id"})
        item = items[0] if len(items) == 1 else {"anyOf": items}
        return {"type": ["array", "null"], "items": item, "description": described_key("Document", name)}

    def of(self, shape: Shape) -> Plain:
        """The schema of what a shape reads."""
        make = _MAKERS.get(type(shape))
        if make is not None:
            return make(self, shape)
        return self._record(shape) if isinstance(shape, Entry) else {}

    def properties(self, fields: Mapping[str, Field], record: str) -> dict[str, Plain]:
        """The schemas of the keys of a record, with what each means."""
        return {key: self._field(field) | described(record, key) for key, field in fields.items()}

    def _field(self, field: Field) -> Plain:
        told = self.of(field.shape)
        return nullable(told) if field.nullable else told

    def _record(self, entry: Entry) -> Plain:
        name = entry.make.__name__ if isinstance(entry.make, type) else ""
        if name not in self.defs:
            self.defs[name] = {}  # a place for it, should it hold itself
            required = [key for key, field in entry.fields.items() if field.required]
            self.defs[name] = {
                "type": "object",
                "description": described_record(entry.make),
                "properties": self.properties(entry.fields, name),
                **({"required": required} if required else {}),
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}

    def several(self, shape: Several) -> Plain:
        return {"anyOf": [self.many(shape), self.of(shape.item)]}

    def many(self, shape: Many) -> Plain:
        return {"type": "array", "items": self.of(shape.item)}

    def one_of(self, shape: OneOf) -> Plain:
        return {"anyOf": [self._record(entry) for entry in shape.entries.values()]}

    def shortened(self, shape: Shortened) -> Plain:
        return {"anyOf": [self._record(shape.entry), {"type": BARE}]}

    def roles(self, shape: Roles) -> Plain:
        role = self.of(shape.entry.fields["role"].shape)
        listed = {"type": "array", "items": self._record(shape.entry)}
        return {"anyOf": [{"type": "object", "additionalProperties": role}, listed]}


def described(record: str, key: str) -> Plain:
    """The description of a key, where there is one."""
    told = described_key(record, key)
    return {"description": told} if told else {}


def nullable(schema: Plain) -> Plain:
    """The schema, with null beside."""
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return schema | {"type": [*types, "null"]}
    return {"anyOf": [*schema.get("anyOf", [schema]), {"type": "null"}]}


@cache
def _vocabularies() -> dict[tuple[str, ...], Vocabulary]:
    return {vocabulary.ids: vocabulary for vocabulary in map(load, load("vocabularies").ids)}


def _glosses(words: tuple[str, ...]) -> Plain:
    """What each word means, under the key that editors know."""
    vocabulary = _vocabularies().get(words)
    return {"enumDescriptions": [term.gloss for term in vocabulary]} if vocabulary else {}


_MAKERS: dict[type, Callable[[_Walk, Any], Plain]] = {
    Text: lambda walk, shape: {"type": BARE},
    Time: lambda walk, shape: {"type": BARE, "examples": ["1982-04-02", "1982-04", "1982/.."]},
    Actor: lambda walk, shape: {"type": BARE},
    Number: lambda walk, shape: {"type": ["number", "string"], "pattern": r"^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$"},
    Whole: lambda walk, shape: {"type": ["integer", "string"], "pattern": r"^[-+]?\d+$"},
    Flag: lambda walk, shape: {"enum": [True, False, "true", "false"]},
    Term: lambda walk, shape: {"enum": list(shape.words)} | _glosses(shape.words),
    Member: lambda walk, shape: {"enum": [member.value for member in shape.of]},
    Many: _Walk.many,
    Several: _Walk.several,
    OneOf: _Walk.one_of,
    Shortened: _Walk.shortened,
    Roles: _Walk.roles,
}
