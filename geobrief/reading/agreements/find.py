"""Finds the agreements of a text, each once, from what its propositions say.

An accord or a deed of a sentence gives a draft: kind, parties, status and date, as far as the sentence states them.
Drafts of the same agreement («the treaty», «the accord») are joined in the order of the text, each adding its step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from geobrief.model import Agreement, AgreementStep
from geobrief.reading.acts import ledger_of
from geobrief.reading.agreements.accords import accords
from geobrief.reading.agreements.deeds import deeds
from geobrief.reading.agreements.drafts import AgreementDraft, draft_of
from geobrief.reading.agreements.steps import step_of_verb
from geobrief.reading.agreements.terms import moves_on, refines, roles_of
from geobrief.reading.analysis import Analysis
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.ledger import Ledger, can_contend

_REMEMBERED = 40  # agreements
_PLACING = frozenset(("in", "at", "near", "to", "from", "under", "outside"))
_TAKEN_UP = frozenset(("signed", "ratified", "suspended", "terminated"))
_BEGUN = frozenset(("signed", "ratified", "in_force", "suspended", "terminated"))


def find_agreements(analysis: Analysis, *, strict: bool = False) -> tuple[Agreement, ...]:
    """The agreements of a text, in the order of their first mention; headlines, which repeat the text, are left out.

    `strict` keeps those whose parties and step one clause states.
    """
    return analysis.remembered(f"agreements {strict}", lambda: tuple(_records(_drafts(analysis, strict))))


def stated_agreements(analysis: Analysis) -> tuple[Agreement, ...]:
    """The agreements of which the text says something that has happened."""
    drafts = _drafts(analysis, strict=False)
    return tuple(one for one, draft in zip(find_agreements(analysis), drafts, strict=True) if draft.is_stated)


def _drafts(analysis: Analysis, strict: bool) -> list[AgreementDraft]:
    return analysis.remembered(f"drafts {strict}", lambda: _in_text(analysis, strict))


def _in_text(analysis: Analysis, strict: bool) -> list[AgreementDraft]:
    ledger = None if strict else ledger_of(analysis)
    drafts: list[AgreementDraft] = []
    for number, clauses in enumerate(analysis.clauses):
        if clauses.line.sentence.is_title:
            continue
        said = [*map(draft_of, accords(analysis, number)), *deeds(analysis, number)]
        if strict:
            said = [draft for draft in said if draft.basis == "clause"]
        count = len(drafts)
        for draft in said:
            if draft.kind == "ceasefire" and ledger is not None and draft.parties:
                _name_belligerents(draft, ledger, number)
            if (len(draft.parties) > 1 or draft.with_unnamed) and draft.steps:
                _enter(drafts, draft, None, number)
        if len(drafts) == count + 1:
            for draft in said:
                if draft.under and not draft.parties and draft is not drafts[-1]:
                    _move_on(drafts[-1], draft)
        if ledger is not None and len(drafts) == count:
            for draft in said:
                if len(draft.parties) < 2 and not draft.with_unnamed:
                    _enter(drafts, draft, ledger, number)
        if not strict:
            _take_up(analysis, number, drafts)
    return drafts


def _enter(drafts: list[AgreementDraft], draft: AgreementDraft, ledger: Ledger | None, number: int) -> None:
    """Add a draft to those found so far: a step of one of them, or a new one where it has parties and a step."""
    known = same(drafts, draft)
    if known is None and ledger is not None and _is_mentioned(draft):
        near = _named(ledger.clauses[number]) - draft.outsiders
        if len(near) == 2:
            draft.parties, draft.steps, draft.basis = tuple(sorted(near)), [("in_force", draft.dated)], "sentence"
    if known is None and len(draft.parties) < 2 and ledger is not None and _can_be_completed(draft, ledger, number):
        draft.parties = _completed(draft, drafts, ledger, number)
        draft.basis = "ledger"
        known = same(drafts, draft)
    if known is not None:
        _absorb(known, draft)
    elif (len(set(draft.parties)) > 1 or draft.with_unnamed) and draft.steps:
        drafts.append(draft)


def _is_mentioned(draft: AgreementDraft) -> bool:
    """Whether an accord is only mentioned as known, without its parties and any step."""
    return draft.weak and draft.pointing and not draft.parties and not draft.steps and draft.modality == "asserted"


def _can_be_completed(draft: AgreementDraft, ledger: Ledger, number: int) -> bool:
    """Whether a step is stated as a fact; that it failed, only where the sentence names those who deal together."""
    if not draft.steps or draft.is_known:
        return False
    if draft.steps[0][0] == "failed" and draft.modality != "asserted":
        return len(ledger.group(number)) > 1
    return draft.modality == "asserted" and not (draft.of_deed and draft.steps[0][0] == "suspended")


def _take_up(analysis: Analysis, number: int, drafts: list[AgreementDraft]) -> None:
    """Add the steps of «Cairo abrogated it» to the last agreement of the one who takes them."""
    if not drafts or "it" not in analysis.clauses[number].line.lowers:
        return
    for each in analysis.propositions[number]:
        what = each.object
        step = step_of_verb(each) if what is not None and each.tree.words[what.word].lower == "it" else None
        if step is None or each.agent is None or each.lemma == "leave" or step.status not in _TAKEN_UP:
            continue
        party = set(each.agent.actors)
        known = next((draft for draft in reversed(drafts[-2:]) if party and party <= set(draft.parties)), None)
        if known is not None:
            clauses = analysis.clauses[number]
            evidence = analysis.evidence(clauses.line)
            when = analysis.date_at(clauses, each.token)
            _absorb(known, AgreementDraft(None, (), [(step.status, when)], [evidence], known.rule))


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
            parties_complete=not draft.with_unnamed,
            id=f"a{number}",
            evidence=draft.evidence,
            rule=draft.rule,
            basis=draft.basis,
        )


def _absorb(known: AgreementDraft, draft: AgreementDraft) -> None:
    known.kind = known.kind or draft.kind
    known.subject = known.subject or draft.subject
    known.giver = known.giver or draft.giver
    known.quantities += [one for one in draft.quantities if one not in known.quantities]
    known.evidence += [one for one in draft.evidence if one not in known.evidence]
    if not draft.weak:
        known.is_stated = known.is_stated or draft.is_stated
        _move_on(known, draft)


def _move_on(known: AgreementDraft, draft: AgreementDraft) -> None:
    for status, when in draft.steps:
        last, date = known.steps[-1]
        if status == "failed" and draft.modality == "negated" and last in _BEGUN:
            continue  # who «never accepted» a treaty does not undo it
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
    is_same_kind = draft.kind == known.kind is not None
    if set(known.parties) != set(draft.parties):
        return draft.pointing and is_same_kind
    return is_same_kind or known.kind is None or (draft.pointing and not draft.kind_is_own)


def _of_another_date(known: AgreementDraft, draft: AgreementDraft) -> bool:
    """Whether a draft has another year than all steps of a known agreement."""
    mine, theirs = _years(draft), _years(known)
    apart = draft.named or draft.presupposed or draft.dated is not None or not draft.pointing
    return bool(mine and theirs) and not mine & theirs and apart


def _years(draft: AgreementDraft) -> set[str]:
    """The years of an agreement: that in its own phrase, else those of its steps."""
    dates = [draft.dated] if draft.dated else [when for _, when in draft.steps]
    return {when[:4] for when in dates if when}


def _completed(draft: AgreementDraft, drafts: list[AgreementDraft], ledger: Ledger, number: int) -> tuple[str, ...]:
    """The parties of a draft with the side that the text gives elsewhere; none that its sentence leaves out."""
    hostile = draft.kind in ("ceasefire", "peace")
    others = _named(ledger.clauses[number]) - set(draft.parties) - draft.outsiders
    earlier = (known for known in reversed(drafts) if set(draft.parties) <= set(known.parties))
    found = next((known.parties for known in earlier if draft.parties or _is_akin(draft.kind, known.kind)), ())
    if not found and len(draft.parties) == 1 and len(others) == 1 and not draft.of_deed:
        return (*draft.parties, *others)
    is_known = draft.weak and draft.pointing and draft.kind_is_own and not (found or draft.parties)
    if is_known and others <= set(ledger.opening):
        return ledger.opening
    if draft.weak and draft.dated:
        return draft.parties
    has_failed = draft.steps[0][0] == "failed" and not ledger.group(number)
    if not found and not draft.weak and not has_failed:
        if draft.parties:
            found = (*draft.parties, *ledger.across(draft.parties[0], number, hostile=hostile))
        elif hostile:
            found = ledger.group(number) or ledger.enemies(number) or ledger.principals
        else:
            found = ledger.group(number) or ledger.pair(number)
    if draft.outsiders & set(found) or (others and not others & set(found)):
        return draft.parties
    return found


def _named(clauses: Clauses) -> set[str]:
    """The parties that a sentence names, not as places or by pronouns."""
    actors = (actor for actor in clauses.actors if not actor.owner and not actor.anaphor)
    named = (actor for actor in actors if clauses.preposition(actor) not in _PLACING)
    return {one for actor in named for one in actor.ids if can_contend(one)}


def _is_akin(kind: str | None, other: str | None) -> bool:
    """Whether agreements of these kinds can have the same parties without saying so."""
    return kind in (None, "other", other) or {kind, other} <= {"ceasefire", "peace"}


def _name_belligerents(draft: AgreementDraft, ledger: Ledger, number: int) -> None:
    """Put those who fight in the place of who asks for a ceasefire, arranges or guarantees it, if only these are
    named."""
    pair = ledger.enemies(number)
    if pair and not set(pair) & set(draft.parties):
        draft.parties, draft.basis = pair, "ledger"
