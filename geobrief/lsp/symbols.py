"""The outline of a file, and where the file declares what is named at the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lsprotocol.types import DocumentSymbol, Location, SymbolKind

from geobrief.codec import SECTIONS, Path
from geobrief.lsp.cursor import cursor_at
from geobrief.lsp.documents import Document
from geobrief.lsp.fields import ACTOR, AGREEMENT, DISPUTE, PERSON, kind_of, slots_at, time_of
from geobrief.model.identity import is_id
from geobrief.model.record_types import RECORD_TYPES
from geobrief.project.files import length
from geobrief.register.document_names import names_in

_LABELS = ("name", "id", "title", "type", "kind", "on")
_SYMBOL_KINDS = {"events": SymbolKind.Event, "agreements": SymbolKind.Interface, "disputes": SymbolKind.Operator}
_DECLARED = {
    kind.section: PERSON if kind.name == "Person" else ACTOR for kind in RECORD_TYPES if kind.namespace is not None
}


def symbols(document: Document) -> list[DocumentSymbol]:
    """The sections of a document and the records in them; empty if their places are unknown."""
    data = None if document.is_long else document.source.data
    keys = [key for key in data if isinstance(key, str)] if isinstance(data, dict) else []
    starts = [_offset(document, (key,), key=True) for key in keys]
    if not keys or None in starts:
        return []
    ends = [*starts[1:], len(document.text)]
    return [
        _symbol(document, key, (key,), start or 0, end or 0, _records(document, key, end or 0))
        for key, start, end in zip(keys, starts, ends, strict=True)
    ]


def _records(document: Document, section: str, end: int) -> list[DocumentSymbol]:
    records = document.source.data[section] if section in SECTIONS else None
    if not isinstance(records, list):
        return []
    starts = [_offset(document, (section, number)) or 0 for number in range(len(records))]
    return [
        _symbol(document, _label(record), (section, number), start, following, [])
        for number, (record, start, following) in enumerate(zip(records, starts, [*starts[1:], end], strict=False))
    ]


def _symbol(
    document: Document, name: str, path: Path, start: int, end: int, children: list[DocumentSymbol]
) -> DocumentSymbol:
    whole = document.text[start:end].rstrip(" \t\r\n-,")
    line = document.positions.line(start)
    first = min(start + length(document.text[line[0] : line[1]], start - line[0] + 1), start + len(whole))
    kind = _SYMBOL_KINDS.get(str(path[0]), SymbolKind.Object) if len(path) > 1 else SymbolKind.Module
    places = document.positions
    return DocumentSymbol(
        name, kind, places.range(start, start + len(whole)), places.range(start, max(first, start)), children=children
    )


def _label(record: Any) -> str:
    """A record in a list: its name, id or kind, and its actors."""
    if not isinstance(record, dict):
        return str(record).strip() or "…" if isinstance(record, str) else "…"
    texts = [str(record[key]) for key in _LABELS if isinstance(record.get(key), str) and record[key].strip()][:1]
    for key in ("parties", "actors", "recipients"):
        if isinstance(record.get(key), list):
            texts.append(", ".join(text for text in record[key] if isinstance(text, str)))
    if isinstance(record.get("that"), dict):
        texts += [f"{key} {value}" for key, value in record["that"].items() if isinstance(value, str)]
    return " · ".join(filter(str.strip, texts)) or "…"


def definition(document: Document, offset: int, files: Iterable[Document] = ()) -> Location | None:
    """Where the file, or one of some others, declares the agreement, dispute, actor or person named at an offset."""
    cursor = None if document.is_long else cursor_at(document.text, offset, document.form)
    if cursor is None or not cursor.text:
        return None
    for slot in slots_at(cursor.path, cursor.data):
        kind = kind_of(slot)
        if kind in (AGREEMENT, DISPUTE):
            return _declaration(document, files, (kind,), cursor.text)
        if kind in (ACTOR, PERSON):
            names, when = names_in(document.world), time_of(cursor.path, cursor.data)
            found = (names.person if kind == PERSON else names)(cursor.text, when)
            sections = tuple(section for section, declared in _DECLARED.items() if declared == kind)
            return _declaration(document, files, sections, found.id) if found.id else None
    return None


def _declaration(document: Document, files: Iterable[Document], sections: tuple[str, ...], id: str) -> Location | None:
    others = (file for file in files if file.uri != document.uri)
    for file in (document, *others):
        for section, number, record in _numbered_records(file, sections):
            declared = record.get("id") if isinstance(record, dict) else record if is_id(str(record)) else None
            start = _offset(file, (section, number)) if declared == id else None
            if start is not None:
                return Location(file.uri, file.positions.range(start, start))
    return None


def _numbered_records(document: Document, sections: tuple[str, ...]) -> Iterator[tuple[str, int, Any]]:
    data = document.source.data
    for section in sections:
        records = data.get(section) if isinstance(data, dict) else None
        listed = records if isinstance(records, list) else []
        yield from ((section, number, record) for number, record in enumerate(listed))


def _offset(document: Document, path: Path, *, key: bool = False) -> int | None:
    """The offset of a value, or of its key, in the text of the editor."""
    place = document.source.place(path, key=key)
    if place is None or place.line is None or place.column is None:
        return None
    return document.positions.at(place.line, place.column + (place.line == 1 and document.text.startswith("\ufeff")))
