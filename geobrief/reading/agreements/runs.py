"""Which cues tell of one agreement? «negotiations for the purchase of»: cues near each other in one clause make a
run."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.agreements.drafts import TABLE
from geobrief.reading.agreements.terms import kind_of_words
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue, cue_table

_LINKED = 8


def runs(clauses: Clauses) -> Iterator[list[Cue]]:
    """The runs of a sentence, in order."""
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
    """The cue that tells most: a noun before a verb that only needs a pair."""
    return next((cue for cue in cues if cue.row["needs"] != "pair"), cues[0])


def _belongs(clauses: Clauses, before: Cue, cue: Cue) -> bool:
    between = clauses.line.lowers[before.end : cue.start]
    same_clause = clauses.span(before.start) == clauses.span(cue.start)
    kinds = {row["kind"] for row in (before.row, cue.row)} - {""}
    return same_clause and len(kinds) < 2 and len(between) <= _LINKED and not {"and", ";"} & set(between)


def _meets_needs(clauses: Clauses, cue: Cue) -> bool:
    """«joined» needs an organisation, «handed back» a territory; a pair or a known agreement is looked for with the
    parties."""
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
