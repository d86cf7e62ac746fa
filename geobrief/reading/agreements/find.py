"""Finds the agreements of a text, each once, from the cues of `data/agreements.csv`.

A run of cues gives a draft: kind, parties, status and date, as far as its sentence states them. Drafts of the same
agreement («the treaty», «the accord») are joined in the order of the text, each adding its step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from geobrief.model import Agreement, AgreementStep
from geobrief.reading.acts import ledger_of
from geobrief.reading.agreements.accords import accords, draft_of
from geobrief.reading.agreements.deeds import deeds
from geobrief.reading.agreements.drafts import TABLE, AgreementDraft
from geobrief.reading.agreements.drafts import draft_of as cue_draft_of
from geobrief.reading.agreements.parties import names_only
from geobrief.reading.agreements.terms import kind_of_words, moves_on, refines, roles_of
from geobrief.reading.analysis import Analysis
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue, cue_table
from geobrief.reading.ledger import Ledger

_REMEMBERED = 40  # agreements
_LINKED = 8  # tokens between the cues of a run


def find_agreements(analysis: Analysis, *, strict: bool = False) -> tuple[Agreement, ...]:
    """The agreements of a text, in the order of their first mention; headlines, which repeat the text, are left out.

    A sentence gives the drafts whose parties its propositions name, else those of its cues, else those that the ledger
    completes.
    """
    return analysis.remembered(f"agreements {strict}", lambda: tuple(_records(_in_text(analysis, strict))))


def _in_text(analysis: Analysis, strict: bool) -> list[AgreementDraft]:
    ledger = None if strict else ledger_of(analysis)
    drafts: list[AgreementDraft] = []
    for number, clauses in enumerate(analysis.clauses):
        if clauses.line.sentence.is_title:
            continue
        said = (*map(draft_of, accords(analysis, number)), *deeds(analysis, number))
        named = [draft for draft in said if len(draft.parties) > 1 and draft.steps]
        count = len(drafts)
        for draft in named:
            _enter(drafts, draft, None, number)
        unreal = [draft for draft in said if draft.steps and draft.modality != "asserted"]
        if ledger is not None and len(ledger.group(number)) > 2:
            for draft in unreal:
                if draft.steps[0][0] == "failed" and not draft.parties:
                    _enter(drafts, draft, ledger, number)
        if ledger is None or unreal:
            continue
        if not _read_cues(analysis, clauses, drafts, named) and len(drafts) == count:
            for draft in said:
                _enter(drafts, draft, ledger, number)
    return drafts


def _read_cues(analysis: Analysis, clauses: Clauses, drafts: list[AgreementDraft], named: list[AgreementDraft]) -> bool:
    """Enter the drafts of the cues of a sentence that share no party with those named in it; whether it has cues."""
    every = list(runs(clauses))
    stops = [*(cues[0].start for cues in every[1:]), len(clauses.line.lowers)][: len(every)]
    for cues, stop in zip(every, stops, strict=True):
        draft = cue_draft_of(analysis, clauses, cues, stop)
        if not draft.parties:
            draft.parties = supposed_parties(analysis, drafts, draft, clauses, leading(cues))
        known = same(drafts, draft)
        repeats = known is not None and any(known is other for other in named)
        if repeats and leading(cues).row["needs"] != "known":
            continue
        if known is not None or not any(set(other.parties) & set(draft.parties) for other in named):
            join(drafts, draft, leading(cues))
    return bool(every)


def _enter(drafts: list[AgreementDraft], draft: AgreementDraft, ledger: Ledger | None, number: int) -> None:
    """Add a draft to those found so far: a step of one of them, or a new one where it has parties and a step."""
    known = same(drafts, draft)
    if (
        known is None
        and len(draft.parties) < 2
        and ledger is not None
        and draft.steps
        and (draft.steps[0][0] != "failed" or ledger.group(number))
    ):
        draft.parties = _completed(draft, ledger, number)
        known = same(drafts, draft)
    if known is not None:
        _absorb(known, draft)
    elif len(draft.parties) > 1 and draft.steps:
        drafts.append(draft)


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
            basis=draft.basis,
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
    if not draft.presupposed:
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
    return bool(mine and theirs) and not mine & theirs and (draft.named or draft.presupposed or not draft.pointing)


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


def _completed(draft: AgreementDraft, ledger: Ledger, number: int) -> tuple[str, ...]:
    """The parties of a draft with the side that the ledger gives."""
    if not draft.parties and (group := ledger.group(number)):
        return group
    if len(draft.parties) == 1:
        return (*draft.parties, *ledger.across(draft.parties[0], number, hostile=draft.kind in ("ceasefire", "peace")))
    pair = ledger.pair(number, hostile=draft.kind in ("ceasefire", "peace")) or ledger.pair(number)
    return pair if not draft.parties else draft.parties
