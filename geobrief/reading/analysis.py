"""The results of the first stages of a reading: what a text names, when, and in which clauses."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from geobrief.evidence import Evidence
from geobrief.model import State
from geobrief.reading.dates import FoundDate
from geobrief.reading.entities import Line, dateline_end
from geobrief.reading.mentions import Mentions
from geobrief.reading.people import People
from geobrief.reading.tokens import Sentence
from geobrief.register import World

_QUARRELS = ("QUARREL", "RIFT", "STANDOFF", "WAR", "CIVIL_WAR", "TRADE_WAR")

if TYPE_CHECKING:
    from geobrief.reading.grammar.actors import ActorPhrase
    from geobrief.reading.grammar.clauses import Clauses
    from geobrief.reading.propositions.propositions import Proposition
    from geobrief.reading.syntax.arcs import Syntax
    from geobrief.reading.syntax.trees import Tree

T = TypeVar("T")
LONGEST_SENTENCE = 500  # tokens
_KNOWN = ("ACCORD", "CEASEFIRE", "ALLIANCE", "ORDER", "TALKS")  # what «the treaty» can mean without its parties


@attrs.frozen(eq=False)
class Analysis:
    """A text, stage by stage, as `analyse` returns it; events, agreements and disputes are found in it.

    `people` has the persons of the text and where they appear, `dates` its date expressions, durations and
    repetitions, and `clauses` the actors and clauses of each sentence, with pronouns resolved. `syntax` gives the arcs
    of its sentences in place of the built-in analysis.
    """

    text: str
    world: World
    published: datetime.date | None
    sentences: tuple[Sentence, ...]
    mentions: Mentions = attrs.field(factory=Mentions)
    people: People = attrs.field(factory=People)
    dates: tuple[FoundDate, ...] = ()
    clauses: tuple[Clauses, ...] = ()
    syntax: Syntax | None = None
    _remembered: dict[str, Any] = attrs.field(init=False, repr=False, factory=dict)
    _dated: tuple[FoundDate, ...] = attrs.field(
        init=False, repr=False, default=attrs.Factory(lambda analysis: _with_value(analysis.dates), takes_self=True)
    )
    _ids_by_paragraph: dict[int, frozenset[str]] = attrs.field(
        init=False, repr=False, default=attrs.Factory(lambda analysis: _by_paragraph(analysis.clauses), takes_self=True)
    )

    def remembered(self, name: str, make: Callable[[], T]) -> T:
        """What `make` returns, made once and kept under a name."""
        if name not in self._remembered:
            self._remembered[name] = make()
        found: T = self._remembered[name]
        return found

    @cached_property
    def _dated_at(self) -> list[int]:
        return [found.start for found in self._dated]

    @cached_property
    def propositions(self) -> tuple[tuple[Proposition, ...], ...]:
        """What each sentence says; nothing for one that is too long to be prose, or names no actor, place or accord."""
        from geobrief.reading.propositions.classes import names_any
        from geobrief.reading.propositions.propositions import propositions

        def can_say(clauses: Clauses) -> bool:
            line = clauses.line
            if len(line.tokens) > LONGEST_SENTENCE:
                return False
            if clauses.actors or line.entities:
                return True
            return names_any(line.lowers, _KNOWN) or names_any(line.lowers, _QUARRELS, "dispute_nouns")

        return tuple(tuple(propositions(self._tree(clauses))) if can_say(clauses) else () for clauses in self.clauses)

    @cached_property
    def _parse(self) -> Callable[[Line, Sequence[ActorPhrase], Sequence[tuple[int, int]]], Tree]:
        """The analysis of a line with actor phrases and the spans of dates."""
        from geobrief.reading.syntax.blocks import words_of
        from geobrief.reading.syntax.parser import parse

        syntax = self.syntax
        if syntax is None:
            return lambda line, actors, dates: parse(words_of(line, actors, dates))
        from geobrief.reading.syntax.arcs import parsed_by

        return lambda line, actors, dates: parsed_by(
            syntax, words_of(line, actors, dates), lambda word: line.words(word.start, word.end)
        )

    def _tree(self, clauses: Clauses) -> Tree:
        """The arcs of a sentence, with its actor phrases and dates as single words."""
        line = clauses.line
        begins = [token.start for token in line.tokens]
        spans = []
        for found in self.dates_in(line.sentence.start, line.sentence.end):
            first = bisect_right(begins, found.start) - 1
            spans.append((first, max(bisect_left(begins, found.end), first + 1)))
        return self._parse(line, clauses.actors, spans)

    def ids_in_paragraph(self, paragraph: int) -> frozenset[str]:
        """The actors that a paragraph names or points at."""
        return self._ids_by_paragraph.get(paragraph, frozenset())

    def evidence(self, line: Line, first: int = 0, end: int | None = None) -> Evidence:
        """The words of a span of tokens, by default the whole sentence."""
        last = line.tokens[(len(line.tokens) if end is None else end) - 1]
        return Evidence.of(self.text, line.tokens[first].start, last.end)

    def name(self, record_id: str) -> str:
        """The name of a record on the day of the text."""
        record = self.world.get(record_id)
        if self.published is not None and isinstance(record, State):
            return record.name_on(self.published)
        return str(record.name)

    def dates_in(self, start: int, end: int) -> list[FoundDate]:
        """The dates with a value that begin between two code points."""
        first, last = bisect_left(self._dated_at, start), bisect_left(self._dated_at, end)
        return list(self._dated[first:last])

    def date_at(self, clauses: Clauses, index: int) -> str | None:
        """The date of what a token names: the nearest date of its clause, else of its sentence."""
        line = clauses.line
        first, after = clauses.span(index)
        opening = dateline_end(line)
        spans = ((max(opening, line.tokens[first].start), line.tokens[after - 1].end), (opening, line.sentence.end))
        place = line.tokens[index].start
        for start, end in spans:
            dates = [found for found in self.dates_in(start, end) if clauses.can_date(found.start, index)]
            near = min(dates, key=lambda found: abs(found.start - place), default=None)
            if near is not None:
                return near.value
        return None


def _with_value(dates: Sequence[FoundDate]) -> tuple[FoundDate, ...]:
    return tuple(sorted((d for d in dates if d.kind == "date" and d.value), key=lambda found: found.start))


def _by_paragraph(sentences: Sequence[Clauses]) -> dict[int, frozenset[str]]:
    """The ids of the actors of each paragraph."""
    found: dict[int, set[str]] = {}
    for clauses in sentences:
        ids = found.setdefault(clauses.line.sentence.paragraph, set())
        ids.update(actor_id for actor in clauses.actors for actor_id in actor.ids)
    return {paragraph: frozenset(ids) for paragraph, ids in found.items()}
