"""Agreements that actors make, offer or break, with the dated steps by which they do so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from geobrief import arguments
from geobrief.errors import ArgumentError, nearest
from geobrief.evidence import Evidence
from geobrief.model import terms
from geobrief.model.agreement_steps import AgreementStep, by_party, holds, is_taken, periods, steps_for
from geobrief.model.attributes import (
    DateLike,
    When,
    WhenLike,
    as_evidence,
    as_quantities,
    to_records,
    to_texts,
)
from geobrief.model.identity import ActorId, actor_ids
from geobrief.model.names import single_day
from geobrief.model.records import Record
from geobrief.model.steps import dated_steps, in_order
from geobrief.quantities import Quantity
from geobrief.vocabulary import load, statuses_in
from geobrief.when import Answer, Period

if TYPE_CHECKING:
    from geobrief.pictures.drawings import Picture
    from geobrief.vocabulary.literals import AgreementKind, AgreementStatus, Obligation, PartyRole, ReadingBasis


@attrs.frozen(repr=False)
class Role(Record):
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


@attrs.frozen(init=False, field_transformer=arguments.checked, repr=False)
class Agreement(Record):
    """An agreement made, offered, being negotiated or broken between states, organisations or groups.

    A step may be given by its status: `signed="2015-02"`. `names` are other names and abbreviations, `numbers` those in
    datasets of the field: `atop:3240`. The `parties` are all that ever were party to it, or a selection if
    `parties_complete` is false. Agreements with the same content are equal, whatever their evidence.

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
    names: tuple[str, ...] = attrs.field(converter=to_texts, default=())
    parties_complete: bool = True
    id: str | None = attrs.field(default=None, eq=False)
    numbers: tuple[str, ...] = attrs.field(converter=to_texts, default=(), eq=False)
    evidence: tuple[Evidence, ...] = attrs.field(converter=as_evidence, default=(), eq=False)
    rule: str | None = attrs.field(default=None, eq=False)
    basis: ReadingBasis | None = attrs.field(converter=terms.reading_basis, default=None, eq=False)
    source: str | None = attrs.field(default=None, eq=False)

    def __init__(
        self,
        kind: AgreementKind,
        parties: str | Iterable[str],
        *,
        steps: Iterable[AgreementStep | Mapping[str, Any]] = (),
        roles: Mapping[str, str] | Iterable[Role | Mapping[str, Any]] = (),
        obligations: Obligation | Iterable[Obligation] = (),
        subject: str | None = None,
        quantities: Iterable[Quantity | Mapping[str, Any]] = (),
        title: str | None = None,
        names: str | Iterable[str] = (),
        parties_complete: bool = True,
        id: str | None = None,
        numbers: str | Iterable[str] = (),
        evidence: Iterable[Evidence | Mapping[str, Any]] = (),
        rule: str | None = None,
        basis: ReadingBasis | None = None,
        source: str | None = None,
        **dated: WhenLike | None,
    ) -> None:
        steps = (*as_steps(steps), *dated_steps(Agreement, AgreementStep, "agreement_statuses", dated))
        content = (kind, parties, steps, roles, obligations, subject, quantities, title, names, parties_complete)
        getattr(self, "__attrs_init__")(*content, *(id, numbers, evidence, rule, basis, source))  # noqa: B009 (made by attrs, unknown to some type checkers)

    @property
    def status(self) -> AgreementStatus | None:
        """The status of the agreement itself, after the last step of all parties; a party's own step leaves it.

        If all parties took their steps one by one, it is the status that every one of them has reached, else None.
        """
        step = self._last_common_step
        return None if step is None else step.status

    @property
    def date(self) -> When | None:
        """The time of the step that gave the agreement its status."""
        step = self._last_common_step
        return None if step is None else step.when

    @property
    def signed(self) -> When | None:
        """When it was signed by all parties; None if that is unknown, or if each signed by itself."""
        return self._when("signed")

    @property
    def entered_into_force(self) -> When | None:
        """When it first came into force as a whole; None if it did not, or if that is unknown.

        >>> treaty = Agreement("border", ["CHL", "PER"], signed="1929-06-03", in_force="1929-07-28")
        >>> str(treaty.signed), str(treaty.entered_into_force)
        ('1929-06-03', '1929-07-28')
        """
        return self._when("in_force")

    def status_on(self, on: DateLike, party: str | None = None) -> AgreementStatus | None:
        """The status on a day, of the agreement itself or for one party; None before the first step.

        A step counts when it has certainly been taken: one in May 2018 from 31 May 2018 on, an undated one never. A
        party that is bound has the status `in_force`, by whichever step.

        >>> left = AgreementStep("terminated", "2018-05-08", "USA")
        >>> deal = Agreement("arms_control", ["IRN", "USA", "FRA"], in_force="2016-01-16", steps=[left])
        >>> deal.status_on("2020-01-01"), deal.status_on("2020-01-01", "USA"), deal.status_on("2015-01-01")
        ('in_force', 'terminated', None)
        """
        day, steps = single_day(on), self._steps_of(party)
        if party is not None and holds(steps, day, statuses_in("binding")) is Answer.YES:
            return "in_force"
        return next((step.status for step in reversed(steps) if is_taken(step, day) is Answer.YES), None)

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
        return holds(self._steps_of(party), single_day(on), statuses_in("binding"))

    def parties_on(self, on: DateLike) -> tuple[ActorId, ...]:
        """The parties that it binds, or may bind, on a day; its signatories if it never came into force.

        >>> pact = Agreement("alliance", ["ALB", "POL", "SUN"], in_force="1955-06-06",
        ...                  steps=[AgreementStep("terminated", "1968-09-13", "ALB")])
        >>> pact.parties_on("1960-01-01"), pact.parties_on("1985-01-01")
        (('ALB', 'POL', 'SUN'), ('POL', 'SUN'))
        """
        day, steps = single_day(on), by_party(self.steps)
        return tuple(p for p in self.parties if holds(steps_for(p, steps), day, self._holding).possible)

    def periods(self, party: str | None = None) -> tuple[Period, ...]:
        """The periods in which it binds as a whole, or binds one of its parties, in order.

        Those of an agreement that never came into force begin when it was signed.

        >>> charter = Agreement("alliance", ["EGY", "SYR"], in_force="1945-05-10", steps=[
        ...     AgreementStep("suspended", "1979-03-31", "EGY"), AgreementStep("in_force", "1989-05-23", "EGY")])
        >>> [str(period) for period in charter.periods("EGY")]
        ['1945-05-10/1979-03-31', '1989-05-23/..']
        """
        return tuple(periods(self._steps_of(party), self._holding))

    def periods_by_party(self) -> dict[str, tuple[Period, ...]]:
        """For each party, the periods in which the agreement binds it."""
        steps, holding = by_party(self.steps), self._holding
        return {party: tuple(periods(steps_for(party, steps), holding)) for party in self.parties}

    def timeline(self) -> Picture:
        """The life of the agreement as a picture: its steps, and when it binds each party.

        >>> pact = Agreement("alliance", ["ALB", "SUN"], signed="1955-05-14", in_force="1955-06-06")
        >>> pact.timeline().title
        'alliance: ALB, SUN'
        """
        from geobrief.model.marks import moment, stretch
        from geobrief.pictures.timelines import TimelineRow, timeline

        labels = {term.id: term.label for term in load("agreement_statuses")}
        common = [moment(step.when, labels[step.status], 0) for step in self.steps if step.party is None]
        rows = [TimelineRow.of("steps", common)]
        for party, binding in self.periods_by_party().items():
            own = [moment(step.when, labels[step.status], 1) for step in self.steps if step.party == party]
            rows.append(TimelineRow.of(party, [*(stretch(period, "", 2) for period in binding), *own]))
        title = self.title or f"{self.kind.replace('_', ' ')}: {', '.join(self.parties)}"
        return timeline(title, rows, legend=("step of all", "step of one party", "binds"))

    def steps_of(self, party: str) -> tuple[AgreementStep, ...]:
        """The steps with an effect on a party: its own, and those of all parties that concern it.

        Steps by which the others concluded the agreement do not concern a party that joined later or had left. An entry
        into force binds a party whose ratification is known from its ratification on.
        """
        steps = by_party(self.steps)
        self._check_party(party, *filter(None, steps))
        return tuple(steps_for(party, steps))

    def role_of(self, party: str) -> PartyRole | None:
        """The role of a party, or None."""
        self._check_party(party)
        return next((entry.role for entry in self.roles if entry.party == party), None)

    def _check_party(self, party: str, *others: str) -> None:
        known = (*self.parties, *others)
        if not isinstance(party, str) or party not in known:
            expected = " or ".join(self.parties)
            near = nearest(party, known)
            raise ArgumentError("not a party to this agreement", expected=expected, got=party, nearest=near)

    @property
    def _holding(self) -> tuple[str, ...]:
        """The statuses in which it holds: in force; if it never came into force, agreed, signed or ratified."""
        binding = statuses_in("binding")
        return binding if any(step.status in binding for step in self.steps) else statuses_in("agreed", "concluded")

    def _steps_of(self, party: str | None) -> tuple[AgreementStep, ...]:
        if party is not None:
            return self.steps_of(party)
        return tuple(step for step in in_order(self.steps) if step.party is None)

    @property
    def _last_common_step(self) -> AgreementStep | None:
        common = [step for step in self.steps if step.party is None]
        if common or not self.steps:
            return common[-1] if common else None
        last = {step.party: step.status for step in self.steps}
        return self.steps[-1] if last.keys() >= set(self.parties) and len(set(last.values())) == 1 else None

    def _when(self, status: str) -> When | None:
        return next((step.when for step in self.steps if step.status == status and step.party is None), None)
