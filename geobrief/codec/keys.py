"""The page of all keys of all records: `python -m geobrief.codec.keys > docs/keys.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geobrief.codec.descriptions import described_key, described_record
from geobrief.codec.documents import SECTIONS, Header
from geobrief.codec.entries import Entry, ListOrText, Many
from geobrief.codec.scalars import EnumValue, Flag, IdOrName, Integer, Number, Shape, Time, VocabularyTerm
from geobrief.codec.shapes import shape_of
from geobrief.codec.written_forms import OneOf, PartyRoles, Shortened, Stepped
from geobrief.vocabulary.files import with_ids

_HEAD = """# Keys

This page is generated from the shapes by which files are read: `python -m geobrief.codec.keys > docs/keys.md`.

A scenario file, and a reading that was saved, is a mapping with the keys of the header and of the sections; a section
is a list of records. A key in bold is required. Words are those of the [vocabularies](words.md).
"""
_SECTION_HEAD = "| section | records | what it holds |\n|---|---|---|"
_KEY_HEAD = "| key | value | what it says |\n|---|---|---|"


def page() -> Iterator[str]:
    """The lines of the page."""
    yield _HEAD
    yield "## Header\n"
    yield from _table("Header", shape_of(Header))
    yield f"\n## Sections\n\n{_SECTION_HEAD}"
    for section, classes in SECTIONS.items():
        records = " or ".join(_link(cls) for cls in classes)
        yield f"| `{section}` | {records} | {described_key('Document', section)} |"
    for cls, entry in _entries().items():
        yield f"\n(keys-{cls.__name__.lower()})=\n## {cls.__name__}\n\n{described_record(cls)}\n"
        yield from _table(cls.__name__, entry)
        if isinstance(entry, Stepped):
            words = ", ".join(f"`{status}`" for status in entry.statuses)
            yield f"\nWithout `steps`, each of {words} may be a key with a date: that is the step."


def _entries() -> dict[Any, Entry]:
    """The shapes of all classes of records, each class after those that contain it."""
    found: dict[Any, Entry] = {}
    waiting: list[Shape] = [shape_of(cls) for classes in SECTIONS.values() for cls in classes]
    while waiting:
        shape = waiting.pop(0)
        if isinstance(shape, Entry) and shape.make not in found:
            found[shape.make] = shape
            waiting += [field.shape for field in shape.fields.values()]
        waiting += _inner(shape)
    return found


def _inner(shape: Shape) -> list[Shape]:
    """The shapes that a shape is made of."""
    if isinstance(shape, Many):
        return [shape.item]
    if isinstance(shape, OneOf):
        return list(shape.entries.values())
    return [shape.entry] if isinstance(shape, Shortened | PartyRoles) else []


def _table(record: str, entry: Entry) -> Iterator[str]:
    yield _KEY_HEAD
    statuses = entry.statuses if isinstance(entry, Stepped) else ()
    for key, field in entry.fields.items():
        if key not in statuses:
            name = f"**`{key}`**" if field.required else f"`{key}`"
            yield f"| {name} | {_described(field.shape)} | {described_key(record, key).replace('|', ' or ')} |"


def _described(shape: Shape) -> str:
    """What a value may be, in words."""
    if isinstance(shape, Many):
        return f"{'a text or ' if isinstance(shape, ListOrText) else ''}a list: {_described(shape.item)}"
    if isinstance(shape, Shortened):
        return f"text, or {_described(shape.entry)}"
    if isinstance(shape, Entry):
        return _link(shape.make)
    if isinstance(shape, OneOf):
        return " or ".join(_link(entry.make) for entry in shape.entries.values())
    if isinstance(shape, PartyRoles):
        return f"a mapping of parties to roles, or a list: {_link(shape.entry.make)}"
    return _scalar(shape)


def _link(cls: Any) -> str:
    return f"[{cls.__name__}](#keys-{cls.__name__.lower()})"


def _scalar(shape: Shape) -> str:
    if isinstance(shape, IdOrName):
        return "id" if shape.own else "id or name of a person" if shape.person else "id or name"
    if isinstance(shape, VocabularyTerm):
        known = with_ids(shape.words)
        words = ", ".join(f"`{word}`" for word in shape.words)
        return words if known is None else f"[{known.name}](#words-{known.name.replace('_', '-')})"
    if isinstance(shape, EnumValue):
        return ", ".join(f"`{member.value}`" for member in shape.of)
    named = {Flag: "true or false", Integer: "whole number", Number: "number"}
    return _time(shape) if isinstance(shape, Time) else named.get(type(shape), "text")


def _time(shape: Time) -> str:
    """date, period, or either, as far as the field reads them."""
    both = [kind for kind, text in (("date", "1990-01-01"), ("period", "1990/1991")) if shape.try_parse(text)]
    return " or ".join(both)


if __name__ == "__main__":
    print(*page(), sep="\n")
