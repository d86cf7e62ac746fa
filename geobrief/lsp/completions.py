"""What may be typed at the cursor? Keys, words, names and ids, as the shape of the place has it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from lsprotocol.types import CompletionItem, CompletionItemKind, CompletionList

from geobrief.codec import SCHEMA, SECTIONS, Path
from geobrief.codec.entries import Entry, Field, ListOrText, Many
from geobrief.codec.keys import described_key
from geobrief.codec.scalars import EnumValue, Flag, IdOrName, VocabularyTerm
from geobrief.codec.written_forms import OneOf, PartyRoles, Shortened
from geobrief.lsp.comments import code_at, codes_offered
from geobrief.lsp.cursor import Cursor, cursor_at, sections
from geobrief.lsp.documents import Document, View
from geobrief.lsp.fields import ACTOR, AGREEMENT, DISPUTE, PERSON, Spot, fields_at, sense, spots, time_of
from geobrief.lsp.names import fold, named_actors, named_people
from geobrief.lsp.offers import Frame, Offer, framed, item, on_own_line, quoted
from geobrief.lsp.profiles import profile
from geobrief.rules.memberships import STATUSES
from geobrief.scenario.names import Names
from geobrief.suffixes import is_scenario_name
from geobrief.vocabulary import load, modes
from geobrief.vocabulary.files import with_ids
from geobrief.when import Date


def completions(document: Document, offset: int, *, snippets: bool = False) -> CompletionList:
    """What may be typed at an offset; the editor asks again with the next letter, since not all names are sent."""
    comment = code_at(document, offset)
    if comment is not None:
        offers = codes_offered(comment, document)
        items = [item(offer, comment, document, Frame(), snippets=snippets) for offer in offers]
        return CompletionList(False, items)
    cursor = cursor_at(document.text, offset, document.form)
    if cursor is None:
        return CompletionList(False, [])
    day = View.of(document, time_of(cursor.path, cursor.data)).day
    on = None if day is None else str(day)
    made: dict[str, CompletionItem] = {}
    for frame, offer in _offers(cursor, document):
        made.setdefault(offer.label, item(offer, cursor, document, frame, snippets=snippets, on=on))
    return CompletionList(True, list(made.values()))


def resolved(offered: CompletionItem, document: Document) -> str:
    """More of the record that an item names, in Markdown."""
    data: Any = offered.data
    if not isinstance(data, dict):
        return ""
    day = data.get("on")
    view = View.of(document, None if day is None else Date(str(day)))
    record = view.record(str(data.get("subject")))
    return "" if record is None else profile(record, view)


def _offers(cursor: Cursor, document: Document) -> Iterator[tuple[Frame, Offer]]:
    if cursor.is_key or not cursor.path:
        yield from ((Frame(), offer) for offer in _key_offers(cursor, document))
        return
    for spot in spots(cursor.path, cursor.data):
        shape = spot.item
        if isinstance(shape, Entry | OneOf | PartyRoles) or (len(cursor.path) == 2 and isinstance(shape, Shortened)):
            path = (*cursor.path, 0) if isinstance(spot.shape, Many) else cursor.path
            yield from ((Frame(), offer) for offer in keys(path, cursor, document) if not cursor.quote)
        listed = isinstance(spot.shape, Many) and not isinstance(spot.shape, ListOrText)
        frame = framed(cursor, document, listed)
        yield from ((frame, offer) for offer in values(spot, cursor, document))


def _key_offers(cursor: Cursor, document: Document) -> Iterable[Offer]:
    holder = spots(cursor.path[:-1], cursor.data)
    if any(isinstance(spot.shape, PartyRoles) for spot in holder):
        return named_actors(Spot(IdOrName(), "Role", "party"), cursor, document)
    return keys(cursor.path[:-1], cursor, document)


def values(spot: Spot, cursor: Cursor, document: Document) -> Iterable[Offer]:
    """The values that may stand at a place."""
    meant = sense(spot)
    if meant == ACTOR:
        return named_actors(spot, cursor, document)
    return named_people(spot, cursor, document) if meant == PERSON else words(spot, cursor, document)


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
    choice = ", ".join(f"`{word}`" for word in shape.words) if isinstance(shape, VocabularyTerm) else ""
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
    if isinstance(field.shape, PartyRoles | OneOf | Entry):
        return "{$0}"
    return "[$0]" if isinstance(field.shape, Many) and not isinstance(field.shape, ListOrText) else "$0"


def words(spot: Spot, cursor: Cursor, document: Document) -> Iterator[Offer]:
    """The words that may stand at a place."""
    shape, meant = spot.item, sense(spot)
    if isinstance(shape, VocabularyTerm):
        yield from _terms(shape, spot, cursor)
    elif isinstance(shape, Flag):
        yield from (Offer(word, word, raw=True) for word in ("true", "false"))
    elif isinstance(shape, EnumValue):
        yield from (Offer(member.value, member.value) for member in shape.of)
    elif meant in (AGREEMENT, DISPUTE):
        yield from _matters(meant, cursor, document)
    else:
        yield from _texts(spot, cursor, document)


def _terms(shape: VocabularyTerm, spot: Spot, cursor: Cursor) -> Iterator[Offer]:
    """The words of a vocabulary, those that fit the rest of the record first."""
    known, fitting = with_ids(shape.words), _fitting(spot, cursor.record)
    for number, word in enumerate(shape.words):
        gloss = known[word].gloss if known else ""
        order = f"{int(bool(fitting) and word not in fitting)}{number:03}"
        yield Offer(word, word, order, documentation=gloss, kind=CompletionItemKind.EnumMember)


def _fitting(spot: Spot, record: Any) -> tuple[str, ...]:
    """The modes of the type of an event, the roles of the kind of an agreement."""
    told = record if isinstance(record, dict) else {}
    if spot.key == "mode" and told.get("type") in load("event_types").ids:
        return modes(told["type"])
    if spot.key == "role":
        return tuple(role.id for role in load("party_roles") if told.get("kind") in role.listed("kinds"))
    return ()


def _matters(section: str, cursor: Cursor, document: Document) -> Iterator[Offer]:
    """The agreements or disputes that have an id: those of the file, then those that are known below it."""
    listed = (("0", document.records(section)), ("1", getattr(document.base_world, section)))
    for rank, records in listed:
        for number, record in enumerate(records):
            title = getattr(record, "title", None) or getattr(record, "over", None) or ""
            if record.id and fold(cursor.before) in fold(f"{record.id} {title}"):
                told = f"{record.kind.replace('_', ' ')}: {', '.join(record.parties[:4])}"
                called = record.id if fold(cursor.before) in fold(record.id) else title
                kind = CompletionItemKind.Reference
                yield Offer(record.id, record.id, f"{rank}{number:05}", told, title, called, kind, record.id)


def _texts(spot: Spot, cursor: Cursor, document: Document) -> Iterator[Offer]:
    """Texts of which only some have a meaning."""
    key = (spot.record, spot.key)
    options: Iterable[str] = ()
    if key == ("Header", "schema"):
        options = (SCHEMA,)
    elif key == ("Header", "extends"):
        options = ("world", "nothing", *_files(document))
    elif key == ("Membership", "status"):
        options = STATUSES
    elif key == ("Capital", "capital"):
        options = _capitals(cursor, document)
    for number, option in enumerate(options):
        yield Offer(option, option, f"{number:03}")


def _files(document: Document) -> list[str]:
    """The scenario files beside this one."""
    folder, own = os.path.split(document.path)
    try:
        return sorted(name for name in os.listdir(folder or ".") if is_scenario_name(name) and name != own)
    except OSError:
        return []


def _capitals(cursor: Cursor, document: Document) -> Iterable[str]:
    fact = cursor.at(len(cursor.path) - 1)
    state = fact.get("of") if isinstance(fact, dict) else None
    id = Names(document.base_world)(state, None).id if isinstance(state, str) and state else None
    record = View.of(document, None).record(id) if id else None
    return dict.fromkeys(name.text for name in getattr(record, "capitals", ()) if name.kind == "capital")
