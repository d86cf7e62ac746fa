"""The days on which a record may hold, as pairs of day numbers."""

from __future__ import annotations

from typing import Any

from geobrief.model.agreements import Agreement
from geobrief.model.attributes import When
from geobrief.model.disputes import Dispute
from geobrief.model.events import Event
from geobrief.model.persons import Person
from geobrief.register.periods import ALWAYS, FIRST, LAST, Bounds, bounds
from geobrief.vocabulary import statuses_in


def days(record: Any) -> Bounds:
    """The first and the last day on which a record may hold.

    An agreement holds from its entry into force, else from its ratification or signing, to its end; a dispute until it
    is settled; a person from birth to death.
    """
    if isinstance(record, Agreement):
        return _agreement(record)
    if isinstance(record, Dispute):
        return _dispute(record)
    if isinstance(record, Person):
        return _first(record.born), _last(record.died)
    if isinstance(record, Event):
        return _first(record.date), FIRST if record.date is None else _last(record.date)
    return bounds(record.period)


def _first(when: When | None) -> int:
    return FIRST if when is None else bounds(when)[0]


def _last(when: When | None) -> int:
    return LAST if when is None else bounds(when)[1]


def _agreement(agreement: Agreement) -> Bounds:
    binding = reversed(statuses_in("agreed", "concluded", "binding"))
    begins = [step.when for status in binding for step in agreement.steps if step.status == status]
    ends = [step.when for step in agreement.steps if step.status in statuses_in("over") and step.party is None]
    if not begins:
        return LAST, FIRST  # never, as far as is known
    return _first(begins[0]), _last(ends[-1]) if ends else LAST


def _dispute(dispute: Dispute) -> Bounds:
    if not dispute.steps:
        return ALWAYS
    settled = dispute.status == "settled"
    return _first(dispute.steps[0].when), _last(dispute.steps[-1].when) if settled else LAST
