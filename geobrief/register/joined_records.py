"""Records of several worlds joined into one: a later record replaces an earlier one with the same id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.register.designations import Designation
from geobrief.register.periods import Bounds
from geobrief.register.records import WITH_ID, Records, RecordTable, actor_tables

if TYPE_CHECKING:
    from geobrief.register.person_names import NamedPerson, PersonNames

_WITHOUT_ID = ("tenures", "memberships", "claims")


class JoinedRecords(Records):
    """The joined tables of several `Records`, looked up part by part where possible."""

    def __init__(self, parts: Iterable[Records]) -> None:
        super().__init__()
        inner = (part._parts if isinstance(part, JoinedRecords) else (part,) for part in parts)
        last_first = {id(part): part for part in reversed(list(chain.from_iterable(inner)))}  # each part once
        self._parts: tuple[Records, ...] = tuple(last_first.values())[::-1]

    def _make(self, table: str) -> RecordTable:
        return joined(table, *(part[table] for part in self._parts))

    def _arguments(self) -> tuple[Any, ...]:
        return (self._parts,)

    def get(self, table: str, id: str) -> Any:
        """The record of the last part that has this id; None if unknown."""
        if table not in WITH_ID:
            return super().get(table, id)
        part = self._last(table, id)
        return None if part is None else part.get(table, id)

    def where(self, table: str, attribute: str, id: str) -> RecordTable:
        """Records whose `attribute` equals `id`."""
        if table not in _WITHOUT_ID:
            return super().where(table, attribute, id)
        return joined(table, *(part.where(table, attribute, id) for part in self._parts))

    def with_party(self, table: str, party: str) -> RecordTable:
        """The agreements or disputes with this party."""
        return joined(table, *(part.with_party(table, party) for part in self._parts))

    def agreements_between(self, kind: str, parties: frozenset[str]) -> RecordTable:
        """The agreements of a kind with exactly these parties."""
        return joined("agreements", *(part.agreements_between(kind, parties) for part in self._parts))

    @cached_property
    def person_names(self) -> PersonNames:
        """The names of all persons; those of the only part that has persons are shared."""
        having = [part for part in self._parts if part.count("people")]
        if len(having) == 1:
            return having[0].person_names
        return super().person_names

    def named_persons(self) -> Iterator[NamedPerson]:
        """The id, names and family name of each person; those of a later part replace those of an earlier one."""
        return iter({named[0]: named for part in self._parts for named in part.named_persons()}.values())

    def ids(self, table: str) -> Iterable[str]:
        """The ids of a table."""
        return dict.fromkeys(id for part in self._parts for id in part.ids(table))

    def has(self, table: str, id: str) -> bool:
        """Whether a record of any part has this id."""
        return any(part.has(table, id) for part in self._parts)

    def designations(self) -> Iterator[Designation]:
        """The designations of each part, without those of records that a later part replaces."""
        later = list(enumerate(self._parts))[1:]
        last = {id: place for place, part in later for table in WITH_ID for id in part.ids(table)}
        for place, part in enumerate(self._parts):
            yield from (designation for designation in part.designations() if last.get(designation.id, place) == place)

    def titles(self, table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The titles and names of each part, without those of records that a later part replaces."""
        return iter(dict(chain.from_iterable(part.titles(table) for part in self._parts)).items())

    def numbers(self, table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The numbers of each part, without those of records that a later part replaces."""
        return iter(dict(chain.from_iterable(part.numbers(table) for part in self._parts)).items())

    def lifetime(self, id: str) -> tuple[Bounds, ...]:
        """The stretches of days on which a record existed, from the last part that has it; none if unknown."""
        found = (part.lifetime(id) for part in map(self._last, actor_tables(id), repeat(id)) if part is not None)
        return next(found, ())

    def _last(self, table: str, id: str) -> Records | None:
        return next((part for part in reversed(self._parts) if part.has(table, id)), None)


def joined(table: str, *parts: RecordTable) -> RecordTable:
    """Tables joined into one: a later record replaces an earlier one with its id; equal records become one.

    Equal records keep the evidence of both.
    """
    merged: dict[Any, Any] = {}
    for record in (record for part in parts for record in part):
        key = record.id if table in WITH_ID else record
        merged[key] = _with_evidence(merged[key], record) if key in merged else record
    return tuple(merged.values())


def _with_evidence(earlier: Any, later: Any) -> Any:
    if not hasattr(later, "evidence"):
        return later
    return attrs.evolve(earlier, evidence=tuple(dict.fromkeys((*earlier.evidence, *later.evidence))))
