"""Disputes found without a cue: territories that the register knows to be claimed, and suits before courts."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.disputes.context import TextContext, can_contend
from geobrief.reading.disputes.drafts import DisputeDraft, Ids
from geobrief.reading.entities import Entity, Line
from geobrief.reading.kinds import phrases_in
from geobrief.reading.lexicons import dispute_words

CLAIMED = "disputes/claimed-territory"


def claims(context: TextContext, number: int) -> Iterator[DisputeDraft]:
    """Drafts for the claimed territories of a sentence, between the claimants and holders that the text names."""
    line = context.analysis.clauses[number].line
    for entity in line.entities:
        parties = context.territories.claimants(entity.id) if entity.kind == "territory" else ()
        if len(parties) > 1:
            yield _draft(context, number, entity, parties)


def _draft(context: TextContext, number: int, entity: Entity, parties: Ids) -> DisputeDraft:
    line = context.analysis.clauses[number].line
    return DisputeDraft(
        "maritime" if context.territories.kind(entity.id) == "sea" else "territorial",
        parties,
        _score(context, line, entity, parties),
        {number: context.analysis.evidence(line)},
        CLAIMED,
        over=entity.text,
        territory=entity.id,
        status=_status(line.lowers),
        sure={other.id for other in line.entities} >= set(parties),
    )


def _score(context: TextContext, line: Line, entity: Entity, parties: Ids) -> int:
    """Higher with words of contention, which a territory disputed by the two principals does not need."""
    has_words = not dispute_words("contention").isdisjoint(line.lowers)
    about = bool(context.principals) and set(context.principals) <= set(parties)
    return 1 + (has_words or (about and context.territories.kind(entity.id) == "disputed")) - line.sentence.is_title


def _status(lowers: list[str]) -> str:
    settled = any(True for _ in phrases_in("dispute_kinds", "handovers", lowers))
    return "settled" if settled and dispute_words("unreached").isdisjoint(lowers) else "ongoing"


def suits(context: TextContext, number: int) -> Iterator[DisputeDraft]:
    """Drafts for the courts of a sentence, between the plaintiff and the other side in the sentence or the text."""
    clauses = context.analysis.clauses[number]
    line = clauses.line
    has_court = any(_is_court(context, entity.id) for entity in line.entities)
    if not has_court or dispute_words("suing").isdisjoint(line.lowers):
        return
    named = tuple(dict.fromkeys(one for actor in clauses.actors for one in actor.ids if can_contend(one)))[:2]
    if named:
        others = context.counterpart(named[0], number) if len(named) == 1 else ()
        score, evidence = 2 - line.sentence.is_title, {number: context.analysis.evidence(line)}
        count = len(named)
        parties = (*named, *others)
        yield DisputeDraft("legal", parties, score, evidence, "disputes/court", named=count, sure=count > 1)


def _is_court(context: TextContext, actor: str) -> bool:
    return actor.startswith("org:") and context.analysis.world.get(actor).kind == "court"
