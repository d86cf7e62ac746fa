"""Which records does a world hold? Its tables, and the record that has an id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from geobrief.errors import ArgumentError, UnknownIdError, nearest
from geobrief.register.records import Records, actor_tables

if TYPE_CHECKING:
    from geobrief.model import (
        Agreement,
        Claim,
        Dispute,
        Event,
        Group,
        Membership,
        Organization,
        Person,
        State,
        Territory,
    )
    from geobrief.register.sources import Source


class Catalogue:
    """The tables of a world, each made when it is first asked for."""

    _records: Records

    @property
    def states(self) -> tuple[State, ...]:
        """All states."""
        return self._records["states"]

    @property
    def people(self) -> tuple[Person, ...]:
        """All persons."""
        return self._records["people"]

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """All organisations."""
        return self._records["organizations"]

    @property
    def memberships(self) -> tuple[Membership, ...]:
        """All memberships, suspensions and observers."""
        return self._records["memberships"]

    @property
    def groups(self) -> tuple[Group, ...]:
        """All non-state groups."""
        return self._records["groups"]

    @property
    def territories(self) -> tuple[Territory, ...]:
        """All territories."""
        return self._records["territories"]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims to territories."""
        return self._records["claims"]

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """All agreements."""
        return self._records["agreements"]

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """All disputes."""
        return self._records["disputes"]

    @property
    def events(self) -> tuple[Event, ...]:
        """All events; the register has none."""
        return self._records["events"]

    def sources(self) -> tuple[Source, ...]:
        """What the register rests on."""
        return self._records["sources"]

    def agreements_of(self, party: str) -> tuple[Agreement, ...]:
        """The agreements to which a state, organisation or group (an id) is a party, made without any others.

        >>> from geobrief.register import world
        >>> [deal.id for deal in world().agreements_of("XKX") if deal.kind == "border"]
        ['kosovo-montenegro-2015']
        """
        return self._records.with_party("agreements", party)

    def disputes_of(self, party: str) -> tuple[Dispute, ...]:
        """The disputes to which a state, organisation or group (an id) is a party, made without any others."""
        return self._records.with_party("disputes", party)

    def get(self, id: str) -> Any:
        """The record with this id; an unknown id is refused with the nearest known one."""
        found = self.find(id)
        if found is None:
            known = (known for table in tables_of(id) for known in self._records.ids(table) if known)
            raise UnknownIdError("no record has this id", got=id, nearest=nearest(id, known))
        return found

    def find(self, id: str) -> Any:
        """The record with this id; None where there is none."""
        return self._first(tables_of(id), id)

    def actor(self, id: str) -> Any:
        """The state, person, organisation, group or territory with this id; None where there is none."""
        return self._first(actor_tables(id), id)

    def actor_ids(self, like: str) -> Iterator[str]:
        """The ids of all that could be meant by an id of this form: of states, of persons, of organisations."""
        return (known for table in actor_tables(like) for known in self._records.ids(table))

    def _first(self, tables: Iterable[str], id: str) -> Any:
        return next(filter(None, (self._records.get(table, id) for table in tables)), None)


def tables_of(id: str) -> tuple[str, ...]:
    """The tables in which a record with this id may stand, by its form."""
    if not isinstance(id, str):
        raise ArgumentError("not an id", expected="a str", got=id)
    return actor_tables(id) if ":" in id else ("states", "agreements", "disputes", "events")
