"""Which dispute is told twice, under another name? A war is also told as clashes, a river quarrel as one over water."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geobrief.reading.disputes.claims import CLAIMED
from geobrief.reading.disputes.drafts import Draft
from geobrief.reading.lexicons import document

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
