"""Over what have states contended since 1918, on which sides, and how did it end? The register's disputes, as records.

Each dispute of note that a list of the field counts is linked to its numbers there: `mid` (Militarized Interstate
Disputes), `cow-war` (Correlates of War: wars between, inside and outside states), `icb` (International Crisis
Behavior), `icow` (the claim, not its dyads), `ucdp` (the conflict), `eusanct` and `gsdb` (the sanctions case).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from geobrief.model.disputes import Dispute
from geobrief.register.references import Reference, references_of
from geobrief.register.tables import Line, gathered, lines, listed


def references(dispute: str) -> tuple[Reference, ...]:
    """The numbers of a dispute of the register in the lists of the field; none where no list counts it.

    Raises `UnknownIdError` where the register has no dispute of this id.

    >>> references("cuban-missile-crisis")
    (Reference(dataset='icb', number='196'), Reference(dataset='mid', number='61'))
    """
    return references_of("dispute", dispute)


def dispute(line: Line) -> Dispute:
    """The dispute of a row, with its turns in the order of time."""
    id, _, kind, parties, sides, over, territory, hostility, _, _, source = line
    return Dispute(
        kind,
        listed(parties),
        [listed(side) for side in sides.split(" ; ") if side],
        over=over or None,
        territory=territory or None,
        hostility=hostility or None,
        steps=[{"status": status, "when": date or None} for _, status, date, _ in _steps().get(id, ())],
        id=id,
        source=source,
    )


@cache
def _steps() -> Mapping[str, list[Line]]:
    return gathered(lines("dispute_steps", "dispute", "status", "date", "source"))
