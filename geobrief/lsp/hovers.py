"""What is there to say of what the pointer is on? Of a key, a word, a date, a name or a code, and in which range?"""

from __future__ import annotations

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from geobrief.codec.entries import Entry
from geobrief.codec.scalars import Time, VocabularyTerm
from geobrief.codec.written_forms import PartyRoles
from geobrief.lsp.comments import code_at, explained
from geobrief.lsp.completions import explained as explained_key
from geobrief.lsp.cursor import Cursor, cursor_at
from geobrief.lsp.documents import Document, View
from geobrief.lsp.fields import ACTOR, AGREEMENT, DISPUTE, PERSON, Spot, fields_at, sense, spots, time_of
from geobrief.lsp.profiles import meaning, plain, profile, terms
from geobrief.scenario.names import Names
from geobrief.vocabulary.files import with_ids


def hover(document: Document, offset: int) -> Hover | None:
    """What is to be said of what stands at an offset; None where nothing is."""
    cursor = code_at(document, offset)
    told = None if cursor is None else explained(cursor.text)
    if cursor is None:
        cursor = cursor_at(document.text, offset, document.form)
        told = _told(cursor, document) if cursor and cursor.text.strip() else None
    if cursor is None or not told:
        return None
    return Hover(MarkupContent(MarkupKind.Markdown, told), document.positions.range(cursor.start, cursor.end))


def _told(cursor: Cursor, document: Document) -> str | None:
    if not cursor.is_key:
        return next(filter(None, (_value(spot, cursor, document) for spot in spots(cursor.path, cursor.data))), None)
    if any(isinstance(spot.shape, PartyRoles) for spot in spots(cursor.path[:-1], cursor.data)):
        return actor(cursor, document)
    found = fields_at(cursor.path[:-1], cursor.data).get(cursor.text)
    if found is None:
        return None
    told = explained_key(found[0], cursor.text, found[1])
    return f"**{cursor.text}**{' · needed' if found[1].required else ''}\n\n{told}"


def _value(spot: Spot, cursor: Cursor, document: Document) -> str | None:
    shape, meant = spot.item, sense(spot)
    if isinstance(shape, VocabularyTerm):
        return _word(shape, cursor.text)
    if isinstance(shape, Time):
        when = shape.told(cursor.text)
        return None if when is None else meaning(when)
    if meant in (AGREEMENT, DISPUTE):
        view = View.of(document, time_of(cursor.path, cursor.data))
        record = view.record(cursor.text)
        return None if record is None else profile(record, view)
    if meant in (PERSON, ACTOR):
        return person(cursor, document) if meant == PERSON else actor(cursor, document)
    return None if isinstance(shape, Entry) else plain(spot.description) or None


def _word(shape: VocabularyTerm, text: str) -> str | None:
    known = with_ids(shape.words)
    if known is None or text not in known:
        return None
    term = known[text]
    note = dict(term.columns).get("note")
    return "\n\n".join(filter(None, (f"**{text}** · {term.label}", plain(term.gloss), plain(note or ""))))


def actor(cursor: Cursor, document: Document) -> str | None:
    """Whoever is meant by the name or id at the cursor; several candidates, where there are such."""
    when = time_of(cursor.path, cursor.data)
    view = View.of(document, when)
    found = Names(document.base_world)(cursor.text, when or view.day)
    if found.id is None:
        hint = f"\n\n{plain(found.hint)}" if found.hint else ""
        return f"{plain(found.message)}{hint}"
    record = view.record(found.id)
    return None if record is None else profile(record, view)


def person(cursor: Cursor, document: Document) -> str | None:
    """The person who is meant, with all terms of office; of a name that only the file has, those that it tells."""
    when = time_of(cursor.path, cursor.data)
    view = View.of(document, when)
    found = Names(document.base_world).person(cursor.text, when or view.day)
    record = view.record(found.id) if found.id else None
    if record is not None:
        return profile(record, view)
    own = [held for held in document.records("leaders") if held.name == cursor.text]
    told = [f"- {row}" for row in terms(own, view)]
    return "\n".join((f"**{plain(cursor.text)}**", "", *told)) if told else plain(found.message) or None
