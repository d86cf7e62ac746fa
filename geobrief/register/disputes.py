"""Over what have states contended since 1918, on which sides, and how did it end? The register's disputes, as records.

Each dispute of note that a list of the field counts is linked to its numbers there: `mid` (Militarized Interstate
Disputes), `cow-war` (Correlates of War: wars between, inside and outside states), `icb` (International Crisis
Behavior), `icow` (the claim, not its dyads), `ucdp` (the conflict), `eusanct` and `gsdb` (the sanctions case).
"""

from __future__ import annotations

from geobrief.model.disputes import Dispute
from geobrief.register.references import Reference, references_of
from geobrief.register.tables import Row, listed, rows


def load_disputes() -> tuple[Dispute, ...]:
    """All disputes, with the turns of each in the order of time."""
    steps: dict[str, list[Row]] = {}
    for step in rows("dispute_steps"):
        steps.setdefault(step["dispute"], []).append(step)
    return tuple(_dispute(row, steps.get(row["id"], [])) for row in rows("disputes"))


def references(dispute: str) -> tuple[Reference, ...]:
    """The numbers of a dispute of the register in the lists of the field; none where no list counts it.

    Raises `UnknownIdError` where the register has no dispute of this id.

    >>> references("cuban-missile-crisis")
    (Reference(dataset='icb', number='196'), Reference(dataset='mid', number='61'))
    """
    return references_of("dispute", dispute)


def _dispute(row: Row, steps: list[Row]) -> Dispute:
    return Dispute(
        row["kind"],
        listed(row["parties"]),
        [listed(side) for side in row["sides"].split(" ; ") if side],
        over=row["over"] or None,
        territory=row["territory"] or None,
        hostility=row["hostility"] or None,
        steps=[{"status": step["status"], "when": step["date"] or None} for step in steps],
        id=row["id"],
        source=row["source"],
    )
