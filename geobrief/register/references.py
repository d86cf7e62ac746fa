"""Under which numbers do the lists of the field count a record of the register?"""

from __future__ import annotations

from functools import cache

import attrs

from geobrief.errors import UnknownIdError, nearest
from geobrief.register.tables import listed, rows


@attrs.frozen
class Reference:
    """The number of a record in a list of the field; not every number is a whole one (COW's war 723.5)."""

    dataset: str
    number: str


def references_of(noun: str, id: str) -> tuple[Reference, ...]:
    """The references of an agreement or a dispute; an unknown id is refused with the nearest known one.

    >>> references_of("dispute", "cuban-missile-crisis")
    (Reference(dataset='icb', number='196'), Reference(dataset='mid', number='61'))
    """
    known = _references(f"{noun}s")
    if id not in known:
        raise UnknownIdError(f"no {noun} has this id", got=id, nearest=nearest(id, known))
    return known[id]


@cache
def _references(table: str) -> dict[str, tuple[Reference, ...]]:
    return {row["id"]: tuple(_reference(entry) for entry in listed(row["references"])) for row in rows(table)}


def _reference(entry: str) -> Reference:
    dataset, _, number = entry.partition(":")
    return Reference(dataset, number)
