"""The words of a sentence as a parse has them; an actor phrase, date or phrasal preposition is one word.

What the words after a word can be: the start of an object, of a noun phrase, or of a clause.
"""

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


def starts_object(words: Sequence[Word], at: int) -> bool:
    if at >= len(words):
        return False
    word = words[at]
    opens = word.tag in ("ACT", "CD", "DT") or word.lower in listed("determiners") or word.lower in listed("pronouns")
    return opens or word.lower in ("off", "out", "up", "down", "back", "away")


def number_follows(words: Sequence[Word], index: int) -> bool:
    after = index + 2 if lower_at(words, index + 1) == "a" else index + 1
    return after < len(words) and words[after].tag == "CD"


def starts_phrase(words: Sequence[Word], at: int) -> bool:
    if at >= len(words):
        return False
    word = words[at]
    return word.tag in NOMINAL or (
        word.tag in ("", "DT", "JJ", "POS")
        and word.lower not in listed("adverbs")
        and word.lower not in listed("prepositions")
    )


def clause_follows(words: Sequence[Word], index: int, *, past_commas: bool = True) -> bool:
    """Whether a subject and a finite verb follow before the sentence pauses."""
    seen_noun = False
    for at in range(index + 1, min(len(words), index + 24)):
        word = words[at]
        if word.tag == "PUNCT" and word.lower in ",;:()–—":
            if word.lower != "," or seen_noun is False or not past_commas:
                return False
            continue
        if word.tag in ("MD", "BE", "HAVE", "DO") and seen_noun:
            return True
        if word.tag in ("ACT", "DATE", "CD") or word.lower in listed("pronouns"):
            seen_noun = seen_noun or word.tag != "DATE"
            continue
        if word.lower in listed("prepositions"):
            continue
        known = word.facts
        if (
            seen_noun
            and known.verb
            and known.form in ("past", "ed", "s", "any")
            and word.lower not in listed("mostly_nouns")
        ):
            return words[at - 1].tag != "DT" and words[at - 1].lower not in listed("determiners")
        if word.lower not in listed("determiners"):
            seen_noun = True
    return False


def nominal_next(words: Sequence[Word], index: int) -> bool:
    """Whether the next word can continue a noun phrase."""
    if index + 1 >= len(words):
        return False
    word = words[index + 1]
    if word.tag:
        return word.tag in ("NN", "ACT", "CD")
    if word.lower in listed("prepositions") or word.lower in listed("markers") or word.lower in listed("pronouns"):
        return False
    return word.facts.noun or word.facts.adjective or word.facts.form in ("ed", "ing", "participle", "any")


def finite_follows(words: Sequence[Word], index: int) -> bool:
    """Whether the next word is a verb that would take this one as its subject."""
    if index + 1 >= len(words):
        return False
    word = words[index + 1]
    if word.tag in ("MD", "BE", "HAVE", "DO"):
        return True
    if word.lower in listed("adverbs"):
        return finite_follows(words, index + 1)
    return word.facts.form in ("past", "ed") and not word.facts.noun and not word.facts.adjective
