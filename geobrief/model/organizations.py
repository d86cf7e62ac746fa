"""Intergovernmental organisations and the memberships of states in them."""

from __future__ import annotations

import attrs

from geobrief import arguments
from geobrief.model.attributes import as_period
from geobrief.model.identity import ActorId, actor_ids, own_id
from geobrief.model.names import Name, as_names
from geobrief.model.records import Record
from geobrief.when import Period


@attrs.frozen(field_transformer=arguments.checked, repr=False)
class Organization(Record):
    """An intergovernmental organisation, alliance, court or forum.

    >>> Organization("org:NATO", "North Atlantic Treaty Organization", acronym="NATO").acronym
    'NATO'
    """

    id: ActorId = attrs.field(converter=ActorId, validator=own_id("org"))
    name: str = attrs.field(validator=arguments.name)
    acronym: str | None = None
    kind: str | None = None
    names: tuple[Name, ...] = attrs.field(converter=as_names, default=(), repr=False)
    period: Period = attrs.field(converter=as_period, default=None)
    predecessors: tuple[ActorId, ...] = attrs.field(converter=actor_ids, default=())
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)


@attrs.frozen(field_transformer=arguments.checked, repr=False)
class Membership(Record):
    """A state's membership of an organisation; a suspended member is still a member, with another status."""

    organization: ActorId = attrs.field(converter=ActorId)
    member: ActorId = attrs.field(converter=ActorId)
    status: str = "member"
    period: Period = attrs.field(converter=as_period, default=None)
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)
