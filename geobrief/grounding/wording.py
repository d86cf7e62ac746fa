"""What the words at a place of a text mean to the reader: actors, dates, quantities and propositions."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import attrs

from geobrief.evidence import Evidence
from geobrief.quantities import Quantity
from geobrief.reading.analysis import Analysis
from geobrief.reading.dates import FoundDate
from geobrief.reading.entities import Entity, Line
from geobrief.reading.grammar.actors import ActorPhrase
from geobrief.reading.people.titles import find_titles
from geobrief.reading.pipeline import analyse
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.quantities import find_quantities
from geobrief.register import World
from geobrief.register.folding import folded

_BEFORE = 5  # sentences in which what a passage leaves open can be named
_LOCATING = frozenset(("in", "at", "near", "outside", "off"))
_POINTING = frozenset(
    """it its they their them he his him she her we our us both each other others two three four countries states
    sides neighbours neighbors parties governments allies counterpart counterparts capitals leaders presidents
    ministers latter former former's country government neighbour neighbor kingdom republic rival rivals pair
    signatories members coalition opponents itself themselves""".split()
)


@attrs.frozen(eq=False)
class ReadText:
    """A text that the reader has analysed."""

    analysis: Analysis

    @staticmethod
    def of(text: str, world: World, published: datetime.date | None) -> ReadText:
        """The analysis of a text; those of the last texts are kept for further answers about them."""
        return _read(text, world, published)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The sentences with what they name."""
        return tuple(clauses.line for clauses in self.analysis.clauses)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.sentence.start for line in self.lines]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence of an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    @cached_property
    def _names(self) -> tuple[list[int], list[tuple[int, int, str]]]:
        """Everything that names an actor, with its place."""
        found = [(entity.start, entity.end, entity.id) for entity in self.analysis.mentions.entities if entity.id]
        for figure in self.analysis.people.figures:
            for mention in figure.mentions:
                found += [(mention.start, mention.end, state) for state in figure.states]
        found.sort()
        return [start for start, _, _ in found], found

    def named(self, start: int, end: int) -> Iterator[str]:
        """The ids that names between two offsets mean: names, demonyms, capitals, persons in office."""
        starts, found = self._names
        first = bisect_right(starts, start - 80)
        for one_start, one_end, id in found[first : bisect_right(starts, end)]:
            if one_start < end and start < one_end:
                yield id

    def passage(self, evidence: Sequence[Evidence]) -> Passage:
        """The words of some spans."""
        return Passage(self, tuple(evidence))


@lru_cache(maxsize=4)
def _read(text: str, world: World, published: datetime.date | None) -> ReadText:
    return ReadText(analyse(text, world, published))


