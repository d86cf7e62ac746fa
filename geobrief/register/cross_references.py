"""Numbers of agreements and disputes of the register in the datasets of the field."""

from __future__ import annotations

from functools import cache

import attrs

from geobrief.errors import UnknownIdError, nearest
from geobrief.register.tables import listed, rows


@attrs.frozen
class CrossReference:
    """The number of a record in a dataset of the field; a text, since not all are whole (COW's war 723.5)."""

    dataset: str
    number: str


def cross_references(noun: str, id: str) -> tuple[CrossReference, ...]:
    """The numbers of an agreement or a dispute; an unknown id is refused with the nearest known one.

    >>> cross_references("dispute", "cuban-missile-crisis")
    (CrossReference(dataset='icb', number='196'), CrossReference(dataset='mid', number='61'))
    """
    known = _references(f"{noun}s")
    if id not in known:
        raise UnknownIdError(f"no {noun} has this id", got=id, nearest=nearest(id, known))
    return known[id]


@cache
def _references(table: str) -> dict[str, tuple[CrossReference, ...]]:
    return {row["id"]: tuple(_reference(entry) for entry in listed(row["references"])) for row in rows(table)}


def _reference(entry: str) -> CrossReference:
    dataset, _, number = entry.partition(":")
    return CrossReference(dataset, number)
