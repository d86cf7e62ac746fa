"""Catalogue: the tables of a world, its records by id, and its designations by spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from geobrief.arguments import check_text
from geobrief.codec.collector import paused
from geobrief.errors import UnknownIdError, nearest
from geobrief.model.attributes import DateLike
from geobrief.register.designations import Designation
from geobrief.register.filters import ListWorld, findings_of
from geobrief.register.name_index import NameIndex
from geobrief.register.periods import Bounds, day_number
from geobrief.register.record_lists import RecordList
from geobrief.register.records import Records, actor_tables
from geobrief.register.systems import StateSystem, SystemName, known_system

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
    from geobrief.register.person_names import PersonNames
    from geobrief.register.sources import Source
    from geobrief.register.titles import TitleIndex

Cached = TypeVar("Cached")


class Catalogue:
    """Records by table, id and designation; each table is made when first used."""

    _records: Records
    _cache: dict[Any, Any]

    @property
    def states(self) -> RecordList[State]:
        """All states."""
        return self._table("states")

    @property
    def people(self) -> RecordList[Person]:
        """All persons."""
        return self._table("people")

    @property
    def organizations(self) -> RecordList[Organization]:
        """All organisations."""
        return self._table("organizations")

    @property
    def memberships(self) -> RecordList[Membership]:
        """All memberships, suspensions and observers."""
        return self._table("memberships")

    @property
    def groups(self) -> RecordList[Group]:
        """All non-state groups."""
        return self._table("groups")

    @property
    def territories(self) -> RecordList[Territory]:
        """All territories."""
        return self._table("territories")

    @property
    def claims(self) -> RecordList[Claim]:
        """All claims to territories."""
        return self._table("claims")

    @property
    def agreements(self) -> RecordList[Agreement]:
        """All agreements."""
        return self._table("agreements")

    @property
    def disputes(self) -> RecordList[Dispute]:
        """All disputes."""
        return self._table("disputes")

    @property
    def events(self) -> RecordList[Event]:
        """All events; the register has none."""
        return self._table("events")

    @property
    def sources(self) -> RecordList[Source]:
        """The sources of the register; `world.sources()` gives the same.

        >>> from geobrief.register import world
        >>> world().sources[0].id == world().sources()[0].id
        True
        """
        return self._table("sources")

    def _table(self, table: str) -> RecordList[Any]:
        world = self._list_world
        findings = partial(findings_of, table, world) if world.days is not None else ()
        return RecordList(table, partial(self._records.__getitem__, table), findings, world)

    @property
    def _list_world(self) -> ListWorld:
        return ListWorld(self._records, self._actor, self._records.period, getattr(self, "_edition", None) is not None)

    def _actor(self, name: Any, on: Any = None) -> str:
        """The id of a state or organisation, given as id or by name."""
        raise NotImplementedError

    # --- ids ----------------------------------------------------------------------------------------------------------

    def get(self, id: str) -> Any:
        """The record with this id; an unknown id is refused with the nearest known one.

        For editors a table gives it with its type: `world.states["ARG"]` is a `State`.
        """
        found = self.find(id)
        if found is None:
            known = (known for table in tables_of(id) for known in self._records.ids(table) if known)
            raise UnknownIdError("no record has this id", got=id, nearest=nearest(id, known))
        return found

    def find(self, id: str) -> Any:
        """The record with this id; None if unknown."""
        return next(filter(None, (self._records.get(table, id) for table in tables_of(id))), None)

    def actor(self, id: str) -> Any:
        """The state, person, organisation, group or territory with this id; None if unknown."""
        return self._records.actor(id)

    def actor_ids(self, like: str) -> Iterator[str]:
        """The ids of the actors of the same kind as an id of this form: of states, persons, organisations and so on."""
        return (known for table in actor_tables(like) for known in self._records.ids(table))

    def lifetime(self, id: str) -> tuple[Bounds, ...]:
        """The stretches of days on which a state, organisation, territory or group existed; none if unknown.

        Each is a pair of day numbers (`datetime.date.toordinal`), both inclusive.
        """
        check_text(id, "id")
        return self._records.lifetime(id)

    def existed(self, id: str, on: DateLike) -> bool:
        """Whether a state, organisation, territory or group existed on a day.

        >>> from geobrief.register import world
        >>> world().existed("DDR", "1985-06-01"), world().existed("DDR", "1995-06-01")
        (True, False)
        """
        check_text(id, "id")
        return self._records.existed(id, day_number(on))

    # --- lists of states ----------------------------------------------------------------------------------------------

    def system(self, name: SystemName) -> StateSystem:
        """The view of a list of states: `gw`, `cow`, `un` or `iso`."""
        return self._cached(_state_system, known_system(name))

    def _cached(self, make: Callable[..., Cached], *asked: Any) -> Cached:
        """Return `make(self, *asked)`; computed once, then cached."""
        key = (make, *asked)
        if key not in self._cache:
            with paused():
                self._cache[key] = make(self, *asked)
        value: Cached = self._cache[key]
        return value

    @property
    def person_names(self) -> PersonNames:
        """The names of all persons, for looking them up."""
        return self._records.person_names

    # --- names --------------------------------------------------------------------------------------------------------

    @cached_property
    def _name_index(self) -> NameIndex:
        return NameIndex(self._records)

    def designations(self, name: str | None = None) -> Iterable[Designation]:
        """All recorded uses of exactly this name; without a name, those of all names."""
        if name is None:
            return self._records.designations()
        check_text(name, "name")
        return self._name_index.exact(name)

    def similar_names(self, name: str) -> tuple[str, ...]:
        """Up to three known names with a similar spelling."""
        check_text(name, "name")
        return self._name_index.similar(name)

    # --- titles -------------------------------------------------------------------------------------------------------

    @cached_property
    def _titles(self) -> TitleIndex:
        from geobrief.register.titles import TitleIndex

        whole = getattr(self, "_whole", None)  # of a view of one day
        return TitleIndex(self._records) if whole is None else whole._titles

    def titles(self, text: str) -> Sequence[Designation]:
        """The agreements and disputes with this title or other name, as designations."""
        return self._titles.designations(text)

    def similar_titles(self, text: str, *tables: str) -> tuple[str, ...]:
        """Up to three titles or names of agreements and disputes with a similar spelling."""
        return self._titles.similar(text, *tables)


def _state_system(catalogue: Catalogue, name: str) -> StateSystem:
    spells = (spell for spell in catalogue._records["spells"] if spell.system == name)
    whole = getattr(catalogue, "_whole", None) or catalogue  # of a view of one day
    return StateSystem(name, RecordList("spells", spells, (), catalogue._list_world), whole.get)


def tables_of(id: str) -> tuple[str, ...]:
    """The tables that may have a record with an id of this form."""
    check_text(id, "id")
    return actor_tables(id) if ":" in id else ("states", "agreements", "disputes", "events")
