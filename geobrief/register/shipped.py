"""What does the register that ships with the package hold? Its tables; each record is made when it is asked for.

Names and lifetimes are read straight from the rows, so that nothing is made to find out what a name means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geobrief.register import organizations, states, territories
from geobrief.register.bearings import Bearing
from geobrief.register.periods import Bounds, bounds_of, date, span
from geobrief.register.records import Records, Table, actor_tables
from geobrief.register.tables import Line, Sheet, lines, listed

if TYPE_CHECKING:
    from geobrief.model import Agreement, Dispute, Person, Tenure
    from geobrief.register.systems import Spell
    from geobrief.when import Date

_AGREEMENT = "id title names kind parties roles obligations subject references note source"
_DISPUTE = "id title kind parties sides over territory hostility references note source"
# In which columns of a table a period begins and ends.
_PERIODS = {"organizations": (4, 5), "groups": (4, 5), "territories": (6, 7)}


class Shipped(Records):
    """The register's own tables."""

    def __init__(self) -> None:
        super().__init__(self._all)
        self._lifetimes: dict[str, tuple[Bounds, ...]] = {}
        self._sheets = {
            "states": Sheet("states", states.COLUMNS, states.state),
            "spells": Sheet("spells", "system code abbreviation name start end states source", _spell),
            "people": Sheet("persons", "id name names family given born died source", _person),
            "tenures": Sheet("tenures", "person state office title start end effective acting source", self._tenure),
            "organizations": Sheet("organizations", organizations.COLUMNS, organizations.organization),
            "memberships": Sheet("memberships", organizations.MEMBERSHIP_COLUMNS, organizations.membership),
            "groups": Sheet("groups", organizations.GROUP_COLUMNS, organizations.group),
            "territories": Sheet("territories", territories.COLUMNS, territories.territory),
            "claims": Sheet("claims", territories.CLAIM_COLUMNS, territories.claim),
            "agreements": Sheet("agreements", _AGREEMENT, _agreement),
            "disputes": Sheet("disputes", _DISPUTE, _dispute),
        }

    def __reduce__(self) -> tuple[Any, ...]:
        return Shipped, ()

    def _all(self, table: str) -> Table:
        sheet = self._sheets.get(table)
        if sheet is not None:
            return sheet.all
        return _sources() if table == "sources" else ()

    def get(self, table: str, id: str) -> Any:
        """The record with this id, made without any other."""
        sheet = self._sheets.get(table)
        return sheet.get(id) if sheet else super().get(table, id)

    def having(self, table: str, attribute: str, id: str) -> Table:
        """The records with this id in the column that is called as the attribute, made without any others."""
        sheet = self._sheets.get(table)
        return sheet.having(attribute, id) if sheet else super().having(table, attribute, id)

    def with_party(self, table: str, party: str) -> Table:
        """The agreements or disputes with this party, made without any others."""
        sheet = self._sheets.get(table)
        return sheet.listing("parties", party) if sheet else super().with_party(table, party)

    def ids(self, table: str) -> Iterable[str]:
        """The ids of a table, without making its records."""
        sheet = self._sheets.get(table)
        return sheet.ids() if sheet else super().ids(table)

    def bearings(self) -> Iterator[Bearing]:
        """Everything by which states, organisations, territories and groups are called, from the rows."""
        yield from states.bearings(self._lines("states"))
        yield from organizations.bearings(self._lines("organizations"))
        yield from territories.bearings(self._lines("territories"))
        yield from organizations.bearings_of_groups(self._lines("groups"))

    def lifetime(self, id: str) -> tuple[Bounds, ...]:
        """The stretches of days for which a record existed, from its row; of unknown ones, none."""
        known = self._lifetimes.get(id)
        if known is None:
            found = (self._lifetime(table, line) for table in actor_tables(id) if (line := self._line(table, id)))
            known = self._lifetimes[id] = next(found, ())
        return known

    def _lifetime(self, table: str, line: Line) -> tuple[Bounds, ...]:
        if table == "states":
            return states.lifetime(line)
        start, end = _PERIODS[table]
        return (bounds_of(span(line[start], line[end])),)

    def _line(self, table: str, id: str) -> Line | None:
        return self._sheets[table].line(id) if table in ("states", *_PERIODS) else None

    def _lines(self, table: str) -> list[Line]:
        return self._sheets[table].lines

    def _tenure(self, line: Line) -> Tenure:
        from geobrief.register.people import tenure

        return tenure(line, self._names.get(line[0], line[0]))

    @cached_property
    def _bearers(self) -> Mapping[str, tuple[str, ...]]:
        from geobrief.register import people as persons

        rows = self._lines("people")
        return persons.index((id, (name, *listed(names), family)) for id, name, names, family, *_ in rows)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {line[0]: line[1] for line in self._lines("people")}


def _sources() -> Table:
    from geobrief.register.sources import load_sources

    return load_sources()


def edition() -> tuple[str, Date]:
    """The edition of the register, and its horizon: the day up to which it is kept.

    >>> len(edition())
    2
    """
    ((name, horizon),) = lines("edition", "edition", "horizon")
    return name, date(horizon)


def _person(line: Line) -> Person:
    from geobrief.register.people import person

    return person(line)


def _spell(line: Line) -> Spell:
    from geobrief.register.systems import spell

    return spell(line)


def _agreement(line: Line) -> Agreement:
    from geobrief.register.agreements import agreement

    return agreement(line)


def _dispute(line: Line) -> Dispute:
    from geobrief.register.disputes import dispute

    return dispute(line)
