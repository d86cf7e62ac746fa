"""Disputes of the register since 1918: records from rows, and their numbers in the datasets of the field.

The datasets are `mid` (Militarized Interstate Disputes), `cow-war` (Correlates of War: wars between, inside and
outside states), `icb` (International Crisis Behavior), `icow` (the claim, not its dyads), `ucdp` (the conflict),
`eusanct` and `gsdb` (the sanctions case).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from geobrief.model.disputes import Dispute, DisputeStep
from geobrief.register.cross_references import CrossReference, cross_references
from geobrief.register.tables import by_first_cell, cells, listed


def references(dispute: str) -> tuple[CrossReference, ...]:
    """The numbers of a dispute of the register in the datasets of the field; none if no dataset has it.

    Raises `UnknownIdError` if the register has no dispute with this id.

    >>> references("cuban-missile-crisis")
    (CrossReference(dataset='icb', number='196'), CrossReference(dataset='mid', number='61'))
    """
    return cross_references("dispute", dispute)


def dispute(row: list[Any]) -> Dispute:
    """The dispute of a row, with its steps in order."""
    id, title, names, kind, parties, sides, over, territory, hostility, _, _, source = row
    return Dispute(
        kind,
        listed(parties),
        sides=_sides(sides),
        over=over or None,
        territory=territory or None,
        hostility=hostility or None,
        steps=[
            DisputeStep(status, date or None, level or None, _sides(then))
            for _, status, date, level, then, _ in _steps().get(id, ())
        ],
        title=title,
        names=listed(names),
        id=id,
        source=source,
    )


@cache
def _steps() -> Mapping[str, list[list[Any]]]:
    return by_first_cell(cells("dispute_steps", "dispute", "status", "date", "hostility", "sides", "source"))


def _sides(cell: str) -> list[tuple[str, ...]]:
    return [listed(side) for side in cell.split(" ; ") if side]
