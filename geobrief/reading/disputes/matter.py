"""What a dispute is about: its kind, if the cue leaves it open, and the words for what it is over."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.disputes.cues import DisputeCue
from geobrief.reading.entities import Line
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.kinds import kind_of
from geobrief.reading.lexicons import dispute_words, words

_LONGEST = 8
_BEFORE, _AFTER = 4, 9


def kind_at(cue: DisputeCue) -> str | None:
    """The kind of the nearest words: what it is over, the words near the cue, its clause, the sentences around it."""
    lowers, (start, end) = cue.line.lowers, cue.span()
    matter = (_over(cue) or "").lower().split()
    near, after = cue.before(_BEFORE), lowers[cue.start : cue.end + _AFTER]
    close = (near, after) if cue.is_noun else (after, near)
    return kind_of("dispute_kinds", [matter, *close, lowers[start:end], *_around(cue)])


def _around(cue: DisputeCue) -> Iterator[list[str]]:
    """The sentences around one that names no actor («The quarrel is old.»)."""
    every, number = cue.context.analysis.clauses, cue.number
    if not cue.clauses.actors:
        yield from (every[at].line.lowers for at in (number + 1, number - 1, number - 2) if 0 <= at < len(every))


def over(cue: DisputeCue, kind: str) -> str | None:
    """The noun phrase after «over», else, by kind, the cue's own words, a water or a place."""
    named = _over(cue)
    if named is not None:
        return named
    own = _own_words(cue) if cue.is_noun else None
    if kind in ("nuclear", "debt"):
        return own
    if kind in ("river", "maritime"):
        return _water(cue.line)
    if cue.scheme == "place":
        return _place(cue)
    return own if cue.line.lower(cue.start) in dispute_words("matters") else None


def _over(cue: DisputeCue) -> str | None:
    _, end = cue.span()
    near = range(cue.end - 1, min(end, cue.end + 6))
    at = next((index for index in near if cue.line.lower(index) in dispute_words("over")), None)
    return _phrase(cue.clauses, at + 1, end) if at is not None and at + 1 < end else None


def _phrase(clauses: Clauses, first: int, end: int) -> str | None:
    """The words from a place up to the next preposition, verb or punctuation mark."""
    stop = first
    while stop < min(end, first + _LONGEST) and _continues(clauses.line, stop, first):
        stop += 1
    return " ".join(clauses.line.words(first, stop).split()) or None


def _continues(line: Line, index: int, first: int) -> bool:
    lower = line.lower(index)
    if not line.tokens[index].is_word and lower != "'s" and not lower[0].isdigit():
        return False
    return index == first or lower in ("of", "in", "the") or lower not in (words("breaks") | words("finite"))


def _own_words(cue: DisputeCue) -> str:
    """The cue and the words that describe it, without article and owner («its enrichment programme»)."""
    line, at = cue.line, cue.start
    while at > cue.start - 2 and at and line.tokens[at - 1].is_word and _describes(line, at - 1):
        at -= 1
    return " ".join(line.words(at, cue.end).split())


def _describes(line: Line, index: int) -> bool:
    return index not in line.owner and line.lower(index) not in dispute_words("phrase_ends")


def _place(cue: DisputeCue) -> str | None:
    line = cue.line
    for index in range(cue.end, min(len(line.lowers), cue.end + 6)):
        if index in line.owner and {line.lower(index - 1), line.lower(index - 2)} & {"in", "inside", "across"}:
            return line.owner[index].text
    return None


def _water(line: Line) -> str | None:
    """«the Rogun dam», «the waters of the Indus», «the South China Sea»: a name with a water word, or of a river."""
    for index, token in enumerate(line.tokens):
        if token.is_capital and index and line.lower(index) in dispute_words("rivers"):
            return token.text
        if index and token.lower in dispute_words("waterworks") and line.tokens[index - 1].is_capital:
            return line.words(_name_start(line, index - 1), index + 1)
    return None


def _name_start(line: Line, index: int) -> int:
    while index and line.tokens[index - 1].is_capital and index - 1 not in line.owner:
        index -= 1
    return index
