"""Whether the actors of a record are named in its evidence, or meant by its words there."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.findings import Finding
from geobrief.grounding.statements import Statement
from geobrief.model import Event, State
from geobrief.register import World
from geobrief.register.folding import folded

_ENOUGH = 2
_WE = frozenset(("we", "us", "our", "ours"))


def of_reference(statement: Statement) -> Iterator[Finding]:
    """A state or other actor that the text does not name."""
    record = statement.record
    text = statement.passage.text
    if record.mentions or folded(record.name) in folded.__wrapped__(text.analysis.text):
        return
    if any(record.id in clauses_ids.ids for clauses in text.analysis.clauses for clauses_ids in clauses.actors):
        return
    yield statement.finding("name-not-in-text", f"the text does not name {record.name}", at="name")


def of_parties(statement: Statement, world: World) -> Iterator[Finding]:
    """The parties, actors and recipients that the evidence does not have."""
    known = tuple(_members(statement))
    outside = [(at, id, name) for at, id, name in known if not _is_inside(statement, world, id, name)]
    if not isinstance(statement.record, Event) and _leaves_out(statement, {id for _, id, _ in known}):
        acting = statement.passage.acting
        outside = [(at, id, name) for at, id, name in known if id not in acting and id not in statement.passage.pointed]
    if not outside:
        return
    allowed = _meant(statement, {id: at.partition("[")[0] for at, id, _ in known}, [id for _, id, _ in outside])
    for at, id, name in outside:
        if id not in allowed:
            called = name or _name(world, id)
            yield statement.finding("party-not-in-evidence", f"{called} is not in the evidence of this record", at=at)


def of_people(statement: Statement) -> Iterator[Finding]:
    """People of an event whom the evidence does not name."""
    words = set(statement.passage.folded.split())
    for number, name in enumerate(getattr(statement.record, "people", ())):
        parts = folded(name.partition(":")[2].replace("-", " ") or name).split()
        if parts and not {part for part in parts if len(part) > 2} & words:
            yield statement.finding("name-not-in-text", f"the evidence does not name {name}", at=f"people[{number}]")


def _members(statement: Statement) -> Iterator[tuple[str, str, str]]:
    """The path, id and name of each actor of a record; the name is what the answer has."""
    record, given = statement.record, statement.given if isinstance(statement.given, dict) else {}
    fields = ("actors", "recipients") if isinstance(record, Event) else ("parties",)
    for field in fields:
        names = given.get(field)
        ids = getattr(record, field)
        typed = names if isinstance(names, list | tuple) and len(names) == len(ids) else ids
        for number, (id, name) in enumerate(zip(ids, typed, strict=True)):
            yield f"{field}[{number}]", str(id), str(name) if str(name) != str(id) else ""


def _is_inside(statement: Statement, world: World, id: str, name: str) -> bool:
    """Whether the evidence names an actor, or has its name, demonym or capital."""
    passage = statement.passage
    if id in passage.named or id in passage.pointed or id in passage.acting:
        return True
    words = (name, *_words_for(world, id)) if name else _words_for(world, id)
    return any(f" {folded(word)} " in passage.folded for word in words)


def _words_for(world: World, id: str) -> tuple[str, ...]:
    """The names, demonyms and capitals of an actor."""
    record = world.actor(id)
    if not isinstance(record, State):
        return () if record is None else (str(record.name), *(each.text for each in record.names))
    listed = (*record.names, *record.demonyms, *record.capitals)
    return tuple(each.text for each in listed)


def _leaves_out(statement: Statement, ids: set[str]) -> bool:
    """Whether a state that acts in the evidence is not in the record."""
    return bool({id for id in statement.passage.acting if ":" not in id} - ids)


def _meant(statement: Statement, ids: dict[str, str], outside: list[str]) -> frozenset[str]:
    """The actors outside the evidence that its words can mean: what a pronoun points at, or a side that is left out.

    Nothing may be left out that the evidence names, and only a side that is missing is filled in.
    """
    passage = statement.passage
    named = {id for id in passage.acting if ":" not in id}
    if named and (not named & ids.keys() or named - ids.keys()):
        return passage.pointed
    speaks = bool(passage.words & _WE) or passage.is_without_subject
    if not (passage.points or speaks):
        sides = {ids[id] for id in outside}
        inside = [id for id, side in ids.items() if id not in outside and side in sides]
        if len(inside) >= (_ENOUGH if "parties" in sides else 1):
            return frozenset()
    if speaks or len(outside) > 1:
        everybody: frozenset[str] = frozenset().union(*passage.nearby(), *passage.opening())
        if set(outside) <= everybody:
            return everybody
    for around in passage.nearby():
        if set(outside) & around:
            return around
    return frozenset()


def _name(world: World, id: str) -> str:
    record = world.actor(id)
    return str(record.name) if record is not None else id
