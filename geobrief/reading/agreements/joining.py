"""Which drafts speak of the same agreement? «the treaty», «the accord», «it»: later mentions add steps to what is
known."""

from __future__ import annotations

from geobrief.reading.agreements.drafts import Draft
from geobrief.reading.agreements.parties import names_nobody_else
from geobrief.reading.agreements.terms import moves_on, refines
from geobrief.reading.analysis import Analysis
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue

_REMEMBERED = 40


def join(drafts: list[Draft], draft: Draft, cue: Cue) -> None:
    """Add a draft to what is known, as a step of a known agreement or as a new one."""
    known = same(drafts, draft)
    if known is not None:
        _absorb(known, draft)
    elif len(draft.parties) > 1 and draft.steps and (draft.kind or cue.row["needs"] != "pair"):
        drafts.append(draft)


def _absorb(known: Draft, draft: Draft) -> None:
    known.kind = known.kind or draft.kind
    known.subject = known.subject or draft.subject
    known.giver = known.giver or draft.giver
    known.quantities += [told for told in draft.quantities if told not in known.quantities]
    known.evidence += [piece for piece in draft.evidence if piece not in known.evidence]
    _move_on(known, draft)


def _move_on(known: Draft, draft: Draft) -> None:
    for status, when in draft.steps:
        last, date = known.steps[-1]
        if refines(last, status) and (when is None or date is None or when == date):
            known.steps[-1] = (status, date or when)
        elif moves_on([told for told, _ in known.steps], status):
            known.steps.append((status, when))


def same(drafts: list[Draft], draft: Draft) -> Draft | None:
    """The agreement that a draft speaks of again: of its parties and kind, or pointed at without other parties."""
    recent = [known for known in reversed(drafts[-_REMEMBERED:]) if not _of_another_date(known, draft)]
    found = next((known for known in recent if _speaks_of(known, draft)), None)
    if found is not None or draft.parties or not draft.pointing:
        return found
    return next((known for known in recent if draft.kind in (None, known.kind)), None)


def _speaks_of(known: Draft, draft: Draft) -> bool:
    if set(known.parties) != set(draft.parties):
        return draft.pointing and draft.kind == known.kind is not None
    return draft.pointing or known.kind is None or draft.kind == known.kind


def _of_another_date(known: Draft, draft: Draft) -> bool:
    """Whether a draft is dated to another year than everything told of a known agreement."""
    mine = {when[:4] for _, when in draft.steps if when}
    theirs = {when[:4] for _, when in known.steps if when}
    return bool(mine and theirs) and not mine & theirs and (draft.named or not draft.pointing)


def supposed_parties(seen: Analysis, drafts: list[Draft], draft: Draft, clauses: Clauses, cue: Cue) -> tuple[str, ...]:
    """The pair of which the paragraph speaks, for a new agreement whose clause names nobody else."""
    if not cue.is_noun or cue.row["needs"] in ("pair", "known") or same(drafts, draft) is not None:
        return ()
    pair = drafts[-1].parties if drafts else clauses.pair
    dated = any(when for _, when in draft.steps)
    new = dated or (draft.kind is not None and not draft.pointing)
    spoken_of = set(pair) & seen.ids_in_paragraph(clauses.line.sentence.paragraph)
    return pair if new and spoken_of and names_nobody_else(clauses, cue, pair) else ()
