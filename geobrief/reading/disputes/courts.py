"""Which matters has a text brought before an international court? A court that it names, in words of suing and judging."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.disputes.drafts import Draft
from geobrief.reading.disputes.scene import Scene, contends, dispute_words


def suits(scene: Scene, number: int) -> Iterator[Draft]:
    """Drafts for the courts of one sentence, between who sues and whom the sentence, or else the text, sets against it."""
    clauses = scene.seen.clauses[number]
    line = clauses.line
    if not any(_is_court(scene, entity.id) for entity in line.entities) or not set(line.lowers) & dispute_words("suing"):
        return
    named = tuple(dict.fromkeys(one for actor in clauses.actors for one in actor.ids if contends(one)))[:2]
    parties = (*named, *scene.counterpart(named[0], number)) if len(named) == 1 else named
    yield Draft("legal", parties, 2 - line.sentence.is_title, [scene.seen.evidence(line)], "disputes/court", sure=len(named) > 1)


def _is_court(scene: Scene, actor: str) -> bool:
    return actor.startswith("org:") and scene.seen.world.get(actor).kind == "court"
