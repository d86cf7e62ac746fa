"""Disputes found without a cue: claimed territories of the register, suits before courts, hostile acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from geobrief.reading.acts import Act
from geobrief.reading.analysis import Analysis
from geobrief.reading.disputes.context import DisputeDraft, Ids, TextContext, can_contend
from geobrief.reading.entities import Entity, Line
from geobrief.reading.kinds import phrases_in
from geobrief.reading.ledger import Dyad
from geobrief.reading.lexicons import dispute_words, document

CLAIMED = "disputes/claimed-territory"
_MANY, _WAR = 3, 2


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


def drafts_from_acts(analysis: Analysis, acts: Sequence[Act]) -> Iterator[tuple[int, DisputeDraft]]:
    """The drafts of hostile acts between two sides, each with the number of its sentence."""
    rows = document("dispute_acts")["kinds"]
    fighting = _fighting(acts)
    words_of_trade = set(document("dispute_acts")["trade"].split())
    for act in acts:
        row = rows.get(act.sense.name) or rows.get(f"{act.event.type}/{act.event.mode}") or rows.get(act.event.type)
        dyad = act.dyad
        if (
            row is None
            or dyad is None
            or act.event.modality in ("negated", "hypothetical")
            or (act.event.type == "ASSAULT" and act.event.modality != "asserted")
            or len(act.event.participants) > _MANY
        ):
            continue
        if all(map(can_contend, act.event.participants)) or row["kind"] in ("sanctions", "trade"):
            draft = _draft_of_act(analysis, act, dyad, row)
            if (
                draft.kind == "armed_conflict"
                and fighting[frozenset(draft.parties)] < _WAR
                and not _is_of_war(analysis, act)
            ):
                draft.kind = "militarized"
            if draft.kind == "sanctions" and words_of_trade & set(analysis.clauses[act.number].line.lowers):
                draft.kind = "trade"
            yield act.number, draft


def _fighting(acts: Sequence[Act]) -> Counter[frozenset[str]]:
    """How many attacks the text reports between the same sides."""
    return Counter(frozenset(act.event.participants) for act in acts if act.event.type == "ASSAULT")


def _is_of_war(analysis: Analysis, act: Act) -> bool:
    """Whether the sentence of an attack speaks of war, or a group fights."""
    words = set(analysis.clauses[act.number].line.lowers)
    return bool(words & set(document("dispute_acts")["war"].split())) or any(
        one.startswith("group:") for one in act.event.participants
    )


def _draft_of_act(analysis: Analysis, act: Act, dyad: Dyad, row: dict[str, str | int]) -> DisputeDraft:
    return DisputeDraft(
        str(row["kind"]),
        (*dyad.one, *dyad.other),
        int(row["score"]),
        {act.number: analysis.evidence(analysis.clauses[act.number].line)},
        f"disputes/{act.sense.name}",
        named=len(act.event.participants),
        sides=(dyad.one, dyad.other),
        status="ongoing",
        sure=act.sure,
        of_act=True,
    )
