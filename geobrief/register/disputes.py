"""Disputes of the register: records from rows.

`disputes.csv` is kept by hand; the rows of `disputes_listed.csv` are compiled from lists of wars, crises and claims.

The datasets of their numbers are `mid` (Militarized Interstate Disputes), `cow-war` (Correlates of War: wars between,
inside and outside states), `icb` (International Crisis Behavior), `icow` (the claim, not its dyads), `ucdp` (the
conflict), `eusanct` and `gsdb` (the sanctions case).
"""

from __future__ import annotations

from typing import Any

from geobrief.model.disputes import Dispute, DisputeStep
from geobrief.register.tables import listed, steps_of


def dispute(row: list[Any]) -> Dispute:
    """The dispute of a row, with its steps in order."""
    id, title, names, kind, parties, sides, over, territory, hostility, numbers, _, source = row
    return Dispute(
        kind,
        listed(parties),
        sides=_sides(sides),
        over=over or None,
        territory=territory or None,
        hostility=hostility or None,
        steps=[
            DisputeStep(status, date or None, level or None, _sides(then))
            for _, status, date, level, then, _ in steps_of(
                "dispute", id, "status", "date", "hostility", "sides", "source"
            )
        ],
        title=title,
        names=listed(names),
        id=id,
        numbers=listed(numbers),
        source=source,
    )


def _sides(cell: str) -> list[tuple[str, ...]]:
    return [listed(side) for side in cell.split(" ; ") if side]
