"""Entities, the things that a text names, and lines: sentences with the entities in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import attrs

from geobrief.reading.tokens import Sentence, Token

STATE_KINDS = frozenset({"name", "abbreviation", "demonym", "capital", "seat"})


@attrs.frozen(slots=True)
class Entity:
    """A named thing in the text: code points, kind, and the id of what it means.

    `kind` is name, abbreviation, demonym, capital or seat for a state; organization, group, territory or person
    otherwise. `place` is true of a capital that is only a place and does not mean the government.
    """

    start: int
    end: int
    text: str
    kind: str
    id: str
    place: bool = False

    @property
    def is_state(self) -> bool:
        return self.kind in STATE_KINDS


@attrs.frozen(slots=True)
class Line:
    """A sentence with its lower-case words and the entities in it.

    `at` gives the entities that begin in a token (two in «Russian-Argentine»), `owner` the entity that a token
    belongs to.
    """

    text: str
    sentence: Sentence
    tokens: tuple[Token, ...]
    lowers: list[str]
    entities: tuple[Entity, ...]
    at: dict[int, tuple[Entity, ...]]
    owner: dict[int, Entity]

    def lower(self, index: int) -> str:
        """The word at a place, or the empty text outside the sentence."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def words(self, first: int, end: int) -> str:
        """The text of a span of tokens, unchanged."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end] if first < end else ""

    def end_of(self, index: int) -> int:
        """The token after the entity that begins at a token."""
        first = self.owner[index]
        while index in self.owner and self.owner[index] is first:
            index += 1
        return index


def lines(text: str, sentences: Sequence[Sentence], entities: Iterable[Entity]) -> tuple[Line, ...]:
    """Sentences with the entities in them."""
    ordered = sorted(entities, key=lambda entity: entity.start)
    starts = [entity.start for entity in ordered]
    found = []
    for sentence in sentences:
        inside = ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        found.append(_line(text, sentence, tuple(inside)))
    return tuple(found)


def _line(text: str, sentence: Sentence, entities: tuple[Entity, ...]) -> Line:
    tokens = sentence.tokens
    lowers = [token.lower for token in tokens]
    if not entities:
        return Line(text, sentence, tokens, lowers, (), {}, {})
    begins = [token.start for token in tokens]
    at: dict[int, list[Entity]] = {}
    owner: dict[int, Entity] = {}
    for entity in entities:
        first = max(0, bisect_right(begins, entity.start) - 1)
        at.setdefault(first, []).append(entity)
        for index in range(first, max(first + 1, bisect_left(begins, entity.end))):
            owner.setdefault(index, entity)
    listed = {index: tuple(found) for index, found in at.items()}
    return Line(text, sentence, tokens, lowers, entities, listed, owner)


_DASHES, _LONGEST_DATELINE = frozenset("-–—"), 14


def dateline_end(line: Line) -> int:
    """Where «CAIRO, 3 May (Wire) -» ends; the start of the sentence if it has no dateline."""
    if not line.tokens[0].is_capital:
        return line.sentence.start
    for token in line.tokens[1:_LONGEST_DATELINE]:
        if token.text in _DASHES:
            return token.end
        if not (token.is_capital or token.text[0].isdigit() or token.text in ",().:"):
            break
    return line.sentence.start
