"""Who may be named, and by which words? Every actor and person of a world, ready to be looked for while one types."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from geobrief.register import World

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
        _named(person.id, person.name, "people", dict.fromkeys((*person.names, person.family or ""), 1))
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
