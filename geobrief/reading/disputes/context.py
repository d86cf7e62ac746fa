"""The actors that a text names together, from which the missing side of a dispute is inferred; disputes as drafts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from geobrief.evidence import Evidence
from geobrief.reading.analysis import Analysis
from geobrief.when import Period

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import ReadingBasis

Ids = tuple[str, ...]
_OPENING, _LATELY, _OFTEN = 4, 4, 3


class TextContext:
    """A text and the actors in it that can be parties."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    @cached_property
    def _pairs(self) -> list[list[Ids]]:
        """Per sentence, the states and groups named together in one phrase."""
        return [
            [actor.ids for actor in clauses.actors if len(actor.ids) > 1 and all(map(can_contend, actor.ids))]
            for clauses in self.analysis.clauses
        ]

    @cached_property
    def _companions(self) -> dict[str, list[tuple[int, str]]]:
        """Per party, the sentence numbers in which it is one of a pair, and the other of the pair."""
        found: dict[str, list[tuple[int, str]]] = {}
        for number, pairs in enumerate(self._pairs):
            for pair in pairs:
                if len(pair) == 2:
                    found.setdefault(pair[0], []).append((number, pair[1]))
                    found.setdefault(pair[1], []).append((number, pair[0]))
        return found

    @cached_property
    def _frequency(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for clauses in self.analysis.clauses:
            for actor in clauses.actors:
                for party in filter(can_contend, actor.ids):
                    counts[party] = counts.get(party, 0) + 1
        return counts

    @cached_property
    def _ranked(self) -> list[str]:
        return sorted(self._frequency, key=lambda party: -self._frequency[party])

    def _leads(self, count: int) -> bool:
        """Whether the first `count` parties are named more often than all others."""
        ranked = [self._frequency[party] for party in self._ranked[: count + 1]]
        return len(ranked) >= count and (len(ranked) == count or ranked[count - 1] > ranked[count])

    @cached_property
    def principals(self) -> Ids:
        """The two parties named most, if each is named more often than any other."""
        return tuple(self._ranked[:2]) if self._leads(2) else ()

    @cached_property
    def _main(self) -> Ids:
        """The party named often, and more often than any other."""
        often = len(self._ranked) > 1 and self._frequency[self._ranked[0]] >= _OFTEN
        return tuple(self._ranked[:1]) if often and self._leads(1) else ()

    @cached_property
    def opening(self) -> Ids:
        """The first parties named together in the first sentences, else the principals."""
        return next((pair for pairs in self._pairs[:_OPENING] for pair in pairs), self.principals)

    def pair(self, number: int) -> Ids:
        """The parties last named together up to a sentence, else the principals."""
        lately = range(number, max(-1, number - _LATELY), -1)
        return next((self._pairs[earlier][-1] for earlier in lately if self._pairs[earlier]), self.principals)

    def counterpart(self, party: str, number: int) -> Ids:
        """The other side of a party: its nearest companion, else the other principal, else the main party."""
        known = self._companions.get(party)
        if known:
            at = bisect_left(known, (number, ""))
            nearest = min(known[max(0, at - 1) : at + 1], key=lambda one: (abs(one[0] - number), one[0]))
            return (nearest[1],)
        if party in self.principals:
            return tuple(other for other in self.principals if other != party)
        return self._main if party not in self._main else ()

    @cached_property
    def negotiators(self) -> frozenset[str]:
        """The largest group of three or more that talk with each other («negotiations between A, B and C»)."""
        talking = (
            frozenset(actor.ids)
            for clauses in self.analysis.clauses
            for actor in clauses.actors
            if len(actor.ids) > 2 and clauses.preposition(actor) in ("between", "among")
            if all(map(can_contend, actor.ids))
        )
        return max(talking, key=len, default=frozenset())

    @cached_property
    def territories(self) -> TerritoryClaims:
        """The claims to territories in the register."""
        entities = {
            entity.id for entity in self.analysis.mentions.entities if entity.is_state or entity.kind == "group"
        }
        return TerritoryClaims(self.analysis, entities | set(self._frequency))

    def can_be_party(self, organization: str, *, territorial: bool) -> bool:
        """Whether an organisation can be a party: not a court or global body; over territory only an alliance."""
        kind = self.analysis.world.get(organization).kind
        return kind == "alliance" if territorial else kind not in ("global", "court", "agency", "forum")

    def broad(self, parties: Ids) -> frozenset[str]:
        """Parties and the states in which the groups among them act."""
        groups = [self.analysis.world.get(party) for party in parties if party.startswith("group:")]
        return frozenset((*parties, *(group.states[0] for group in groups if group.states)))


def can_contend(party: str) -> bool:
    """Whether an actor is a state or a group; an organisation is a party only in some disputes."""
    return not party.startswith("org:")


class TerritoryClaims:
    """Claims and administrators of the register, among the states and groups that one text names."""

    def __init__(self, analysis: Analysis, named: AbstractSet[str]) -> None:
        self._analysis, self._named = analysis, named

    @cached_property
    def _claims(self) -> dict[str, list[str]]:
        """Per territory, who claimed it up to the day of the text."""
        claims: dict[str, list[str]] = {}
        for claim in self._analysis.world.claims:
            if self._has_begun(claim.period):
                claims.setdefault(claim.territory, []).append(claim.claimant)
        return claims

    def claimants(self, territory: str) -> Ids:
        """Who has claimed or held a territory, of those that the text names; settled claims count."""
        parties = dict.fromkeys((*self._claims.get(territory, ()), *self.holders(territory)))
        return tuple(party for party in parties if party in self._named)

    def holders(self, territory: str) -> Ids:
        """Who administers a territory on the day of the text."""
        administrators = self._analysis.world.get(territory).administrators
        begun = [each.state for each in administrators if self._has_begun(each.period)]
        return tuple(begun[-1:])

    def kind(self, territory: str) -> str | None:
        """The kind of a territory: disputed, sea, region …"""
        kind: str | None = self._analysis.world.get(territory).kind
        return kind

    def _has_begun(self, period: Period) -> bool:
        first, published = period.earliest, self._analysis.published
        return first is None or published is None or first <= published


@attrs.define(slots=True)
class DisputeDraft:
    """A dispute under construction.

    A `score` of 2 or more makes a dispute on its own. `evidence` is kept by the number of its sentence. `is_open` is
    true if the cue does not say what the dispute is about, so that it may be one described elsewhere. `named` is how
    many parties the cue's own words name; `sure` is whether one clause names all of them; `of_act` is true if a single
    act, such as an accusation, gave the draft.
    """

    kind: str
    parties: Ids
    score: int
    evidence: dict[int, Evidence]
    rule: str
    is_open: bool = False
    named: int = 0
    sides: tuple[Ids, ...] = ()
    over: str | None = None
    territory: str | None = None
    status: str = "ongoing"
    sure: bool = False
    of_act: bool = False

    @property
    def basis(self) -> ReadingBasis:
        """What the dispute rests on."""
        return "clause" if self.sure else "sentence" if self.named >= len(self.parties) else "ledger"
