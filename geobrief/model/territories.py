"""Territories that are not states, with their administrators and the claims to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from geobrief import arguments
from geobrief.model.attributes import DateLike, as_period, to_records
from geobrief.model.identity import ActorId, own_id
from geobrief.model.names import Name, as_names, single_day
from geobrief.model.records import Record
from geobrief.when import Period


@attrs.frozen(repr=False)
class Administration(Record):
    """A state's administration of a territory, and its period."""

    state: ActorId = attrs.field(converter=ActorId)
    period: Period = attrs.field(converter=as_period, default=None)


def as_administrations(
    values: str | Iterable[Administration | Mapping[str, Any] | str],
) -> tuple[Administration, ...]:
    """Administrations in the order given; a text is the id of the state, without a known period."""
    return to_records(Administration, (values,) if isinstance(values, str) else values, Administration)


@attrs.frozen(field_transformer=arguments.checked, repr=False)
class Territory(Record):
    """A dependency, a disputed or occupied territory, or a feature at sea; the library takes no side in whose it is.

    >>> rock = Territory("territory:rock", "The Rock", administrators=[Administration("GBR", "1704/..")])
    >>> rock.administrator_on("1982-04-02")
    'GBR'
    """

    id: ActorId = attrs.field(converter=ActorId, validator=own_id("territory"))
    name: str = attrs.field(validator=arguments.name)
    names: tuple[Name, ...] = attrs.field(converter=as_names, default=(), repr=False)
    kind: str | None = None
    administrators: tuple[Administration, ...] = attrs.field(converter=as_administrations, default=())
    iso3: str | None = None
    period: Period = attrs.field(converter=as_period, default=None)
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)

    def administrator_on(self, day: DateLike) -> ActorId | None:
        """The state that administered the territory on that day."""
        when = single_day(day)
        return next((each.state for each in self.administrators if when.within(each.period).possible), None)

    def code(self, system: str, on: DateLike | None = None) -> str | None:
        """The territory's own ISO 3166-1 code (`iso3`) on a day, or None.

        >>> Territory("territory:hong-kong", "Hong Kong", iso3="HKG").code("iso3")
        'HKG'
        """
        arguments.check_text(system, "system")
        existed = on is None or single_day(on).within(self.period).possible
        return self.iso3 if system == "iso3" and existed else None


@attrs.frozen(field_transformer=arguments.checked, repr=False)
class Claim(Record):
    """A state's claim to a territory."""

    territory: ActorId = attrs.field(converter=ActorId)
    claimant: ActorId = attrs.field(converter=ActorId)
    period: Period = attrs.field(converter=as_period, default=None)
    basis: str | None = None
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)
