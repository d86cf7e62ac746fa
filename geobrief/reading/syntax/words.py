"""The words of a sentence as a parse has them; an actor phrase, date or phrasal preposition is one word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import attrs

from geobrief.reading.english import WordFacts
from geobrief.reading.grammar.actors import ActorPhrase
from geobrief.reading.lexicons import document

NOMINAL = frozenset(("NN", "NNS", "ACT", "PRP", "CD", "DATE"))


NO_FACTS = WordFacts()


@attrs.define(slots=True)
class Word:
    """A word, or an actor phrase or date taken as one word: its tokens, tag and base form."""

    start: int
    end: int
    lower: str
    tag: str = ""
    lemma: str = ""
    actor: ActorPhrase | None = None
    place: tuple[str, ...] = ()
    date: bool = False
    facts: WordFacts = NO_FACTS


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of `syntax.toml`."""
    return frozenset(document("syntax")[name].split())


def lower_at(words: Sequence[Word], index: int) -> str:
    """The word at a place, or the empty text outside the sentence."""
    return words[index].lower if 0 <= index < len(words) else ""
