"""Whom is the text about? The actors it names together, for contentions whose other side a sentence leaves out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set as AbstractSet
from functools import cached_property

from geobrief.reading.analysis import Analysis
from geobrief.reading.disputes.drafts import Ids
from geobrief.when import Period

_OPENING, _LATELY, _OFTEN = 4, 4, 3


class Scene:
    """A text with those who can contend in it."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    @cached_property
    def _pairs(self) -> list[list[Ids]]:
        """Per sentence: the states and groups that one phrase names together."""
        return [
            [actor.ids for actor in clauses.actors if len(actor.ids) > 1 and all(map(contends, actor.ids))]
            for clauses in self.analysis.clauses
        ]

    @cached_property
    def _companions(self) -> dict[str, list[tuple[int, str]]]:
        """Per party: with whom alone it is named, and in which sentences."""
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
                for party in filter(contends, actor.ids):
                    counts[party] = counts.get(party, 0) + 1
        return counts

    @cached_property
    def _ranked(self) -> list[str]:
        return sorted(self._frequency, key=lambda party: -self._frequency[party])

    def _leads(self, count: int) -> bool:
        """Whether the first so many are named more often than all others."""
        ranked = [self._frequency[party] for party in self._ranked[: count + 1]]
        return len(ranked) >= count and (len(ranked) == count or ranked[count - 1] > ranked[count])

    @cached_property
    def principals(self) -> Ids:
        """The two states that the text names most, if it is about two rather than many."""
        return tuple(self._ranked[:2]) if self._leads(2) else ()

    @cached_property
    def _main(self) -> Ids:
        """Whom the text names often, and more often than anybody else."""
        often = len(self._ranked) > 1 and self._frequency[self._ranked[0]] >= _OFTEN
        return tuple(self._ranked[:1]) if often and self._leads(1) else ()

    @cached_property
    def opening(self) -> Ids:
        """The first actors that the first sentences name together, else the principals."""
        return next((pair for pairs in self._pairs[:_OPENING] for pair in pairs), self.principals)

    def pair(self, number: int) -> Ids:
        """The pair last named before the end of a sentence, else the principals."""
        lately = range(number, max(-1, number - _LATELY), -1)
        return next((self._pairs[earlier][-1] for earlier in lately if self._pairs[earlier]), self.principals)

    def counterpart(self, party: str, number: int) -> Ids:
        """With whom a party contends: its nearest companion, else the other principal, else the main actor."""
        known = self._companions.get(party)
        if known:
            at = bisect_left(known, (number, ""))
            nearest = min(known[max(0, at - 1) : at + 1], key=lambda one: (abs(one[0] - number), one[0]))
            return (nearest[1],)
        if party in self.principals:
            return tuple(other for other in self.principals if other != party)
        return self._main if party not in self._main else ()

    @cached_property
    def table(self) -> frozenset[str]:
        """The three or more who talk with each other («negotiations between A, B and C»)."""
        talking = (
            frozenset(actor.ids)
            for clauses in self.analysis.clauses
            for actor in clauses.actors
            if len(actor.ids) > 2 and clauses.preposition(actor) in ("between", "among")
            if all(map(contends, actor.ids))
        )
        return max(talking, key=len, default=frozenset())

    @cached_property
    def lands(self) -> Lands:
        """What the register knows of the territories."""
        entities = {
            entity.id for entity in self.analysis.mentions.entities if entity.is_state or entity.kind == "group"
        }
        return Lands(self.analysis, entities | set(self._frequency))

    def takes_sides(self, organization: str, *, land: bool) -> bool:
        """Whether an organisation can be a side: no court, none that all states belong to; over land only alliances."""
        kind = self.analysis.world.get(organization).kind
        return kind == "alliance" if land else kind not in ("global", "court", "agency", "forum")

    def broad(self, parties: Ids) -> frozenset[str]:
        """Parties with the states in which groups among them act."""
        groups = [self.analysis.world.get(party) for party in parties if party.startswith("group:")]
        return frozenset((*parties, *(group.states[0] for group in groups if group.states)))


def contends(party: str) -> bool:
    """Whether an actor can be a side of its own: a state or a group."""
    return not party.startswith("org:")


class Lands:
    """The register's claims and administrators, seen from one text; `named` are the states and groups that it names."""

    def __init__(self, analysis: Analysis, named: AbstractSet[str]) -> None:
        self._analysis, self._named = analysis, named

    @cached_property
    def _claims(self) -> dict[str, list[str]]:
        """Per territory: who has claimed it up to the day of the text."""
        claims: dict[str, list[str]] = {}
        for claim in self._analysis.world.claims:
            if self._has_begun(claim.period):
                claims.setdefault(claim.territory, []).append(claim.claimant)
        return claims

    def claimants(self, territory: str) -> Ids:
        """Who has claimed or held a territory, of those whom the text names; a claim that was settled since counts."""
        parties = dict.fromkeys((*self._claims.get(territory, ()), *self.holders(territory)))
        return tuple(party for party in parties if party in self._named)

    def holders(self, territory: str) -> Ids:
        """Who administers a territory."""
        administrators = self._analysis.world.get(territory).administrators
        begun = [each.state for each in administrators if self._has_begun(each.period)]
        return tuple(begun[-1:])

    def kind(self, territory: str) -> str | None:
        """What sort of territory it is: disputed, sea, region …"""
        kind: str | None = self._analysis.world.get(territory).kind
        return kind

    def _has_begun(self, period: Period) -> bool:
        first, published = period.earliest, self._analysis.published
        return first is None or published is None or first <= published
