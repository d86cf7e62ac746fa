"""What should a language model answer with? A strict schema, in the part of JSON Schema that they take.

Every key is required, nothing else is allowed, and there are no alternatives; what comes back is loaded as a scenario.
"""

from __future__ import annotations

from typing import Any

from geobrief.codec.descriptions import described_key, described_record
from geobrief.codec.documents import SCHEMA, SECTIONS
from geobrief.codec.entries import Entry, Field, Many
from geobrief.codec.forms import Roles, Stepped
from geobrief.codec.scalars import Flag, Number, Shape, Term, Whole
from geobrief.codec.schemas import DRAFT, Plain, described, nullable
from geobrief.codec.shapes import shape_of
from geobrief.codec.short_forms import Shortened
from geobrief.quantities import Quantity

TOLD = ("states", "leaders", "organizations", "agreements", "disputes", "events")
_LEFT_OUT = frozenset(("evidence", "mentions", "rule", "source"))


def strict() -> Plain:
    """The schema for structured output."""
    sections = {name: _section(name) for name in TOLD}
    head: Plain = {
        "schema": {"type": "string", "enum": [SCHEMA]},
        "title": {"type": ["string", "null"], "description": described_key("Header", "title")},
        "published": {"type": ["string", "null"], "description": described_key("Header", "published")},
    }
    told = {"$schema": DRAFT, "title": "geobrief", "description": "Who agreed, contended and did what."}
    return told | _object(head | sections)


def _section(name: str) -> Plain:
    item = _record(shape_of(SECTIONS[name][0]))
    return {"type": "array", "items": item, "description": described_key("Document", name)}


def _object(properties: Plain) -> Plain:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _record(entry: Entry) -> Plain:
    made: Any = entry.make
    derived = {"status", "date", *entry.statuses} if isinstance(entry, Stepped) else set()
    left_out = _LEFT_OUT | derived
    told = {
        key: _field(field) | described(made.__name__, key) for key, field in entry.fields.items() if key not in left_out
    }
    return {"description": described_record(made)} | _object(told)


def _field(field: Field) -> Plain:
    told = _of(field.shape)
    if "enum" in told and field.nullable:
        return {"type": ["string", "null"], "enum": [*told["enum"], None]}
    return nullable(told) if field.nullable else told


def _of(shape: Shape) -> Plain:
    if isinstance(shape, Roles):
        return {"type": "array", "items": _record(shape.entry)}
    if isinstance(shape, Many):
        return {"type": "array", "items": _of(shape.item)}
    if isinstance(shape, Shortened):
        return _record(shape.entry) if shape.entry.make is Quantity else {"type": "string"}
    if isinstance(shape, Entry):
        return _record(shape)
    if isinstance(shape, Term):
        return {"type": "string", "enum": list(shape.words)}
    simple = {Flag: "boolean", Whole: "integer", Number: "number"}
    return {"type": simple.get(type(shape), "string")}
