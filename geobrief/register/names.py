"""What is there to look for in a text? Every surface by which a text may name a state, an organisation or a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from geobrief.model.identity import ActorId
from geobrief.register.bearings import Bearing
from geobrief.register.worlds import World
from geobrief.when import Period

KINDS = ("name", "abbreviation", "demonym", "capital", "seat")


class Surface(NamedTuple):
    """A spelling, the kind of mention that it makes, whom it means, and when it does.

    `kind` is name, abbreviation, demonym, capital or seat; `form` is what the register says more exactly: short,
    official, variant, adjective, noun, plural, acronym. The namespace of an id tells a state from an organisation.
    """

    text: str
    kind: str
    form: str
    ids: tuple[ActorId, ...]
    period: Period


class PersonSurface(NamedTuple):
    """A spelling of a person's name; `kind` is name for a full name or variant, family for the family name alone."""

    text: str
    kind: str
    ids: tuple[ActorId, ...]


def surfaces(world: World) -> tuple[Surface, ...]:
    """All names, abbreviations, demonyms, capitals and seats, in the order of the register.

    Bearers of one spelling in one sense and period are one entry.

    >>> from geobrief.model import Organization
    >>> world = World(organizations=[Organization("org:NATO", "North Atlantic Treaty Organization", acronym="NATO")])
    >>> [(entry.text, entry.kind) for entry in surfaces(world)]
    [('North Atlantic Treaty Organization', 'name'), ('NATO', 'abbreviation')]
    """
    gathered: dict[tuple[str, str, str, int], list[Bearing]] = {}
    for bearing in world.bearings():
        if bearing.kind in KINDS:
            # Rows of one period share the object, and its identity is a faster key than its value.
            gathered.setdefault((bearing.text, bearing.kind, bearing.form, id(bearing.period)), []).append(bearing)
    return tuple(map(_surface, gathered.values()))


def _surface(borne: list[Bearing]) -> Surface:
    first = borne[0]
    ids = tuple(dict.fromkeys(bearing.id for bearing in borne)) if len(borne) > 1 else (first.id,)
    return Surface(first.text, first.kind, first.form, ids, first.period)


def person_surfaces(world: World) -> tuple[PersonSurface, ...]:
    """All full names, variants and family names of persons."""
    gathered: dict[tuple[str, str], list[ActorId]] = {}
    for text, kind, id in _person_names(world):
        gathered.setdefault((text, kind), []).append(id)
    return tuple(PersonSurface(text, kind, tuple(dict.fromkeys(ids))) for (text, kind), ids in gathered.items())


def _person_names(world: World) -> Iterator[tuple[str, str, ActorId]]:
    for person in world.people:
        for name in (person.name, *person.names):
            yield name, "name", person.id
        if person.family:
            yield person.family, "family", person.id
