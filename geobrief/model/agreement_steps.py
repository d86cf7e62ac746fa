"""Steps in the life of an agreement, and what they mean on a day for all parties or for one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import attrs

from geobrief.model import terms
from geobrief.model.attributes import When, as_when
from geobrief.model.identity import ActorId, optional_id
from geobrief.model.records import Record
from geobrief.model.steps import in_order, period_between
from geobrief.vocabulary import statuses_in
from geobrief.when import ONGOING, Answer, Date, Period

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import AgreementStatus


@attrs.frozen(repr=False)
class AgreementStep(Record):
    """A step in the life of an agreement, by all parties or by one (one state ratifies, one leaves).

    >>> AgreementStep("signed", "2015-03-18").status
    'signed'
    """

    status: AgreementStatus = attrs.field(converter=terms.agreement_status)
    when: When | None = attrs.field(converter=as_when, default=None)
    party: ActorId | None = attrs.field(converter=optional_id, default=None)


class PlacedStep(NamedTuple):
    """A step with its place in the order of time."""

    place: int
    step: AgreementStep


StepsByParty = dict[str | None, list[PlacedStep]]


def by_party(steps: Sequence[AgreementStep]) -> StepsByParty:
    """The steps in the order of time by the party that took them; those of all parties are under None."""
    found: StepsByParty = {None: []}
    for place, step in enumerate(in_order(steps)):
        found.setdefault(step.party, []).append(PlacedStep(place, step))
    return found


def steps_for(party: str, steps: StepsByParty) -> list[AgreementStep]:
    """The steps with an effect on a party: its own, and those of all parties that concern it."""
    own = steps.get(party)
    if own is None:
        return [step for _, step in steps[None]]
    concerning = _common_steps_for(own, steps)
    return [step for _, step in sorted((*own, *concerning), key=lambda placed: placed.place)]


def _common_steps_for(own: Sequence[PlacedStep], steps: StepsByParty) -> Iterator[PlacedStep]:
    """The common steps that concern a party with these steps of its own."""
    binding, over, concluding = (
        statuses_in("binding"),
        statuses_in("over"),
        statuses_in("agreed", "concluded", "binding"),
    )
    entry = _first(steps[None], binding)
    joins_later = entry is not None and entry.place < own[0].place and own[0].step.status in concluding
    consent = None if _first(own, binding) else _first(own, ("ratified",))
    left = _first(own, over)
    for place, step in steps[None]:
        if step.status not in binding:
            if not joins_later or step.status in ("suspended", *over):
                yield PlacedStep(place, step)
        elif not _joins_alone(own, steps) and (left is None or place < left.place):
            yield PlacedStep(place, step) if consent is None else _later(PlacedStep(place, step), consent)


def _joins_alone(own: Sequence[PlacedStep], steps: StepsByParty) -> bool:
    """Whether a common entry into force leaves a party unbound: it has an entry of its own, or has not ratified."""
    decisive = _first(own, statuses_in("binding", "suspended", "over"))
    if decisive is not None and decisive.step.status in statuses_in("binding"):
        return True
    if _first(own, ("ratified", *statuses_in("binding"))):
        return False
    has_failed = decisive is not None and decisive.step.status == "failed"
    ratifying = sum(1 for party, taken in steps.items() if party is not None and _first(taken, ("ratified",)))
    return has_failed or (_first(own, ("signed",)) is not None and ratifying > 1)


def _first(steps: Iterable[PlacedStep], statuses: Collection[str]) -> PlacedStep | None:
    return next((placed for placed in steps if placed.step.status in statuses), None)


def _later(entry: PlacedStep, consent: PlacedStep) -> PlacedStep:
    """An entry into force as it binds a party that ratified: not before its ratification."""
    if consent.step.when is not None and consent.place < entry.place:
        return entry
    return PlacedStep(max(entry.place, consent.place), AgreementStep(entry.step.status, consent.step.when))


def holds(steps: Iterable[AgreementStep], day: Date, holding: Collection[str]) -> Answer:
    """Whether the last step taken by a day that began or ended an agreement began it.

    `holding` are the statuses in which it holds.
    """
    answer = Answer.NO
    for step in steps:
        begins = step.status in holding
        if begins or step.status in statuses_in("suspended", "over"):
            outcome = Answer.YES if begins else Answer.NO
            taken = is_taken(step, day)
            if taken is Answer.YES:
                answer = outcome
            elif taken is Answer.MAYBE and answer is not outcome:
                answer = Answer.MAYBE
    return answer


def periods(steps: Iterable[AgreementStep], holding: Collection[str]) -> Iterator[Period]:
    """The periods from each step that began an agreement to the next that ended it."""
    begun: AgreementStep | None = None
    for step in steps:
        if step.status in holding:
            begun = begun or step
        elif step.status in statuses_in("suspended", "over") and begun is not None:
            yield period_between(begun.when, step.when)
            begun = None
    if begun is not None:
        yield period_between(begun.when, ONGOING)


def is_taken(step: AgreementStep, day: Date) -> Answer:
    """Whether a step was taken by a day; an undated step may have been."""
    return Answer.MAYBE if step.when is None else ~day.before(step.when)
