"""Entries of a reading that are not records of a world: references to records, and dates."""

from __future__ import annotations

import attrs

from geobrief import arguments
from geobrief.evidence import Mention
from geobrief.model.attributes import When, as_mentions, as_when
from geobrief.model.identity import ActorId
from geobrief.model.records import Record


@attrs.frozen(field_transformer=arguments.checked, repr=False)
class Reference(Record):
    """A state, organisation, group or territory that a text names; `world.get(reference.id)` is the record.

    >>> Reference("ARG", "Argentina", mentions=[Mention("Buenos Aires", 0, 12, "capital")]).mentions[0].kind
    'capital'
    """

    id: ActorId = attrs.field(converter=ActorId)
    name: str = attrs.field(validator=arguments.name)
    mentions: tuple[Mention, ...] = attrs.field(converter=as_mentions, default=(), eq=False)


@attrs.frozen(field_transformer=arguments.checked_quotes, repr=False)
class DateMention(Record):
    """A date expression: `value` is the calendar unit that the words name, `period` what they mean if that differs.

    Durations («two months») and repetitions («every year») have no value, but a `duration` in ISO 8601 and the `kind`
    duration or set.
    """

    text: str
    start: int = attrs.field(eq=False)
    end: int = attrs.field(eq=False)
    value: When | None = attrs.field(converter=as_when, default=None)
    period: When | None = attrs.field(converter=as_when, default=None)
    kind: str = "date"
    duration: str | None = None
    rule: str | None = attrs.field(default=None, eq=False, kw_only=True)

    @property
    def meant(self) -> When | None:
        """What the whole expression means: the period if there is one, else the value."""
        return self.period or self.value
