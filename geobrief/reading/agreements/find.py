"""Finds the agreements of a text, each once, from the cues of `data/agreements.csv`.

A run of cues gives a draft: kind, parties, status and date, as far as its sentence states them. Drafts of the same
agreement («the treaty», «the accord») are joined in the order of the text, each adding its step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from geobrief.model import Agreement, AgreementStep
from geobrief.reading.agreements.drafts import TABLE, AgreementDraft, draft_of
from geobrief.reading.agreements.parties import names_only
from geobrief.reading.agreements.terms import kind_of_words, moves_on, refines, roles_of
from geobrief.reading.analysis import Analysis
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue, cue_table

_REMEMBERED = 40  # agreements
_LINKED = 8  # tokens between the cues of a run


def find_agreements(analysis: Analysis, *, strict: bool = False) -> tuple[Agreement, ...]:
    """The agreements of a text, in the order of their first mention; headlines, which repeat the text, are left out."""
    drafts: list[AgreementDraft] = []
    for clauses in analysis.clauses:
        if not clauses.line.sentence.is_title:
            _read_sentence(analysis, clauses, drafts, strict)
    return tuple(_records(drafts))


def _read_sentence(analysis: Analysis, clauses: Clauses, drafts: list[AgreementDraft], strict: bool) -> None:
    every = list(runs(clauses))
    stops = [*(cues[0].start for cues in every[1:]), len(clauses.line.lowers)][: len(every)]
    for cues, stop in zip(every, stops, strict=True):
        draft = draft_of(analysis, clauses, cues, stop)
        if not draft.parties and not strict:
            draft.parties = supposed_parties(analysis, drafts, draft, clauses, leading(cues))
        join(drafts, draft, leading(cues))


def _records(drafts: Iterable[AgreementDraft]) -> Iterator[Agreement]:
    for number, draft in enumerate(drafts, 1):
        kind: Any = draft.kind or "other"
        yield Agreement(
            kind,
            draft.parties,
            steps=[AgreementStep(status, when) for status, when in draft.steps],
            roles=roles_of(kind, draft.parties, draft.giver),
            subject=draft.subject,
            quantities=draft.quantities,
            id=f"a{number}",
            evidence=draft.evidence,
            rule=draft.rule,
        )


def join(drafts: list[AgreementDraft], draft: AgreementDraft, cue: Cue) -> None:
    """Add a draft to those found so far, as a step of one of them or as a new one."""
    known = same(drafts, draft)
    if known is not None:
        _absorb(known, draft)
    elif len(draft.parties) > 1 and draft.steps and (draft.kind or cue.row["needs"] != "pair"):
        drafts.append(draft)


def _absorb(known: AgreementDraft, draft: AgreementDraft) -> None:
    known.kind = known.kind or draft.kind
    known.subject = known.subject or draft.subject
    known.giver = known.giver or draft.giver
    known.quantities += [one for one in draft.quantities if one not in known.quantities]
    known.evidence += [one for one in draft.evidence if one not in known.evidence]
    _move_on(known, draft)


def _move_on(known: AgreementDraft, draft: AgreementDraft) -> None:
    for status, when in draft.steps:
        last, date = known.steps[-1]
        if refines(last, status) and (when is None or date is None or when == date):
            known.steps[-1] = (status, date or when)
        elif moves_on([earlier for earlier, _ in known.steps], status):
            known.steps.append((status, when))


def same(drafts: list[AgreementDraft], draft: AgreementDraft) -> AgreementDraft | None:
    """The agreement that a draft mentions again: with its parties and kind, or with «the» and no other parties."""
    recent = [known for known in reversed(drafts[-_REMEMBERED:]) if not _of_another_date(known, draft)]
    found = next((known for known in recent if _mentions(known, draft)), None)
    if found is not None or draft.parties or not draft.pointing:
        return found
    return next((known for known in recent if draft.kind in (None, known.kind)), None)


def _mentions(known: AgreementDraft, draft: AgreementDraft) -> bool:
    if set(known.parties) != set(draft.parties):
        return draft.pointing and draft.kind == known.kind is not None
    return draft.pointing or known.kind is None or draft.kind == known.kind


def _of_another_date(known: AgreementDraft, draft: AgreementDraft) -> bool:
    """Whether a draft has another year than all steps of a known agreement."""
    mine = {when[:4] for _, when in draft.steps if when}
    theirs = {when[:4] for _, when in known.steps if when}
    return bool(mine and theirs) and not mine & theirs and (draft.named or not draft.pointing)


def supposed_parties(
    analysis: Analysis, drafts: list[AgreementDraft], draft: AgreementDraft, clauses: Clauses, cue: Cue
) -> tuple[str, ...]:
    """The pair of the paragraph, for a new agreement whose clause names no other actor."""
    if not cue.is_noun or cue.row["needs"] in ("pair", "known") or same(drafts, draft) is not None:
        return ()
    pair = drafts[-1].parties if drafts else clauses.pair
    dated = any(when for _, when in draft.steps)
    new = dated or (draft.kind is not None and not draft.pointing)
    is_mentioned = set(pair) & analysis.ids_in_paragraph(clauses.line.sentence.paragraph)
    return pair if new and is_mentioned and names_only(clauses, cue, pair) else ()


def runs(clauses: Clauses) -> Iterator[list[Cue]]:
    """The runs of cues in a sentence: cues of one agreement, near each other."""
    run: list[Cue] = []
    for cue in cue_table(TABLE).find(clauses.line):
        if not _meets_needs(clauses, cue):
            continue
        if run and not _belongs(clauses, run[-1], cue):
            yield run
            run = []
        run.append(cue)
    if run:
        yield run


def leading(cues: list[Cue]) -> Cue:
    """The most specific cue of a run: rather not a verb that only needs a pair."""
    return next((cue for cue in cues if cue.row["needs"] != "pair"), cues[0])


def _belongs(clauses: Clauses, before: Cue, cue: Cue) -> bool:
    between = clauses.line.lowers[before.end : cue.start]
    same_clause = clauses.span(before.start) == clauses.span(cue.start)
    kinds = {row["kind"] for row in (before.row, cue.row)} - {""}
    return same_clause and len(kinds) < 2 and len(between) <= _LINKED and not {"and", ";"} & set(between)


def _meets_needs(clauses: Clauses, cue: Cue) -> bool:
    """«joined» needs an organisation, «handed back» a territory; parties are checked later."""
    need, line = cue.row["needs"], clauses.line
    if need == "named":
        return line.tokens[cue.start].is_capital
    if need in ("arms_transfer", "debt"):
        return kind_of_words(line.lowers[cue.start : cue.end + _LINKED]) == need
    if need == "state":
        return any(index in line.owner and line.owner[index].is_state for index in (cue.end, cue.end + 1))
    if need not in ("territory", "organization"):
        return True
    start, end = clauses.span(cue.start)
    return any(start <= index < end and entity.kind == need for index, entity in line.owner.items())
