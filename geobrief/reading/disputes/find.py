"""Finds the disputes of a text, each once, with sides, matter and status.

Cues are found sentence by sentence, each with a score; the cues of one dispute are put together, and what scores too
little, or is another name for a dispute already found, is left out. One named side is enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.model import Dispute, DisputeStep
from geobrief.reading.analysis import Analysis
from geobrief.reading.disputes.claims import claims, suits
from geobrief.reading.disputes.drafts import Draft
from geobrief.reading.disputes.matter import kind_at, over
from geobrief.reading.disputes.merging import merged
from geobrief.reading.disputes.scene import Scene
from geobrief.reading.disputes.sides import Told, sides_of, weight_of
from geobrief.reading.disputes.signs import Sign, signs
from geobrief.reading.disputes.turns import is_unreal, status_at
from geobrief.reading.lexicons import dispute_words


def find_disputes(analysis: Analysis, *, strict: bool = False) -> tuple[Dispute, ...]:
    """The disputes of a text, in the order in which they are first told.

    `strict` keeps those whose sides one clause tells.

    >>> import geobrief
    >>> from geobrief.reading import analyse
    >>> analysis = analyse("Spain and Morocco quarrel over the fishing limit.", geobrief.world())
    >>> [(dispute.kind, dispute.parties, dispute.over) for dispute in find_disputes(analysis)]
    [('maritime', ('ESP', 'MAR'), 'the fishing limit')]
    """
    scene = Scene(analysis)
    told = (draft for number in range(len(analysis.clauses)) for draft in _drafts(scene, number))
    kept = merged(scene, (draft for draft in told if draft.sure or not strict))
    return tuple(_record(draft, f"d{number}") for number, draft in enumerate(kept, 1))


def _drafts(scene: Scene, number: int) -> Iterator[Draft]:
    for sign in signs(scene, number):
        kind = sign.kind or kind_at(sign)
        left_open = sign.line.lower(sign.cue.start) in dispute_words("of_relations")
        if (kind or left_open) and not is_unreal(sign):
            yield _draft(sign, kind)
    yield from claims(scene, number)
    yield from suits(scene, number)


def _draft(sign: Sign, matter: str | None) -> Draft:
    kind = matter or "diplomatic"
    told = sides_of(sign, kind)
    return Draft(
        kind,
        told.parties,
        weight_of(sign, kind, told),
        {sign.number: sign.scene.analysis.evidence(sign.line)},
        f"disputes/{sign.cue.row['cue']}",
        is_open=matter is None,
        told=told.direct,
        sides=told.sides,
        over=over(sign, kind) or _attacked(sign, told, kind),
        status=status_at(sign),
        sure=told.sure,
    )


def _attacked(sign: Sign, told: Told, kind: str) -> str | None:
    """Of a war told as an attack, the land attacked."""
    if kind != "armed_conflict" or not told.is_deed:
        return None
    return next((sign.scene.analysis.name(party) for side in told.sides[1:] for party in side), None)


def _record(draft: Draft, name: str) -> Dispute:
    return Dispute(
        draft.kind,
        draft.parties,
        sides=draft.sides,
        over=draft.over,
        territory=draft.territory,
        steps=[DisputeStep(draft.status)],
        id=name,
        evidence=[draft.evidence[number] for number in sorted(draft.evidence)],
        rule=draft.rule,
    )
