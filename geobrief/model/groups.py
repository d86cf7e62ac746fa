"""Non-state groups that texts name as actors."""

from __future__ import annotations

import attrs

from geobrief import arguments
from geobrief.model.attributes import as_period
from geobrief.model.identity import ActorId, actor_ids, own_id
from geobrief.model.names import Name, as_names
from geobrief.model.records import Record
from geobrief.when import Period


@attrs.frozen(field_transformer=arguments.checked, repr=False)
class Group(Record):
    """A non-state actor (Taliban, PLO, M23), with the states in which it acts.

    >>> Group("group:m23", "M23", states=["COD"]).states
    ('COD',)
    """

    id: ActorId = attrs.field(converter=ActorId, validator=own_id("group"))
    name: str = attrs.field(validator=arguments.name)
    names: tuple[Name, ...] = attrs.field(converter=as_names, default=(), repr=False)
    states: tuple[ActorId, ...] = attrs.field(converter=actor_ids, default=())
    kind: str | None = None
    period: Period = attrs.field(converter=as_period, default=None)
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)
