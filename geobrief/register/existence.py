"""The days on which a record may hold, as pairs of day numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from geobrief.model.agreements import Agreement
from geobrief.model.attributes import When
from geobrief.model.disputes import Dispute
from geobrief.model.events import Event
from geobrief.model.persons import Person
from geobrief.model.tenures import Tenure
from geobrief.register.periods import FIRST, LAST, Bounds, bounds

PartyDays = tuple[tuple[str, tuple[Bounds, ...]], ...]


def days(record: Any) -> tuple[Bounds, ...]:
    """The stretches of days on which a record may hold.

    An agreement holds while it binds two of its parties, from its signing if it never came into force; a dispute while
    it is open; a person from birth to death.
    """
    if isinstance(record, Agreement):
        return agreement_days(party_days(record))
    if isinstance(record, Dispute):
        return tuple(map(bounds, record.periods))
    if isinstance(record, Person):
        return ((_first(record.born), _last(record.died)),)
    if isinstance(record, Tenure):
        return (bounds(record.known_period),)
    if isinstance(record, Event):
        return () if record.date is None else (bounds(record.date),)
    return (bounds(record.period),)


def party_days(agreement: Agreement, lifetime: Callable[[str], tuple[Bounds, ...]] = lambda id: ()) -> PartyDays:
    """Each party of an agreement with the stretches of days on which it may be bound.

    `lifetime` gives the stretches on which a party existed; none if they are unknown.
    """
    return tuple(
        (party, _within(tuple(map(bounds, held)), lifetime(party)))
        for party, held in agreement.periods_by_party().items()
    )


def _within(held: tuple[Bounds, ...], lived: tuple[Bounds, ...]) -> tuple[Bounds, ...]:
    """The parts of stretches in which a party existed.

    >>> _within(((1, 5), (7, 9)), ((3, 8),))
    ((3, 5), (7, 8))
    """
    if not lived:
        return held
    pairs = ((max(one[0], other[0]), min(one[1], other[1])) for one in held for other in lived)
    return tuple((first, last) for first, last in pairs if first <= last)


def agreement_days(parties: PartyDays) -> tuple[Bounds, ...]:
    """The stretches of days on which at least two parties, or the only one, may be bound.

    >>> agreement_days((("ALB", ((1, 5),)), ("POL", ((2, 9),)), ("SUN", ((4, 8),))))
    ((2, 8),)
    """
    changes: dict[int, int] = {}
    for first, last in (stretch for _, stretches in parties for stretch in stretches):
        changes[first] = changes.get(first, 0) + 1
        changes[last + 1] = changes.get(last + 1, 0) - 1
    return tuple(_stretches(sorted(changes.items()), min(2, len(parties))))


def _stretches(changes: Iterable[tuple[int, int]], needed: int) -> Iterable[Bounds]:
    """The stretches with at least so many bound, from the changes of their number."""
    bound, begun = 0, 0
    for day, change in changes:
        if bound < needed <= bound + change:
            begun = day
        elif bound + change < needed <= bound:
            yield begun, day - 1
        bound += change


def bound_on(parties: PartyDays, day: int) -> tuple[str, ...]:
    """The parties that may be bound on the day with this number."""
    return tuple(party for party, held in parties if any(first <= day <= last for first, last in held))


def _first(when: When | None) -> int:
    return FIRST if when is None else bounds(when)[0]


def _last(when: When | None) -> int:
    return LAST if when is None else bounds(when)[1]
