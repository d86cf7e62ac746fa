"""Steps of agreements and disputes that are given by keyword: `signed="2015-02"`, `settled="1990"`."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar

import attrs

from geobrief.errors import ArgumentError, nearest
from geobrief.model.attributes import When, WhenLike
from geobrief.vocabulary import load
from geobrief.when import UNKNOWN, Date, End, Period

Step = TypeVar("Step")


class HasWhen(Protocol):
    """A step with its time."""

    @property
    def when(self) -> Any: ...


TimedStep = TypeVar("TimedStep", bound=HasWhen)


def dated_steps(
    record: type[Any], make: Callable[[Any, WhenLike | None], Step], statuses: str, dated: Mapping[str, WhenLike | None]
) -> tuple[Step, ...]:
    """A step for each keyword that is a term of the vocabulary `statuses`.

    Another keyword raises an `ArgumentError` with the nearest status or field of the record.
    """
    known = load(statuses)
    for keyword in dated:
        if keyword not in known:
            near = nearest(keyword, (*(field.name for field in attrs.fields(record)), *known.ids))
            expected = None if near else f"a field or one of {', '.join(known.ids)}"
            raise ArgumentError(f"unknown keyword of {record.__name__}", expected=expected, got=keyword, nearest=near)
    return tuple(make(status, when) for status, when in dated.items())


def in_order(steps: Iterable[TimedStep]) -> list[TimedStep]:
    """Steps in the order of time; those of one day keep their order.

    An undated step follows the one before it, at an unknown time.
    """
    placed: list[tuple[datetime.date, TimedStep]] = []
    last = datetime.date.min
    for step in steps:
        if step.when is not None:
            last = step.when.earliest or last
        placed.append((last, step if step.when is not None or last == datetime.date.min else _after(last, step)))
    return [step for _, step in sorted(placed, key=lambda entry: entry[0])]


def _after(day: datetime.date, step: Any) -> Any:
    """The step at an unknown time from a day on."""
    return attrs.evolve(step, when=Date(f"[{day}..]"))


def period_between(start: When | None, end: When | End | None) -> Period:
    """The period from the first day on which a step may have been taken to the last of another.

    An end that is not known to follow the start is unknown.

    >>> str(period_between(Date("1951-05"), Date("1960"))), str(period_between(Date("1960"), Date("1951")))
    ('1951-05/1960', '1960/')
    """
    first, last = _edge(start, first=True), _edge(end, first=False)
    if isinstance(first, Date) and isinstance(last, Date) and not first.before(last).possible and first != last:
        return Period(first, UNKNOWN)
    return Period(first, last)


def _edge(when: When | End | None, *, first: bool) -> Date | End:
    """What a period can begin or end with: a single date without a time of day, or an end."""
    if isinstance(when, Period):
        return _edge(when.start if first else when.end, first=first)
    if isinstance(when, Date) and (when.time or when.precision == "set"):
        day = when.earliest if first else when.latest
        return UNKNOWN if day is None else Date.of(day)
    return UNKNOWN if when is None else when
