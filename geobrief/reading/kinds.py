"""Kinds of agreements and disputes by the phrases near a cue, from word lists per kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from geobrief.reading.inflection import verb_forms
from geobrief.reading.lexicons import Phrases, document


@cache
def _phrases(name: str, part: str) -> Phrases:
    """Each phrase with the kinds that list it, in the order of the lexicon."""
    return phrases_of(document(name)[part])


def phrases_of(lists: Mapping[str, Iterable[str]]) -> Phrases:
    """Each phrase of some lists with the names of the lists that have it, in their order."""
    entries: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, phrases in lists.items():
        for words in (form for phrase in phrases for form in _forms(phrase)):
            entries[words] = (*entries.get(words, ()), name)
    return Phrases(entries)


def _forms(phrase: str) -> Iterator[tuple[str, ...]]:
    """A phrase as it is, or with its first word in all forms of the verb: `v:pull out of`."""
    if not phrase.startswith("v:"):
        yield tuple(phrase.split())
        return
    verb, *rest = phrase[2:].split()
    for form in verb_forms(verb):
        yield (form, *rest)


def phrases_in(name: str, part: str, lowers: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The phrases of a part of a lexicon among some words: start, end, and the kinds that list them."""
    return _phrases(name, part).all(list(lowers))


def kind_of(name: str, windows: Sequence[Sequence[str]]) -> str | None:
    """The kind of most phrases in the first window of words that has any.

    >>> kind_of("agreement_kinds", [["the", "free", "trade", "accord"]])
    'trade'
    """
    order = {kind: rank for rank, kind in enumerate(document(name)["kinds"])}
    for window in windows:
        weights: dict[str, int] = {}
        for start, end, kinds in phrases_in(name, "kinds", window):
            for kind in kinds:
                weights[kind] = weights.get(kind, 0) + 2 * (end - start) - 1
        if weights:
            return min(weights, key=lambda kind: (-weights[kind], order[kind]))
    return None
