"""What do states contend about? Disputes from the cues of `data/disputes.csv`, and from claimed territories.

One named side is enough. What a dispute is over is told by the words behind «over», or is the territory that the text names and
that the register knows to be claimed.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geobrief.evidence import Evidence
from geobrief.model import Dispute, DisputeStep
from geobrief.reading.analysis import Analysis
from geobrief.reading.clauses import Clauses
from geobrief.reading.cues import Cue, cue_table
from geobrief.reading.kinds import kind_of, nearest
from geobrief.reading.lexicons import words
from geobrief.reading.modality import modality
from geobrief.reading.roles import roles

_OVER = frozenset(("over", "about", "concerning", "regarding"))
_LONGEST = 7
_BEFORE, _BEHIND = 6, 8


@attrs.define(slots=True)
class Draft:
    """A dispute as far as the text has told it."""

    kind: str
    parties: tuple[str, ...]
    over: str | None
    territory: str | None
    status: str
    evidence: list[Evidence]
    rule: str


def find_disputes(seen: Analysis, *, strict: bool = False) -> tuple[Dispute, ...]:
    """The disputes of a text, in the order in which they are first told."""
    drafts: list[Draft] = []
    for clauses in seen.clauses:
        if not clauses.line.sentence.is_title:
            for draft in (*_told(seen, clauses, strict), *_claimed(seen, clauses)):
                _add(drafts, draft)
    return tuple(
        Dispute(
            draft.kind,  # type: ignore[arg-type]
            draft.parties,
            over=draft.over,
            territory=draft.territory,
            steps=[DisputeStep(draft.status)],  # type: ignore[arg-type]
            id=f"d{number}",
            evidence=draft.evidence,
            rule=draft.rule,
        )
        for number, draft in enumerate(drafts, 1)
    )


def _told(seen: Analysis, clauses: Clauses, strict: bool) -> Iterator[Draft]:
    for cue in cue_table("disputes").find(clauses.line):
        if strict and not roles(clauses, cue).sure:
            continue
        kind = cue.row["kind"] or kind_of("dispute_kinds", _windows(clauses, cue))
        parties = _parties(clauses, cue)
        if kind and parties and modality(clauses, cue) not in ("negated", "hypothetical"):
            over = _over(clauses, cue)
            yield Draft(
                kind, parties, over, None, _status(clauses, cue), [seen.evidence(clauses.line)], f"disputes/{cue.row['cue']}"
            )


def _windows(clauses: Clauses, cue: Cue) -> tuple[list[str], list[str]]:
    lowers = clauses.line.lowers
    start, end = clauses.span(cue.start)
    return lowers[max(0, cue.start - _BEFORE) : cue.end + _BEHIND], lowers[start:end]


def _parties(clauses: Clauses, cue: Cue) -> tuple[str, ...]:
    told = roles(clauses, cue)
    return tuple(dict.fromkeys((*told.actors, *told.recipients)))


def _over(clauses: Clauses, cue: Cue) -> str | None:
    """The noun phrase behind «over», up to the next preposition, verb or sign."""
    line = clauses.line
    _, end = clauses.span(cue.start)
    at = next((index for index in range(cue.start, min(end, cue.end + 3)) if line.lower(index) in _OVER), None)
    if at is None:
        return None
    stop = at + 1
    while stop < min(end, at + 1 + _LONGEST) and _continues(clauses, stop, at + 1):
        stop += 1
    return " ".join(line.words(at + 1, stop).split()) or None


def _continues(clauses: Clauses, index: int, first: int) -> bool:
    token, lower = clauses.line.tokens[index], clauses.line.lower(index)
    if not token.is_word and lower != "'s":
        return False
    return index == first or lower in ("of", "in", "the") or lower not in (words("breaks") | words("finite"))


def _status(clauses: Clauses, cue: Cue) -> str:
    start, end = clauses.span(cue.start)
    lowers = clauses.line.lowers[max(start, cue.start - 8) : min(end, cue.end + 8)]
    return nearest("dispute_kinds", "statuses", lowers, min(8, cue.start - start)) or "ongoing"


# --- claimed territories ----------------------------------------------------------------------------------------------


def _claimed(seen: Analysis, clauses: Clauses) -> Iterator[Draft]:
    """A claimed territory in a sentence that speaks of contention is a territorial dispute of its claimants."""
    line = clauses.line
    if not set(line.lowers) & words("contention"):
        return
    for entity in line.entities:
        parties = seen.claimants(entity.id) if entity.kind == "territory" else ()
        if len(parties) > 1:
            over = seen.world.get(entity.id).name
            yield Draft("territorial", parties, over, entity.id, "ongoing", [seen.evidence(line)], "disputes/claimed-territory")


def _add(drafts: list[Draft], draft: Draft) -> None:
    for known in drafts:
        if known.kind == draft.kind and set(known.parties) == set(draft.parties):
            known.over = known.over or draft.over
            known.territory = known.territory or draft.territory
            known.evidence += [piece for piece in draft.evidence if piece not in known.evidence]
            known.status = draft.status if draft.status != "ongoing" else known.status
            return
    drafts.append(draft)