@attrs.frozen(eq=False)
class Passage:
    """The words of some spans of a text, with the sentences that they belong to."""

    text: ReadText
    spans: tuple[Evidence, ...]

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """The numbers of the sentences that the spans touch."""
        numbers: set[int] = set()
        for span in self.spans:
            numbers.update(
                range(self.text.sentence_at(span.start), self.text.sentence_at(max(span.start, span.end - 1)) + 1)
            )
        return tuple(sorted(numbers))

    def covers(self, start: int, end: int) -> bool:
        """Whether a place is inside one of the spans."""
        return any(span.start <= start and end <= span.end for span in self.spans)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The sentences, whole."""
        return tuple(self.text.lines[number] for number in self.sentences)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the spans, in lower case."""
        return frozenset(
            token.lower for line in self.lines for token in line.tokens if self.covers(token.start, token.end)
        )

    @cached_property
    def folded(self) -> str:
        """The words of the spans without case and accents, between spaces."""
        return " " + " ".join(folded(span.text) for span in self.spans) + " "

    @cached_property
    def named(self) -> frozenset[str]:
        """The ids that the spans name."""
        return frozenset(id for span in self.spans for id in self.text.named(span.start, span.end))

    @cached_property
    def entities(self) -> frozenset[str]:
        """The ids of states and organisations that the spans name by their own names, not by persons or as places."""
        return frozenset(each.id for each in self._entities() if not each.place)

    @cached_property
    def places(self) -> frozenset[str]:
        """The ids of the states whose capitals the spans name only as places."""
        return frozenset(each.id for each in self._entities() if each.place)

    def _entities(self) -> Iterator[Entity]:
        for each in self.text.analysis.mentions.entities:
            if each.id and any(span.start < each.end and each.start < span.end for span in self.spans):
                yield each

    @cached_property
    def acting(self) -> frozenset[str]:
        """The ids of phrases in the spans that can act, not only own or locate something."""
        return frozenset(
            id
            for line, actor in self._actors()
            if not (actor.owner or actor.anaphor or _is_place(line, actor))
            for id in actor.ids
        )

    def _actors(self) -> Iterator[tuple[Line, ActorPhrase]]:
        for number in self.sentences:
            clauses = self.text.analysis.clauses[number]
            for actor in clauses.actors:
                tokens = clauses.line.tokens[actor.start : actor.end]
                if tokens and self.covers(tokens[0].start, tokens[-1].end):
                    yield clauses.line, actor

    @cached_property
    def pointed(self) -> frozenset[str]:
        """The ids that pronouns and phrases such as «the two countries» in the spans mean."""
        return frozenset(id for _, actor in self._actors() if actor.anaphor for id in (*actor.ids, *actor.other))

    @property
    def points(self) -> bool:
        """Whether the spans have words that mean somebody named elsewhere."""
        return bool(self.words & _POINTING)

    def nearby(self) -> Iterator[frozenset[str]]:
        """What the sentence itself names, and then each sentence before it, the nearest first."""
        first = self.sentences[0] if self.sentences else 0
        for number in [*reversed(self.sentences), *range(first - 1, max(-1, first - 1 - _BEFORE), -1)]:
            sentence = self.text.lines[number].sentence
            yield frozenset(self.text.named(sentence.start, sentence.end))

    def opening(self) -> Iterator[frozenset[str]]:
        """What each of the first sentences of the text names: «we» in a declaration."""
        for line in self.text.lines[:_BEFORE]:
            yield frozenset(self.text.named(line.sentence.start, line.sentence.end))

    @property
    def is_without_subject(self) -> bool:
        """Whether the first verb of the spans has no subject there: «commend Uzbekistan»."""
        verbs = [each for each in self.propositions if not each.is_noun]
        return bool(verbs) and verbs[0].agent is None

    @cached_property
    def propositions(self) -> tuple[Proposition, ...]:
        """The propositions of the sentences whose predicate is inside the spans."""
        found = []
        for number in self.sentences:
            tokens = self.text.lines[number].tokens
            for each in self.text.analysis.propositions[number]:
                token = tokens[each.token]
                if self.covers(token.start, token.end):
                    found.append(each)
        return tuple(found)

    def dates(self) -> tuple[FoundDate, ...]:
        """The date expressions inside the spans, else those of their sentences."""
        inside = [
            found for found in self._dates() if any(s.start < found.end and found.start < s.end for s in self.spans)
        ]
        return tuple(inside or self._dates())

    def _dates(self) -> list[FoundDate]:
        return [
            found
            for found in self.text.analysis.dates
            if self.text.sentence_at(found.start) in self.sentences and found.kind == "date"
        ]

    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities in the sentences."""
        return tuple(each for line in self.lines for each in find_quantities(line, 0, len(line.tokens)))

    def offices(self) -> frozenset[str]:
        """The offices that titles inside the spans name."""
        found = set()
        for line in self.lines:
            for title in find_titles(line.tokens, line.lowers):
                if self.covers(line.tokens[title.start].start, line.tokens[title.end - 1].end):
                    found.add(title.office)
        return frozenset(found)


def _is_place(line: Line, actor: ActorPhrase) -> bool:
    """«in the Argentine capital»."""
    before = (
        {line.lower(actor.start - 1), line.lower(actor.start - 2)}
        if line.lower(actor.start - 1) == "the"
        else {line.lower(actor.start - 1)}
    )
    return bool(before & _LOCATING) or (line.lower(actor.start) == "the" and line.lower(actor.start - 1) in _LOCATING)
