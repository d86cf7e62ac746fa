"""What has been agreed, offered, negotiated or broken, and between whom? From the cues of `data/agreements.csv`.

A cue gives a draft: kind, parties, status and date, as far as its sentence tells them. Drafts that speak of the same
agreement («the treaty», «the accord») are joined in the order of the text, each adding its step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

import attrs

from geobrief.evidence import Evidence
from geobrief.model import Agreement, Step
from geobrief.quantities import Quantity
from geobrief.reading.agreement_parties import names_nobody_else, parties_told
from geobrief.reading.agreement_terms import kind_of, kind_of_words, moves_on, refines, status_of
from geobrief.reading.analysis import Analysis
from geobrief.reading.clauses import Clauses
from geobrief.reading.cues import Cue, cue_table
from geobrief.reading.lexicons import words
from geobrief.reading.quantities import find_quantities

_POINTING = frozenset(("the", "this", "that", "its", "their", "such"))
_LINKED, _REMEMBERED = 8, 40
_ABOUT, _LONGEST_SUBJECT = frozenset(("on", "for", "of", "over", "about", "regulating")), 8


@attrs.define(slots=True)
class Draft:
    """An agreement as far as the text has told it; without parties it may still speak of one that is known."""

    kind: str | None
    parties: tuple[str, ...]
    steps: list[tuple[str, str | None]]
    evidence: list[Evidence]
    rule: str
    subject: str | None
    quantities: list[Quantity]
    pointing: bool
    named: bool  # written large, «the Military Bases Agreement of 1947»

    def has_told(self, status: str) -> bool:
        return any(told == status for told, _ in self.steps)


def find_agreements(seen: Analysis, *, strict: bool = False) -> tuple[Agreement, ...]:
    """The agreements of a text, in the order in which they are first told."""
    drafts: list[Draft] = []
    for clauses in seen.clauses:
        if not clauses.line.sentence.is_title:
            runs = list(_linked(clauses))
            for cues, following in zip_longest(runs, runs[1:]):
                stop = following[0].start if following else len(clauses.line.lowers)
                draft = _draft(seen, clauses, cues, stop)
                if not draft.parties and not strict:
                    draft.parties = _supposed_parties(seen, drafts, draft, clauses, _leading(cues))
                _add(drafts, draft, _leading(cues))
    return tuple(_records(seen, drafts))


def _leading(cues: list[Cue]) -> Cue:
    """The cue that tells most: a noun before a verb that only needs a pair."""
    return next((cue for cue in cues if cue.row["needs"] != "pair"), cues[0])


def _linked(clauses: Clauses) -> Iterator[list[Cue]]:
    """Cues that tell of one agreement: «negotiations for the purchase of», near each other in one clause."""
    run: list[Cue] = []
    for cue in cue_table("agreements").find(clauses.line):
        if not _meets_needs(clauses, cue):
            continue
        if run and not _belongs(clauses, run[-1], cue):
            yield run
            run = []
        run.append(cue)
    if run:
        yield run


def _belongs(clauses: Clauses, before: Cue, cue: Cue) -> bool:
    between = clauses.line.lowers[before.end : cue.start]
    same_clause = clauses.span(before.start) == clauses.span(cue.start)
    kinds = {row["kind"] for row in (before.row, cue.row)} - {""}
    return same_clause and len(kinds) < 2 and len(between) <= _LINKED and not {"and", ";"} & set(between)


def _meets_needs(clauses: Clauses, cue: Cue) -> bool:
    """«joined» needs an organisation, «handed back» a territory in its clause; the other needs are looked for with the parties."""
    need = cue.row["needs"]
    if need == "named":
        return clauses.line.tokens[cue.start].is_capital
    if need in ("arms_transfer", "debt"):
        return kind_of_words(clauses.line.lowers[cue.start : cue.end + _LINKED]) == need
    if need == "state":
        return any(index in clauses.line.owner and clauses.line.owner[index].is_state for index in (cue.end, cue.end + 1))
    if need not in ("territory", "organization"):
        return True
    start, end = clauses.span(cue.start)
    return any(start <= index < end and entity.kind == need for index, entity in clauses.line.owner.items())


def _draft(seen: Analysis, clauses: Clauses, cues: list[Cue], stop: int) -> Draft:
    kind = next((told for told in (kind_of(clauses, cue) for cue in cues) if told), None)
    parties = next((told for told in (parties_told(clauses, cue, kind, stop) for cue in cues) if told), ())
    status = next((told for told in (status_of(clauses, cue) for cue in cues) if told), None)
    when = _date(seen, clauses, cues)
    if status is None and when is not None and _is_dated(seen, clauses, cues[0]):
        status = "in_force"
    return Draft(
        kind,
        parties,
        steps=[(status, when)] if status else [],
        evidence=[seen.evidence(clauses.line)],
        rule=f"agreements/{cues[0].row['cue']}",
        subject=_subject(clauses, cues[-1]),
        quantities=_quantities(clauses, cues),
        pointing=cues[0].row["needs"] == "known" or _points_back(clauses, cues[0]),
        named=clauses.line.tokens[cues[0].start].is_capital,
    )


def _is_dated(seen: Analysis, clauses: Clauses, cue: Cue) -> bool:
    """«an agreement of October 2000», «the 1959 treaty»: a date that belongs to the noun."""
    tokens = clauses.line.tokens
    first, last = tokens[max(0, cue.start - 2)], tokens[min(len(tokens) - 1, cue.end + 1)]
    return cue.is_noun and bool(seen.dates_in(first.start, last.end))


def _date(seen: Analysis, clauses: Clauses, cues: list[Cue]) -> str | None:
    """The date told behind the cue and before the next agreement, else the nearest one."""
    line = clauses.line
    others = [cue.start for cue in cue_table("agreements").find(line) if cue.is_noun and cue.start > cues[-1].end]
    stop = line.tokens[others[0]].start if others else line.sentence.end
    behind = seen.dates_in(line.tokens[cues[0].start].start, stop) if cues[0].is_noun else []
    return behind[0].value if behind else seen.date_at(clauses, cues[0].start)


def _subject(clauses: Clauses, cue: Cue) -> str | None:
    """What the agreement is about: the noun phrase behind «on», «for» or «of»."""
    line, (_, end) = clauses.line, clauses.span(cue.start)
    at = next((i for i in range(cue.start + 1, min(end, cue.end + 2)) if line.lower(i) in _ABOUT), None)
    if at is None or at + 1 in line.owner:
        return None
    stop = at + 1
    while stop < min(end, at + _LONGEST_SUBJECT) and (line.lower(stop) == "the" or line.lower(stop) not in words("breaks")):
        if not line.tokens[stop].is_word and not line.lower(stop)[0].isdigit():
            break
        stop += 1
    return " ".join(line.words(at + 1, stop).split()) or None


def _quantities(clauses: Clauses, cues: list[Cue]) -> list[Quantity]:
    _, end = clauses.span(cues[-1].start)
    return list(find_quantities(clauses.line, cues[0].start, end))


def _points_back(clauses: Clauses, cue: Cue) -> bool:
    line, at = clauses.line, cue.start - 1
    while at > cue.start - 4 and at >= 0 and line.lower(at) not in _POINTING and line.tokens[at].is_word:
        at -= 1
    return line.lower(at) in _POINTING


# --- joining drafts ---------------------------------------------------------------------------------------------------


def _add(drafts: list[Draft], draft: Draft, cue: Cue) -> None:
    known = _same(drafts, draft)
    if known is not None:
        known.kind = known.kind or draft.kind
        known.subject = known.subject or draft.subject
        known.quantities += [told for told in draft.quantities if told not in known.quantities]
        _move_on(known, draft)
        known.evidence += [piece for piece in draft.evidence if piece not in known.evidence]
        return
    if len(draft.parties) > 1 and draft.steps and (draft.kind or cue.row["needs"] != "pair"):
        drafts.append(draft)


def _move_on(known: Draft, draft: Draft) -> None:
    for status, when in draft.steps:
        last, date = known.steps[-1]
        if refines(last, status) and (when is None or date is None or when == date):
            known.steps[-1] = (status, date or when)
        elif moves_on([told for told, _ in known.steps], status):
            known.steps.append((status, when))


def _same(drafts: list[Draft], draft: Draft) -> Draft | None:
    """The agreement that a draft speaks of again: of its parties and kind, or pointed at («the treaty») without other parties."""
    for known in reversed(drafts[-_REMEMBERED:]):
        if not _of_another_date(known, draft) and _speaks_of(known, draft):
            return known
    if draft.parties or not draft.pointing:
        return None
    fitting = (known for known in reversed(drafts[-_REMEMBERED:]) if draft.kind in (None, known.kind))
    return next((known for known in fitting if not _of_another_date(known, draft)), None)


def _speaks_of(known: Draft, draft: Draft) -> bool:
    if set(known.parties) != set(draft.parties):
        return draft.pointing and draft.kind == known.kind is not None
    return draft.pointing or known.kind is None or draft.kind == known.kind


def _of_another_date(known: Draft, draft: Draft) -> bool:
    """Whether a draft is dated to another year than everything told of a known agreement."""
    mine = {when[:4] for _, when in draft.steps if when}
    theirs = {when[:4] for _, when in known.steps if when}
    return bool(mine and theirs) and not mine & theirs and (draft.named or not draft.pointing)


def _supposed_parties(
    seen: Analysis, drafts: list[Draft], draft: Draft, clauses: Clauses, cue: Cue
) -> tuple[str, ...]:
    """The pair of which the paragraph speaks, for a new agreement whose clause names nobody else."""
    if not cue.is_noun or cue.row["needs"] in ("pair", "known") or _same(drafts, draft) is not None:
        return ()
    pair = drafts[-1].parties if drafts else clauses.pair
    dated = any(when for _, when in draft.steps)
    new = dated or (draft.kind is not None and not draft.pointing)
    spoken_of = set(pair) & seen.ids_in_paragraph(clauses.line.sentence.paragraph)
    return pair if new and spoken_of and names_nobody_else(clauses, cue, pair) else ()


def _records(seen: Analysis, drafts: Iterable[Draft]) -> Iterator[Agreement]:
    for number, draft in enumerate(drafts, 1):
        yield Agreement(
            draft.kind or _kind_of_paragraph(seen, draft) or "other",
            draft.parties,
            steps=[Step(status, when) for status, when in draft.steps],
            subject=draft.subject,
            quantities=draft.quantities,
            id=f"a{number}",
            evidence=draft.evidence,
            rule=draft.rule,
        )


def _kind_of_paragraph(seen: Analysis, draft: Draft) -> str | None:
    """What the paragraph speaks of, for an agreement whose own words do not tell its kind; else what the text begins with."""
    first = draft.evidence[0].start
    told = next(line.sentence.paragraph for line in seen.lines if line.sentence.end > first)
    paragraph = [lower for line in seen.lines if line.sentence.paragraph == told for lower in line.lowers]
    return kind_of_words(paragraph) or kind_of_words([lower for line in seen.lines[:2] for lower in line.lowers])
