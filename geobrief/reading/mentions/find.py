"""Finds the states, organisations, groups and territories that a text names.

The names come from the register. What a name means where it can mean several things is decided by the day of the text
and by what else it names. A match that is dropped keeps the reason.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs

from geobrief.reading.entities import Entity
from geobrief.reading.lexicons import document
from geobrief.reading.mentions.joined import joined_names
from geobrief.reading.mentions.scanner import NameMatch, NameScanner, NameSense, name_scanner
from geobrief.reading.mentions.traps import is_only_a_place, why_dropped
from geobrief.register import Resolution, World
from geobrief.when import Date

# States that ended before this year name regions in texts published so many years after their end.
_FORMER_BEFORE, _FORMER_AFTER = 1940, 20
_DATELINE = re.compile(r"(?:\A|\n)[ \t]*([A-Z][A-Z .'’-]{2,30}[A-Z])(?=,|[ \t]*\(|[ \t]+[-–—])")
_IN_CAPITALS = re.compile(r"^[^\Wa-z]+(?:[^\w\n]+[^\Wa-z]+)*[^\w\n]*$", re.MULTILINE)
_LEAST_IN_CAPITALS = 3
_SMALL = re.compile(r"(?<=\s)(?:Of|The|And)(?=\s)")


@attrs.frozen(slots=True)
class Dropped:
    """A match that was not taken as a name of the register, and why."""

    match: NameMatch
    reason: str

    @property
    def entity(self) -> Entity:
        """What the words are instead: a name of something else, or a part of a person's name."""
        kind = "person" if self.reason.startswith("a person") else "other"
        return Entity(self.match.start, self.match.end, self.match.text, kind, "")


@attrs.frozen(slots=True)
class Ambiguous:
    """A match that can mean several things, none of which the text or the day prefers."""

    match: NameMatch
    ids: tuple[str, ...]


