"""Which keys may stand at the cursor? Those of the record that are not there yet, the needed ones first."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import CompletionItemKind

from geobrief.codec import SECTIONS, Path
from geobrief.codec.descriptions import described_key
from geobrief.codec.entries import Entry, Field, Many, Several
from geobrief.codec.forms import Roles
from geobrief.codec.scalars import Term
from geobrief.codec.short_forms import OneOf
from geobrief.lsp.cursor import Cursor
from geobrief.lsp.documents import Document
from geobrief.lsp.excerpts import sections
from geobrief.lsp.fields import fields_at
from geobrief.lsp.offers import Offer, on_own_line, quoted

_RARE = ("evidence", "mentions", "rule", "source", "dates", "findings", "file", "geobrief", "register")  # of readings


def keys(path: Path, cursor: Cursor, document: Document) -> Iterator[Offer]:
    """The keys for the mapping at a path: the cursor is in a key of it, or where it may begin."""
    if ":" in cursor.before:
        return  # the key is typed already
    there = sections(document.text) if not path and document.form == "yaml" else cursor.keys if cursor.is_key else ()
    begun = cursor.is_key and _has_colon(cursor, document)
    for number, (key, (record, field)) in enumerate(fields_at(path, cursor.data).items()):
        if key in there and key != cursor.text:
            continue
        rank = 2 if key in _RARE else 0 if field.required else 1
        yield Offer(
            key,
            quoted(key, cursor, document.form) if begun or cursor.quote else _typed(key, field, path, cursor, document),
            f"{rank}{number:03}",
            "needed" if field.required else "",
            explained(record, key, field),
            kind=CompletionItemKind.Module if not path and key in SECTIONS else CompletionItemKind.Field,
            raw=True,
        )


def explained(record: str, key: str, field: Field) -> str:
    """What a key means, in Markdown, with the words that may stand there."""
    told = described_key(record, key)
    shape = field.shape
    while isinstance(shape, Many):
        shape = shape.item
    choice = ", ".join(f"`{word}`" for word in shape.words) if isinstance(shape, Term) else ""
    return "\n\n".join(filter(None, (told, f"One of {choice}" if choice else "")))


def _has_colon(cursor: Cursor, document: Document) -> bool:
    behind = document.text[cursor.end + len(cursor.quote) :].lstrip(" \t")
    return behind.startswith("=" if document.form == "toml" else ":")


def _typed(key: str, field: Field, path: Path, cursor: Cursor, document: Document) -> str:
    """The key with what it needs behind it, and around it where a mapping has yet to begin."""
    if document.form == "toml":
        return f"[[{key}]]\n$0" if not path and key in SECTIONS else f"{key} = {_value(field)}"
    if document.form == "json":
        told = f'"{key}": {_value(field)}'
    elif not path and key in SECTIONS and not cursor.flow:
        told = f"{key}:\n  - $0"
    else:
        told = f"{key}: {_value(field)}"
    if cursor.is_key or not cursor.path:
        return told
    return _begun(told, cursor, document)


def _begun(told: str, cursor: Cursor, document: Document) -> str:
    """The first key of a mapping that has yet to begin, in a list that may have to begin too."""
    listed = len(cursor.path) == 1 and cursor.path[0] in SECTIONS
    if cursor.flow or document.form == "json":
        return f"[{{{told}}}]" if listed else f"{{{told}}}"
    if listed:
        return f"- {told}" if on_own_line(cursor, document) else f"\n  - {told}"
    start, _ = document.positions.line(cursor.start)
    in_line = document.text[start : cursor.start].strip(" \t-")  # a dash alone leaves the line to the mapping
    return f"{{{told}}}" if in_line else told


def _value(field: Field) -> str:
    if isinstance(field.shape, Roles | OneOf | Entry):
        return "{$0}"
    return "[$0]" if isinstance(field.shape, Many) and not isinstance(field.shape, Several) else "$0"
