"""Which signs tell of one and the same contention? Drafts put together, and what is too slight or told twice left out."""

from __future__ import annotations

from collections.abc import Sequence

from geobrief.reading.disputes.drafts import Draft
from geobrief.reading.disputes.scene import Scene
from geobrief.reading.lexicons import document

_ENOUGH = 2
CLAIMED = "disputes/claimed-territory"


def merged(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each contention, with the fullest sides and all its evidence."""
    together: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: not draft.parties):
        _add(scene, together, draft)
    heavy = [draft for draft in together if draft.weight >= _ENOUGH and draft.parties]
    for draft in heavy:
        _widen(scene, draft)
    return sorted(_independent(heavy), key=lambda draft: draft.evidence[0].start)


def _independent(drafts: Sequence[Draft]) -> list[Draft]:
    """Without those that another tells: the land of a war first, then kind by kind in the order of the data."""
    order = list(document("dispute_kinds")["takes_in"])
    left = [draft for draft in drafts if not any(_is_land_of(draft, other) for other in drafts)]
    kept: list[Draft] = []
    for draft in sorted(left, key=lambda draft: order.index(draft.kind)):
        if not any(_is_told_by(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _widen(scene: Scene, draft: Draft) -> None:
    """Water concerns all who negotiate about it together."""
    if draft.kind in ("river", "maritime") and set(draft.parties) < scene.table:
        draft.parties, draft.sides = tuple(sorted(scene.table)), ()


def _add(scene: Scene, together: list[Draft], draft: Draft) -> None:
    for known in together:
        if known.kind == draft.kind and _is_same(scene, known, draft):
            _join(known, draft)
            return
    if draft.parties:
        draft.weight = max(0, draft.weight)
        together.append(draft)


def _is_same(scene: Scene, known: Draft, draft: Draft) -> bool:
    mine, theirs = scene.broad(known.parties), scene.broad(draft.parties)
    return mine <= theirs or theirs <= mine


def _join(known: Draft, draft: Draft) -> None:
    if draft.evidence[0] not in known.evidence:
        known.weight += max(0, draft.weight)
        known.evidence = sorted([*known.evidence, *draft.evidence], key=lambda piece: piece.start)
    else:
        known.weight = max(known.weight, draft.weight) + (draft.rule != known.rule and min(known.weight, draft.weight) > 0)
    if (draft.told, len(draft.parties)) > (known.told, len(known.parties)):
        known.parties, known.sides, known.told = draft.parties, draft.sides, draft.told
    known.over, known.territory = known.over or draft.over, known.territory or draft.territory
    known.status = draft.status if draft.status != "ongoing" else known.status
    known.sure = known.sure or draft.sure


def _is_land_of(draft: Draft, other: Draft) -> bool:
    """Whether a claimed territory is what a war or a show of force is about, and no more is told of the claim."""
    if draft.rule != CLAIMED or other.kind not in ("armed_conflict", "militarized") or draft.weight > other.weight:
        return False
    if not set(draft.parties) <= set(other.parties):
        return False
    other.over, other.territory = other.over or draft.over, other.territory or draft.territory
    return True


def _is_told_by(draft: Draft, other: Draft) -> bool:
    """Whether another dispute of a kind that takes in this one has its parties."""
    taken = draft.kind in document("dispute_kinds")["takes_in"][other.kind] and set(draft.parties) <= set(other.parties)
    return taken and (other.weight >= draft.weight or draft.weight < 2 * _ENOUGH or other.kind == "armed_conflict")
