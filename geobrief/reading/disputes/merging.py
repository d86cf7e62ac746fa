"""Joins the drafts of one dispute, and leaves out what another dispute includes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geobrief.reading.disputes.claims import CLAIMED
from geobrief.reading.disputes.drafts import DisputeDraft, TextContext
from geobrief.reading.disputes.sides import OWN_AFFAIRS
from geobrief.reading.lexicons import document

_ENOUGH = 2
_APART = OWN_AFFAIRS | {"armed_conflict"}  # kinds whose sides words of another quarrel do not give
_STRONG = 4


def merged(context: TextContext, drafts: Iterable[DisputeDraft]) -> list[DisputeDraft]:
    """One draft for each dispute with a high enough score, in the order of their first mention."""
    joined: list[DisputeDraft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.is_open, not draft.named and draft.rule != CLAIMED)):
        _add(context, joined, draft)
    enough = [draft for draft in joined if draft.score >= _ENOUGH]
    enough += _together(context, enough, [draft for draft in joined if draft.score == _ENOUGH - 1])
    for draft in enough:
        _widen(context, draft)
        _locate(context, draft)
    return sorted(independent(enough), key=lambda draft: min(draft.evidence))


def _together(
    context: TextContext, enough: Sequence[DisputeDraft], weak: Sequence[DisputeDraft]
) -> Iterator[DisputeDraft]:
    """Acts of several kinds between the same two in several sentences, which are enough together."""
    order = list(document("dispute_kinds")["takes_in"])
    by_pair: dict[frozenset[str], list[DisputeDraft]] = {}
    for draft in weak:
        if draft.of_act and draft.named > 1:
            by_pair.setdefault(frozenset(draft.parties), []).append(draft)
    for pair, drafts in by_pair.items():
        first, *others = sorted(drafts, key=lambda draft: order.index(draft.kind))
        apart = any(first.evidence.keys().isdisjoint(other.evidence) for other in others)
        if apart and not any(pair <= context.broad(draft.parties) for draft in enough):
            for other in others:
                _join(first, other)
            yield first


def _add(context: TextContext, joined: list[DisputeDraft], draft: DisputeDraft) -> None:
    for known in joined:
        presumed = not draft.named and draft.rule != CLAIMED and known.kind == draft.kind and not draft.is_open
        if presumed or ((known.kind == draft.kind or draft.is_open) and _is_same(context, known, draft)):
            _join(known, draft)
            return
    if draft.parties:
        draft.score = max(0, draft.score)
        joined.append(draft)


def _is_same(context: TextContext, known: DisputeDraft, draft: DisputeDraft) -> bool:
    mine, theirs = context.broad(known.parties), context.broad(draft.parties)
    return mine <= theirs or theirs <= mine


def _join(known: DisputeDraft, draft: DisputeDraft) -> None:
    known.score = _joint_score(known, draft)
    known.evidence |= draft.evidence
    fuller = len(known.parties) == 1 and not known.sure and set(known.parties) < set(draft.parties)
    more = (draft.named, len(draft.parties)) > (known.named, len(known.parties))
    is_apart = draft.is_open and known.kind in _APART
    is_act = draft.of_act and (known.named > 1 or draft.is_open)
    if not is_apart and (fuller or (more and not is_act)):
        known.parties, known.sides, known.named, known.sure = draft.parties, draft.sides, draft.named, draft.sure
    known.over, known.territory = known.over or draft.over, known.territory or draft.territory
    known.status = draft.status if draft.status != "ongoing" else known.status
    known.sure = known.sure or (draft.sure and set(draft.parties) == set(known.parties))


def _joint_score(known: DisputeDraft, draft: DisputeDraft) -> int:
    """Another sentence adds its score; another cue in the same sentence adds one at most."""
    if known.evidence.keys().isdisjoint(draft.evidence):
        return known.score + max(0, draft.score)
    both = draft.rule != known.rule and min(known.score, draft.score) > 0
    return max(known.score, draft.score) + both


def _widen(context: TextContext, draft: DisputeDraft) -> None:
    """All who negotiate together about a water are parties."""
    if draft.kind in ("river", "maritime") and set(draft.parties) < context.negotiators:
        draft.parties, draft.sides = tuple(sorted(context.negotiators)), ()


def _locate(context: TextContext, draft: DisputeDraft) -> None:
    """Fighting without a stated subject is over the territory that its sentences name."""
    if draft.over or draft.kind not in ("armed_conflict", "militarized", "territorial"):
        return
    entities = (
        entity for number in sorted(draft.evidence) for entity in context.analysis.clauses[number].line.entities
    )
    found = next((entity for entity in entities if entity.kind == "territory"), None)
    if found is not None:
        draft.over, draft.territory = found.text, found.id


def independent(drafts: Sequence[DisputeDraft]) -> Iterator[DisputeDraft]:
    """The drafts that no other one includes; the kinds are compared in the order of the data."""
    order = list(document("dispute_kinds")["takes_in"])
    left = [draft for draft in drafts if not any(_is_territory_of(draft, other) for other in drafts)]
    kept: list[DisputeDraft] = []
    for draft in sorted(left, key=lambda draft: order.index(draft.kind)):
        if not any(_is_included_in(draft, other) for other in kept):
            kept.append(draft)
            yield draft


def _is_territory_of(draft: DisputeDraft, other: DisputeDraft) -> bool:
    """Whether a claimed territory is only what a war or a show of force is about."""
    if draft.rule != CLAIMED or other.kind not in ("armed_conflict", "militarized") or draft.score > other.score:
        return False
    if not set(draft.parties) <= set(other.parties) or not _share_sentence(draft, other):
        return False
    other.over, other.territory = other.over or draft.over, other.territory or draft.territory
    return True


def _is_included_in(draft: DisputeDraft, other: DisputeDraft) -> bool:
    """Whether another dispute, of a kind that includes this kind, has its parties."""
    is_included = draft.kind in document("dispute_kinds")["takes_in"][other.kind]
    if not is_included or not set(draft.parties) <= set(other.parties):
        return False
    if draft.rule == CLAIMED and not _share_sentence(draft, other):
        return False
    return other.score >= draft.score or draft.score < _STRONG or other.kind == "armed_conflict"


def _share_sentence(draft: DisputeDraft, other: DisputeDraft) -> bool:
    return not draft.evidence.keys().isdisjoint(other.evidence)
