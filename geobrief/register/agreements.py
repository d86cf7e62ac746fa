"""Agreements of the register: records from rows, their names, and their numbers in the datasets of the field.

The datasets are `atop` (Alliance Treaty Obligations and Provisions), `cow-alliance` (Correlates of War), `un-tc`
(chapter XXVI of the United Nations Treaty Collection), `pa-x` (Peace Agreements), `manytreaties`, `tfdd` (freshwater
treaties), `wto-rta` (regional trade agreements).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from geobrief.errors import ArgumentError
from geobrief.model.agreements import Agreement, AgreementStep, Role
from geobrief.model.attributes import DateLike
from geobrief.model.names import single_day
from geobrief.register.cross_references import CrossReference, cross_references
from geobrief.register.tables import Cells, by_first_cell, cells, listed, rows
from geobrief.vocabulary import statuses_in
from geobrief.when import Answer, Date

_IN_OR_OUT = ("binding", "suspended", "over")


@cache
def agreement_names() -> Mapping[str, tuple[str, ...]]:
    """The title and the other usual names of each agreement, by its id.

    >>> agreement_names()["jcpoa-2015"][:3]
    ('Joint Comprehensive Plan of Action', 'JCPOA', 'Iran nuclear deal')
    """
    return {row["id"]: (row["title"], *listed(row["names"])) for row in rows("agreements")}


def references(agreement: str) -> tuple[CrossReference, ...]:
    """The numbers of an agreement of the register in the datasets of the field; none if no dataset has it.

    Raises `UnknownIdError` if the register has no agreement with this id.

    >>> references("us-korea-mdt-1953")
    (CrossReference(dataset='atop', number='3240'), CrossReference(dataset='cow-alliance', number='236'))
    """
    return cross_references("agreement", agreement)


def binds(agreement: Agreement, party: str, on: DateLike) -> Answer:
    """Whether an agreement binds one of its parties on a day (`Agreement.in_force`: whether it is in force as a whole).

    A party that joins later is bound from its own step on, one that leaves or suspends until its own step, and one for
    which it failed never. If only the day of its ratification is known, that day counts, though many treaties let some
    weeks pass. Another state than a party is refused with an `ArgumentError`.

    >>> deal = Agreement("arms_control", ["IRN", "USA"], steps=[AgreementStep("in_force", "2016-01-16"),
    ...                                                         AgreementStep("terminated", "2018-05-08", "USA")])
    >>> binds(deal, "USA", "2019-01-01"), binds(deal, "IRN", "2019-01-01")
    (Answer.NO, Answer.YES)
    """
    if party not in agreement.parties:
        raise ArgumentError("not a party to this agreement", expected=" or ".join(agreement.parties), got=party)
    day = single_day(on)
    own = [step for step in agreement.steps if step.party == party]
    bound = _last_outcome(day, _relevant_steps(agreement.steps, own, party))
    consent = next((step for step in own if step.status == "ratified"), None)
    if consent is None or any(step.status in statuses_in("binding") for step in own):
        return bound
    return bound & _done(consent, day)


def _relevant_steps(steps: Iterable[AgreementStep], own: list[AgreementStep], party: str) -> Iterable[AgreementStep]:
    """The steps that bring the agreement into or out of force for a party, in their order.

    A common entry into force has no effect on a party that joins later or has left.
    """
    binding = statuses_in("binding")
    entry = next((step.status for step in own if step.status in statuses_in(*_IN_OR_OUT)), None)
    outside = entry in binding or (entry == "failed" and not any(step.status in binding for step in own))
    for step in steps:
        if step.party == party:
            outside = outside or step.status in statuses_in("over")
            yield step
        elif step.party is None and not (outside and step.status in binding):
            yield step


def _last_outcome(day: Date, steps: Iterable[AgreementStep]) -> Answer:
    """Whether the last of these steps taken by that day brought the agreement into force."""
    answer = Answer.NO
    for step in steps:
        if step.status in statuses_in(*_IN_OR_OUT):
            outcome = Answer.YES if step.status in statuses_in("binding") else Answer.NO
            done = _done(step, day)
            if done is Answer.YES:
                answer = outcome
            elif done is Answer.MAYBE and answer is not outcome:
                answer = Answer.MAYBE
    return answer


def _done(step: AgreementStep, day: Date) -> Answer:
    return Answer.MAYBE if step.when is None else ~day.before(step.when)


def agreement(row: Cells) -> Agreement:
    """The agreement of a row, with its steps in order."""
    id, title, _, kind, parties, roles, obligations, subject, _, _, source = row
    return Agreement(
        kind,
        listed(parties),
        steps=[
            AgreementStep(status, date or None, party or None) for _, status, date, party, _ in _steps().get(id, ())
        ],
        roles=[_role(entry) for entry in listed(roles)],
        obligations=listed(obligations),
        subject=subject or None,
        title=title,
        id=id,
        source=source,
    )


@cache
def _steps() -> Mapping[str, list[Cells]]:
    return by_first_cell(cells("agreement_steps", "agreement", "status", "date", "party", "source"))


def _role(entry: str) -> Role:
    party, _, role = entry.rpartition(":")
    return Role(party, role)
