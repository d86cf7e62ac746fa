"""What has been agreed, offered, negotiated or broken, and between whom? From the cues of `data/agreements.csv`.

A cue gives a draft: kind, parties, status and date, as far as its sentence tells them. Drafts that speak of the same
agreement («the treaty», «the accord») are joined in the order of the text, each adding its step.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geobrief.evidence import Evidence
from geobrief.model import Agreement, Step

from geobrief.reading.analysis import Analysis
from geobrief.reading.clauses import Clauses
from geobrief.reading.cues import Cue, cue_table
from geobrief.reading.kinds import kind_of, nearest
from geobrief.reading.modality import modality
from geobrief.reading.roles import roles

_BEFORE, _BEHIND = 5, 9
_DEFINITE = frozenset(("the", "this", "that", "its", "their"))


@attrs.define(slots=True)
class Draft:
    """An agreement as far as the text has told it."""

    kind: str | None
    parties: tuple[str, ...]
    steps: list[tuple[str, str | None]]
    evidence: list[Evidence]
    rule: str


def find_agreements(seen: Analysis, *, strict: bool = False) -> tuple[Agreement, ...]:
    """The agreements of a text, in the order in which they are first told."""
    drafts: list[Draft] = []
    for clauses in seen.clauses:
        if not clauses.line.sentence.is_title:
            for cue in cue_table("agreements").find(clauses.line):
                if roles(clauses, cue).sure or not strict:
                    _add(drafts, _draft(seen, clauses, cue), clauses, cue)
    return tuple(_records(drafts))


def _draft(seen: Analysis, clauses: Clauses, cue: Cue) -> Draft:
    line = clauses.line
    status = _status(clauses, cue)
    return Draft(
        kind=cue.row["kind"] or kind_of("agreement_kinds", _windows(clauses, cue)),
        parties=_parties(clauses, cue),
        steps=[(status, seen.date_at(clauses, cue.start))] if status else [],
        evidence=[seen.evidence(line)],
        rule=f"agreements/{cue.row['cue']}",
    )


def _windows(clauses: Clauses, cue: Cue) -> tuple[list[str], list[str], list[str]]:
    """The words around a cue: its noun phrase, its clause, its sentence."""
    lowers = clauses.line.lowers
    start, end = clauses.span(cue.start)
    near = lowers[max(start, cue.start - _BEFORE) : min(len(lowers), cue.end + _BEHIND)]
    return near, lowers[start:end], lowers


def _status(clauses: Clauses, cue: Cue) -> str | None:
    """How far the agreement has come, by its cue, the modality, and the words nearest to it."""
    how = modality(clauses, cue)
    if how == "negated":
        return "failed"
    lowers = clauses.line.lowers
    told = nearest("agreement_statuses", "statuses", lowers, cue.start)
    if how == "hypothetical":
        return "proposed"
    return cue.row["status"] or told


def _parties(clauses: Clauses, cue: Cue) -> tuple[str, ...]:
    """Actors and recipients around the cue; where they are fewer than two, whoever else its clause names."""
    told = roles(clauses, cue)
    parties = dict.fromkeys((*told.actors, *told.recipients))
    if len(parties) < 2:
        start, end = clauses.span(cue.start)
        near = (actor for actor in clauses.actors if start <= actor.start < end)
        parties |= dict.fromkeys(actor_id for actor in near for actor_id in actor.ids)
    return tuple(parties)


# --- joining drafts ---------------------------------------------------------------------------------------------------


def _add(drafts: list[Draft], draft: Draft, clauses: Clauses, cue: Cue) -> None:
    known = _same(drafts, draft, clauses, cue)
    if known is None:
        if draft.kind is not None and len(draft.parties) > 1 and draft.steps:
            drafts.append(draft)
        return
    known.steps += [step for step in draft.steps if step not in known.steps]
    known.evidence += [piece for piece in draft.evidence if piece not in known.evidence]


def _same(drafts: list[Draft], draft: Draft, clauses: Clauses, cue: Cue) -> Draft | None:
    """The agreement that a draft speaks of again: same kind and parties, or «the treaty» without anything new."""
    for known in reversed(drafts):
        if known.kind == draft.kind and set(known.parties) == set(draft.parties):
            return known
    if not drafts or clauses.line.lower(cue.start - 1) not in _DEFINITE:
        return None
    last = drafts[-1]
    fitting = draft.kind in (None, last.kind) or set(draft.parties) <= set(last.parties)
    return last if fitting and len(draft.parties) < 2 or set(draft.parties) == set(last.parties) else None


def _records(drafts: list[Draft]) -> Iterator[Agreement]:
    for number, draft in enumerate(drafts, 1):
        yield Agreement(
            draft.kind or "other",
            draft.parties,
            steps=[Step(status, when) for status, when in _ordered(draft.steps)],  # type: ignore[arg-type]
            id=f"a{number}",
            evidence=draft.evidence,
            rule=draft.rule,
        )


def _ordered(steps: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Steps as told, without those that only repeat a status."""
    kept: dict[str, str | None] = {}
    for status, when in steps:
        kept[status] = kept.get(status) or when
    return list(kept.items())


