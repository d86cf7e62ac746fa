"""Offices, and tenures of people in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from geobrief import arguments
from geobrief.evidence import Mention
from geobrief.model import terms
from geobrief.model.attributes import as_mentions, as_period
from geobrief.model.identity import ActorId, optional_id
from geobrief.model.records import Record
from geobrief.when import Period

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
    `effective` tenure is that of the ruler in Archigos' sense. A tenure read from prose has only what the text states:
    its period is often unknown.

    >>> Tenure("Javier Milei", "head_of_state", state="ARG", period="2023-12-10/..").office
    'head_of_state'
    """

    name: str = attrs.field(validator=arguments.name)
    office: OfficeKind = attrs.field(converter=terms.office)
    state: ActorId | None = attrs.field(converter=optional_id, default=None)
    person: ActorId | None = attrs.field(converter=optional_id, default=None)
    title: str | None = None
    period: Period = attrs.field(converter=as_period, default=None)
    effective: bool = False
    acting: bool = False
    mentions: tuple[Mention, ...] = attrs.field(converter=as_mentions, default=(), eq=False, kw_only=True)
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)
    rule: str | None = attrs.field(default=None, eq=False, kw_only=True)
