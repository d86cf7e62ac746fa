"""Who speaks in a quotation: «we», «us» and «our» between quotation marks mean the state of the one who is quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geobrief.reading.entities import Line
from geobrief.reading.grammar.actors import ActorPhrase, agent_end
from geobrief.reading.lexicons import words

_OPENING, _CLOSING = frozenset('"“«„'), frozenset('"”»“')
_WE = frozenset(("we", "us", "our"))
_SAID_WITHIN = 4  # tokens


def we(line: Line, actors: Sequence[ActorPhrase]) -> Iterator[ActorPhrase]:
    """The phrases for «we», «us», «our government» in the quotations of a sentence."""
    if _WE.isdisjoint(line.lowers):
        return
    quoted = _quoted(line)
    if not quoted:
        return
    speaker = _speaker(line, actors, quoted)
    if speaker is None:
        return
    for index, lower in enumerate(line.lowers):
        if lower in _WE and index in quoted:
            agent = agent_end(line, index + 1) if lower == "our" else None
            owner = lower == "our" and agent is None
            yield ActorPhrase(index, agent or index + 1, speaker.ids, owner=owner, anaphor=True)


def _quoted(line: Line) -> frozenset[int]:
    """The tokens between quotation marks."""
    inside: set[int] = set()
    start = -1
    for index, lower in enumerate(line.lowers):
        if start < 0 and lower in _OPENING:
            start = index
        elif start >= 0 and lower in _CLOSING:
            inside.update(range(start + 1, index))
            start = -1
    return frozenset(inside)


def _speaker(line: Line, actors: Sequence[ActorPhrase], quoted: frozenset[int]) -> ActorPhrase | None:
    """The one actor next to a verb of saying outside the quotation marks."""
    said = [index for index, lower in enumerate(line.lowers) if lower in words("reporting") and index not in quoted]
    near = [
        actor
        for actor in actors
        if actor.start not in quoted and len(actor.ids) == 1 and any(_is_next(actor, index) for index in said)
    ]
    return near[0] if near else None


def _is_next(actor: ActorPhrase, verb: int) -> bool:
    return 0 <= actor.start - verb <= _SAID_WITHIN or 0 <= verb - actor.end <= 2
