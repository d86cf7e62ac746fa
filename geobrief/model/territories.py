"""Which territories are not states of their own, who administers them, and who claims them?"""

from __future__ import annotations

import datetime

import attrs

from geobrief.model.attributes import as_period, texts
from geobrief.model.identity import ActorId
from geobrief.model.names import Name, as_names, holding
from geobrief.when import Date, Period


@attrs.frozen
class Territory:
    """A dependency, a disputed or occupied territory, or a feature at sea; the library takes no side in whose it is.

    `administrators` are names whose text is a state's id and whose period is the time of administration.
    """

    id: ActorId = attrs.field(converter=ActorId)
    name: str
    names: tuple[str, ...] = attrs.field(converter=texts, default=())
    kind: str | None = None
    administrators: tuple[Name, ...] = attrs.field(converter=as_names, default=())
    iso3: str | None = None
    period: Period = attrs.field(converter=as_period, default=None)
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)

    def administrator_on(self, day: str | datetime.date | Date) -> ActorId | None:
        """The state that administered the territory on that day."""
        found = holding(self.administrators, day, "administrator")
        return ActorId(found.text) if found else None

    def code(self, system: str) -> str | None:
        """The territory's own ISO 3166-1 code, where it has one.

        >>> Territory("territory:hong-kong", "Hong Kong", iso3="HKG").code("iso3")
        'HKG'
        """
        return self.iso3 if system == "iso3" else None


@attrs.frozen
class Claim:
    """A state's claim to a territory."""

    territory: ActorId = attrs.field(converter=ActorId)
    claimant: ActorId = attrs.field(converter=ActorId)
    period: Period = attrs.field(converter=as_period, default=None)
    basis: str | None = None
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)
