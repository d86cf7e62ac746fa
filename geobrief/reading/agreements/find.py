"""What has been agreed, offered, negotiated or broken, and between whom? From the cues of `data/agreements.csv`.

A run of cues gives a draft: kind, parties, status and date, as far as its sentence tells them. Drafts that speak of
the same
agreement («the treaty», «the accord») are joined in the order of the text, each adding its step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geobrief.model import Agreement, Step
from geobrief.reading.agreements.drafts import Draft, draft_of
from geobrief.reading.agreements.joining import join, supposed_parties
from geobrief.reading.agreements.roles import roles_of
from geobrief.reading.agreements.runs import leading, runs
from geobrief.reading.analysis import Analysis
from geobrief.reading.grammar.clauses import Clauses


def find_agreements(seen: Analysis, *, strict: bool = False) -> tuple[Agreement, ...]:
    """The agreements of a text, in the order in which they are first told; headlines only repeat what follows."""
    drafts: list[Draft] = []
    for clauses in seen.clauses:
        if not clauses.line.sentence.is_title:
            _read_sentence(seen, clauses, drafts, strict)
    return tuple(_records(drafts))


def _read_sentence(seen: Analysis, clauses: Clauses, drafts: list[Draft], strict: bool) -> None:
    every = list(runs(clauses))
    stops = [*(cues[0].start for cues in every[1:]), len(clauses.line.lowers)][: len(every)]
    for cues, stop in zip(every, stops, strict=True):
        draft = draft_of(seen, clauses, cues, stop)
        if not draft.parties and not strict:
            draft.parties = supposed_parties(seen, drafts, draft, clauses, leading(cues))
        join(drafts, draft, leading(cues))


def _records(drafts: Iterable[Draft]) -> Iterator[Agreement]:
    for number, draft in enumerate(drafts, 1):
        kind = draft.kind or "other"
        yield Agreement(
            kind,
            draft.parties,
            steps=[Step(status, when) for status, when in draft.steps],
            roles=roles_of(kind, draft.parties, draft.giver),
            subject=draft.subject,
            quantities=draft.quantities,
            id=f"a{number}",
            evidence=draft.evidence,
            rule=draft.rule,
        )
