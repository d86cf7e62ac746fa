"""The records that are checked, and the world by which they are judged: what every rule can look up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

import attrs

from geobrief.arguments import items
from geobrief.errors import nearest
from geobrief.model import Reference, Tenure
from geobrief.model.attributes import as_date
from geobrief.model.record_types import RECORD_TYPES
from geobrief.register import World
from geobrief.when import Date

Computed = TypeVar("Computed")
_MOST_COMPARED = 100  # ids; a comparison with all known ids is slow, and a file with more wrong ids has another problem
_FEW, _PREFIX = 1000, 3


def as_tables(records: Mapping[str, Iterable[Any]]) -> dict[str, tuple[Any, ...]]:
    """Tables in their fixed order, then unknown ones by name."""
    order = {name: place for place, kind in enumerate(RECORD_TYPES) for name in (kind.section, kind.table)}
    tables = sorted(records, key=lambda name: (order.get(name, 99), name))
    return {table: tuple(items(records[table], f"a list of records as {table}")) for table in tables}


@attrs.frozen(eq=False)
class RuleContext:
    """Records by table, the world by which they are judged, and the text and publication date of a reading.

    >>> RuleContext({"states": [Reference("x:arstotzka", "Arstotzka")]}, World()).get("x:arstotzka").name
    'Arstotzka'
    """

    records: Mapping[str, tuple[Any, ...]] = attrs.field(converter=as_tables)
    world: World
    text: str | None = None
    published: Date | None = attrs.field(converter=as_date, default=None)
    _known: dict[str, Any] = attrs.field(factory=dict, init=False, repr=False)
    _cache: dict[Any, Any] = attrs.field(factory=dict, init=False, repr=False)
    _near: dict[str, str | None] = attrs.field(factory=dict, init=False, repr=False)

    def cached(self, make: Callable[[RuleContext], Computed]) -> Computed:
        """`make(self)`, such as an index of the records; computed once, then cached."""
        if make not in self._cache:
            self._cache[make] = make(self)
        value: Computed = self._cache[make]
        return value

    def cached_in_world(self, make: Callable[..., Computed], *asked: Any) -> Computed:
        """`make(self.world, *asked)`; computed once, then cached with the world."""
        return self.world._cached(make, *asked)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Every record with its path."""
        return ((f"{table}[{n}]", record) for table, held in self.records.items() for n, record in enumerate(held))

    def get(self, id: str) -> Any | None:
        """The record with this id, of those that are checked or of the world; None if neither has it."""
        if id not in self._known:
            self._known[id] = self._declared.get(id) or self.world.actor(id)
        return self._known[id]

    def nearest(self, id: str) -> str | None:
        """The most similar known id; None after the first hundred calls, and if no id is similar."""
        if id not in self._near and len(self._near) < _MOST_COMPARED:
            known = [*self._declared, *self.world.actor_ids(id)]
            self._near[id] = nearest(id, _comparable(id, known) if len(known) > _FEW else known)
        return self._near.get(id)

    @cached_property
    def _declared(self) -> dict[str, Any]:
        return {record.id: record for _, record in self if _declares(record)}

    def horizon(self, *ids: str) -> Date | None:
        """The day up to which the world knows these records; None if the author states one of them, at any time."""
        return None if any(id in self._declared for id in ids) else self.world.horizon

    @property
    def tenures(self) -> tuple[Tenure, ...]:
        """The tenures that are checked, of a file, a text or a world."""
        return (*self.records.get("leaders", ()), *self.records.get("tenures", ()))

    @cached_property
    def _leaders(self) -> dict[str, Tenure]:
        leaders = [leader for leader in self.records.get("leaders", ()) if isinstance(leader, Tenure)]
        return {key: leader for leader in leaders for key in (leader.name, leader.person) if key}

    def leader(self, name: str) -> Tenure | None:
        """The tenure that the records give for this name or id of a person."""
        return self._leaders.get(name)

    def person(self, name: str) -> str | None:
        """The id of the only person with this name or id; None if there is none or more than one."""
        leader = self.leader(name)
        if leader is not None and leader.person:
            return leader.person
        named = self.world.persons_named(name)
        known = [person.id for person in named if name in (person.id, *person.all_names)]
        return known[0] if len(known) == 1 else None

    def label(self, id: str) -> str:
        """Name and id of a record for messages: `Soviet Union (SUN)`."""
        record = self.get(id)
        return f"{record.name} ({id})" if record is not None else id


def _comparable(id: str, known: Iterable[str]) -> list[str]:
    """The known ids whose name shares a word or its first letters with the name of this one."""
    name = id.rpartition(":")[2].casefold()
    words = set(name.split("-"))
    named = ((other, other.rpartition(":")[2].casefold()) for other in known)
    return [
        other
        for other, its_name in named
        if its_name.startswith(name[:_PREFIX]) or not words.isdisjoint(its_name.split("-"))
    ]


def _declares(record: Any) -> bool:
    """Whether a record makes its id known: any with a name, but of references only those to invented actors."""
    id = getattr(record, "id", None)
    if id is None or not hasattr(record, "name"):
        return False
    return not isinstance(record, Reference) or record.id.namespace == "x"
