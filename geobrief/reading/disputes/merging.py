"""Which signs tell of the same contention? Drafts put together, each with the fullest sides and all its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geobrief.reading.disputes.claims import CLAIMED
from geobrief.reading.disputes.drafts import Draft
from geobrief.reading.disputes.scene import Scene
from geobrief.reading.lexicons import document

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
    entities = (entity for number in sorted(draft.evidence) for entity in scene.analysis.clauses[number].line.entities)
    found = next((entity for entity in entities if entity.kind == "territory"), None)
    if found is not None:
        draft.over, draft.territory = found.text, found.id


_STRONG = 4


def independent(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Without those that another tells: the land of a war first, then kind by kind in the order of the data."""
    order = list(document("dispute_kinds")["takes_in"])
    left = [draft for draft in drafts if not any(_is_land_of(draft, other) for other in drafts)]
    kept: list[Draft] = []
    for draft in sorted(left, key=lambda draft: order.index(draft.kind)):
        if not any(_is_told_by(draft, other) for other in kept):
            kept.append(draft)
            yield draft


def _is_land_of(draft: Draft, other: Draft) -> bool:
    """Whether a claimed territory is what a war or a show of force is about, and no more is told of the claim."""
    if draft.rule != CLAIMED or other.kind not in ("armed_conflict", "militarized") or draft.weight > other.weight:
        return False
    if not set(draft.parties) <= set(other.parties) or not _share_sentence(draft, other):
        return False
    other.over, other.territory = other.over or draft.over, other.territory or draft.territory
    return True


def _is_told_by(draft: Draft, other: Draft) -> bool:
    """Whether another dispute of a kind that takes in this one has its parties."""
    taken = draft.kind in document("dispute_kinds")["takes_in"][other.kind]
    if not taken or not set(draft.parties) <= set(other.parties):
        return False
    if draft.rule == CLAIMED and not _share_sentence(draft, other):
        return False
    return other.weight >= draft.weight or draft.weight < _STRONG or other.kind == "armed_conflict"


def _share_sentence(draft: Draft, other: Draft) -> bool:
    return not draft.evidence.keys().isdisjoint(other.evidence)
