"""Misspellings: a letter is left out, doubled, or changes places with its neighbour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from random import Random

import geobrief
from geobrief.vocabulary import load

SEED = "planted 1"
VOCABULARIES = (
    "agreement_kinds agreement_statuses dispute_kinds dispute_statuses event_contexts event_modes event_types "
    "hostility_levels modalities offices party_roles"
).split()


def chance(*salt: str) -> Random:
    """Numbers that depend on the seed and on what they are for, and on nothing else."""
    return Random(" ".join((SEED, *salt)))


def slip(word: str, salt: str, fine: Callable[[str], bool]) -> str:
    """A misspelling of a word that is `fine`: one that means nothing."""
    wrongs = [wrong for wrong in _slips(word) if wrong != word]
    chance(salt, word).shuffle(wrongs)
    return next(wrong for wrong in wrongs if fine(wrong))


def _slips(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        if word[at : at + 2].isalpha():
            yield word[:at] + word[at + 1 :]
            yield word[:at] + word[at] + word[at:]
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    yield word + word[-1]


@cache
def _keys() -> frozenset[str]:
    schema = geobrief.schema()
    classes = [schema, *schema["$defs"].values()]
    return frozenset(key for entry in classes for key in entry["properties"])


@cache
def _terms() -> frozenset[str]:
    return frozenset(term for name in VOCABULARIES for term in load(name).ids)


def no_key(word: str) -> bool:
    """Whether no record has such a key."""
    return word not in _keys()


def no_term(word: str) -> bool:
    """Whether the word stands in no vocabulary."""
    return word not in _terms()
