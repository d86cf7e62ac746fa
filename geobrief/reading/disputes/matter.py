"""What is a contention about? Its kind, where the cue leaves it open, and the words for what it is over."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.disputes.signs import Sign
from geobrief.reading.entities import Line
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.kinds import kind_of
from geobrief.reading.lexicons import dispute_words, words

_LONGEST = 8
_BEFORE, _BEHIND = 4, 9


def kind_at(sign: Sign) -> str | None:
    """The kind that the nearest words speak of: the cue's own phrase, its clause, the sentences around a bare one."""
    lowers, (start, end) = sign.line.lowers, sign.span()
    matter = (_over(sign) or "").lower().split()
    near, behind = sign.before(_BEFORE), lowers[sign.cue.start : sign.cue.end + _BEHIND]
    close = (near, behind) if sign.cue.is_noun else (behind, near)
    return kind_of("dispute_kinds", [matter, *close, lowers[start:end], *_around(sign)])


def _around(sign: Sign) -> Iterator[list[str]]:
    """The sentences around one that names nobody («The quarrel is old.»)."""
    every, number = sign.scene.analysis.clauses, sign.number
    if not sign.clauses.actors:
        yield from (every[at].line.lowers for at in (number + 1, number - 1, number - 2) if 0 <= at < len(every))


def over(sign: Sign, kind: str) -> str | None:
    """The noun phrase behind «over», else the cue's own words, the water or the place, by kind."""
    told = _over(sign)
    if told is not None:
        return told
    own = _own_words(sign) if sign.cue.is_noun else None
    if kind in ("nuclear", "debt"):
        return own
    if kind in ("river", "maritime"):
        return _water(sign.line)
    if sign.scheme == "place":
        return _place(sign)
    return own if sign.line.lower(sign.cue.start) in dispute_words("matters") else None


def _over(sign: Sign) -> str | None:
    _, end = sign.span()
    near = range(sign.cue.end - 1, min(end, sign.cue.end + 6))
    at = next((index for index in near if sign.line.lower(index) in dispute_words("over")), None)
    return _phrase(sign.clauses, at + 1, end) if at is not None and at + 1 < end else None


def _phrase(clauses: Clauses, first: int, end: int) -> str | None:
    """The words from a place up to the next preposition, verb or sign."""
    stop = first
    while stop < min(end, first + _LONGEST) and _continues(clauses.line, stop, first):
        stop += 1
    return " ".join(clauses.line.words(first, stop).split()) or None


def _continues(line: Line, index: int, first: int) -> bool:
    lower = line.lower(index)
    if not line.tokens[index].is_word and lower != "'s" and not lower[0].isdigit():
        return False
    return index == first or lower in ("of", "in", "the") or lower not in (words("breaks") | words("finite"))


def _own_words(sign: Sign) -> str:
    """The cue with what describes it, behind article or owner («its enrichment programme»)."""
    line, at = sign.line, sign.cue.start
    while at > sign.cue.start - 2 and at and line.tokens[at - 1].is_word and _describes(line, at - 1):
        at -= 1
    return " ".join(line.words(at, sign.cue.end).split())


def _describes(line: Line, index: int) -> bool:
    return index not in line.owner and line.lower(index) not in dispute_words("phrase_ends")


def _place(sign: Sign) -> str | None:
    line = sign.line
    for index in range(sign.cue.end, min(len(line.lowers), sign.cue.end + 6)):
        if index in line.owner and {line.lower(index - 1), line.lower(index - 2)} & {"in", "inside", "across"}:
            return line.owner[index].text
    return None


def _water(line: Line) -> str | None:
    """«the Rogun dam», «the waters of the Indus», «the South China Sea»: a name with a word for water, or a river's."""
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
