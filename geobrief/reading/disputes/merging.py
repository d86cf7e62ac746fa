"""Which signs tell of the same contention? Drafts put together, each with the fullest sides and all its evidence."""

from __future__ import annotations

from collections.abc import Iterable

from geobrief.reading.disputes.drafts import Draft
from geobrief.reading.disputes.overlaps import independent
from geobrief.reading.disputes.scene import Scene

_ENOUGH = 2


def merged(scene: Scene, drafts: Iterable[Draft]) -> list[Draft]:
    """One draft for each contention that is told plainly enough, in the order in which they are first told."""
    together: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.is_open, not draft.parties)):
        _add(scene, together, draft)
    plain = [draft for draft in together if draft.weight >= _ENOUGH]
    for draft in plain:
        _widen(scene, draft)
        _locate(scene, draft)
    return sorted(independent(plain), key=lambda draft: min(draft.evidence))


def _add(scene: Scene, together: list[Draft], draft: Draft) -> None:
    for known in together:
        if (known.kind == draft.kind or draft.is_open) and _is_same(scene, known, draft):
            _join(known, draft)
            return
    if draft.parties:
        draft.weight = max(0, draft.weight)
        together.append(draft)


def _is_same(scene: Scene, known: Draft, draft: Draft) -> bool:
    mine, theirs = scene.broad(known.parties), scene.broad(draft.parties)
    return mine <= theirs or theirs <= mine


def _join(known: Draft, draft: Draft) -> None:
    known.weight = _joint_weight(known, draft)
    known.evidence |= draft.evidence
    if (draft.told, len(draft.parties)) > (known.told, len(known.parties)):
        known.parties, known.sides, known.told = draft.parties, draft.sides, draft.told
    known.over, known.territory = known.over or draft.over, known.territory or draft.territory
    known.status = draft.status if draft.status != "ongoing" else known.status
    known.sure = known.sure or draft.sure


def _joint_weight(known: Draft, draft: Draft) -> int:
    """Another sentence adds its weight; another sign in the same sentence adds one at most."""
    if known.evidence.keys().isdisjoint(draft.evidence):
        return known.weight + max(0, draft.weight)
    both = draft.rule != known.rule and min(known.weight, draft.weight) > 0
    return max(known.weight, draft.weight) + both


def _widen(scene: Scene, draft: Draft) -> None:
    """Water concerns all who negotiate about it together."""
    if draft.kind in ("river", "maritime") and set(draft.parties) < scene.table:
        draft.parties, draft.sides = tuple(sorted(scene.table)), ()


def _locate(scene: Scene, draft: Draft) -> None:
    """Fighting of which no matter is told is over the territory that its sentences name."""
    if draft.over or draft.kind not in ("armed_conflict", "militarized", "territorial"):
        return
    entities = (entity for number in sorted(draft.evidence) for entity in scene.seen.clauses[number].line.entities)
    found = next((entity for entity in entities if entity.kind == "territory"), None)
    if found is not None:
        draft.over, draft.territory = found.text, found.id
