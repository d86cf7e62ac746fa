"""Offices, and tenures of people in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from geobrief import arguments
from geobrief.evidence import Mention
from geobrief.model import terms
from geobrief.model.attributes import as_date, as_mentions, as_period
from geobrief.model.identity import ActorId, optional_id
from geobrief.model.records import Record
from geobrief.when import UNKNOWN, Date, Period

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import OfficeKind


@attrs.frozen(repr=False)
class Office(Record):
    """An office of a state or an organisation: `head_of_state` of `ARG`."""

    kind: OfficeKind = attrs.field(converter=terms.office)
    state: ActorId | None = attrs.field(converter=optional_id, default=None)


@attrs.frozen(field_transformer=arguments.checked, repr=False)
class Tenure(Record):
    """A person's holding of an office.

    `name` is the usual name at that time, `state` the state or organisation, `title` the office in its own words. The
    `effective` tenure is that of the ruler in Archigos' sense; if the ruler held no office, or held one on other days,
    its office is `effective_ruler`. `known_until` is the last day on which somebody is known to have held an office
    that ended at an unknown time. A tenure read from prose has only what the text states: its period is often unknown.

    >>> Tenure("Javier Milei", "head_of_state", state="ARG", period="2023-12-10/..").office
    'head_of_state'
    """

    name: str = attrs.field(validator=arguments.name)
    office: OfficeKind = attrs.field(converter=terms.office)
    state: ActorId | None = attrs.field(converter=optional_id, default=None)
    person: ActorId | None = attrs.field(converter=optional_id, default=None)
    title: str | None = None
    period: Period = attrs.field(converter=as_period, default=None)
    known_until: Date | None = attrs.field(converter=as_date, default=None, kw_only=True)
    effective: bool = False
    acting: bool = False
    mentions: tuple[Mention, ...] = attrs.field(converter=as_mentions, default=(), eq=False, kw_only=True)
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)
    rule: str | None = attrs.field(default=None, eq=False, kw_only=True)

    @property
    def known_period(self) -> Period:
        """The period, to the last day on which the tenure is known if it ended at an unknown time.

        >>> minister = Tenure("Ann Linde", "foreign_minister", period="2019-09-10/", known_until="2022-07-23")
        >>> str(minister.known_period)
        '2019-09-10/2022-07-23'
        """
        if self.known_until is None or self.period.end is not UNKNOWN:
            return self.period
        start = self.period.start
        begins_later = isinstance(start, Date) and self.known_until.before(start).possible
        return Period(start, start if begins_later else self.known_until)
