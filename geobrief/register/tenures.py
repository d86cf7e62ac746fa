"""Tenures of a world: a sequence that can be filtered, and the effective leader of a day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

from geobrief.model.attributes import DateLike, WhenLike
from geobrief.model.tenures import Tenure
from geobrief.register.periods import Bounds, bounds, day_number, touch
from geobrief.register.records import Records
from geobrief.vocabulary import load
from geobrief.when import Date, Period


class Tenures(Sequence[Tenure]):
    """All tenures in the order of the table; called, those that fit, without making any others.

    `world.tenures` is every tenure, `world.tenures("ARG", office="head_of_state", on="2014-07-12")` those of that day.
    """

    def __init__(self, records: Records, of_state: Callable[[str, DateLike | None], Iterable[Tenure]]) -> None:
        """The tenures of records; `of_state` returns those of a state or organisation, given by name or id."""
        self._records, self._of_state = records, of_state

    def __call__(
        self,
        state: str | None = None,
        person: str | None = None,
        office: str | None = None,
        on: DateLike | None = None,
        during: WhenLike | None = None,
    ) -> tuple[Tenure, ...]:
        """Tenures of a state or organisation, a person (an id), an office; that may include a day or touch a period."""
        if office is not None:
            load("offices").check(office)
        found: Iterable[Tenure] = self
        if state is not None:
            found = self._of_state(state, on)
        elif person is not None:
            found = self._records.where("tenures", "person", person)
        day = None if on is None else day_number(on)
        asked = None if during is None else bounds(Period.of(during))
        return tuple(
            tenure
            for tenure in found
            if (person is None or tenure.person == person)
            and (office is None or tenure.office == office)
            and _may_hold(bounds(tenure.period), day, asked)
        )

    @property
    def _all(self) -> tuple[Tenure, ...]:
        return self._records["tenures"]

    @overload
    def __getitem__(self, place: int) -> Tenure: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Tenure, ...]: ...

    def __getitem__(self, place: int | slice) -> Tenure | tuple[Tenure, ...]:
        return self._all[place]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Tenure]:
        return iter(self._all)

    def __add__(self, others: tuple[Tenure, ...]) -> tuple[Tenure, ...]:
        return self._all + tuple(others)

    def __radd__(self, others: tuple[Tenure, ...]) -> tuple[Tenure, ...]:
        return tuple(others) + self._all

    def __eq__(self, other: object) -> bool:
        return self._all == (other._all if isinstance(other, Tenures) else other)

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return f"<{len(self)} tenures>"


def leader(tenures: Iterable[Tenure], day: int) -> Tenure | None:
    """The effective tenure of a state on a day; on the day of a handover, that of the successor."""
    held = [tenure for tenure in tenures if tenure.effective and _may_hold(bounds(tenure.period), day, None)]
    certain = [tenure for tenure in held if _surely_holds(tenure, day)]
    return max(certain or held, key=lambda tenure: bounds(tenure.period)[0], default=None)


def _may_hold(held: Bounds, day: int | None, asked: Bounds | None) -> bool:
    return (day is None or held[0] <= day <= held[1]) and (asked is None or touch(held, asked))


def _surely_holds(tenure: Tenure, day: int) -> bool:
    """Whether the tenure surely includes the day."""
    return Date.of(datetime.date.fromordinal(day)).within(tenure.period).certain
