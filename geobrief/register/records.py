"""How does a world hold its records? As tuples by table, each made when it is first asked for and never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, repeat
from threading import RLock
from typing import Any

from geobrief.errors import ArgumentError, nearest
from geobrief.register import bearings
from geobrief.register.bearings import Bearing
from geobrief.register.periods import Bounds

BY_NAMESPACE = {
    "state": "states",
    "person": "people",
    "org": "organizations",
    "group": "groups",
    "territory": "territories",
}
WITH_ID = tuple(BY_NAMESPACE.values())
_LISTED = ("tenures", "memberships", "claims")  # whose records are told apart by all that they say
Table = tuple[Any, ...]


class Records:
    """Tables of records, each made once from its name, by whichever thread asks first; with indexes of them."""

    def __init__(self, maker: Callable[[str], Table]) -> None:
        self._maker = maker
        self._made: dict[str, Table] = {}
        self._indexes: dict[tuple[str, str], dict[Any, list[Any]]] = {}
        self._lock = RLock()

    def __getitem__(self, table: str) -> Table:
        made = self._made.get(table)
        if made is None:
            with self._lock:
                made = self._made.get(table)
                if made is None:
                    made = self._made[table] = self._maker(table)
        return made

    @classmethod
    def of(cls, given: Mapping[str, Iterable[Any]]) -> Records:
        """Tables of records that are at hand; anything that is no such record is refused."""
        tables = {table: _checked(table, records) for table, records in given.items()}
        return cls(lambda table: tables.get(table, ()))

    def __reduce__(self) -> tuple[Any, ...]:
        """What a copy in another process is made from: the records, without lock and indexes."""
        return Records.of, ({table: self[table] for table in _classes() if self[table]},)

    def get(self, table: str, id: str) -> Any:
        """The record of a table that has this id; the last one, where several do; None where none does."""
        found = self._index(table, "id").get(id)
        return found[-1] if found else None

    def having(self, table: str, attribute: str, id: str) -> Table:
        """The records of a table of which one attribute is this id, in their order."""
        return tuple(self._index(table, attribute).get(id, ()))

    def with_party(self, table: str, party: str) -> Table:
        """The agreements or disputes that have this party, in their order."""
        return tuple(record for record in self[table] if party in record.parties)

    def ids(self, table: str) -> Iterable[str]:
        """The ids of a table whose records have some."""
        return self._index(table, "id").keys()

    def has(self, table: str, id: str) -> bool:
        """Whether a record of a table has this id."""
        return id in self.ids(table)

    def persons_named(self, fold: str) -> Table:
        """The persons of whom a name or a family name is this one, when folded."""
        return tuple(self.get("people", id) for id in self._bearers.get(fold, ()))

    def person_names(self) -> Iterable[str]:
        """All names and family names of persons, folded, and their ids."""
        return chain(self._bearers, self.ids("people"))

    @cached_property
    def _bearers(self) -> Mapping[str, tuple[str, ...]]:
        from geobrief.register import people as persons

        return persons.index((person.id, persons.names(person)) for person in self["people"])

    def bearings(self) -> Iterator[Bearing]:
        """Everything by which states, organisations, territories and groups are called, one by one."""
        yield from bearings.of_states(self["states"])
        yield from bearings.of_organizations(self["organizations"])
        yield from bearings.of_territories(self["territories"])
        yield from bearings.of_groups(self["groups"])

    def lifetime(self, id: str) -> tuple[Bounds, ...]:
        """The stretches of days for which a state, organisation, territory or group existed; of unknown ones, none."""
        from geobrief.register.existence import days

        record = next(filter(None, (self.get(table, id) for table in actor_tables(id))), None)
        return () if record is None else (days(record),)

    def _index(self, table: str, attribute: str) -> dict[Any, list[Any]]:
        made = self._indexes.get((table, attribute))
        if made is None:
            made = {}
            for record in self[table]:
                made.setdefault(getattr(record, attribute), []).append(record)
            self._indexes[table, attribute] = made
        return made


class Joined(Records):
    """The tables of several worlds laid over each other: a later record replaces an earlier one of its id."""

    def __init__(self, parts: Iterable[Records]) -> None:
        inner = (part._parts if isinstance(part, Joined) else (part,) for part in parts)
        last_first = dict.fromkeys(reversed(list(chain.from_iterable(inner))))  # several may hold the same part
        self._parts: tuple[Records, ...] = tuple(last_first)[::-1]
        super().__init__(lambda table: joined(table, *(part[table] for part in self._parts)))

    def __reduce__(self) -> tuple[Any, ...]:
        return Joined, (self._parts,)

    def get(self, table: str, id: str) -> Any:
        """The record of the last part that has one."""
        if table not in WITH_ID:
            return super().get(table, id)
        part = self._last(table, id)
        return None if part is None else part.get(table, id)

    def having(self, table: str, attribute: str, id: str) -> Table:
        """The records of all parts with this attribute, laid over each other."""
        if table not in _LISTED:
            return super().having(table, attribute, id)
        return joined(table, *(part.having(table, attribute, id) for part in self._parts))

    def with_party(self, table: str, party: str) -> Table:
        """Those of all parts, laid over each other."""
        return joined(table, *(part.with_party(table, party) for part in self._parts))

    def persons_named(self, fold: str) -> Table:
        """Those of each part, but for persons whom a later one replaces."""
        found = ((part, person) for part in self._parts for person in part.persons_named(fold))
        return tuple({person.id: person for part, person in found if self._last("people", person.id) is part}.values())

    def person_names(self) -> Iterable[str]:
        """Those of all parts."""
        return dict.fromkeys(name for part in self._parts for name in part.person_names())

    def ids(self, table: str) -> Iterable[str]:
        """The ids of all parts."""
        return dict.fromkeys(id for part in self._parts for id in part.ids(table))

    def has(self, table: str, id: str) -> bool:
        """Whether a record of any part has this id."""
        return any(part.has(table, id) for part in self._parts)

    def bearings(self) -> Iterator[Bearing]:
        """The bearings of each part, but for records that a later one replaces."""
        for place, part in enumerate(self._parts):
            replaced = {id for table in WITH_ID for later in self._parts[place + 1 :] for id in later.ids(table)}
            yield from (bearing for bearing in part.bearings() if bearing.id not in replaced)

    def lifetime(self, id: str) -> tuple[Bounds, ...]:
        """That of the record of the last part that has one."""
        found = (part.lifetime(id) for part in map(self._last, actor_tables(id), repeat(id)) if part is not None)
        return next(found, ())

    def _last(self, table: str, id: str) -> Records | None:
        return next((part for part in reversed(self._parts) if part.has(table, id)), None)


def actor_tables(id: str) -> tuple[str, ...]:
    """The tables in which an actor with this id may stand, by its form: what an author invented may be anything.

    >>> actor_tables("ARG"), actor_tables("org:EU")
    (('states',), ('organizations',))
    """
    namespace, colon, _ = id.partition(":")
    if not colon:
        return ("states",)
    return (BY_NAMESPACE[namespace],) if namespace in BY_NAMESPACE else WITH_ID


def _classes() -> Mapping[str, type]:
    from geobrief import model
    from geobrief.register.sources import Source
    from geobrief.register.systems import Spell

    return {
        "states": model.State,
        "people": model.Person,
        "tenures": model.Tenure,
        "organizations": model.Organization,
        "memberships": model.Membership,
        "groups": model.Group,
        "territories": model.Territory,
        "claims": model.Claim,
        "agreements": model.Agreement,
        "disputes": model.Dispute,
        "events": model.Event,
        "spells": Spell,
        "sources": Source,
    }


def _checked(table: str, records: Iterable[Any]) -> Table:
    classes = _classes()
    if table not in classes:
        raise ArgumentError("no such table", got=table, nearest=nearest(table, classes))
    made, wanted = tuple(records), classes[table]
    for record in made:
        if not isinstance(record, wanted):
            raise ArgumentError(f"a record of the wrong class in {table}", expected=wanted.__name__, got=record)
    return made


def joined(table: str, *parts: Table) -> Table:
    """Tables laid over each other: a later record replaces an earlier one of its id; equal records become one.

    Equal records that rest on different words keep the evidence of both.
    """
    merged: dict[Any, Any] = {}
    for record in (record for part in parts for record in part):
        key = record.id if table in WITH_ID else record
        merged[key] = _with_evidence(merged[key], record) if key in merged else record
    return tuple(merged.values())


def _with_evidence(earlier: Any, later: Any) -> Any:
    import attrs

    if not hasattr(later, "evidence"):
        return later
    return attrs.evolve(earlier, evidence=tuple(dict.fromkeys((*earlier.evidence, *later.evidence))))
