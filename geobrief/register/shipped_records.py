"""The register that ships with the package: its tables, each record made when it is asked for.

Designations and lifetimes are read from the rows, so that finding out what a name means makes no record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from geobrief.register import organizations, states, territories
from geobrief.register.designations import Designation
from geobrief.register.periods import Bounds, bounds_of, date, span
from geobrief.register.records import Records, RecordTable, actor_tables
from geobrief.register.tables import Cells, LazyTable, cells, lines, listed, split

if TYPE_CHECKING:
    from geobrief.model import Agreement, Dispute, Person, Tenure
    from geobrief.register.person_names import NamedPerson
    from geobrief.register.spells import Spell
    from geobrief.when import Date

_TENURE = "person state office title start end effective acting source"
_AGREEMENT = "id title names kind parties parties_complete roles obligations subject numbers note source"
_DISPUTE = "id title names kind parties sides over territory hostility numbers note source"
# The columns of a table in which a period begins and ends.
_PERIODS = {"organizations": (4, 5), "groups": (4, 5), "territories": (6, 7)}


class ShippedRecords(Records):
    """The tables of the register."""

    def __init__(self) -> None:
        super().__init__()
        self._lifetimes: dict[str, tuple[Bounds, ...]] = {}
        self._agreement_ids: dict[str, dict[frozenset[str], list[str]]] = {}  # by kind and parties
        self._lazy = {
            "states": LazyTable("states", states.COLUMNS, states.state),
            "spells": LazyTable("spells", "system code abbreviation name start end states source", _spell),
            "people": LazyTable("persons", "id name names family given born died source", _person),
            "tenures": LazyTable(
                "tenures", "person state office title start end effective acting source", self._tenure
            ),
            "organizations": LazyTable("organizations", organizations.COLUMNS, organizations.organization),
            "memberships": LazyTable("memberships", organizations.MEMBERSHIP_COLUMNS, organizations.membership),
            "groups": LazyTable("groups groups_listed", organizations.GROUP_COLUMNS, organizations.group),
            "territories": LazyTable("territories", territories.COLUMNS, territories.territory),
            "claims": LazyTable("claims", territories.CLAIM_COLUMNS, territories.claim),
            "agreements": LazyTable("agreements agreements_listed", _AGREEMENT, _agreement),
            "disputes": LazyTable("disputes disputes_listed", _DISPUTE, _dispute),
        }

    def __reduce__(self) -> tuple[Any, ...]:
        return shipped_records, ()

    def _arguments(self) -> tuple[Any, ...]:
        return ()

    def _make(self, table: str) -> RecordTable:
        lazy = self._lazy.get(table)
        if lazy is not None:
            return lazy.records
        return _sources() if table == "sources" else ()

    def get(self, table: str, id: str) -> Any:
        """The record with this id, made without any other; None if unknown."""
        lazy = self._lazy.get(table)
        return lazy.get(id) if lazy else super().get(table, id)

    def where(self, table: str, attribute: str, id: str) -> RecordTable:
        """Records whose `attribute` equals `id`, made without any others."""
        lazy = self._lazy.get(table)
        return lazy.where(attribute, id) if lazy else super().where(table, attribute, id)

    def with_party(self, table: str, party: str) -> RecordTable:
        """The agreements or disputes with this party, made without any others."""
        lazy = self._lazy.get(table)
        return lazy.where_listed("parties", party) if lazy else super().with_party(table, party)

    def agreements_between(self, kind: str, parties: frozenset[str]) -> tuple[Agreement, ...]:
        """The agreements of a kind with exactly these parties, made without any others."""
        by_parties = self._agreement_ids.get(kind)
        if by_parties is None:
            by_parties = self._agreement_ids[kind] = {}
            for id, _, _, its_kind, its_parties, *_ in self._rows("agreements"):
                if its_kind == kind:
                    by_parties.setdefault(frozenset(listed(its_parties)), []).append(id)
        return tuple(self.get("agreements", id) for id in by_parties.get(parties, ()))

    def ids(self, table: str) -> Iterable[str]:
        """The ids of a table, without making its records."""
        lazy = self._lazy.get(table)
        return lazy.ids() if lazy else super().ids(table)

    def count(self, table: str) -> int:
        """The number of rows of a table, without making records."""
        return len(self._lazy[table]) if table in self._lazy else super().count(table)

    def designations(self) -> Iterator[Designation]:
        """All designations of states, organisations, territories and groups, from the rows.

        The groups of `groups_listed` have none: «Rebels» in a list of wars is not a name that a text would mean.
        """
        return iter(self._designations)

    @cached_property
    def _designations(self) -> list[Designation]:
        return [
            *states.designations(list(self._rows("states"))),
            *organizations.designations(self._rows("organizations")),
            *territories.designations(self._rows("territories")),
            *organizations.group_designations(map(split, lines("groups", *organizations.GROUP_COLUMNS.split()))),
        ]

    def titles(self, table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The id of each agreement or dispute, with its title and other names, from the rows."""
        return ((id, (title, *listed(names))) for id, title, names, *_ in self._rows(table))

    def numbers(self, table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The id of each agreement or dispute, with its numbers in datasets, from the rows."""
        return ((row[0], listed(row[-3])) for row in self._rows(table))

    def lifetime(self, id: str) -> tuple[Bounds, ...]:
        """The stretches of days on which a record existed, from its row; none if unknown."""
        known = self._lifetimes.get(id)
        if known is None:
            found = (self._lifetime(table, row) for table in actor_tables(id) if (row := self._row(table, id)))
            known = self._lifetimes[id] = next(found, ())
        return known

    def _lifetime(self, table: str, row: Cells) -> tuple[Bounds, ...]:
        if table == "states":
            return states.lifetime(row)
        start, end = _PERIODS[table]
        return (bounds_of(span(row[start], row[end])),)

    def _row(self, table: str, id: str) -> Cells | None:
        return self._lazy[table].row(id) if table in ("states", *_PERIODS) else None

    def _rows(self, table: str) -> Iterator[Cells]:
        return self._lazy[table].rows()

    def _tenure(self, row: Cells) -> Tenure:
        from geobrief.register.people import tenure

        person, state, start = row[0], row[1], row[4]
        return tenure(row, self._tenure_names.get((person, state, start)) or self._usual_name(person))

    def _usual_name(self, person: str) -> str:
        row = self._lazy["people"].row(person)
        return person if row is None else row[1]

    @cached_property
    def _tenure_names(self) -> dict[tuple[str, str, str], str]:
        """The names of persons who then had another name than the usual one."""
        named = cells("tenure_names", "person", "state", "start", "name", "source")
        return {(person, state, start): name for person, state, start, name, _ in named}

    def named_persons(self) -> Iterator[NamedPerson]:
        """The id, names and family name of each person, from the rows."""
        rows = self._lazy["people"].first_cells(4)
        return ((id, (name, *listed(names)) if names else (name,), family) for id, name, names, family, _ in rows)


@cache
def shipped_records() -> ShippedRecords:
    """The tables of the register, which all worlds share."""
    return ShippedRecords()


def edition() -> tuple[str, Date]:
    """The edition of the register, and its horizon: the day up to which it is kept.

    >>> len(edition())
    2
    """
    ((name, horizon),) = cells("edition", "edition", "horizon")
    return name, date(horizon)


def _sources() -> RecordTable:
    from geobrief.register.sources import load_sources

    return load_sources()


def _person(row: Cells) -> Person:
    from geobrief.register.people import person

    return person(row)


def _spell(row: Cells) -> Spell:
    from geobrief.register.spells import spell

    return spell(row)


def _agreement(row: Cells) -> Agreement:
    from geobrief.register.agreements import agreement

    return agreement(row)


def _dispute(row: Cells) -> Dispute:
    from geobrief.register.disputes import dispute

    return dispute(row)
