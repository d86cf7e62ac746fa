"""What may be typed at the cursor? Keys, words, names and ids, as the shape of the place has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lsprotocol.types import CompletionItem, CompletionList

from geobrief.codec.entries import Entry, Many, Several
from geobrief.codec.forms import Roles
from geobrief.codec.scalars import Actor
from geobrief.codec.short_forms import OneOf, Shortened
from geobrief.lsp.comments import code_at, codes_offered
from geobrief.lsp.cursor import Cursor, cursor_at
from geobrief.lsp.documents import Document
from geobrief.lsp.fields import Spot, spots, time_of
from geobrief.lsp.keys import keys
from geobrief.lsp.names import named_actors, named_people
from geobrief.lsp.offers import Frame, Offer, framed, item
from geobrief.lsp.profiles import profile
from geobrief.lsp.senses import ACTOR, PERSON, sense
from geobrief.lsp.views import View
from geobrief.lsp.words import words
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
        if isinstance(shape, Entry | OneOf | Roles) or (len(cursor.path) == 2 and isinstance(shape, Shortened)):
            path = (*cursor.path, 0) if isinstance(spot.shape, Many) else cursor.path
            yield from ((Frame(), offer) for offer in keys(path, cursor, document) if not cursor.quote)
        listed = isinstance(spot.shape, Many) and not isinstance(spot.shape, Several)
        frame = framed(cursor, document, listed)
        yield from ((frame, offer) for offer in values(spot, cursor, document))


def _key_offers(cursor: Cursor, document: Document) -> Iterable[Offer]:
    holder = spots(cursor.path[:-1], cursor.data)
    if any(isinstance(spot.shape, Roles) for spot in holder):
        return named_actors(Spot(Actor(), "PartyInRole", "party"), cursor, document)
    return keys(cursor.path[:-1], cursor, document)


def values(spot: Spot, cursor: Cursor, document: Document) -> Iterable[Offer]:
    """The values that may stand at a place."""
    meant = sense(spot)
    if meant == ACTOR:
        return named_actors(spot, cursor, document)
    return named_people(spot, cursor, document) if meant == PERSON else words(spot, cursor, document)
