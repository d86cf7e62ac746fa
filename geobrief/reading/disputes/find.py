"""Finds the disputes of a text, each once, with sides, subject and status.

Cues are found sentence by sentence, each with a score; the cues of one dispute are joined, and those with too low a
score, or that describe a dispute already found, are left out. One named side is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geobrief.model import Dispute, DisputeStep
from geobrief.reading.acts import named_acts
from geobrief.reading.analysis import Analysis
from geobrief.reading.disputes.claims import claims, drafts_from_acts, suits
from geobrief.reading.disputes.context import DisputeDraft, TextContext
from geobrief.reading.disputes.cues import DisputeCue, dispute_cues, is_unreal, kind_at, over, status_at
from geobrief.reading.disputes.merging import merged
from geobrief.reading.disputes.sides import DisputeSides, score_of, sides_of
from geobrief.reading.lexicons import dispute_words


def find_disputes(analysis: Analysis, *, strict: bool = False) -> tuple[Dispute, ...]:
    """The disputes of a text, in the order of their first mention; `strict` keeps those whose parties one clause names.

    >>> import geobrief
    >>> from geobrief.reading import analyse
    >>> analysis = analyse("Spain and Morocco quarrel over the fishing limit.", geobrief.world())
    >>> [(dispute.kind, dispute.parties, dispute.over) for dispute in find_disputes(analysis)]
    [('maritime', ('ESP', 'MAR'), 'the fishing limit')]
    """
    context = TextContext(analysis)
    by_cue = (draft for number in range(len(analysis.clauses)) for draft in _drafts(context, number))
    drafts = (*by_cue, *(draft for _, draft in drafts_from_acts(analysis, named_acts(analysis))))
    kept = merged(context, (draft for draft in drafts if draft.sure or not strict))
    return tuple(_record(draft, f"d{number}") for number, draft in enumerate(kept, 1))


def _drafts(context: TextContext, number: int) -> Iterator[DisputeDraft]:
    for cue in dispute_cues(context, number):
        kind = cue.kind or kind_at(cue)
        is_open = cue.line.lower(cue.start) in dispute_words("of_relations")
        if (kind or is_open) and not is_unreal(cue):
            yield _draft(cue, kind)
    yield from claims(context, number)
    yield from suits(context, number)


def _draft(cue: DisputeCue, found_kind: str | None) -> DisputeDraft:
    kind = found_kind or "diplomatic"
    sides = sides_of(cue, kind)
    return DisputeDraft(
        kind,
        sides.parties,
        score_of(cue, kind, sides),
        {cue.number: cue.context.analysis.evidence(cue.line)},
        f"disputes/{cue.row['cue']}",
        is_open=found_kind is None,
        named=sides.named,
        sides=sides.sides,
        over=over(cue, kind) or _attacked(cue, sides, kind),
        status=status_at(cue),
        sure=sides.sure,
    )


def _attacked(cue: DisputeCue, sides: DisputeSides, kind: str) -> str | None:
    """The attacked country, of a war described as an attack."""
    if kind != "armed_conflict" or not sides.is_deed:
        return None
    return next((cue.context.analysis.name(party) for side in sides.sides[1:] for party in side), None)


def _record(draft: DisputeDraft, id: str) -> Dispute:
    kind: Any = draft.kind
    status: Any = draft.status
    return Dispute(
        kind,
        draft.parties,
        sides=draft.sides,
        over=draft.over,
        territory=draft.territory,
        steps=[DisputeStep(status)],
        id=id,
        evidence=[draft.evidence[number] for number in sorted(draft.evidence)],
        rule=draft.rule,
        basis=draft.basis,
    )
