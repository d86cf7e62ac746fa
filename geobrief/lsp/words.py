"""Which words may stand at the cursor? Those of vocabularies, ids of agreements and disputes, and a few texts."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lsprotocol.types import CompletionItemKind

from geobrief.codec import SCHEMA
from geobrief.codec.scalars import Flag, Member, Term
from geobrief.lsp.cursor import Cursor
from geobrief.lsp.documents import Document
from geobrief.lsp.fields import Spot, vocabulary
from geobrief.lsp.lexicon import fold
from geobrief.lsp.offers import Offer
from geobrief.lsp.senses import AGREEMENT, DISPUTE, sense
from geobrief.lsp.views import View
from geobrief.rules.memberships import STATUSES
from geobrief.scenario.names import Names
from geobrief.vocabulary import load, modes

_SCENARIO = re.compile(r".*\.geobrief\.(?:ya?ml|json|toml)", re.IGNORECASE)


def words(spot: Spot, cursor: Cursor, document: Document) -> Iterator[Offer]:
    """The words that may stand at a place."""
    shape, meant = spot.item, sense(spot)
    if isinstance(shape, Term):
        yield from _terms(shape, spot, cursor)
    elif isinstance(shape, Flag):
        yield from (Offer(word, word, raw=True) for word in ("true", "false"))
    elif isinstance(shape, Member):
        yield from (Offer(member.value, member.value) for member in shape.of)
    elif meant in (AGREEMENT, DISPUTE):
        yield from _matters(meant, cursor, document)
    else:
        yield from _texts(spot, cursor, document)


def _terms(shape: Term, spot: Spot, cursor: Cursor) -> Iterator[Offer]:
    """The words of a vocabulary, those that fit the rest of the record first."""
    known, fitting = vocabulary(shape), _fitting(spot, cursor.record)
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
    listed = (("0", document.records(section)), ("1", getattr(document.ground, section)))
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
        return sorted(name for name in os.listdir(folder or ".") if _SCENARIO.fullmatch(name) and name != own)
    except OSError:
        return []


def _capitals(cursor: Cursor, document: Document) -> Iterable[str]:
    fact = cursor.at(len(cursor.path) - 1)
    state = fact.get("of") if isinstance(fact, dict) else None
    id = Names(document.ground)(state, None).id if isinstance(state, str) and state else None
    record = View.of(document, None).record(id) if id else None
    return dict.fromkeys(name.text for name in getattr(record, "capitals", ()) if name.kind == "capital")
