"""Agreements that actors make, offer or break, with the dated steps by which they do so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.errors import ArgumentError
from geobrief.evidence import Evidence
from geobrief.model import terms
from geobrief.model.attributes import DateLike, When, WhenLike, as_evidence, as_quantities, as_when, to_records
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
        return to_records(Role, [{"party": party, "role": role} for party, role in values.items()])
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
        steps = (*as_steps(steps), *dated_steps(Agreement, AgreementStep, "agreement_statuses", dated))
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

    def in_force(self, on: DateLike, party: str | None = None) -> Answer:
        """Whether the agreement binds on that day: as a whole, by the steps of all parties, or one of its parties.

        A party that joins later is bound from its own step on, one that leaves or suspends until its own step, and one
        for which it failed never. If only the day of its ratification is known, that day counts, though many treaties
        let some weeks pass. Another state than a party is refused with an `ArgumentError`.

        >>> deal = Agreement("arms_control", ["IRN", "USA"], steps=[AgreementStep("in_force", "2016-01-16"),
        ...                                                         AgreementStep("terminated", "2018-05", "USA")])
        >>> deal.in_force("2019-01-01"), deal.in_force("2019-01-01", "USA"), deal.in_force("2018-05-08", "USA")
        (Answer.YES, Answer.NO, Answer.MAYBE)
        """
        day = single_day(on)
        if party is None:
            return _binds([step for step in self.steps if step.party is None], day)
        self._check_party(party)
        own = [step for step in self.steps if step.party == party]
        bound = _binds(_steps_for(party, self.steps, own), day)
        consent = next((step for step in own if step.status == "ratified"), None)
        if consent is None or any(step.status in statuses_in("binding") for step in own):
            return bound
        return bound & _taken(consent, day)

    def role_of(self, party: str) -> PartyRole | None:
        """The role of a party, or None."""
        self._check_party(party)
        return next((entry.role for entry in self.roles if entry.party == party), None)

    def _check_party(self, party: str) -> None:
        if party not in self.parties:
            raise ArgumentError("not a party to this agreement", expected=" or ".join(self.parties), got=party)


def _binds(steps: Iterable[AgreementStep], day: Date) -> Answer:
    """Whether the last of these steps taken by that day brought the agreement into force."""
    answer = Answer.NO
    for step in steps:
        binding = step.status in statuses_in("binding")
        if binding or step.status in statuses_in("suspended", "over"):
            outcome = Answer.YES if binding else Answer.NO
            taken = _taken(step, day)
            if taken is Answer.YES:
                answer = outcome
            elif taken is Answer.MAYBE and answer is not outcome:
                answer = Answer.MAYBE
    return answer


def _steps_for(party: str, steps: Iterable[AgreementStep], own: Iterable[AgreementStep]) -> Iterator[AgreementStep]:
    """The steps with an effect on a party: its own and the common ones.

    A common entry into force has no effect on a party that joins later or has left.
    """
    binding = statuses_in("binding")
    first = next((step.status for step in own if step.status in statuses_in("binding", "suspended", "over")), None)
    outside = first in binding or (first == "failed" and not any(step.status in binding for step in own))
    for step in steps:
        if step.party == party:
            outside = outside or step.status in statuses_in("over")
            yield step
        elif step.party is None and not (outside and step.status in binding):
            yield step


def _taken(step: AgreementStep, day: Date) -> Answer:
    """Whether a step was taken by that day; an undated step may have been."""
    return Answer.MAYBE if step.when is None else ~day.before(step.when)