@attrs.frozen(slots=True)
class Mentions:
    """The named entities of a text, in text order, and what was not taken as one."""

    entities: tuple[Entity, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()

    @property
    def states(self) -> frozenset[str]:
        """The ids of the states that the text names."""
        return frozenset(entity.id for entity in self.entities if entity.is_state)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all that the text names."""
        return frozenset(entity.id for entity in self.entities)

    @property
    def all_names(self) -> tuple[Entity, ...]:
        """The entities, and the dropped names of other things."""
        others = (dropped.entity for dropped in self.dropped)
        return *self.entities, *(entity for entity in others if entity.kind == "other")


def find_mentions(
    text: str, world: World, published: datetime.date | None, persons: Sequence[tuple[int, int]] = ()
) -> Mentions:
    """The mentions of what a world knows; no name is found within `persons`, the spans of full names of persons."""
    scanner = name_scanner(world)
    kept: list[NameMatch] = []
    dropped: list[Dropped] = []
    every = {match.start: match for match in (*_datelines(text, scanner), *_in_capitals(text, scanner))}
    every |= {match.start: match for match in scanner.find(text)}
    joined = tuple(joined_names(text, every.values(), scanner))
    kept += joined
    for match in sorted(every.values(), key=lambda match: match.start):
        reason = _in_person(match, persons) or why_dropped(text, match)
        if reason is None:
            kept.append(match)
        else:
            dropped.append(Dropped(match, reason))
    kept.sort(key=lambda match: match.start)
    certain = {match.senses[0].id for match in kept if len(_states(match)) == 1 and match.senses[0].kind != "capital"}
    entities, ambiguous = [], []
    for match in kept:
        sense = _sense(match, certain, world, published)
        if sense is not None and _is_former_state(sense, world, published):
            dropped.append(Dropped(match, "a state that had long ended: the name is now that of a region"))
        elif sense is None:
            ambiguous.append(Ambiguous(match, tuple(dict.fromkeys(sense.id for sense in match.senses))))
        elif not _is_weak(match, sense, certain):
            entities.append(_entity(text, match, sense, world, published))
    return Mentions(tuple(entities), tuple(dropped), tuple(ambiguous))


def _in_person(match: NameMatch, persons: Sequence[tuple[int, int]]) -> str | None:
    at = bisect_right(persons, (match.start, len(match.text) + match.start)) - 1
    near = persons[max(0, at) : at + 2]
    inside = any(
        start <= match.start and match.end <= end and match.end - match.start < end - start for start, end in near
    )
    return "a person whom the register knows" if inside else None


def _datelines(text: str, scanner: NameScanner) -> Iterator[NameMatch]:
    """Capital cities in capital letters at the head of a report: «ALGIERS, March 6 -»."""
    for found in _DATELINE.finditer(text):
        for match in scanner.find(found.group(1).title()):
            if match.senses[0].kind == "capital":
                start, end = found.start(1) + match.start, found.start(1) + match.end
                yield NameMatch(text[start:end], start, end, match.senses)


def _in_capitals(text: str, scanner: NameScanner) -> Iterator[NameMatch]:
    """Names in lines that are written in capitals throughout: «KENYA AND UGANDA SIGN TREATY»."""
    for found in _IN_CAPITALS.finditer(text):
        whole = found.group()
        is_short = len(whole.split()) < _LEAST_IN_CAPITALS
        titled = whole.title()
        for match in scanner.find(_SMALL.sub(lambda word: word.group().lower(), titled)):
            start, end = found.start() + match.start, found.start() + match.end
            if is_short and match.text != titled.strip():  # a heading that is a name
                continue
            if text[start:end].lower() == match.text.lower():
                yield NameMatch(text[start:end], start, end, match.senses)


def _states(match: NameMatch) -> set[str]:
    return {sense.id for sense in match.senses}


def _sense(match: NameMatch, certain: set[str], world: World, published: datetime.date | None) -> NameSense | None:
    """What the match means: its only sense, else that of the day, else that of a state named elsewhere."""
    only = match.senses[0] if len(_states(match)) == 1 else None
    if only is not None and (published is None or not only.is_state):
        return only
    answer = world.resolve_actor(match.name or " ".join(match.text.split()), on=published)
    if only is not None:
        return _of_the_time(only, answer, world)
    record_id = answer.record.id if answer.record is not None else None
    organizations = [sense for sense in match.senses if sense.id.startswith("org:") and sense.id in certain]
    if organizations:  # Brussels, in a text about the European Union
        return organizations[0]
    of_the_day = next((sense for sense in match.senses if sense.id == record_id), None)
    named = [sense for sense in match.senses if sense.id in certain]
    capitals = [sense for sense in match.senses if sense.kind == "capital"]
    if not named and all(sense.kind in ("capital", "seat") for sense in match.senses):
        named = capitals  # Rio de Janeiro was a seat of Portugal, and the capital of Brazil
    return of_the_day or (named[0] if len({sense.id for sense in named}) == 1 else None)


def _of_the_time(sense: NameSense, answer: Resolution, world: World) -> NameSense:
    """«Russian» in 1963 is Soviet: a state of today means the one of which it was part at the time."""
    if answer.status != "not_then" or world.get(sense.id).period.latest is not None or len(answer.candidates) < 2:
        return sense
    return NameSense(sense.kind, answer.candidates[1].record.id)


def _is_former_state(sense: NameSense, world: World, published: datetime.date | None) -> bool:
    """Bavaria, Hanover, Tuscany: states that ended before the world wars name regions in later texts."""
    if not sense.is_state:
        return False
    ended = world.get(sense.id).period.latest
    if ended is None or ended.year >= _FORMER_BEFORE:
        return False
    return published is None or published.year - ended.year > _FORMER_AFTER


def _is_weak(match: NameMatch, sense: NameSense, certain: set[str]) -> bool:
    """A capital that is mostly something else counts only beside the name of its state."""
    weak = document("traps")["institutions"]["weak"]
    return sense.kind in ("capital", "seat") and match.text in weak and sense.id not in certain


def _entity(text: str, match: NameMatch, sense: NameSense, world: World, published: datetime.date | None) -> Entity:
    place = sense.kind in ("capital", "seat") and (
        match.text.isupper() or is_only_a_place(text, match) or _has_moved(match, sense, world, published)
    )
    return Entity(match.start, match.end, match.text, sense.kind, sense.id, place)


def _has_moved(match: NameMatch, sense: NameSense, world: World, published: datetime.date | None) -> bool:
    """Whether the government was elsewhere on the day of the text: Bonn in 2020 is only a town."""
    if published is None:
        return False
    day, name = Date.of(published), " ".join(match.text.split())
    seats = [seat for seat in world.get(sense.id).capitals if seat.text == name]
    return bool(seats) and not any(
        day.within(seat.period).possible or day.before(seat.period).possible for seat in seats
    )
