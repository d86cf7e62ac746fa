"""Which kind of agreement or dispute do these words speak of? Word lists per kind, counted where the cue stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from geobrief.reading.inflection import verb_forms
from geobrief.reading.lexicons import Phrases, document


@cache
def _phrases(name: str, part: str) -> Phrases:
    """Each phrase with the kinds that list it, in the order of the document."""
    entries: dict[tuple[str, ...], tuple[str, ...]] = {}
    for kind, listed in document(name)[part].items():
        for words in (form for phrase in listed for form in _forms(phrase)):
            entries[words] = (*entries.get(words, ()), kind)
    return Phrases(entries)


def _forms(phrase: str) -> Iterator[tuple[str, ...]]:
    """A phrase as it is, or with its first word in all forms of the verb: `v:pull out of`."""
    if not phrase.startswith("v:"):
        yield tuple(phrase.split())
        return
    verb, *rest = phrase[2:].split()
    for form in verb_forms(verb):
        yield (form, *rest)


def found(name: str, part: str, lowers: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The phrases of a lexicon in a run of words: start, end, what they tell."""
    return _phrases(name, part).all(list(lowers))


def kind_of(name: str, windows: Sequence[Sequence[str]]) -> str | None:
    """The kind that most words of the nearest window speak of; a wider window is asked where a nearer one is silent.

    >>> kind_of("agreement_kinds", [["the", "free", "trade", "accord"]])
    'trade'
    """
    order = {kind: rank for rank, kind in enumerate(document(name)["kinds"])}
    for window in windows:
        weights: dict[str, int] = {}
        for start, end, kinds in found(name, "kinds", window):
            for kind in kinds:
                weights[kind] = weights.get(kind, 0) + 2 * (end - start) - 1
        if weights:
            return min(weights, key=lambda kind: (-weights[kind], order[kind]))
    return None


def nearest(name: str, part: str, lowers: Sequence[str], index: int) -> str | None:
    """What the phrase that stands nearest to a place tells."""
    near = (
        (max(start - index, index - end + 1, 0), -(end - start), kinds[0])
        for start, end, kinds in found(name, part, lowers)
    )
    return min(near, default=(0, 0, None))[2]
