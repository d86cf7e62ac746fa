"""Facts that a scenario expects to hold on a day. The first key of a fact decides its type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from geobrief.model import ActorId, terms
from geobrief.model.names import single_day
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import AgreementStatus, DisputeStatus, HostilityLevel


def _status(value: DisputeStatus | None) -> DisputeStatus | None:
    return None if value is None else terms.dispute_status(value)


@attrs.frozen
class InDispute:
    """A dispute, by its id, has a status or a hostility level."""

    dispute: str
    status: DisputeStatus | None = attrs.field(converter=_status, default=None)
    hostility: HostilityLevel | None = attrs.field(converter=terms.hostility_level, default=None)
    denied: bool = False


@attrs.frozen
class InAgreement:
    """An agreement, by its id, has a status."""

    agreement: str
    status: AgreementStatus = attrs.field(converter=terms.agreement_status)
    denied: bool = False


@attrs.frozen
class Leading:
    """A person, by name or id, rules a state."""

    leader: str
    of: ActorId = attrs.field(converter=ActorId)
    denied: bool = False


@attrs.frozen
class Member:
    """A state is a member of an organisation."""

    member: ActorId = attrs.field(converter=ActorId)
    of: ActorId = attrs.field(converter=ActorId)
    denied: bool = False


@attrs.frozen
class Capital:
    """A place is the capital of a state."""

    capital: str
    of: ActorId = attrs.field(converter=ActorId)
    denied: bool = False


@attrs.frozen
class Administered:
    """A state administers a territory."""

    administrator: ActorId = attrs.field(converter=ActorId)
    of: ActorId = attrs.field(converter=ActorId)
    denied: bool = False


@attrs.frozen
class Existing:
    """A state, organisation, territory or group exists; with `name`, under this name."""

    exists: ActorId = attrs.field(converter=ActorId)
    name: str | None = None
    denied: bool = False


Fact = InDispute | InAgreement | Leading | Member | Capital | Administered | Existing
FACTS: dict[str, type] = {
    "dispute": InDispute,
    "agreement": InAgreement,
    "leader": Leading,
    "member": Member,
    "capital": Capital,
    "administrator": Administered,
    "exists": Existing,
}


@attrs.frozen
class Expectation:
    """A fact expected to hold on a day; a denied fact is expected not to hold. Messages begin with its `name`, if any.

    >>> str(Expectation("1982-04-02", InDispute("falklands", hostility="war")).on)
    '1982-04-02'
    """

    on: Date = attrs.field(converter=single_day)
    that: Fact
    name: str | None = attrs.field(default=None, kw_only=True)

    @property
    def title(self) -> str:
        """The name, else the fact and the day in words.

        >>> Expectation("1982-04-02", InDispute("falklands", hostility="war")).title
        'dispute falklands hostility war on 1982-04-02'
        """
        if self.name is not None:
            return self.name
        said = attrs.asdict(self.that, filter=lambda field, value: value not in (None, False))
        words = " ".join(
            f"{'' if key == 'denied' else key} {'' if value is True else value}" for key, value in said.items()
        )
        return " ".join(f"{'not ' if self.that.denied else ''}{words} on {self.on}".split())
