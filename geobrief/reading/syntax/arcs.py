"""The interface by which a parser of the user's choice gives the arcs of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import attrs

from geobrief.errors import ArgumentError
from geobrief.reading.syntax.trees import Tree
from geobrief.reading.syntax.words import Word

# Tags of open words that a parser can correct; those of function words, names and dates are known.
_OPEN = frozenset(("NN", "NNS", "JJ", "RB", "VB", "VBZ", "VBD", "VBP", "VBN", "VBG"))


class SyntaxWord(NamedTuple):
    """A word of a sentence as a parser gets it; an actor phrase («the Chilean president») or a date is one word.

    `tag` is the part of speech that the built-in analysis supposes, in the tags of the Penn treebank.
    """

    text: str
    kind: Literal["word", "actor", "date"]
    tag: str


class Arc(NamedTuple):
    """The head of a word (its place in the sentence, -1 for a root) and its relation, as in Universal Dependencies.

    A `tag` of the Penn treebank corrects that of an open word.
    """

    head: int
    relation: str
    tag: str = ""


Syntax = Callable[[Sequence[SyntaxWord]], Sequence[Arc]]


def parsed_by(syntax: Syntax, words: Sequence[Word], text_of: Callable[[Word], str]) -> Tree:
    """The arcs that a parser gives the words of a sentence; what are not arcs is refused."""
    given = [SyntaxWord(text_of(word), _kind(word), word.tag) for word in words]
    arcs = tuple(syntax(given))
    if len(arcs) != len(words):
        raise ArgumentError("syntax", expected=f"{len(words)} arcs, one for each word", got=f"{len(arcs)} arcs")
    for place, arc in enumerate(arcs):
        if not (isinstance(arc, tuple) and len(arc) >= 2 and isinstance(arc[0], int) and isinstance(arc[1], str)):
            raise ArgumentError("syntax", expected="arcs (head, relation)", got=arc)
        if not -1 <= arc[0] < len(words) or arc[0] == place:
            raise ArgumentError("syntax", expected="a head in the sentence, or -1", got=arc)
    tagged = tuple(_retagged(word, Arc(*arc)) for word, arc in zip(words, arcs, strict=True))
    heads = _without_circles([arc[0] for arc in arcs])
    return Tree(tagged, heads, tuple("root" if head < 0 else arc[1] for head, arc in zip(heads, arcs, strict=True)))


def _kind(word: Word) -> Literal["word", "actor", "date"]:
    return "date" if word.date else "actor" if word.actor is not None or word.place else "word"


def _retagged(word: Word, arc: Arc) -> Word:
    return attrs.evolve(word, tag=arc.tag) if arc.tag in _OPEN and word.tag in _OPEN else word


def _without_circles(heads: list[int]) -> tuple[int, ...]:
    """The heads, with a root wherever words would depend on each other in a circle."""
    found = list(heads)
    for place in range(len(found)):
        seen, at = set(), place
        while at >= 0 and at not in seen:
            seen.add(at)
            at = found[at]
        if at >= 0:
            found[at] = -1
    return tuple(found)
