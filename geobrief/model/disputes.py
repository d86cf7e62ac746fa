"""Disputes between actors: their sides, their matter, their hostility and their course."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.evidence import Evidence
from geobrief.model import terms
from geobrief.model.attributes import When, WhenLike, as_evidence, as_when, items, to_records
from geobrief.model.identity import ActorId, actor_ids, optional_id
from geobrief.model.steps import dated_steps

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import DisputeKind, DisputeStatus, HostilityLevel


@attrs.frozen
class DisputeStep:
    """A step in the course of a dispute: it breaks out, is frozen, is settled."""

    status: DisputeStatus = attrs.field(converter=terms.dispute_status)
    when: When | None = attrs.field(converter=as_when, default=None)


def as_dispute_steps(values: Iterable[DisputeStep | Mapping[str, Any]]) -> tuple[DisputeStep, ...]:
    """Steps in the order given."""
    return to_records(DisputeStep, values)


def as_sides(values: Iterable[str | Iterable[str]]) -> tuple[tuple[ActorId, ...], ...]:
    """Sides, each a tuple of actors; a side of one actor needs no list."""
    return tuple(actor_ids(side) for side in items(values, "a list of sides"))


@attrs.frozen(init=False)
class Dispute:
    """A dispute about territory or debt, a war, sanctions and the like, with any number of sides.

    A step may be given by its status: `settled="1990"`. Disputes with the same content are equal, whatever their
    evidence.

    >>> beagle = Dispute("territorial", ["ARG", "CHL"], over="Beagle Channel", ongoing="1888", settled="1984-11-29")
    >>> beagle.status, str(beagle.date)
    ('settled', '1984-11-29')
    """

    kind: DisputeKind = attrs.field(converter=terms.dispute_kind)
    parties: tuple[ActorId, ...] = attrs.field(converter=actor_ids)
    sides: tuple[tuple[ActorId, ...], ...] = attrs.field(converter=as_sides, default=())
    over: str | None = None
    territory: ActorId | None = attrs.field(converter=optional_id, default=None)
    hostility: HostilityLevel | None = attrs.field(converter=terms.hostility_level, default=None)
    steps: tuple[DisputeStep, ...] = attrs.field(converter=as_dispute_steps, default=())
    title: str | None = None
    id: str | None = attrs.field(default=None, eq=False)
    evidence: tuple[Evidence, ...] = attrs.field(converter=as_evidence, default=(), eq=False)
    rule: str | None = attrs.field(default=None, eq=False)
    source: str | None = attrs.field(default=None, eq=False)

    def __init__(
        self,
        kind: str,
        parties: str | Iterable[str],
        *,
        sides: Iterable[str | Iterable[str]] = (),
        over: str | None = None,
        territory: str | None = None,
        hostility: str | None = None,
        steps: Iterable[DisputeStep | Mapping[str, Any]] = (),
        title: str | None = None,
        id: str | None = None,
        evidence: Iterable[Evidence | Mapping[str, Any]] = (),
        rule: str | None = None,
        source: str | None = None,
        **dated: WhenLike | None,
    ) -> None:
        steps = (*as_dispute_steps(steps), *dated_steps(Dispute, DisputeStep, "dispute_statuses", dated))
        fields = (kind, parties, sides, over, territory, hostility, steps, title, id, evidence, rule, source)
        getattr(self, "__attrs_init__")(*fields)  # noqa: B009 (made by attrs, unknown to some type checkers)

    @property
    def status(self) -> DisputeStatus:
        """The status after the last step; a dispute without steps is ongoing."""
        return self.steps[-1].status if self.steps else "ongoing"

    @property
    def date(self) -> When | None:
        """The time of the last step."""
        return self.steps[-1].when if self.steps else None
