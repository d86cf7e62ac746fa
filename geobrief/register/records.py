"""Tables of records: tuples by table name, each made once when first used, with indexes by attribute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from threading import RLock
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.arguments import check_text, items
from geobrief.errors import ArgumentError, nearest
from geobrief.model.record_types import RECORD_TYPES, TABLE_OF_NAMESPACE
from geobrief.register import designations
from geobrief.register.designations import Designation
from geobrief.register.periods import Bounds

if TYPE_CHECKING:
    from geobrief.model.agreements import Agreement
    from geobrief.register.existence import PartyDays
    from geobrief.register.person_names import NamedPerson, PersonNames

WITH_ID = tuple(TABLE_OF_NAMESPACE.values())
RecordTable = tuple[Any, ...]


class Records:
    """The tables of a world. Subclasses say how a table is made and from which arguments an equal copy is made."""

    def __init__(self) -> None:
        self._tables: dict[str, RecordTable] = {}
        self._indexes: dict[tuple[str, str], dict[Any, list[Any]]] = {}
        self._stretches: dict[str, list[tuple[int, int, int, Any]]] = {}
        self._party_days: dict[int, PartyDays] = {}  # by identity: the records live as long as their table
        self._lock = RLock()

    @property
    def period(self) -> Bounds | None:
        """The days to which the records are limited; None if they are not."""
        return None

    def _make(self, table: str) -> RecordTable:
        raise NotImplementedError

    def _arguments(self) -> tuple[Any, ...]:
        raise NotImplementedError

    def __getitem__(self, table: str) -> RecordTable:
        made = self._tables.get(table)
        if made is None:
            with self._lock:
                made = self._tables.get(table)
                if made is None:
                    made = self._tables[table] = self._make(table)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self._arguments()

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Records) and type(self) is type(other) and self._arguments() == other._arguments()

    def __hash__(self) -> int:
        return hash(type(self))  # equal records are rare, and hashing all of them would make all tables

    def get(self, table: str, id: str) -> Any:
        """The record of a table with this id, the last one if several have it; None if unknown."""
        found = self._index(table, "id").get(id)
        return found[-1] if found else None

    def actor(self, id: str) -> Any:
        """The state, person, organisation, group or territory with this id; None if unknown."""
        return next(filter(None, (self.get(table, id) for table in actor_tables(id))), None)

    def where(self, table: str, attribute: str, id: str) -> RecordTable:
        """Records whose `attribute` equals `id`."""
        return tuple(self._index(table, attribute).get(id, ()))

    def with_party(self, table: str, party: str) -> RecordTable:
        """The agreements or disputes with this party."""
        return tuple(record for record in self[table] if party in record.parties)

    def agreements_between(self, kind: str, parties: frozenset[str]) -> tuple[Agreement, ...]:
        """The agreements of a kind with exactly these parties."""
        return tuple(deal for deal in self["agreements"] if deal.kind == kind and parties == set(deal.parties))

    def ids(self, table: str) -> Iterable[str]:
        """The ids of a table."""
        return self._index(table, "id").keys()

    def count(self, table: str) -> int:
        """The number of records of a table."""
        return len(self[table])

    def has(self, table: str, id: str) -> bool:
        """Whether a record of a table has this id."""
        return id in self.ids(table)

    def persons_named(self, fold: str) -> RecordTable:
        """The persons with this folded name or family name."""
        return tuple(self.get("people", id) for id in self.person_names.ids(fold))

    @cached_property
    def person_names(self) -> PersonNames:
        """The names of all persons."""
        from geobrief.codec.collector import paused
        from geobrief.register.person_names import PersonNames

        with paused():
            return PersonNames(self.named_persons())

    def known_persons(self) -> Iterable[str]:
        """All folded names and family names of persons, and their ids."""
        return chain(self.person_names.folds(), self.ids("people"))

    def named_persons(self) -> Iterator[NamedPerson]:
        """The id, names and family name of each person."""
        return ((person.id, person.all_names, person.family or "") for person in self["people"])

    def designations(self) -> Iterator[Designation]:
        """All designations of states, organisations, territories and groups."""
        yield from designations.of_states(self["states"])
        yield from designations.of_organizations(self["organizations"])
        yield from designations.of_territories(self["territories"])
        yield from designations.of_groups(self["groups"])

    def titles(self, table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The id of each agreement or dispute of the table that has one, with its title and other names."""
        for record in self[table]:
            if record.id:
                yield record.id, (record.title, *record.names) if record.title else record.names

    def numbers(self, table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The id of each agreement or dispute of the table that has one, with its numbers in datasets."""
        return ((record.id, record.numbers) for record in self[table] if record.id)

    def lifetime(self, id: str) -> tuple[Bounds, ...]:
        """The stretches of days on which a state, organisation, territory or group existed; none if unknown."""
        from geobrief.register.existence import days

        record = self.actor(id)
        return () if record is None else days(record)

    def existed(self, id: str, day: int) -> bool:
        """Whether a state, organisation, territory or group existed on the day with this number."""
        for first, last in self.lifetime(id):  # noqa: SIM110 (a generator takes twice as long)
            if first <= day <= last:
                return True
        return False

    def stretches(self, table: str) -> list[tuple[int, int, int, Any]]:
        """Each record with its place in the table and the first and last day of a stretch on which it holds."""
        made = self._stretches.get(table)
        if made is None:
            made = self._stretches[table] = [
                (place, first, last, record)
                for place, record in enumerate(self[table])
                for first, last in self._days(table, record)
            ]
        return made

    def _days(self, table: str, record: Any) -> tuple[Bounds, ...]:
        from geobrief.register.existence import agreement_days, days

        if table == "agreements":
            return agreement_days(self.party_days(record))
        return self.lifetime(record.id) if table == "states" else days(record)

    def party_days(self, agreement: Agreement) -> PartyDays:
        """Each party of an agreement of the table with the stretches of days on which it may be bound; cached.

        A state or organisation is not bound while it does not exist.
        """
        from geobrief.register.existence import party_days

        known = self._party_days.get(id(agreement))
        if known is None:
            known = self._party_days[id(agreement)] = party_days(agreement, self.lifetime)
        return known

    def _index(self, table: str, attribute: str) -> dict[Any, list[Any]]:
        made = self._indexes.get((table, attribute))
        if made is None:
            made = {}
            for record in self[table]:
                made.setdefault(getattr(record, attribute), []).append(record)
            self._indexes[table, attribute] = made
        return made


class GivenRecords(Records):
    """Tables of records that exist already; a record of the wrong class is refused."""

    def __init__(self, tables: Mapping[str, Iterable[Any]]) -> None:
        super().__init__()
        self.given: dict[str, RecordTable] = {table: _checked(table, records) for table, records in tables.items()}

    def _make(self, table: str) -> RecordTable:
        return self.given.get(table, ())

    def _arguments(self) -> tuple[Any, ...]:
        return ({table: records for table, records in self.given.items() if records},)


class PeriodRecords(Records):
    """The records of `whole` that hold on some day of `period`, but not on the day `besides`."""

    def __init__(self, whole: Records, period: Bounds, besides: int | None = None) -> None:
        super().__init__()
        self._whole, self._period, self._besides = whole, period, besides

    @property
    def period(self) -> Bounds:
        """The days on which the records hold."""
        return self._period

    def _make(self, table: str) -> RecordTable:
        if table == "sources":  # they belong to no day
            return self._whole[table]
        first, last = self._period
        besides = self._besides
        if first == last and besides is None and table != "agreements":  # the stretches of a record do not overlap
            return tuple([record for _, begin, end, record in self._whole.stretches(table) if begin <= first <= end])
        held = {
            place: record
            for place, begin, end, record in self._whole.stretches(table)
            if begin <= last and first <= end and (besides is None or not begin <= besides <= end)
        }
        if table == "agreements" and first == last:
            return tuple(self._with_parties_on(first, agreement) for agreement in held.values())
        return tuple(held.values())

    def _with_parties_on(self, day: int, agreement: Agreement) -> Agreement:
        """An agreement with the parties that it binds on a day."""
        from geobrief.register.existence import bound_on

        bound = bound_on(self._whole.party_days(agreement), day)
        return agreement if bound == agreement.parties else attrs.evolve(agreement, parties=bound)

    def lifetime(self, id: str) -> tuple[Bounds, ...]:
        """The whole lifetime of a record that holds in the period; none if unknown."""
        return () if self.actor(id) is None else self._whole.lifetime(id)

    def _arguments(self) -> tuple[Any, ...]:
        return self._whole, self._period, self._besides


def actor_tables(id: str) -> tuple[str, ...]:
    """The tables that may have an actor with an id of this form; what an author invented may be any actor.

    >>> actor_tables("ARG"), actor_tables("org:EU")
    (('states',), ('organizations',))
    """
    check_text(id, "id")
    namespace, colon, _ = id.partition(":")
    if not colon:
        return ("states",)
    return (TABLE_OF_NAMESPACE[namespace],) if namespace in TABLE_OF_NAMESPACE else WITH_ID


def _classes() -> Mapping[str, type]:
    from geobrief.register.sources import Source
    from geobrief.register.spells import Spell

    classes = {kind.table: kind.cls for kind in RECORD_TYPES if kind.table is not None}
    return {**classes, "spells": Spell, "sources": Source}


def _checked(table: str, records: Iterable[Any]) -> RecordTable:
    classes = _classes()
    if table not in classes:
        raise ArgumentError("no such table", got=table, nearest=nearest(table, classes))
    wanted = classes[table]
    made = tuple(items(records, f"a list of {wanted.__name__} as {table}"))
    for record in made:
        if not isinstance(record, wanted):
            raise ArgumentError(f"a record of the wrong class in {table}", expected=wanted.__name__, got=record)
    return made
