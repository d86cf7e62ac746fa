"""How does a world hold its records? As tuples by table, each made when it is first asked for and never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import RLock
from typing import Any

from geobrief import model
from geobrief.errors import ArgumentError, nearest
from geobrief.register.systems import Spell

CLASSES: Mapping[str, type] = {
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
}
BY_NAMESPACE = {
    "state": "states",
    "person": "people",
    "org": "organizations",
    "group": "groups",
    "territory": "territories",
}
WITH_ID = tuple(BY_NAMESPACE.values())
Table = tuple[Any, ...]


class Records:
    """Tables of records, each made once from its name, by whichever thread asks first."""

    def __init__(self, maker: Callable[[str], Table]) -> None:
        self._maker = maker
        self._made: dict[str, Table] = {}
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


def _checked(table: str, records: Iterable[Any]) -> Table:
    if table not in CLASSES:
        raise ArgumentError("no such table", got=table, nearest=nearest(table, CLASSES))
    made, wanted = tuple(records), CLASSES[table]
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
