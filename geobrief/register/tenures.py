"""Who held which office when, and who ruled on that day? The tenures of a world, as a tuple that can be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from geobrief.model.attributes import WhenLike
from geobrief.model.tenures import Tenure
from geobrief.register.moments import Day, ordinal
from geobrief.register.periods import Bounds, bounds, touch
from geobrief.vocabulary import load
from geobrief.when import Period


class Tenures(tuple[Tenure, ...]):
    """All tenures in the order of the table; called, those that fit.

    `world.tenures` is every tenure, `world.tenures("ARG", office="head_of_state", on="2014-07-12")` those of that day.
    """

    _of_state: Callable[[str, Day | None], Iterable[Tenure]]

    @classmethod
    def of(cls, tenures: Iterable[Tenure], of_state: Callable[[str, Day | None], Iterable[Tenure]]) -> Tenures:
        """Tenures, with the function that finds those of a state or organisation from its name."""
        made = cls(tenures)
        made._of_state = of_state
        return made

    def __call__(
        self,
        state: str | None = None,
        person: str | None = None,
        office: str | None = None,
        on: Day | None = None,
        during: WhenLike | None = None,
    ) -> tuple[Tenure, ...]:
        """Tenures of a state or organisation, a person (an id), an office, that may fall on a day or into a period."""
        if office is not None:
            load("offices").check(office)
        found: Iterable[Tenure] = self
        if state is not None:
            found = self._of_state(state, on)
        elif person is not None:
            found = self._by_person.get(person, ())
        day = None if on is None else ordinal(on)
        asked = None if during is None else bounds(Period.of(during))
        return tuple(
            tenure
            for tenure in found
            if (person is None or tenure.person == person)
            and (office is None or tenure.office == office)
            and _falls(bounds(tenure.period), day, asked)
        )

    @cached_property
    def _by_person(self) -> dict[str, list[Tenure]]:
        return _by(self, "person")


def leader(tenures: Iterable[Tenure], day: int) -> Tenure | None:
    """The effective tenure of a state on a day; on the day of a handover, that of the one who enters."""
    held = [tenure for tenure in tenures if tenure.effective and _falls(bounds(tenure.period), day, None)]
    certain = [tenure for tenure in held if _certain(tenure, day)]
    return max(certain or held, key=lambda tenure: bounds(tenure.period)[0], default=None)


def _by(tenures: Iterable[Tenure], attribute: str) -> dict[str, list[Tenure]]:
    gathered: dict[str, list[Tenure]] = {}
    for tenure in tenures:
        gathered.setdefault(getattr(tenure, attribute), []).append(tenure)
    return gathered


def _falls(held: Bounds, day: int | None, asked: Bounds | None) -> bool:
    return (day is None or held[0] <= day <= held[1]) and (asked is None or touch(held, asked))


def _certain(tenure: Tenure, day: int) -> bool:
    """Whether the tenure surely includes the day."""
    import datetime

    from geobrief.when import Date

    return Date.of(datetime.date.fromordinal(day)).within(tenure.period).certain
