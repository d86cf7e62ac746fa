"""Agreements that actors make, offer or break, with the dated steps by which they do so."""

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
from geobrief.model.steps import dated_steps
from geobrief.quantities import Quantity
from geobrief.vocabulary import statuses_in
from geobrief.when import Answer, Date

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import AgreementKind, AgreementStatus, Obligation, PartyRole


@attrs.frozen
class AgreementStep:
    """A step in the life of an agreement, by all parties or by one (one state ratifies, one leaves).

    >>> AgreementStep("signed", "2015-03-18").status
    'signed'
    """

    status: AgreementStatus = attrs.field(converter=terms.agreement_status)
    when: When | None = attrs.field(converter=as_when, default=None)
    party: ActorId | None = attrs.field(converter=optional_id, default=None)


@attrs.frozen
class Role:
    """The role of a party in an agreement whose kind has roles: supplier and buyer, lender and borrower."""

    party: ActorId = attrs.field(converter=ActorId)
    role: PartyRole = attrs.field(converter=terms.party_role)


def as_roles(values: Mapping[str, str] | Iterable[Role | Mapping[str, Any]]) -> tuple[Role, ...]:
    """Roles, also from a mapping of parties to roles."""
    if isinstance(values, Mapping):
        return tuple(Role(party, role) for party, role in values.items())
    return to_records(Role, values)


def as_steps(values: Iterable[AgreementStep | Mapping[str, Any]]) -> tuple[AgreementStep, ...]:
    """Steps in the order given."""
    return to_records(AgreementStep, values)


@attrs.frozen(init=False)
class Agreement:
    """An agreement made, offered, being negotiated or broken between states, organisations or groups.

    A step may be given by its status: `signed="2015-02"`. Agreements with the same content are equal, whatever their
    evidence.

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
        roles: Mapping[str, str] | Iterable[Role | Mapping[str, Any]] = (),
        obligations: Iterable[str] = (),
        subject: str | None = None,
        quantities: Iterable[Quantity | Mapping[str, Any]] = (),
        title: str | None = None,
        id: str | None = None,
        evidence: Iterable[Evidence | Mapping[str, Any]] = (),
        rule: str | None = None,
        source: str | None = None,
        **dated: WhenLike | None,
    ) -> None:
        steps = (*steps, *dated_steps(Agreement, AgreementStep, "agreement_statuses", dated))
        fields = (kind, parties, steps, roles, obligations, subject, quantities, title, id, evidence, rule, source)
        getattr(self, "__attrs_init__")(*fields)  # noqa: B009 (made by attrs, unknown to some type checkers)

    @property
    def status(self) -> AgreementStatus | None:
        """The status after the last step."""
        return self.steps[-1].status if self.steps else None

    @property
    def date(self) -> When | None:
        """The time of the last step."""
        return self.steps[-1].when if self.steps else None

    def in_force(self, on: str | datetime.date | Date) -> Answer:
        """Whether the agreement binds on that day, by the steps of all parties.

        >>> Agreement("alliance", ["DEU", "ITA"], in_force="1939-05-22", terminated="1943").in_force("1942-01-01")
        Answer.YES
        >>> Agreement("alliance", ["DEU", "ITA"], in_force="1939-05-22", terminated="1943").in_force("1943-07-01")
        Answer.MAYBE
        """
        day = single_day(on)
        shared = [step for step in self.steps if step.party is None]
        begun = _any_by(day, shared, statuses_in("binding"))
        return begun & ~_any_by(day, shared, statuses_in("suspended", "over"))

    def role_of(self, party: str) -> PartyRole | None:
        """The role of a party, or None."""
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
