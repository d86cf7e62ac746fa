"""JSON Schema (draft 2020-12) of the format, for editors and language models, generated from the shapes.

The schema is never stricter than reading: a file that is read without an error of shape is valid. YAML types bare
words before a schema sees them, so a number or a boolean is allowed wherever a text may be typed bare.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from geobrief.codec.descriptions import described_key, described_record
from geobrief.codec.documents import SCHEMA, SCHEMA_KEY, SECTIONS, Header
from geobrief.codec.entries import Entry, Field, ListOrText, Many
from geobrief.codec.scalars import EnumValue, Flag, IdOrName, Integer, Number, Shape, Text, Time, VocabularyTerm
from geobrief.codec.shapes import shape_of
from geobrief.codec.written_forms import OneOf, PartyRoles, Shortened, Stepped
from geobrief.model import Reference
from geobrief.quantities import Quantity
from geobrief.vocabulary.files import with_ids

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
        "properties": {SCHEMA_KEY: {"type": "string", "description": "the schema for editors"}} | head | sections,
        "additionalProperties": False,
        "$defs": walk.defs,
    }


class _Walk:
    """The schemas of records, each built once and referred to by name."""

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
        """The schemas of the keys of a record, with their descriptions."""
        return {key: self._field(field) | described(record, key) for key, field in fields.items()}

    def _field(self, field: Field) -> Plain:
        schema = self.of(field.shape)
        return nullable(schema) if field.nullable else schema

    def _record(self, entry: Entry) -> Plain:
        name = entry.make.__name__ if isinstance(entry.make, type) else ""
        if name not in self.defs:
            self.defs[name] = {}  # reserved, should the record contain itself
            required = [key for key, field in entry.fields.items() if field.required]
            self.defs[name] = {
                "type": "object",
                "description": described_record(entry.make),
                "properties": self.properties(entry.fields, name),
                **({"required": required} if required else {}),
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}

    def several(self, shape: ListOrText) -> Plain:
        return {"anyOf": [self.many(shape), self.of(shape.item)]}

    def many(self, shape: Many) -> Plain:
        return {"type": "array", "items": self.of(shape.item)}

    def one_of(self, shape: OneOf) -> Plain:
        return {"anyOf": [self._record(entry) for entry in shape.entries.values()]}

    def shortened(self, shape: Shortened) -> Plain:
        return {"anyOf": [self._record(shape.entry), {"type": BARE}]}

    def roles(self, shape: PartyRoles) -> Plain:
        role = self.of(shape.entry.fields["role"].shape)
        listed = {"type": "array", "items": self._record(shape.entry)}
        return {"anyOf": [{"type": "object", "additionalProperties": role}, listed]}


def described(record: str, key: str) -> Plain:
    """The description of a key, where there is one."""
    text = described_key(record, key)
    return {"description": text} if text else {}


def nullable(schema: Plain) -> Plain:
    """The schema, or null."""
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return schema | {"type": [*types, "null"]}
    return {"anyOf": [*schema.get("anyOf", [schema]), {"type": "null"}]}


def _glosses(words: tuple[str, ...]) -> Plain:
    """What each word means, under the key that editors read."""
    vocabulary = with_ids(words)
    return {"enumDescriptions": [term.gloss for term in vocabulary]} if vocabulary else {}


_MAKERS: dict[type, Callable[[_Walk, Any], Plain]] = {
    Text: lambda walk, shape: {"type": BARE},
    Time: lambda walk, shape: {"type": BARE, "examples": ["1982-04-02", "1982-04", "1982/.."]},
    IdOrName: lambda walk, shape: {"type": BARE},
    Number: lambda walk, shape: {"type": ["number", "string"], "pattern": r"^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$"},
    Integer: lambda walk, shape: {"type": ["integer", "string"], "pattern": r"^[-+]?\d+$"},
    Flag: lambda walk, shape: {"enum": [True, False, "true", "false"]},
    VocabularyTerm: lambda walk, shape: {"enum": list(shape.words)} | _glosses(shape.words),
    EnumValue: lambda walk, shape: {"enum": [member.value for member in shape.of]},
    Many: _Walk.many,
    ListOrText: _Walk.several,
    OneOf: _Walk.one_of,
    Shortened: _Walk.shortened,
    PartyRoles: _Walk.roles,
}


LLM_SECTIONS = ("states", "leaders", "organizations", "agreements", "disputes", "events")
_OPTIONAL_TEXT: Plain = {"anyOf": [{"type": "string"}, {"type": "null"}]}
_LEFT_OUT = frozenset(("evidence", "mentions", "rule", "basis", "source", "parties_complete", "numbers"))


def strict() -> Plain:
    """The schema for structured output."""
    sections = {name: _section(name) for name in LLM_SECTIONS}
    head: Plain = {
        "schema": {"type": "string", "enum": [SCHEMA]},
        "title": _OPTIONAL_TEXT | {"description": described_key("Header", "title")},
        "published": _OPTIONAL_TEXT | {"description": described_key("Header", "published")},
    }
    whole = {"$schema": DRAFT, "title": "geobrief", "description": "States, leaders, agreements, disputes and events."}
    return whole | _object(head | sections)


def _section(name: str) -> Plain:
    item = _record(shape_of(SECTIONS[name][0]))
    item["properties"]["evidence"] = _QUOTES
    item["required"] = list(item["properties"])
    return {"type": "array", "items": item, "description": described_key("Document", name)}


def _object(properties: Plain) -> Plain:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _record(entry: Entry) -> Plain:
    cls: Any = entry.make
    derived = {"status", "date", *entry.statuses} if isinstance(entry, Stepped) else set()
    left_out = _LEFT_OUT | derived
    fields = {
        key: _field(field) | described(cls.__name__, key) for key, field in entry.fields.items() if key not in left_out
    }
    return {"description": described_record(cls)} | _object(fields)


_QUOTES: Plain = {
    "type": "array",
    "items": _object({"text": {"type": "string", "description": "words of the text, copied without a change"}}),
    "description": "the words of the text that the record rests on",
}


def _field(field: Field) -> Plain:
    schema = _of(field.shape)
    return {"anyOf": [schema, {"type": "null"}]} if field.nullable else schema


def _of(shape: Shape) -> Plain:
    if isinstance(shape, PartyRoles):
        return {"type": "array", "items": _record(shape.entry)}
    if isinstance(shape, Many):
        return {"type": "array", "items": _of(shape.item)}
    if isinstance(shape, Shortened):
        return _record(shape.entry) if shape.entry.make is Quantity else {"type": "string"}
    if isinstance(shape, Entry):
        return _record(shape)
    if isinstance(shape, VocabularyTerm):
        return {"type": "string", "enum": list(shape.words)}
    simple = {Flag: "boolean", Integer: "integer", Number: "number"}
    return {"type": simple.get(type(shape), "string")}
