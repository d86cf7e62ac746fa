"""Disputes under construction, and the claims to territories among the parties that a text names."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from geobrief.evidence import Evidence
from geobrief.reading.acts import ledger_of
from geobrief.reading.analysis import Analysis
from geobrief.reading.ledger import Ledger, can_contend
from geobrief.when import Period

if TYPE_CHECKING:
    from geobrief.model import Claim
    from geobrief.register import World
    from geobrief.vocabulary.literals import ReadingBasis

Ids = tuple[str, ...]


@attrs.define(slots=True)
class DisputeDraft:
    """A dispute under construction.

    A `score` of 2 or more makes a dispute on its own. `evidence` is kept by the number of its sentence. `is_open` is
    true if the words do not say what the dispute is about, so that it may be one described elsewhere. `named` is how
    many parties one clause names; `sure` is whether it names all of them and the kind; `of_act` is true if a single
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


class TextContext:
    """A text with its ledger, and what the register knows about the territories in it."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._broad: dict[Ids, frozenset[str]] = {}

    @cached_property
    def ledger(self) -> Ledger:
        return ledger_of(self.analysis)

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
    def subject(self) -> Ids:
        """The state that the text is about: the only one in its headline, else the one named far more than others."""
        titles = (clauses.line for clauses in self.analysis.clauses[:1] if clauses.line.sentence.is_title)
        states = tuple(dict.fromkeys(each.id for line in titles for each in line.entities if each.is_state))
        return states if len(states) == 1 else self.ledger.main

    @cached_property
    def named(self) -> frozenset[str]:
        """The states and groups that the text names, and all who act in it."""
        entities = (entity for entity in self.analysis.mentions.entities if entity.is_state or entity.kind == "group")
        acting = (one for clauses in self.analysis.clauses for actor in clauses.actors for one in actor.ids)
        return frozenset((*(entity.id for entity in entities), *acting))

    @cached_property
    def territories(self) -> TerritoryClaims:
        """The claims to territories in the register."""
        return TerritoryClaims(self.analysis, self.named)

    def can_be_party(self, organization: str, *, territorial: bool) -> bool:
        """Whether an organisation can be a party: not a court or global body; over territory only an alliance."""
        kind = self.analysis.world.get(organization).kind
        return kind == "alliance" if territorial else kind not in ("global", "court", "agency", "forum")

    def home(self, group: str) -> Ids:
        """The state in which an armed group acts: the only one, else the only one that the text names."""
        states: Ids = tuple(self.analysis.world.get(group).states)
        named = tuple(state for state in states if state in self.named)
        return named if len(named) == 1 else states if len(states) == 1 else ()

    def broad(self, parties: Ids) -> frozenset[str]:
        """Parties and the states in which the groups among them act."""
        known = self._broad.get(parties)
        if known is None:
            known = self._broad[parties] = self._widened(parties)
        return known

    def _widened(self, parties: Ids) -> frozenset[str]:
        groups = [self.analysis.world.get(party) for party in parties if party.startswith("group:")]
        return frozenset((*parties, *(group.states[0] for group in groups if group.states)))


class TerritoryClaims:
    """Claims and administrators of the register, among the states and groups that one text names."""

    def __init__(self, analysis: Analysis, named: AbstractSet[str]) -> None:
        self._analysis, self._named = analysis, named

    def claimants(self, territory: str) -> Ids:
        """Who has claimed or held a territory, of those that the text names; settled claims count."""
        claims = self._analysis.world._cached(_claims).get(territory, ())
        begun = (claim.claimant for claim in claims if self._has_begun(claim.period))
        parties = dict.fromkeys((*begun, *self.holders(territory)))
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


def _claims(world: World) -> dict[str, list[Claim]]:
    """The claims to each territory, in the order of the register."""
    found: dict[str, list[Claim]] = {}
    for claim in world.claims:
        found.setdefault(claim.territory, []).append(claim)
    return found
