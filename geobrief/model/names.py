"""What is something called, in which sense and when? A name belongs to a time and is a row with a validity."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import attrs

from geobrief.errors import ArgumentError
from geobrief.model.attributes import as_period
from geobrief.when import Answer, Date, Period


@attrs.frozen
class Name:
    """A name, demonym, capital, seat or code, and the period in which it holds.

    `kind` is short, official, abbreviation or variant for names; adjective, noun or plural for demonyms; capital or
    seat
    for places; the system (`iso3`, `cow_abb`) for codes.
    """

    text: str
    kind: str
    period: Period = attrs.field(converter=as_period, default=None)
    language: str = "en"

    def holds_on(self, day: str | datetime.date | Date) -> Answer:
        """Whether the name was in use on that day."""
        return single_day(day).within(self.period)


def as_names(values: Iterable[Name]) -> tuple[Name, ...]:
    """Names in the order given."""
    return tuple(values)


def single_day(value: str | datetime.date | Date) -> Date:
    """A date that is one day; a question in the singular takes nothing coarser.

    >>> str(single_day("2014-07-12"))
    '2014-07-12'
    """
    date = Date.of(value)
    if date.earliest is None or date.earliest != date.latest:
        raise ArgumentError(
            "a question about one moment needs a day", expected="a date such as 2014-07-12", got=str(date)
        )
    return date


def holding(names: Iterable[Name], day: str | datetime.date | Date, *kinds: str) -> Name | None:
    """The first name of these kinds, in the order of the kinds, that was in use on that day."""
    when = single_day(day)
    listed = tuple(names)
    for kind in kinds:
        for name in listed:
            if name.kind == kind and name.holds_on(when).possible:
                return name
    return None
