"""Which states, organisations, groups and territories does a text name, and where?

The names come from the register; what a name means where it can mean several things is decided by the day and by what else
the text names. A match that is dropped keeps the reason for which it was.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

import attrs

from geobrief.reading.entities import STATE_KINDS, Entity
from geobrief.reading.lexicons import document
from geobrief.reading.names import Match, NameScanner, Sense
from geobrief.reading.traps import is_only_a_place, why_dropped
from geobrief.register import World


@attrs.frozen(slots=True)
class Dropped:
    """A match that names no state here, and why."""

    match: Match
    reason: str


@attrs.frozen(slots=True)
class Ambiguous:
    """A match that can mean several states, none of which the text or the day prefers."""

    match: Match
    ids: tuple[str, ...]


@attrs.frozen(slots=True)
class Mentions:
    """The named entities of a text, in text order, and what was not taken as one."""

    entities: tuple[Entity, ...]
    dropped: tuple[Dropped, ...]
    ambiguous: tuple[Ambiguous, ...]


def find_mentions(text: str, scanner: NameScanner, world: World, published: datetime.date | None) -> Mentions:
    """All names of the register in the text."""
    kept, dropped = [], []
    for match in scanner.find(text):
        reason = why_dropped(text, match) if match.senses[0].kind in STATE_KINDS else None
        if reason is None:
            kept.append(match)
        else:
            dropped.append(Dropped(match, reason))
    certain = {match.senses[0].id for match in kept if len(_states(match)) == 1 and match.senses[0].kind != "capital"}
    entities, ambiguous = [], []
    for match in kept:
        sense = _sense(match, certain, world, published)
        if sense is None:
            ambiguous.append(Ambiguous(match, tuple(dict.fromkeys(sense.id for sense in match.senses))))
        elif not _is_weak(match, sense, certain):
            entities.append(_entity(text, match, sense))
    return Mentions(tuple(entities), tuple(dropped), tuple(ambiguous))


def _states(match: Match) -> set[str]:
    return {sense.id for sense in match.senses}


def _sense(match: Match, certain: set[str], world: World, published: datetime.date | None) -> Sense | None:
    """What the match means: its only sense, else that of a state named elsewhere, else that of the day."""
    if len(_states(match)) == 1:
        return match.senses[0]
    named = [sense for sense in match.senses if sense.id in certain]
    if len({sense.id for sense in named}) == 1:
        return named[0]
    day = None if published is None else published.isoformat()
    answer = world.resolve(" ".join(match.text.split()), on=day)
    record_id = answer.record.id if answer.record is not None else None
    return next((sense for sense in match.senses if sense.id == record_id), None)


def _is_weak(match: Match, sense: Sense, certain: set[str]) -> bool:
    """A capital that is mostly something else counts only beside the name of its state."""
    weak = document("traps")["institutions"]["weak"]
    return sense.kind == "capital" and match.text in weak and sense.id not in certain


def _entity(text: str, match: Match, sense: Sense) -> Entity:
    place = sense.kind == "capital" and is_only_a_place(text, match)
    return Entity(match.start, match.end, match.text, sense.kind, sense.id, place)


def of_kind(entities: Iterable[Entity], *kinds: str) -> Sequence[Entity]:
    """The entities of some kinds, in text order."""
    return [entity for entity in entities if entity.kind in kinds]
