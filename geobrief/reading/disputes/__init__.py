"""What do states contend about? The disputes that a text tells, each once, with the sides, the matter and how it stands.

Signs of contention are found clause by clause, each with a weight; the signs of one contention are put together, and what weighs
too little, or is another name for a dispute already told, is left out. One named side is enough.
"""

from __future__ import annotations

from geobrief.model import Dispute, DisputeStep
from geobrief.reading.analysis import Analysis
from geobrief.reading.disputes.claims import claims
from geobrief.reading.disputes.courts import suits
from geobrief.reading.disputes.drafts import Draft
from geobrief.reading.disputes.merging import merged
from geobrief.reading.disputes.scene import Scene
from geobrief.reading.disputes.signs import signs

__all__ = ["find_disputes"]


def find_disputes(seen: Analysis, *, strict: bool = False) -> tuple[Dispute, ...]:
    """The disputes of a text, in the order in which they are first told; `strict` keeps those whose sides one clause tells."""
    scene = Scene(seen)
    told: list[Draft] = []
    for number in range(len(seen.clauses)):
        told += signs(scene, number)
        told += claims(scene, number)
        told += suits(scene, number)
    kept = merged(scene, [draft for draft in told if draft.sure or not strict])
    return tuple(_record(draft, f"d{number}") for number, draft in enumerate(kept, 1))


def _record(draft: Draft, name: str) -> Dispute:
    return Dispute(
        draft.kind,  # type: ignore[arg-type]
        draft.parties,
        sides=draft.sides,
        over=draft.over,
        territory=draft.territory,
        steps=[DisputeStep(draft.status)],  # type: ignore[arg-type]
        id=name,
        evidence=draft.evidence,
        rule=draft.rule,
    )
