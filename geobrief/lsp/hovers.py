"""The description of the key, word, date, name or code under the pointer."""

from __future__ import annotations

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from geobrief.codec.entries import Entry
from geobrief.codec.scalars import Time, VocabularyTerm
from geobrief.codec.written_forms import PartyRoles
from geobrief.lsp.comments import code_at, code_description
from geobrief.lsp.completions import key_description
from geobrief.lsp.cursor import Cursor, cursor_at
from geobrief.lsp.documents import DayView, Document
from geobrief.lsp.fields import ACTOR, AGREEMENT, DISPUTE, PERSON, Slot, keys_at, kind_of, slots_at, time_of
from geobrief.lsp.summaries import date_summary, escaped, summary, tenure_rows
from geobrief.register.document_names import names_in
from geobrief.vocabulary.files import with_ids


def hover(document: Document, offset: int) -> Hover | None:
    """The description at an offset, with the range that it describes; None if there is none."""
    cursor = code_at(document, offset)
    text = None if cursor is None else code_description(cursor.text)
    if cursor is None:
        cursor = cursor_at(document.text, offset, document.form)
        text = _description(cursor, document) if cursor and cursor.text.strip() else None
    if cursor is None or not text:
        return None
    return Hover(MarkupContent(MarkupKind.Markdown, text), document.positions.range(cursor.start, cursor.end))


def _description(cursor: Cursor, document: Document) -> str | None:
    if not cursor.is_key:
        slots = slots_at(cursor.path, cursor.data)
        return next(filter(None, (_value_description(slot, cursor, document) for slot in slots)), None)
    if any(isinstance(slot.shape, PartyRoles) for slot in slots_at(cursor.path[:-1], cursor.data)):
        return _actor_description(cursor, document)
    found = keys_at(cursor.path[:-1], cursor.data).get(cursor.text)
    if found is None:
        return None
    record, field = found
    needed = " · needed" if field.required else ""
    return f"**{cursor.text}**{needed}\n\n{key_description(record, cursor.text, field)}"


def _value_description(slot: Slot, cursor: Cursor, document: Document) -> str | None:
    shape, kind = slot.item, kind_of(slot)
    if isinstance(shape, VocabularyTerm):
        return _word_description(shape, cursor.text)
    if isinstance(shape, Time):
        when = shape.try_parse(cursor.text)
        return None if when is None else date_summary(when)
    if kind in (AGREEMENT, DISPUTE):
        view = DayView.of(document, time_of(cursor.path, cursor.data))
        record = view.record(cursor.text)
        return None if record is None else summary(record, view)
    if kind in (PERSON, ACTOR):
        return _person_description(cursor, document) if kind == PERSON else _actor_description(cursor, document)
    return None if isinstance(shape, Entry) else escaped(slot.description) or None


def _word_description(shape: VocabularyTerm, text: str) -> str | None:
    known = with_ids(shape.words)
    if known is None or text not in known:
        return None
    term = known[text]
    note = dict(term.columns).get("note")
    return "\n\n".join(filter(None, (f"**{text}** · {term.label}", escaped(term.gloss), escaped(note or ""))))


def _actor_description(cursor: Cursor, document: Document) -> str | None:
    """The summary of the actor whose name or id is at the cursor; the candidates if there are several."""
    when = time_of(cursor.path, cursor.data)
    view = DayView.of(document, when)
    found = names_in(document.world)(cursor.text, when or view.day)
    if found.id is None:
        hint = f"\n\n{escaped(found.hint)}" if found.hint else ""
        return f"{escaped(found.message)}{hint}"
    record = view.record(found.id)
    return None if record is None else summary(record, view)


def _person_description(cursor: Cursor, document: Document) -> str | None:
    """The summary of a person; of one whom only the file names, the tenures in the file."""
    when = time_of(cursor.path, cursor.data)
    view = DayView.of(document, when)
    found = names_in(document.world).person(cursor.text, when or view.day)
    record = view.record(found.id) if found.id else None
    if record is not None:
        return summary(record, view)
    own = [held for held in document.records("leaders") if held.name == cursor.text]
    rows = [f"- {row}" for row in tenure_rows(own, view)]
    return "\n".join((f"**{escaped(cursor.text)}**", "", *rows)) if rows else escaped(found.message) or None
