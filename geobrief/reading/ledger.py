"""What a text has set up: who deals with whom, sentence by sentence, so that a side that a clause leaves out can be
found.

Only the ledger completes a record; what it adds is never part of a strict reading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING

import attrs

from geobrief.reading.analysis import Analysis

if TYPE_CHECKING:
    from geobrief.reading.grammar.clauses import Clauses

_LARGE, _OPENING, _AROUND = 3, 4, 4


@attrs.frozen
class Dyad:
    """Two sides that a sentence names as dealing with each other; `hostile` if they fight or quarrel."""

    number: int
    one: tuple[str, ...]
    other: tuple[str, ...]
    hostile: bool = False

    def across(self, actor: str) -> tuple[str, ...]:
        """The side across from an actor, or none."""
        if actor in self.one:
            return self.other
        return self.one if actor in self.other else ()


@attrs.frozen(eq=False)
class Ledger:
    """The dyads of a text in order, and its main parties."""

    clauses: tuple[Clauses, ...]
    dyads: tuple[Dyad, ...]

    @classmethod
    def of(cls, analysis: Analysis, dyads: Iterable[Dyad]) -> Ledger:
        """The ledger of a text: dyads of its events, and actors named in one phrase."""
        return cls(analysis.clauses, tuple(sorted((*dyads, *_named_together(analysis)), key=lambda dyad: dyad.number)))

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(
            one for clauses in self.clauses for actor in clauses.actors for one in actor.ids if can_contend(one)
        )

    @cached_property
    def principals(self) -> tuple[str, ...]:
        """The two parties named most, if each is named more often than any other."""
        ranked = self._frequency.most_common(3)
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] == ranked[2][1]):
            return ()
        return tuple(one for one, _ in ranked[:2])

    @cached_property
    def main(self) -> tuple[str, ...]:
        """The party named most, if it is named twice as often as the next."""
        ranked = self._frequency.most_common(2)
        often = ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1])
        return (ranked[0][0],) if often else ()

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """The first parties named together in the first sentences."""
        early = (dyad for dyad in self.dyads if dyad.number < _OPENING and len(dyad.one) == 1 == len(dyad.other))
        return next(((*dyad.one, *dyad.other) for dyad in early), ())

    @cached_property
    def _pairs(self) -> dict[bool, dict[tuple[str, ...], list[int]]]:
        """The pairs of parties that deal with each other, with the sentences that say so; those that fight under
        True."""
        found: dict[bool, dict[tuple[str, ...], list[int]]] = {False: {}, True: {}}
        for dyad in self.dyads:
            if len(dyad.one) > _LARGE or len(dyad.other) > _LARGE:
                continue
            for one in dyad.one:
                for other in dyad.other:
                    pair = (min(one, other), max(one, other))
                    found[False].setdefault(pair, []).append(dyad.number)
                    if dyad.hostile:
                        found[True].setdefault(pair, []).append(dyad.number)
        return found

    @cached_property
    def _pairs_of(self) -> dict[tuple[str, bool], list[tuple[str, ...]]]:
        """The pairs of each party, and those in which it fights."""
        found: dict[tuple[str, bool], list[tuple[str, ...]]] = {}
        for hostile, pairs in self._pairs.items():
            for pair in pairs:
                for party in dict.fromkeys(pair):
                    found.setdefault((party, hostile), []).append(pair)
        return found

    @cached_property
    def _total(self) -> int:
        return sum(self._frequency.values()) or 1

    def _likeliest(self, pairs: Iterable[tuple[str, ...]], number: int, *, hostile: bool) -> tuple[str, ...]:
        """The pair that a sentence means most likely."""
        known = self._pairs[hostile]
        return max(pairs, key=lambda pair: (self._score(pair, known[pair], number), pair))

    def _score(self, pair: tuple[str, ...], numbers: list[int], number: int) -> float:
        """How likely a sentence means a pair: by how often it comes up, how near, and how much the text is about it."""
        near = sum([1 / (1 + (number - at if at <= number else (at - number) / 2)) for at in numbers])
        return near + 0.2 * len(numbers) + 2 * min([self._frequency[one] for one in pair]) / self._total

    def across(self, actor: str, number: int, *, hostile: bool = False) -> tuple[str, ...]:
        """The other side of an actor in the likeliest pair, else the other principal."""
        pairs = self._pairs_of.get((actor, hostile))
        if pairs:
            best = self._likeliest(pairs, number, hostile=hostile)
            return tuple(one for one in best if one != actor)
        if hostile:
            return self.across(actor, number)
        found = self.principals if actor in self.principals else self.main
        return tuple(one for one in found if one != actor and self._is_near(one, number))

    def _is_near(self, party: str, number: int) -> bool:
        """Whether a party acts in the sentences around."""
        near = self.clauses[max(0, number - _AROUND) : number + _AROUND + 1]
        return any(party in actor.ids for clauses in near for actor in clauses.actors)

    def group(self, number: int) -> tuple[str, ...]:
        """The only parties of a sentence that deal with each other, where they are more than two; else none."""
        first = bisect_left(self.dyads, number, key=lambda dyad: dyad.number)
        here = takewhile(lambda dyad: dyad.number == number, islice(self.dyads, first, None))
        found = {tuple(dict.fromkeys((*dyad.one, *dyad.other))) for dyad in here}
        return next(iter(found)) if len(found) == 1 else ()

    def enemies(self, number: int) -> tuple[str, ...]:
        """The likeliest pair that fights, as seen from a sentence; none if no two do."""
        return self.pair(number, hostile=True) if self._pairs[True] else ()

    def pair(self, number: int, *, hostile: bool = False) -> tuple[str, ...]:
        """The likeliest pair in a sentence, else the principals."""
        pairs = self._pairs[hostile]
        if pairs:
            return self._likeliest(pairs, number, hostile=hostile)
        return self.pair(number) if hostile else self.principals


def can_contend(party: str) -> bool:
    """Whether an actor is a state or a group; an organisation is a party only in some matters."""
    return not party.startswith("org:")


def _named_together(analysis: Analysis) -> Iterator[Dyad]:
    for number, clauses in enumerate(analysis.clauses):
        for actor in clauses.actors:
            if len(actor.ids) == 2 and all(map(can_contend, actor.ids)):
                yield Dyad(number, actor.ids[:1], actor.ids[1:])
