"""Completions at the cursor: keys, words, names and ids, according to the shape of the place."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from lsprotocol.types import CompletionItem, CompletionItemKind, CompletionList

from geobrief.codec import SCHEMA, SECTIONS, Path
from geobrief.codec.descriptions import described_key
from geobrief.codec.entries import Entry, Field, ListOrText, Many
from geobrief.codec.scalars import EnumValue, Flag, IdOrName, VocabularyTerm
from geobrief.codec.written_forms import OneOf, PartyRoles, Shortened
from geobrief.lsp.comments import code_at, suggest_codes
from geobrief.lsp.cursor import Cursor, cursor_at, sections
from geobrief.lsp.documents import DayView, Document
from geobrief.lsp.fields import ACTOR, AGREEMENT, DISPUTE, PERSON, Slot, keys_at, kind_of, slots_at, time_of
from geobrief.lsp.names import fold, suggest_actors, suggest_people
from geobrief.lsp.suggestions import Frame, Suggestion, completion_item, frame_for, is_first_on_line, quoted
from geobrief.lsp.summaries import summary
from geobrief.model import Agreement
from geobrief.register.document_names import names_in
from geobrief.rules.memberships import STATUSES
from geobrief.suffixes import is_scenario_name
from geobrief.vocabulary import load, modes
from geobrief.vocabulary.files import with_ids
from geobrief.when import Date

_MOST_TITLES = 50
_RARE = ("evidence", "mentions", "rule", "source", "dates", "findings", "file", "geobrief", "register")  # of readings


def completions(document: Document, offset: int, *, snippets: bool = False) -> CompletionList:
    """The completions at an offset; incomplete, as not all names are sent: the editor asks again after each letter."""
    comment = code_at(document, offset)
    if comment is not None:
        codes = suggest_codes(comment, document)
        items = [completion_item(code, comment, document, Frame(), snippets=snippets) for code in codes]
        return CompletionList(False, items)
    cursor = cursor_at(document.text, offset, document.form)
    if cursor is None:
        return CompletionList(False, [])
    day = DayView.of(document, time_of(cursor.path, cursor.data)).day
    on = None if day is None else str(day)
    found: dict[str, CompletionItem] = {}
    for frame, suggestion in _suggestions(cursor, document):
        item = completion_item(suggestion, cursor, document, frame, snippets=snippets, on=on)
        found.setdefault(suggestion.label, item)
    return CompletionList(True, list(found.values()))


def description_of(item: CompletionItem, document: Document) -> str:
    """The summary of the record that a completion names, in Markdown."""
    data: Any = item.data
    if not isinstance(data, dict):
        return ""
    day = data.get("on")
    view = DayView.of(document, None if day is None else Date(str(day)))
    record = view.record(str(data.get("subject")))
    return "" if record is None else summary(record, view)


def _suggestions(cursor: Cursor, document: Document) -> Iterator[tuple[Frame, Suggestion]]:
    if cursor.is_key or not cursor.path:
        yield from ((Frame(), key) for key in _suggest_keys_or_roles(cursor, document))
        return
    for slot in slots_at(cursor.path, cursor.data):
        shape = slot.item
        if isinstance(shape, Entry | OneOf | PartyRoles) or (len(cursor.path) == 2 and isinstance(shape, Shortened)):
            path = (*cursor.path, 0) if isinstance(slot.shape, Many) else cursor.path
            yield from ((Frame(), key) for key in _suggest_keys(path, cursor, document) if not cursor.quote)
        frame = frame_for(cursor, document, _is_list(slot.shape))
        yield from ((frame, value) for value in _suggest_values(slot, cursor, document))


def _is_list(shape: object) -> bool:
    return isinstance(shape, Many) and not isinstance(shape, ListOrText)


# --- keys ------------------------------------------------------------------------------------------------------------


def _suggest_keys_or_roles(cursor: Cursor, document: Document) -> Iterable[Suggestion]:
    """The keys of the mapping at the cursor; those of roles are actors."""
    if any(isinstance(slot.shape, PartyRoles) for slot in slots_at(cursor.path[:-1], cursor.data)):
        return suggest_actors(Slot(IdOrName(), "Role", "party"), cursor, document)
    return _suggest_keys(cursor.path[:-1], cursor, document)


def _suggest_keys(path: Path, cursor: Cursor, document: Document) -> Iterator[Suggestion]:
    """The keys of the mapping at a path: the cursor is in one of them, or where the mapping may begin."""
    if ":" in cursor.before:
        return  # the key is typed already
    there = sections(document.text) if not path and document.form == "yaml" else cursor.keys if cursor.is_key else ()
    has_value = cursor.is_key and _has_colon(cursor, document)
    for number, (key, (record, field)) in enumerate(keys_at(path, cursor.data).items()):
        if key in there and key != cursor.text:
            continue
        rank = 2 if key in _RARE else 0 if field.required else 1
        alone = has_value or cursor.quote
        yield Suggestion(
            key,
            quoted(key, cursor, document.form) if alone else _key_text(key, field, path, cursor, document),
            f"{rank}{number:03}",
            "needed" if field.required else "",
            key_description(record, key, field),
            kind=CompletionItemKind.Module if not path and key in SECTIONS else CompletionItemKind.Field,
            raw=True,
        )


def key_description(record: str, key: str, field: Field) -> str:
    """What a key means, in Markdown, with the words that its value may be."""
    shape = field.shape
    while isinstance(shape, Many):
        shape = shape.item
    choice = ", ".join(f"`{word}`" for word in shape.words) if isinstance(shape, VocabularyTerm) else ""
    return "\n\n".join(filter(None, (described_key(record, key), f"One of {choice}" if choice else "")))


def _has_colon(cursor: Cursor, document: Document) -> bool:
    following = document.text[cursor.end + len(cursor.quote) :].lstrip(" \t")
    return following.startswith("=" if document.form == "toml" else ":")


def _key_text(key: str, field: Field, path: Path, cursor: Cursor, document: Document) -> str:
    """The key with its colon and the brackets of its value, in a mapping that may have to begin too."""
    if document.form == "toml":
        return f"[[{key}]]\n$0" if not path and key in SECTIONS else f"{key} = {_empty_value(field)}"
    if document.form == "json":
        text = f'"{key}": {_empty_value(field)}'
    elif not path and key in SECTIONS and not cursor.flow:
        text = f"{key}:\n  - $0"
    else:
        text = f"{key}: {_empty_value(field)}"
    return text if cursor.is_key or not cursor.path else _first_key(text, cursor, document)


def _first_key(text: str, cursor: Cursor, document: Document) -> str:
    """The first key of a new mapping, which may be the first item of a new list."""
    listed = len(cursor.path) == 1 and cursor.path[0] in SECTIONS
    if cursor.flow or document.form == "json":
        return f"[{{{text}}}]" if listed else f"{{{text}}}"
    if listed:
        return f"- {text}" if is_first_on_line(cursor, document) else f"\n  - {text}"
    start, _ = document.positions.line(cursor.start)
    in_line = document.text[start : cursor.start].strip(" \t-")  # after a dash alone, a mapping in block style
    return f"{{{text}}}" if in_line else text


def _empty_value(field: Field) -> str:
    if isinstance(field.shape, PartyRoles | OneOf | Entry):
        return "{$0}"
    return "[$0]" if _is_list(field.shape) else "$0"


# --- values ----------------------------------------------------------------------------------------------------------


def _suggest_values(slot: Slot, cursor: Cursor, document: Document) -> Iterable[Suggestion]:
    kind = kind_of(slot)
    if kind == ACTOR:
        return suggest_actors(slot, cursor, document)
    return suggest_people(slot, cursor, document) if kind == PERSON else _suggest_words(slot, cursor, document)


def _suggest_words(slot: Slot, cursor: Cursor, document: Document) -> Iterator[Suggestion]:
    shape, kind = slot.item, kind_of(slot)
    if isinstance(shape, VocabularyTerm):
        yield from _suggest_terms(shape, slot, cursor)
    elif isinstance(shape, Flag):
        yield from (Suggestion(word, word, raw=True) for word in ("true", "false"))
    elif isinstance(shape, EnumValue):
        yield from (Suggestion(member.value, member.value) for member in shape.of)
    elif kind in (AGREEMENT, DISPUTE):
        yield from _suggest_ids(kind, cursor, document)
    else:
        for number, option in enumerate(_texts(slot, cursor, document)):
            yield Suggestion(option, option, f"{number:03}")


def _suggest_terms(shape: VocabularyTerm, slot: Slot, cursor: Cursor) -> Iterator[Suggestion]:
    """The words of a vocabulary, those that fit the rest of the record first."""
    known, fitting = with_ids(shape.words), _fitting(slot, cursor.record)
    for number, word in enumerate(shape.words):
        gloss = known[word].gloss if known else ""
        order = f"{int(bool(fitting) and word not in fitting)}{number:03}"
        yield Suggestion(word, word, order, documentation=gloss, kind=CompletionItemKind.EnumMember)


def _fitting(slot: Slot, record: Any) -> tuple[str, ...]:
    """The modes of the type of an event, the roles of the kind of an agreement."""
    data = record if isinstance(record, dict) else {}
    if slot.key == "mode" and data.get("type") in load("event_types").ids:
        return modes(data["type"])
    if slot.key == "role":
        return tuple(role.id for role in load("party_roles") if data.get("kind") in role.listed("kinds"))
    return ()


def _suggest_ids(section: str, cursor: Cursor, document: Document) -> Iterator[Suggestion]:
    """The ids of agreements or disputes, those of the file first; what is typed may be part of an id or a title."""
    for rank, records in (("0", document.records(section)), ("1", getattr(document.world, section))):
        for number, record in enumerate(records):
            title = getattr(record, "title", None) or getattr(record, "over", None) or ""
            if record.id and fold(cursor.before) in fold(f"{record.id} {title}"):
                yield Suggestion(
                    record.id,
                    record.id,
                    f"{rank}{number:05}",
                    f"{record.kind.replace('_', ' ')}: {', '.join(record.parties[:4])}",
                    title,
                    record.id if fold(cursor.before) in fold(record.id) else title,
                    CompletionItemKind.Reference,
                    record.id,
                )


def _texts(slot: Slot, cursor: Cursor, document: Document) -> Iterable[str]:
    """The known texts of a slot that takes any text."""
    key = (slot.record, slot.key)
    if key == ("Header", "schema"):
        return (SCHEMA,)
    if key == ("Header", "extends"):
        return ("world", "nothing", *_files(document))
    if key == ("Membership", "status"):
        return STATUSES
    if key == ("Agreement", "title"):
        return _titles(cursor, document)
    return _capitals(cursor, document) if key == ("Capital", "capital") else ()


def _titles(cursor: Cursor, document: Document) -> list[str]:
    """The titles of known agreements with the words typed, those of the parties, kind and year of the record first."""
    record = cursor.record if isinstance(cursor.record, dict) else {}
    names, when = names_in(document.world), time_of(cursor.path, cursor.data)
    parties = {names(text, when).id for text in record.get("parties") or () if isinstance(text, str)}
    year = None if when is None or when.earliest is None else when.earliest.year
    typed, ranked = fold(cursor.before.strip()), []
    for known in document.world.agreements if typed or len(parties) > 1 else ():
        shared = len(parties.intersection(known.parties))
        if known.title and typed in fold(known.title) and (typed or shared > 1):
            at = first_year(known)
            far = abs(at - year) if at is not None and year is not None else 0
            rank = (-min(shared, 2), min(far, 1), known.kind != record.get("kind"), len(known.parties), far)
            ranked.append((rank, known.title))
    return [title for _, title in sorted(ranked)[:_MOST_TITLES]]


def first_year(agreement: Agreement) -> int | None:
    """The first year of the steps of an agreement, if it is known."""
    days = [step.when.earliest for step in agreement.steps if step.when is not None]
    return min((day.year for day in days if day is not None), default=None)


def _files(document: Document) -> list[str]:
    """The other scenario files of the same folder."""
    folder, own = os.path.split(document.path)
    try:
        return sorted(name for name in os.listdir(folder or ".") if is_scenario_name(name) and name != own)
    except OSError:
        return []


def _capitals(cursor: Cursor, document: Document) -> Iterable[str]:
    fact = cursor.at(len(cursor.path) - 1)
    state = fact.get("of") if isinstance(fact, dict) else None
    id = names_in(document.world)(state, None).id if isinstance(state, str) and state else None
    record = DayView.of(document, None).record(id) if id else None
    return dict.fromkeys(name.text for name in getattr(record, "capitals", ()) if name.kind == "capital")
