"""Whose is a territory that a text names, and who claims it? What the register knows on the day of the text."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cached_property

from geobrief.reading.analysis import Analysis
from geobrief.reading.disputes.drafts import Ids
from geobrief.when import Period


class Lands:
    """The register's claims and administrators, seen from one text; `named` are the states and groups that it names."""

    def __init__(self, seen: Analysis, named: AbstractSet[str]) -> None:
        self._seen, self._named = seen, named

    @cached_property
    def _claims(self) -> dict[str, list[str]]:
        """Per territory: who has claimed it up to the day of the text."""
        claims: dict[str, list[str]] = {}
        for claim in self._seen.world.claims:
            if self._has_begun(claim.period):
                claims.setdefault(claim.territory, []).append(claim.claimant)
        return claims

    def claimants(self, territory: str) -> Ids:
        """Who has claimed or held a territory, of those whom the text names; a claim that was settled since counts."""
        parties = dict.fromkeys((*self._claims.get(territory, ()), *self.holders(territory)))
        return tuple(party for party in parties if party in self._named)

    def holders(self, territory: str) -> Ids:
        """Who administers a territory."""
        names = [name for name in self._seen.world.get(territory).administrators if self._has_begun(name.period)]
        return (names[-1].text,) if names else ()

    def kind(self, territory: str) -> str | None:
        """What sort of territory it is: disputed, sea, region …"""
        kind: str | None = self._seen.world.get(territory).kind
        return kind

    def _has_begun(self, period: Period) -> bool:
        first, published = period.earliest, self._seen.published
        return first is None or published is None or first <= published
