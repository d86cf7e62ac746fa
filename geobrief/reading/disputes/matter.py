"""What is a contention about? Its kind, where the cue leaves it open, and the words for what it is over."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.clauses import Clauses
from geobrief.reading.cues import Cue
from geobrief.reading.disputes.scene import Scene, dispute_words
from geobrief.reading.kinds import kind_of
from geobrief.reading.lexicons import words

_LONGEST = 8
_BEFORE, _BEHIND = 4, 9


def kind_at(scene: Scene, number: int, cue: Cue) -> str | None:
    """The kind that the words nearest to a cue speak of: its own phrase, its clause, its sentence, the sentences before."""
    clauses = scene.seen.clauses[number]
    lowers = clauses.line.lowers
    start, end = clauses.span(cue.start)
    matter = (over(clauses, cue, "") or "").lower().split()
    near = lowers[max(0, cue.start - _BEFORE) : cue.start]
    windows = [matter, near, lowers[cue.start : cue.end + _BEHIND], lowers[start:end], *_around(scene, number)]
    return kind_of("dispute_kinds", windows) or ("diplomatic" if lowers[cue.start] in dispute_words("of_relations") else None)


def _around(scene: Scene, number: int) -> Iterator[list[str]]:
    """The sentences around one that names nobody («The quarrel is old.»)."""
    every = scene.seen.clauses
    if not every[number].actors:
        yield from (every[at].line.lowers for at in (number + 1, number - 1, number - 2) if 0 <= at < len(every))


def over(clauses: Clauses, cue: Cue, kind: str) -> str | None:
    """The noun phrase behind «over», else the cue's own words or the place, by kind."""
    line = clauses.line
    _, end = clauses.span(cue.start)
    at = next((index for index in range(cue.end - 1, min(end, cue.end + 6)) if line.lower(index) in dispute_words("over")), None)
    if at is not None and at + 1 < end:
        return _phrase(clauses, at + 1, end)
    if kind in ("nuclear", "debt") and cue.is_noun:
        return " ".join(line.words(_first(clauses, cue), cue.end).split())
    return _place(clauses, cue) if kind == "armed_conflict" else None


def _phrase(clauses: Clauses, first: int, end: int) -> str | None:
    stop = first
    while stop < min(end, first + _LONGEST) and _continues(clauses, stop, first):
        stop += 1
    return " ".join(clauses.line.words(first, stop).split()) or None


def _continues(clauses: Clauses, index: int, first: int) -> bool:
    token, lower = clauses.line.tokens[index], clauses.line.lower(index)
    if not token.is_word and lower != "'s" and not lower[0].isdigit():
        return False
    return index == first or lower in ("of", "in", "the") or lower not in (words("breaks") | words("finite"))


def _first(clauses: Clauses, cue: Cue) -> int:
    """Where the noun phrase of a cue begins, behind its article or owner («its enrichment programme»)."""
    line, at = clauses.line, cue.start
    while at and line.tokens[at - 1].is_word and at - 1 not in line.owner and line.lower(at - 1) not in dispute_words("phrase_ends"):
        at -= 1
    return max(at, cue.start - 2)


def _place(clauses: Clauses, cue: Cue) -> str | None:
    line = clauses.line
    for index in range(cue.end, min(len(line.lowers), cue.end + 6)):
        if index in line.owner and {line.lower(index - 1), line.lower(index - 2)} & {"in", "inside", "across"}:
            return line.owner[index].text
    return None
