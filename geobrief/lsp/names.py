"""Whom may one name at the cursor? Actors and persons of the sort that is meant there, those of the time first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs
from lsprotocol.types import CompletionItemKind

from geobrief.lsp.cursor import Cursor
from geobrief.lsp.documents import Document, View
from geobrief.lsp.fields import Spot, time_of
from geobrief.lsp.offers import Offer
from geobrief.lsp.profiles import span, words
from geobrief.model import Tenure
from geobrief.scenario.names import Names

if TYPE_CHECKING:
    from geobrief.register import World

MOST = 150  # an editor asks again with each letter
_STATES, _ORGANIZATIONS = ("states",), ("organizations",)
_SORTS: dict[tuple[str, str] | str, tuple[str, ...]] = {
    "state": ("states", "organizations"),
    "organization": _ORGANIZATIONS,
    "territory": ("territories",),
    "claimant": _STATES,
    "administrator": _STATES,
    "administrators": _STATES,
    "states": _STATES,
    ("Membership", "member"): _STATES,
    ("Member", "member"): _STATES,
    ("Member", "of"): _ORGANIZATIONS,
    ("Leading", "of"): ("states", "organizations"),
    ("Capital", "of"): _STATES,
    ("Administered", "of"): ("territories",),
    ("Administration", "state"): _STATES,
    ("Administration", "text"): _STATES,
    ("Document", "states"): _STATES,
    ("Document", "organizations"): _ORGANIZATIONS,
    ("Document", "groups"): ("groups",),
    ("Document", "territories"): ("territories",),
    ("State", "predecessors"): _STATES,
    ("State", "successors"): _STATES,
}
_KINDS = {"states": CompletionItemKind.Class, "organizations": CompletionItemKind.Interface}


def named_actors(spot: Spot, cursor: Cursor, document: Document) -> Iterator[Offer]:
    """The actors that may stand at a place."""
    sorts = _SORTS.get((spot.record, spot.key)) or _SORTS.get(spot.key) or TABLES
    view = View.of(document, time_of(cursor.path, cursor.data))
    fitting = (entry for entry in found(actors(document.base_world), cursor.before) if entry[0].table in sorts)
    first, taken = _ids(cursor.record, document, view), _siblings(cursor)
    ranked = []
    for named, grade, word in fitting:
        begins = bool(cursor.before) and fold(_then(named, view)).startswith(fold(cursor.before))
        there = view.day is None or view.existed(named.id)
        rank = not there, named.id not in first, 0 if begins else grade, sorts.index(named.table), fold(named.name)
        ranked.append((rank, named.id, word, named))
    resolve = Names(document.base_world)
    for place, (rank, _, word, named) in enumerate(sorted(ranked, key=lambda entry: entry[:2])[:MOST]):
        text = _text(named, resolve, view)
        if text not in taken:
            begins = bool(cursor.before) and fold(text).startswith(fold(cursor.before))
            yield _actor(named, text, text if begins else word, f"{place:04}", rank[0], view)


def _actor(named: Named, text: str, word: str, order: str, absent: bool, view: View) -> Offer:
    record = view.document.base_world.get(named.id)
    return Offer(
        label=text if text != named.id else f"{named.name} ({named.id})",
        text=text,
        order=order,
        detail=f"{named.id} · {span(record.period)}",
        filter=word,
        kind=_KINDS.get(named.table, CompletionItemKind.Module),
        subject=named.id,
        absent=absent,
    )


def _then(named: Named, view: View) -> str:
    """The name that somebody had at the time."""
    record = view.document.base_world.get(named.id) if named.table == "states" and view.day else None
    return record.name_on(view.day) if record is not None else named.name


def _text(named: Named, resolve: Names, view: View) -> str:
    """What to type for an actor: the name that it had then, if nobody else is meant by it, else the id."""
    acronym = view.document.base_world.get(named.id).acronym if named.table == "organizations" else None
    options = (acronym, _then(named, view), named.name)
    return next((name for name in options if name and resolve(name, view.day).id == named.id), named.id)


def _siblings(cursor: Cursor) -> tuple[Any, ...]:
    """What else stands in the list at the cursor."""
    holder = cursor.at(len(cursor.path) - 1) if cursor.path else None
    if not isinstance(holder, list):
        return tuple(holder) if cursor.is_key and isinstance(holder, dict) else ()
    return tuple(item for place, item in enumerate(holder) if place != cursor.path[-1] and isinstance(item, str))


def _ids(record: Any, document: Document, view: View) -> frozenset[str]:
    """The ids of all whom a record names already: they are likely to be named again."""
    resolve = Names(document.base_world)
    told = (text for key in ("parties", "actors", "recipients", "state", "of") for text in _texts(record, key))
    return frozenset(filter(None, (resolve(text, view.day).id for text in told if text)))


def _texts(record: Any, key: str) -> Iterable[str]:
    told = record.get(key) if isinstance(record, dict) else None
    return [text for text in (told if isinstance(told, list) else [told]) if isinstance(text, str)]


def named_people(spot: Spot, cursor: Cursor, document: Document) -> Iterator[Offer]:
    """The persons who may stand at a place, those in office for somebody of the record first."""
    view = View.of(document, time_of(cursor.path, cursor.data))
    first = {str(held.person): held for id in sorted(_ids(cursor.record, document, view)) for held in _terms(id, view)}
    own = [held for held in document.records("leaders") if fold(cursor.before) in fold(held.name)]
    for number, held in enumerate(own):
        yield _person(held.name, held.name, f"0{number:05}", _office(held, view), held.person or "")
    known = [named for named in people(document.base_world) if cursor.before or named.id in first]
    ranked = sorted(
        ((named.id not in first, grade, number), named, word)
        for number, (named, grade, word) in enumerate(found(known, cursor.before))
    )
    for number, (_, named, word) in enumerate(ranked[:MOST]):
        term = first.get(named.id) or next(iter(document.base_world.tenures(person=named.id)), None)
        detail = named.id if term is None else _office(term, view)
        text = named.name if len(document.base_world.persons_named(named.name)) == 1 or spot.key == "name" else named.id
        yield _person(text, word, f"1{number:05}", detail, named.id)


def _terms(state: str, view: View) -> Iterable[Tenure]:
    known = view.record(state)
    return view.document.base_world.tenures(state, on=view.day) if known is not None and view.day else ()


def _person(text: str, word: str, order: str, detail: str, id: str) -> Offer:
    return Offer(text, text, order, detail, filter=word, kind=CompletionItemKind.Constant, subject=id)


def _office(held: Tenure, view: View) -> str:
    of = f" of {view.called(held.state)}" if held.state else ""
    return f"{words(held.office)}{of}, {span(held.period)}"


_WITHIN = 10  # how much less a later word of a name weighs than the first
_BEFORE = " :-("
TABLES = ("states", "organizations", "groups", "territories")


@attrs.frozen
class Named:
    """Somebody who may be named: the id, the usual name and the table.

    `words` are all names, demonyms, capitals and codes: folded, as written, and how far they stand back behind others.
    """

    id: str
    name: str
    table: str
    words: tuple[tuple[str, str, int], ...] = attrs.field(repr=False)

    def match(self, asked: str) -> tuple[int, str] | None:
        """How well a word begins as asked (the least is best), and that word; None where none does."""
        fitting = (
            (rank + _WITHIN * (not folded.startswith(asked)), word)
            for folded, word, rank in self.words
            if asked in folded and (folded.startswith(asked) or any(f"{sign}{asked}" in folded for sign in _BEFORE))
        )
        return min(fitting, default=None, key=lambda match: match[0])


def fold(text: str) -> str:
    """A text without capitals and accents.

    >>> fold("Côte d'Ivoire")
    "cote d'ivoire"
    """
    lower = text.casefold()
    if lower.isascii():
        return lower
    return "".join(letter for letter in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(letter))


@lru_cache(maxsize=4)
def actors(world: World) -> tuple[Named, ...]:
    """All states, organisations, groups and territories, in this order, each table in its own.

    >>> from geobrief.register import world
    >>> [named.id for named in actors(world()) if named.match("argentine")][:1]
    ['ARG']
    """
    words: dict[str, dict[str, int]] = {}
    for bearing in world.bearings():
        words.setdefault(bearing.id, {}).setdefault(bearing.text, bearing.rank)
    return tuple(
        _named(record.id, record.name, table, words.get(record.id, {}))
        for table in TABLES
        for record in getattr(world, table)
    )


@lru_cache(maxsize=4)
def people(world: World) -> tuple[Named, ...]:
    """All persons."""
    return tuple(
        _named(person.id, person.name, "people", dict.fromkeys((*person.all_names, person.family or ""), 1))
        for person in world.people
    )


def _named(id: str, name: str, table: str, others: Mapping[str, int]) -> Named:
    words = {name: 1, id: 1, **others}
    return Named(id, name, table, tuple((fold(word), word, rank) for word, rank in words.items() if word))


def found(all_: Iterable[Named], asked: str) -> Iterator[tuple[Named, int, str]]:
    """Those whose words fit, with how well, and with the word that fits; with nothing asked all, by all their words."""
    folded = fold(asked.strip())
    for named in all_:
        match = named.match(folded) if folded else (0, " ".join(word for _, word, _ in named.words))
        if match is not None:
            yield named, match[0], match[1]


def prepare(world: World) -> None:
    """Make ready what is needed to look for somebody, before it is asked for.

    What is known from the beginning stays, so the collector of garbage need not go through it again each time.
    """
    import gc

    actors(world)
    people(world)
    world.persons_named("")
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()
