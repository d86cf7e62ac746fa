"""When did nobody rule a state that was there? The days between one effective leader and the next."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from geobrief.model.tenures import Tenure
from geobrief.register.periods import Bounds, bounds
from geobrief.register.worlds import World


class Vacancy(NamedTuple):
    """A stretch of days without an effective leader, between two that are known."""

    state: str
    first: datetime.date
    last: datetime.date
    before: Tenure
    after: Tenure

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def vacancies(world: World) -> Iterator[Vacancy]:
    """All vacancies, by state and day; times in which the state was not there are none.

    >>> from geobrief.register import world
    >>> [(found.first.year, found.days) for found in vacancies(world()) if found.state == "ISL"]
    [(1958, 18), (1963, 1)]
    """
    for state in world.states:
        ruled = [tenure for tenure in world.tenures(state.id) if tenure.effective]
        held = sorted(((bounds(tenure.period), tenure) for tenure in ruled), key=lambda pair: pair[0])
        for ((_, end), before), ((start, _), after) in pairwise(held):
            for first, last in _there(world.lifetime(state.id), (end + 1, start - 1)):
                days = (datetime.date.fromordinal(first), datetime.date.fromordinal(last))
                yield Vacancy(state.id, *days, before, after)


def _there(lifetime: tuple[Bounds, ...], gap: Bounds) -> Iterator[Bounds]:
    """The part of a gap in which the state existed."""
    for first, last in lifetime:
        start, end = max(first, gap[0]), min(last, gap[1])
        if start <= end:
            yield start, end
