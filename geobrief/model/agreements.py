"""What have states agreed, offered or broken, step by step?"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.errors import ArgumentError
from geobrief.evidence import Evidence
from geobrief.model import terms
from geobrief.model.attributes import When, WhenLike, as_evidence, as_quantities, as_when, to_records
from geobrief.model.identity import ActorId, actor_ids, optional_id
from geobrief.model.names import single_day
from geobrief.quantities import Quantity
from geobrief.when import Answer, Date

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import AgreementKind, AgreementStatus, Obligation, PartyRole

IN_FORCE = ("in_force",)
OUT_OF_FORCE = ("suspended", "terminated", "failed")


@attrs.frozen
class AgreementStep:
    """A step in the life of an agreement: everybody's, or one party's (one state ratifies, one leaves).

    >>> AgreementStep("signed", "2015-03-18").status
    'signed'
    """

    status: AgreementStatus = attrs.field(converter=terms.agreement_status)
    when: When | None = attrs.field(converter=as_when, default=None)
    party: ActorId | None = attrs.field(converter=optional_id, default=None)


@attrs.frozen
class Role:
    """The role that a party has in an agreement whose kind has roles: supplier and buyer, lender and borrower."""

    party: ActorId = attrs.field(converter=ActorId)
    role: PartyRole = attrs.field(converter=terms.party_role)


def as_roles(values: Mapping[str, str] | Iterable[Role]) -> tuple[Role, ...]:
    """Roles, also from a mapping of parties to roles."""
    if isinstance(values, Mapping):
        return tuple(Role(str(party), role) for party, role in values.items())
    return tuple(values)


def as_steps(values: Iterable[AgreementStep | Mapping[str, Any]]) -> tuple[AgreementStep, ...]:
    """Steps in the order told."""
    return to_records(AgreementStep, values)


@attrs.frozen(init=False)
class Agreement:
    """An agreement made, offered, being negotiated or broken between states, organisations or groups.

    A step may be given by its status: `signed="2015-02"`. Two records that say the same are equal, whatever they
    rest on.

    >>> sale = Agreement(kind="arms_transfer", parties=["ARG", "CHN"], roles={"CHN": "supplier"}, signed="2015-02")
    >>> sale.status, str(sale.date)
    ('signed', '2015-02')
    """

    kind: AgreementKind = attrs.field(converter=terms.agreement_kind)
    parties: tuple[ActorId, ...] = attrs.field(converter=actor_ids)
    steps: tuple[AgreementStep, ...] = attrs.field(converter=as_steps, default=())
    roles: tuple[Role, ...] = attrs.field(converter=as_roles, default=())
    obligations: tuple[Obligation, ...] = attrs.field(converter=terms.obligations, default=())
    subject: str | None = None
    quantities: tuple[Quantity, ...] = attrs.field(converter=as_quantities, default=())
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
        steps: Iterable[AgreementStep | Mapping[str, Any]] = (),
        roles: Mapping[str, str] | Iterable[Role] = (),
        obligations: Iterable[str] = (),
        subject: str | None = None,
        quantities: Iterable[Quantity | Mapping[str, Any]] = (),
        title: str | None = None,
        id: str | None = None,
        evidence: Iterable[Evidence | Mapping[str, Any]] = (),
        rule: str | None = None,
        source: str | None = None,
        **dated: WhenLike,
    ) -> None:
        told = (*steps, *(AgreementStep(status, when) for status, when in dated.items()))
        fields = (kind, parties, told, roles, obligations, subject, quantities, title, id, evidence, rule, source)
        getattr(self, "__attrs_init__")(*fields)  # noqa: B009 (attrs makes it, and not every type checker knows)

    @property
    def status(self) -> AgreementStatus | None:
        """The status of the last step that is told."""
        return self.steps[-1].status if self.steps else None

    @property
    def date(self) -> When | None:
        """The date of the last step that is told."""
        return self.steps[-1].when if self.steps else None

    def in_force(self, on: str | datetime.date | Date) -> Answer:
        """Whether the agreement binds on that day, as far as the steps of all parties tell.

        >>> Agreement("alliance", ["DEU", "ITA"], in_force="1939-05-22", terminated="1943").in_force("1942-01-01")
        Answer.YES
        >>> Agreement("alliance", ["DEU", "ITA"], in_force="1939-05-22", terminated="1943").in_force("1943-07-01")
        Answer.MAYBE
        """
        day = single_day(on)
        shared = [step for step in self.steps if step.party is None]
        begun = _any_by(day, shared, IN_FORCE)
        return begun & ~_any_by(day, shared, OUT_OF_FORCE)

    def role_of(self, party: str) -> PartyRole | None:
        """The role of a party, where it has one."""
        if party not in self.parties:
            raise ArgumentError("not a party to this agreement", expected=" or ".join(self.parties), got=party)
        return next((entry.role for entry in self.roles if entry.party == party), None)


def _any_by(day: Date, steps: Iterable[AgreementStep], statuses: tuple[str, ...]) -> Answer:
    """Whether a step to one of these statuses was made by that day; an undated step may have been."""
    answer = Answer.NO
    for step in steps:
        if step.status in statuses:
            answer |= Answer.MAYBE if step.when is None else ~day.before(step.when)
    return answer
