"""An agreement as far as one run of cues describes it: kind, parties, step, date, subject, quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from geobrief.evidence import Evidence
from geobrief.quantities import Quantity
from geobrief.reading.agreements.parties import parties_of
from geobrief.reading.agreements.terms import giver_of, kind_by_title, kind_of, status_of
from geobrief.reading.analysis import Analysis
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue, cue_table
from geobrief.reading.lexicons import words
from geobrief.reading.quantities import find_quantities

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import ReadingBasis

_POINTING = frozenset(("the", "this", "that", "its", "their", "such"))
_ABOUT = frozenset(("on", "for", "of", "over", "about", "regulating"))
_LONGEST_SUBJECT, _QUANTITIES_WITHIN = 8, 25  # tokens
TABLE = "agreements"


@attrs.define(slots=True)
class AgreementDraft:
    """An agreement under construction; without parties it may be a mention of one already found.

    `pointing` is true after «the», «this», «its»; `named` if the cue is capitalised («the Military Bases Agreement of
    1947»); `giver` is the party that supplies, lends or hosts. `modality` is that of what its sentence says of it;
    `presupposed` is true if no word says its step, so that it adds none to an agreement already found. `basis` is what
    its kind, parties and step rest on.
    """

    kind: str | None
    parties: tuple[str, ...]
    steps: list[tuple[Any, str | None]]
    evidence: list[Evidence]
    rule: str
    subject: str | None
    quantities: list[Quantity]
    pointing: bool
    named: bool
    giver: str | None
    modality: str = "asserted"
    presupposed: bool = False
    basis: ReadingBasis = "sentence"


def draft_of(analysis: Analysis, clauses: Clauses, cues: list[Cue], stop: int) -> AgreementDraft:
    """The draft of a run of cues; `stop` is the first token of the next run."""
    kind = next(filter(None, (kind_of(clauses, cue) for cue in cues)), None)
    parties = next(filter(None, (parties_of(clauses, cue, kind, stop) for cue in cues)), ())
    titled = (kind_by_title(clauses.line, cue, parties) for cue in cues if cue.is_noun and parties)
    kind = next(filter(None, titled), kind)
    status = next(filter(None, (status_of(clauses, cue) for cue in cues)), None)
    when = _date(analysis, clauses, cues)
    if status is None and when is not None and _is_dated(analysis, clauses, cues[0]):
        status = "in_force"
    return AgreementDraft(
        kind,
        parties,
        steps=[(status, when)] if status else [],
        evidence=[analysis.evidence(clauses.line)],
        rule=f"agreements/{cues[0].row['cue']}",
        subject=_subject(clauses, cues[-1]),
        quantities=_quantities(clauses, cues),
        pointing=cues[0].row["needs"] == "known" or _points_back(clauses, cues[0]),
        named=clauses.line.tokens[cues[0].start].is_capital,
        giver=giver_of(clauses, cues, parties),
    )


def _is_dated(analysis: Analysis, clauses: Clauses, cue: Cue) -> bool:
    """«an agreement of October 2000», «the 1959 treaty»: a date that belongs to the noun."""
    tokens = clauses.line.tokens
    first, last = tokens[max(0, cue.start - 2)], tokens[min(len(tokens) - 1, cue.end + 1)]
    return cue.is_noun and bool(analysis.dates_in(first.start, last.end))


def _date(analysis: Analysis, clauses: Clauses, cues: list[Cue]) -> str | None:
    """The first date after the cue and before the next agreement, else the nearest one."""
    line = clauses.line
    others = [cue.start for cue in cue_table(TABLE).find(line) if cue.is_noun and cue.start > cues[-1].end]
    stop = line.tokens[others[0]].start if others else line.sentence.end
    after = analysis.dates_in(line.tokens[cues[0].start].start, stop) if cues[0].is_noun else []
    return after[0].value if after else analysis.date_at(clauses, cues[0].start)


def _subject(clauses: Clauses, cue: Cue) -> str | None:
    """What the agreement is about: the noun phrase after «on», «for» or «of»."""
    line, (_, end) = clauses.line, clauses.span(cue.start)
    at = next((i for i in range(cue.start + 1, min(end, cue.end + 2)) if line.lower(i) in _ABOUT), None)
    if at is None or at + 1 in line.owner:
        return None
    stop = at + 1
    while stop < min(end, at + _LONGEST_SUBJECT) and _belongs_to_subject(clauses, stop):
        stop += 1
    return " ".join(line.words(at + 1, stop).split()) or None


def _belongs_to_subject(clauses: Clauses, index: int) -> bool:
    token, lower = clauses.line.tokens[index], clauses.line.lower(index)
    is_written_out = token.is_word or lower[0].isdigit()
    return is_written_out and (lower == "the" or lower not in words("breaks") | words("days") | words("months"))


def _quantities(clauses: Clauses, cues: list[Cue]) -> list[Quantity]:
    _, end = clauses.span(cues[-1].start)
    return list(find_quantities(clauses.line, cues[0].start, min(end, cues[-1].end + _QUANTITIES_WITHIN)))


def _points_back(clauses: Clauses, cue: Cue) -> bool:
    line, at = clauses.line, cue.start - 1
    while at > cue.start - 4 and at >= 0 and line.lower(at) not in _POINTING and line.tokens[at].is_word:
        at -= 1
    return line.lower(at) in _POINTING
