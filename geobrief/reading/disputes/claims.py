"""Which claimed territories does a text speak of? A territory that the register knows to be claimed, in words of contention."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.disputes.drafts import Draft
from geobrief.reading.disputes.scene import Scene, dispute_words
from geobrief.reading.entities import Entity, Line
from geobrief.reading.kinds import found


def claims(scene: Scene, number: int) -> Iterator[Draft]:
    """Drafts for the claimed territories of one sentence, between those claimants and holders whom the text names."""
    line = scene.seen.clauses[number].line
    for entity in line.entities:
        parties = scene.claimants(entity.id) if entity.kind == "territory" else ()
        weight = _weight(scene, line, entity, parties)
        if len(parties) > 1 and weight > 0:
            yield Draft(
                "maritime" if scene.seen.world.get(entity.id).kind == "sea" else "territorial",
                parties,
                weight,
                [scene.seen.evidence(line)],
                "disputes/claimed-territory",
                over=entity.text,
                territory=entity.id,
                status=_status(line.lowers),
                sure=len({other.id for other in line.entities} & set(parties)) > 1,
            )


def _weight(scene: Scene, line: Line, entity: Entity, parties: tuple[str, ...]) -> int:
    """Words of contention weigh most; a territory that those whom the text is about dispute needs none."""
    weight = 2 if set(line.lowers) & dispute_words("contention") else 1
    disputed = len(parties) > 1 and scene.seen.world.get(entity.id).kind == "disputed"
    if weight == 1 and disputed and set(scene.principals) <= set(parties) and scene.principals:
        weight = 2
    return weight - line.sentence.is_title


def _status(lowers: list[str]) -> str:
    settled = any(kinds == ("settled",) for _, _, kinds in found("dispute_kinds", "handovers", lowers))
    return "settled" if settled and not set(lowers) & dispute_words("unreached") else "ongoing"
