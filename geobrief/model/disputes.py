"""What do states contend about, on which sides, and how hard?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.evidence import Evidence
from geobrief.model import terms
from geobrief.model.attributes import When, as_evidence, as_when, to_records
from geobrief.model.identity import ActorId, actor_ids, optional_id

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import DisputeKind, DisputeStatus, HostilityLevel


@attrs.frozen
class DisputeStep:
    """A turn in the life of a dispute: it breaks out, is frozen, is settled."""

    status: DisputeStatus = attrs.field(converter=terms.dispute_status)
    when: When | None = attrs.field(converter=as_when, default=None)


def as_dispute_steps(values: Iterable[DisputeStep | Mapping[str, Any]]) -> tuple[DisputeStep, ...]:
    """Turns in the order told."""
    return to_records(DisputeStep, values)


def as_sides(values: Iterable[str | Iterable[str]]) -> tuple[tuple[ActorId, ...], ...]:
    """Sides, each a tuple of actors; a single actor may stand without a list."""
    return tuple(actor_ids(side) for side in values)


@attrs.frozen
class Dispute:
    """A contention: territorial, over debt, sanctions, a war. One named side is enough, three are possible.

    >>> falklands = Dispute("territorial", ["ARG", "GBR"], territory="territory:falkland-islands")
    >>> falklands.status
    'ongoing'
    """

    kind: DisputeKind = attrs.field(converter=terms.dispute_kind)
    parties: tuple[ActorId, ...] = attrs.field(converter=actor_ids)
    sides: tuple[tuple[ActorId, ...], ...] = attrs.field(converter=as_sides, default=())
    over: str | None = None
    territory: ActorId | None = attrs.field(converter=optional_id, default=None)
    hostility: HostilityLevel | None = attrs.field(converter=terms.hostility_level, default=None)
    steps: tuple[DisputeStep, ...] = attrs.field(converter=as_dispute_steps, default=())
    id: str | None = attrs.field(default=None, eq=False, kw_only=True)
    evidence: tuple[Evidence, ...] = attrs.field(converter=as_evidence, default=(), eq=False, kw_only=True)
    rule: str | None = attrs.field(default=None, eq=False, kw_only=True)
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)

    @property
    def status(self) -> DisputeStatus:
        """The status after the last turn that is told; a dispute of which no turn is told goes on."""
        return self.steps[-1].status if self.steps else "ongoing"
