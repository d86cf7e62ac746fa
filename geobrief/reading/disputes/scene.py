"""Whom is the text about? The pairs of actors it names together, for contentions whose other side a sentence leaves out."""

from __future__ import annotations

from functools import cached_property

from geobrief.reading.analysis import Analysis
from geobrief.reading.lexicons import document
from geobrief.when import Period


def dispute_words(name: str) -> frozenset[str]:
    """A word list of `dispute_words.toml`."""
    return _lists()[name]


def _lists() -> dict[str, frozenset[str]]:
    if not _LISTS:
        _LISTS.update({name: frozenset(listed.split()) for name, listed in document("dispute_words").items()})
    return _LISTS


_LISTS: dict[str, frozenset[str]] = {}


class Scene:
    """A text with its pairs of contenders, sentence by sentence."""

    def __init__(self, seen: Analysis) -> None:
        self.seen = seen

    @cached_property
    def _pairs(self) -> list[list[tuple[str, ...]]]:
        """Per sentence: the states and groups that one phrase names together."""
        return [
            [actor.ids for actor in clauses.actors if len(actor.ids) > 1 and all(map(contends, actor.ids))]
            for clauses in self.seen.clauses
        ]

    @cached_property
    def _frequency(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for clauses in self.seen.clauses:
            for actor in clauses.actors:
                for party in filter(contends, actor.ids):
                    counts[party] = counts.get(party, 0) + 1
        return counts

    @cached_property
    def principals(self) -> tuple[str, ...]:
        """The two states that the text names most, if it is about two rather than many."""
        ranked = sorted(self._frequency, key=lambda party: -self._frequency[party])[:3]
        if len(ranked) < 2 or (len(ranked) == 3 and self._frequency[ranked[1]] == self._frequency[ranked[2]]):
            return ()
        return tuple(ranked[:2])

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """The first actors that the first sentences name together, else the principals."""
        first = [pair for clauses, pairs in zip(self.seen.clauses[:4], self._pairs, strict=False) for pair in pairs if len(pair) > 1]
        return first[0] if first else self.principals

    def pair(self, number: int) -> tuple[str, ...]:
        """The pair last named before the end of a sentence, else the principals."""
        for earlier in range(number, max(-1, number - 4), -1):
            if self._pairs[earlier]:
                return self._pairs[earlier][-1]
        return self.principals

    def counterpart(self, party: str, number: int) -> tuple[str, ...]:
        """With whom a party contends: its companion in the nearest pair, else the other principal."""
        order = sorted(range(len(self._pairs)), key=lambda at: (abs(at - number), at))
        for at in order:
            for pair in self._pairs[at]:
                if len(pair) == 2 and party in pair:
                    return tuple(other for other in pair if other != party)
        return tuple(other for other in self.principals if other != party) if party in self.principals else ()

    # --- what the register knows ---

    @cached_property
    def _named(self) -> set[str]:
        entities = {entity.id for entity in self.seen.mentions.entities if entity.is_state or entity.kind == "group"}
        return entities | set(self._frequency)

    @cached_property
    def table(self) -> frozenset[str]:
        """The three or more who talk with each other («negotiations between A, B and C»)."""
        talking = (
            frozenset(actor.ids)
            for clauses in self.seen.clauses
            for actor in clauses.actors
            if len(actor.ids) > 2 and clauses.preposition(actor) in ("between", "among") and all(map(contends, actor.ids))
        )
        return max(talking, key=len, default=frozenset())

    def claimants(self, territory: str) -> tuple[str, ...]:
        """Who has claimed or held a territory up to the day of the text, of those whom the text names."""
        claims = [claim.claimant for claim in self.seen.world.claims if claim.territory == territory and self._begun(claim.period)]
        parties = dict.fromkeys((*claims, *self.holders(territory)))
        return tuple(party for party in parties if party in self._named)

    def holders(self, territory: str) -> tuple[str, ...]:
        """Who administers a territory on the day of the text."""
        names = [name for name in self.seen.world.get(territory).administrators if self._begun(name.period)]
        return (names[-1].text,) if names else ()

    def _begun(self, period: Period) -> bool:
        first, published = period.earliest, self.seen.published
        return first is None or published is None or first <= published

    def is_side(self, organization: str, *, land: bool) -> bool:
        """Whether an organisation can be a side: none that all states belong to, and no court; over land only an alliance."""
        kind = self.seen.world.get(organization).kind
        return kind == "alliance" if land else kind not in ("global", "court", "agency", "forum")

    def broad(self, parties: tuple[str, ...]) -> frozenset[str]:
        """Parties with the states in which groups among them act."""
        states = {state for party in parties if party.startswith("group:") for state in self.seen.world.get(party).states[:1]}
        return frozenset((*parties, *states))


def contends(party: str) -> bool:
    """Whether an actor can be a side of its own: a state or a group."""
    return not party.startswith("org:")
