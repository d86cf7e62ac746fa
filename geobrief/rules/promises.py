"""Obligations of a party towards others, from the agreements of the checked records and of their world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from geobrief.checking.context import RuleContext
from geobrief.model import Agreement
from geobrief.register import World
from geobrief.when import Date


@attrs.frozen
class Promise:
    """An agreement by which a party owes others something; `to` are the others."""

    agreement: Agreement
    to: tuple[str, ...]

    @property
    def name(self) -> str:
        """The agreement's name for messages."""
        return self.agreement.title or self.agreement.id or f"{self.agreement.kind} of {self.agreement.date}"


def promises(context: RuleContext, party: str, obligation: str) -> Iterator[Promise]:
    """The agreements by which a party has an obligation to others, in the checked records and in their world."""
    known = context.cached_in_world(_world_agreements, party)
    for agreement in (*context.cached(_checked_agreements).get(party, ()), *known):
        if obligation in agreement.obligations:
            yield Promise(agreement, tuple(other for other in agreement.parties if other != party))


def _checked_agreements(context: RuleContext) -> Mapping[str, list[Agreement]]:
    """The checked agreements with obligations, by party."""
    found: dict[str, list[Agreement]] = {}
    for _, record in context:
        for party in record.parties if isinstance(record, Agreement) and record.obligations else ():
            found.setdefault(party, []).append(record)
    return found


def _world_agreements(world: World, party: str) -> tuple[Agreement, ...]:
    known = () if world.actor(party) is None else world.agreements_of(party)
    return tuple(agreement for agreement in known if agreement.obligations)


def binds_before(promise: Promise, one: str, other: str, day: Date) -> bool:
    """Whether a promise certainly binds both parties on the day before."""
    agreement = promise.agreement
    return all(agreement.in_force(day, party).certain for party in (one, other))
