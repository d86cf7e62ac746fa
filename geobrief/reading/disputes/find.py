"""Finds the disputes of a text, each once, with sides, subject and status.

Signs are found sentence by sentence, each with a score; those of one dispute are joined, and those with too low a
score, or that describe a dispute already found, are left out. One named side is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geobrief.model import Dispute, DisputeStep
from geobrief.reading.acts import acts
from geobrief.reading.agreements import find_agreements
from geobrief.reading.analysis import Analysis
from geobrief.reading.disputes.claims import claims, drafts_from_acts, drafts_from_agreements, suits
from geobrief.reading.disputes.drafts import DisputeDraft, TextContext
from geobrief.reading.disputes.matters import is_named, kind_at, over, status_at
from geobrief.reading.disputes.merging import merged
from geobrief.reading.disputes.sides import score_of, sides_of
from geobrief.reading.disputes.signs import Sign, is_background, is_long_ago, signs


def find_disputes(analysis: Analysis, *, strict: bool = False) -> tuple[Dispute, ...]:
    """The disputes of a text, in the order of their first mention; `strict` keeps those whose parties one clause names.

    >>> import geobrief
    >>> from geobrief.reading import analyse
    >>> analysis = analyse("Spain and Morocco quarrel over the fishing limit.", geobrief.world())
    >>> [(dispute.kind, dispute.parties, dispute.over) for dispute in find_disputes(analysis)]
    [('maritime', ('ESP', 'MAR'), 'fishing limit')]
    """
    context = TextContext(analysis)
    drafts = [
        *(draft for number in range(len(analysis.clauses)) for draft in _drafts(context, number)),
        *(draft for _, draft in drafts_from_acts(analysis, acts(analysis))),
        *drafts_from_agreements(analysis, find_agreements(analysis, strict=strict)),
    ]
    kept = (draft for draft in merged(context, drafts) if draft.sure or not strict)
    return tuple(_record(draft, f"d{number}") for number, draft in enumerate(kept, 1))


def _drafts(context: TextContext, number: int) -> Iterator[DisputeDraft]:
    yield from map(_draft, signs(context, number))
    yield from claims(context, number)
    yield from suits(context, number)


def _draft(sign: Sign) -> DisputeDraft:
    found = sign.kind or kind_at(sign)
    kind = found or "diplomatic"
    sides = sides_of(sign, kind)
    return DisputeDraft(
        kind,
        sides.parties,
        score_of(
            sign,
            sides,
            background=is_background(sign),
            ended=status_at(sign) == "settled",
            long_ago=is_long_ago(sign) and not (sides.opposed and status_at(sign) == "settled"),
            is_kind_named=found is not None,
        ),
        {sign.number: sign.context.analysis.evidence(sign.line)},
        f"disputes/{sign.label}",
        is_open=found is None,
        named=sides.named,
        sides=sides.sides,
        over=over(sign, kind),
        status=status_at(sign),
        sure=sides.sure and is_named(sign),
    )


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
