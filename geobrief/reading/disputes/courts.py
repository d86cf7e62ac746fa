"""Which matters does a text bring before an international court? A court by name, in words of suing and judging."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.disputes.drafts import Draft
from geobrief.reading.disputes.lists import dispute_words
from geobrief.reading.disputes.scene import Scene, contends


def suits(scene: Scene, number: int) -> Iterator[Draft]:
    """Drafts for the courts of one sentence, between who sues and whom the sentence, or the text, sets against it."""
    clauses = scene.seen.clauses[number]
    line = clauses.line
    has_court = any(_is_court(scene, entity.id) for entity in line.entities)
    if not has_court or dispute_words("suing").isdisjoint(line.lowers):
        return
    named = tuple(dict.fromkeys(one for actor in clauses.actors for one in actor.ids if contends(one)))[:2]
    if named:
        others = scene.counterpart(named[0], number) if len(named) == 1 else ()
        weight, evidence = 2 - line.sentence.is_title, {number: scene.seen.evidence(line)}
        told = len(named)
        yield Draft("legal", (*named, *others), weight, evidence, "disputes/court", told=told, sure=told > 1)


def _is_court(scene: Scene, actor: str) -> bool:
    return actor.startswith("org:") and scene.seen.world.get(actor).kind == "court"
