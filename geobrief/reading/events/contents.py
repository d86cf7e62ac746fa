"""Cues that are only the content of another: what is asked for, promised, refused or denounced is not an event.

«Agreed to cooperate» is an agreement, «accused it of backing rebels» an accusation, «called for talks» a request.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue
from geobrief.reading.grammar.modality import listed
from geobrief.reading.grammar.roles import is_owned

_UNREAL = frozenset(("AGREE", "REQUEST", "REJECT", "THREATEN"))
_NOT_FINITE = frozenset(("base", "ing", "noun"))
SPEAKING = frozenset(("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE", "SUPPORT"))


def independent_cues(clauses: Clauses, cues: Sequence[Cue]) -> Iterator[Cue]:
    """The cues of a sentence without those that are only the content of another one."""
    governed: set[int] = set()
    for number, cue in enumerate(cues):
        outers = cues[:number]
        if any(_governs(clauses, outer, cue) for outer in outers) or _continues(clauses, cue, outers, governed):
            governed.add(cue.start)
        else:
            yield cue


def _governs(clauses: Clauses, outer: Cue, cue: Cue) -> bool:
    speaks = outer.type in SPEAKING
    if clauses.span(outer.start) != clauses.span(cue.start):
        return speaks and _is_that_clause(clauses, outer, cue)
    if cue.is_noun:
        return outer.type in _UNREAL or not is_owned(clauses, cue.start)
    before = [clauses.line.lower(index) for index in range(max(outer.start + 1, cue.start - 3), cue.start)]
    if cue.form == "base":
        return speaks and "to" in before
    return speaks and cue.form == "ing" and bool(set(before) & listed("of_contents"))


def _is_that_clause(clauses: Clauses, outer: Cue, cue: Cue) -> bool:
    """«warned that it would attack», «denied that it supported»: the clause follows that of the outer cue."""
    start, _ = clauses.span(cue.start)
    _, end = clauses.span(outer.start)
    return not outer.is_noun and start == end and clauses.line.lower(start) == "that" and outer.end >= start - 6


def _continues(clauses: Clauses, cue: Cue, outers: Sequence[Cue], governed: set[int]) -> bool:
    """«asked it to stop the tests and open its plants»: what follows «and» depends on the same verb."""
    if not outers or outers[-1].start not in governed or cue.form != outers[-1].form or cue.form not in _NOT_FINITE:
        return False
    between = [clauses.line.lower(index) for index in range(outers[-1].start, cue.start)]
    return ("and" in between or "or" in between or cue.is_noun) and not set(between) & {";", "that", "which", "who"}
