"""Names, demonyms, capitals and codes, each with the period in which it holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import attrs

from geobrief import arguments
from geobrief.errors import ArgumentError
from geobrief.model.attributes import DateLike, as_period, to_records
from geobrief.model.records import Record
from geobrief.when import Answer, Date, Period


@attrs.frozen(field_transformer=arguments.checked, repr=False)
class DatedValue(Record):
    """A capital or code, and the period in which it holds.

    `kind` is capital or seat for places, the system (`iso3`, `cow_abb`) for codes.

    >>> DatedValue("Bonn", "capital", "1949-05-23/1990-10-02").holds_on("1969-10-21")
    Answer.YES
    """

    text: str = attrs.field(validator=arguments.name)
    kind: str
    period: Period = attrs.field(converter=as_period, default=None)

    def holds_on(self, day: DateLike) -> Answer:
        """Whether the value held on that day."""
        return single_day(day).within(self.period)

    def __str__(self) -> str:
        return self.text


@attrs.frozen(field_transformer=arguments.checked, repr=False)
class Name(DatedValue):
    """A name or demonym, and the period in which it was in use.

    `kind` is short, official, abbreviation, variant or seat for names; adjective, noun or plural for demonyms.

    >>> str(Name("Burma", "short", "1948-01-04/1989-06-18"))
    'Burma'
    """

    language: str = "en"


Dated = TypeVar("Dated", bound=DatedValue)


def as_names(values: str | Iterable[Name | str]) -> tuple[Name, ...]:
    """Names in the order given; a text is a variant without a known period.

    >>> as_names("Evita")
    (Name(text='Evita', kind='variant'),)
    """
    return _dated(Name, values, "variant")


def as_demonyms(values: str | Iterable[Name | str]) -> tuple[Name, ...]:
    """Demonyms in the order given; a text is an adjective."""
    return _dated(Name, values, "adjective")


def as_capitals(values: str | Iterable[DatedValue | str]) -> tuple[DatedValue, ...]:
    """Capitals in the order given."""
    return _dated(DatedValue, values, "capital")


def as_codes(values: Iterable[DatedValue]) -> tuple[DatedValue, ...]:
    """Codes in the order given."""
    return to_records(DatedValue, values)


def _dated(cls: type[Dated], values: str | Iterable[Dated | str], kind: str) -> tuple[Dated, ...]:
    if isinstance(values, tuple) and not values:
        return ()
    if isinstance(values, str):
        return (cls(values, kind),)
    return to_records(cls, values, lambda text: cls(text, kind))


def single_day(value: DateLike) -> Date:
    """The date, which must be one day; anything coarser is refused.

    >>> str(single_day("2014-07-12"))
    '2014-07-12'
    """
    date = Date.of(value)
    if date.earliest is None or date.earliest != date.latest:
        raise ArgumentError(
            "a question about one moment needs a day", expected="a date such as 2014-07-12", got=str(date)
        )
    return date


def value_on(values: Iterable[Dated], day: DateLike, kind: str) -> Dated | None:
    """The first value of this kind that may hold on that day."""
    when = single_day(day)
    return next((value for value in values if value.kind == kind and value.holds_on(when).possible), None)
