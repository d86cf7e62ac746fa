"""The clauses of a sentence, and the actor phrases in each.

There is no parse tree: a sentence is cut where a clause starts, and roles follow from the order of actor phrases,
prepositions and verb forms. That is shallow, fast, and right for the plain prose of briefs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from geobrief.reading.entities import Entity, Line
from geobrief.reading.grammar.actors import ActorPhrase, coordinated, single_actors
from geobrief.reading.grammar.anaphora import Antecedents, we, with_anaphors
from geobrief.reading.grammar.cues import Cue
from geobrief.reading.inflection import is_finite, known_verbs
from geobrief.reading.lexicons import words
from geobrief.reading.people import Appearance

_PUNCTUATION = frozenset(";:–—()")
_RELATIVE = frozenset(("which", "who", "whose", "whom", "where"))
_CONJUNCTIONS = frozenset(("after", "before", "since", "until", "as"))


def begins_clause(line: Line, actors: Sequence[ActorPhrase]) -> frozenset[int]:
    """Starts of the actor phrases that open a clause: after «and» or a comma, before a verb, and after another verb."""
    return frozenset(
        actor.start
        for previous, actor in pairwise(actors)
        if line.lower(actor.start - 1) in ("and", "but", ",", "or", "the")
        and _before_verb(line, actor.end)
        and _is_object(line, previous)
    )


def _before_verb(line: Line, index: int) -> bool:
    while line.lower(index) in words("adverbs"):
        index += 1
    return is_finite(line, index)


def _is_object(line: Line, actor: ActorPhrase) -> bool:
    """Whether a phrase completes a verb other than one of saying («met Iran, and China …»)."""
    at = _before_articles(line, actor.start - 1)
    governed = False
    while line.lower(at) in ("with", "to", "on", "of", "against", "by", "from", "in", "for"):
        governed, at = True, _before_articles(line, at - 1)
    verb = line.lower(at)
    return at >= 0 and verb not in words("reporting") and (governed or verb in known_verbs())


def _before_articles(line: Line, at: int) -> int:
    while line.lower(at) in ("the", "a", "an", "both"):
        at -= 1
    return at


_JOINING = frozenset(("and", "but", ","))


class Clauses:
    """A sentence cut into clauses, with its actor phrases; `pair` and `main` are what the text is about there."""

    def __init__(
        self, line: Line, actors: Sequence[ActorPhrase], pair: tuple[str, ...] = (), main: tuple[str, ...] = ()
    ) -> None:
        self.line: Line = line
        self.actors: tuple[ActorPhrase, ...] = tuple(actors)
        self.pair: tuple[str, ...] = pair
        self.main: tuple[str, ...] = main
        inside = {index for actor in actors for index in range(actor.start + 1, actor.end)}
        self._starts = [0, *(index for index in self._openings() if index not in inside)]
        self._starts += [actor.start for actor in actors if actor.start and self._opens_with(actor)]
        self._starts = sorted(set(self._starts))

    def _openings(self) -> Iterator[int]:
        """Where a clause opens: after a mark, at an opener, or at a second predicate («…, and signed»)."""
        openers, prepositions, before = words("clause_openers"), words("prepositions"), ""
        for index, lower in enumerate(self.line.lowers):
            if index and (
                before in _PUNCTUATION
                or lower in openers
                or (before in _JOINING and lower not in prepositions and is_finite(self.line, index))
            ):
                yield index
            before = lower

    def _opens_with(self, actor: ActorPhrase) -> bool:
        at = actor.start - (2 if self.line.lower(actor.start - 1) == "the" else 1)
        return (
            self.line.lower(at) in ("and", "but", ",", "as", "than", "so")
            and not actor.owner
            and _before_verb(self.line, actor.end)
        )

    def span(self, index: int) -> tuple[int, int]:
        """The clause of a token: its first token, and the token after its last."""
        at = bisect_right(self._starts, index)
        end = self._starts[at] if at < len(self._starts) else len(self.line.lowers)
        return self._starts[at - 1], end

    def can_date(self, place: int, index: int) -> bool:
        """Whether a date at a code point can be the date of a token: not out of a relative clause, not across «;»."""
        at = max(0, bisect_right([token.start for token in self.line.tokens], place) - 1)
        if self.span(index) == self.span(at):
            return True
        if self.line.lower(self.span(at)[0]) in _RELATIVE:
            return False
        first, last = sorted((at, index))
        return ";" not in self.line.lowers[first:last]

    def spans(self) -> Iterator[tuple[int, int]]:
        """All clauses."""
        yield from zip(self._starts, [*self._starts[1:], len(self.line.lowers)], strict=True)

    def preposition(self, actor: ActorPhrase) -> str:
        """The preposition that governs a phrase; empty if there is none."""
        at = actor.start - 1
        while self.line.lower(at) in ("the", "both", "a", "neighbouring", "neighboring"):
            at -= 1
        lower = self.line.lower(at)
        if lower not in words("prepositions") or (lower in _CONJUNCTIONS and is_finite(self.line, actor.end)):
            return ""  # «after Iran attacked»
        return lower

    def subject(self, index: int) -> ActorPhrase | None:
        """The subject of the verb at a token: the nearest free phrase before it, in its clause or an earlier one."""
        start, _ = self.span(index)
        before = [actor for actor in self.actors if actor.end <= index]
        mine = [actor for actor in before if actor.start >= start and self._is_free(actor)]
        if mine:
            return mine[-1]
        if self.line.lower(start) in ("which", "who", "that", "whose") and before and before[-1].end >= start - 2:
            return before[-1]
        # A clause without a subject of its own shares that of the sentence.
        earlier = [actor for actor in before if actor.end <= start and self._is_free(actor)]
        return self._leading(earlier)

    def _is_free(self, actor: ActorPhrase) -> bool:
        return not actor.owner and not self.preposition(actor)

    def _leading(self, actors: Sequence[ActorPhrase]) -> ActorPhrase | None:
        """The phrase before the first verb, else the first of all."""
        return actors[0] if actors else None

    def after(self, index: int, *, reach: int | None = None) -> list[ActorPhrase]:
        """The phrases after a token in its clause; owners count («condemned Iran's programme»)."""
        _, end = self.span(max(0, index - 1))
        last = end if reach is None else min(end, index + reach)
        return [actor for actor in self.actors if index <= actor.start < last]

    def is_passive(self, cue: Cue) -> bool:
        """«was signed», «signed by»: the subject is not the agent."""
        if cue.form not in ("participle", "past"):
            return False
        at = cue.start - 1
        while self.line.lower(at) in words("adverbs") or self.line.lower(at) in ("been", "being"):
            if self.line.lower(at) in ("been", "being"):
                return True
            at -= 1
        return self.line.lower(at) in words("be") or self.line.lower(cue.end) == "by"

    def by(self, index: int) -> ActorPhrase | None:
        """The phrase after «by» in the clause of a token."""
        return next((actor for actor in self.after(index) if self.preposition(actor) == "by"), None)


def find_clauses(
    lines: Sequence[Line], appearances: Sequence[Sequence[Appearance]], entities: Sequence[Entity]
) -> tuple[Clauses, ...]:
    """The actors and clauses of each sentence, with pronouns resolved."""
    antecedents = Antecedents(home=_home(lines, entities))
    found = []
    for line, people in zip(lines, appearances, strict=True):
        singles = single_actors(line, people)
        said = [
            phrase for phrase in we(line, singles) if not any(one.start <= phrase.start < one.end for one in singles)
        ]
        singles = tuple(sorted((*singles, *said), key=lambda actor: actor.start))
        groups = coordinated(line, singles, begins_clause(line, singles))
        actors = with_anaphors(line, groups, antecedents)
        joined = coordinated(line, actors, begins_clause(line, actors))
        found.append(Clauses(line, joined, antecedents.last(2), antecedents.most_named(1)))
    return tuple(found)


def _home(lines: Sequence[Line], entities: Sequence[Entity]) -> str | None:
    """The state of the capital in the dateline: «CAIRO, 3 May -»."""
    place = next((entity for entity in entities if entity.place), None)
    first = next((line for line in lines if not line.sentence.is_title), None)
    return place.id if place and first and place.start == first.sentence.start else None
