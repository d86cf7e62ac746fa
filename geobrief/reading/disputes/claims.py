"""Which claimed territories does a text speak of? Those known to be claimed, in words of contention."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.disputes.drafts import Draft, Ids
from geobrief.reading.disputes.scene import Scene, contends
from geobrief.reading.entities import Entity, Line
from geobrief.reading.kinds import found
from geobrief.reading.lexicons import dispute_words

CLAIMED = "disputes/claimed-territory"


def claims(scene: Scene, number: int) -> Iterator[Draft]:
    """Drafts for the claimed territories of one sentence, between those claimants and holders whom the text names."""
    line = scene.analysis.clauses[number].line
    for entity in line.entities:
        parties = scene.lands.claimants(entity.id) if entity.kind == "territory" else ()
        if len(parties) > 1:
            yield _draft(scene, number, entity, parties)


def _draft(scene: Scene, number: int, entity: Entity, parties: Ids) -> Draft:
    line = scene.analysis.clauses[number].line
    return Draft(
        "maritime" if scene.lands.kind(entity.id) == "sea" else "territorial",
        parties,
        _weight(scene, line, entity, parties),
        {number: scene.analysis.evidence(line)},
        CLAIMED,
        over=entity.text,
        territory=entity.id,
        status=_status(line.lowers),
        sure={other.id for other in line.entities} >= set(parties),
    )


def _weight(scene: Scene, line: Line, entity: Entity, parties: Ids) -> int:
    """Words of contention weigh most; a territory disputed by the very two whom the text is about needs none."""
    told = not dispute_words("contention").isdisjoint(line.lowers)
    about = bool(scene.principals) and set(scene.principals) <= set(parties)
    return 1 + (told or (about and scene.lands.kind(entity.id) == "disputed")) - line.sentence.is_title


def _status(lowers: list[str]) -> str:
    settled = any(True for _ in found("dispute_kinds", "handovers", lowers))
    return "settled" if settled and dispute_words("unreached").isdisjoint(lowers) else "ongoing"


def suits(scene: Scene, number: int) -> Iterator[Draft]:
    """Drafts for the courts of one sentence, between who sues and whom the sentence, or the text, sets against it."""
    clauses = scene.analysis.clauses[number]
    line = clauses.line
    has_court = any(_is_court(scene, entity.id) for entity in line.entities)
    if not has_court or dispute_words("suing").isdisjoint(line.lowers):
        return
    named = tuple(dict.fromkeys(one for actor in clauses.actors for one in actor.ids if contends(one)))[:2]
    if named:
        others = scene.counterpart(named[0], number) if len(named) == 1 else ()
        weight, evidence = 2 - line.sentence.is_title, {number: scene.analysis.evidence(line)}
        told = len(named)
        yield Draft("legal", (*named, *others), weight, evidence, "disputes/court", told=told, sure=told > 1)


def _is_court(scene: Scene, actor: str) -> bool:
    return actor.startswith("org:") and scene.analysis.world.get(actor).kind == "court"
