"""Who bears which name, in which sense and when? All names, demonyms, capitals, seats and codes of a world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from geobrief.model.groups import Group
from geobrief.model.identity import ActorId
from geobrief.model.names import Name
from geobrief.model.organizations import Organization
from geobrief.model.states import State
from geobrief.model.territories import Territory
from geobrief.when import Period

Bearer = State | Organization | Territory | Group

# The kind of mention that a row of each kind makes, and how far it stands back behind others of the same spelling.
_FORMS: dict[str, tuple[str, int]] = {
    "own": ("name", 1),
    "short": ("name", 1),
    "official": ("name", 1),
    "name": ("name", 1),
    "id": ("code", 2),
    "iso3": ("code", 2),
    "abbreviation": ("abbreviation", 2),
    "acronym": ("abbreviation", 2),
    "variant": ("name", 3),
    "iso2": ("code", 4),
    "iso3166_3": ("code", 4),
    "cow_abb": ("code", 4),
    "gw_abb": ("code", 4),
    "ioc": ("code", 4),
    "capital": ("capital", 5),
    "adjective": ("demonym", 5),
    "noun": ("demonym", 5),
    "plural": ("demonym", 5),
    "seat": ("seat", 6),
}


class Bearing(NamedTuple):
    """One record bearing one name: `form` is the kind of the row, `kind` the kind of mention it makes."""

    text: str
    id: ActorId
    kind: str
    form: str
    rank: int
    period: Period


def bearings(
    states: Iterable[State],
    organizations: Iterable[Organization],
    territories: Iterable[Territory],
    groups: Iterable[Group],
) -> Iterator[Bearing]:
    """Everything by which these records are called, in their order."""
    for state in states:
        yield from _own(state, state.names)
        for listed in (state.names, state.demonyms, state.capitals, state.codes):
            yield from _listed(state, listed)
    for organization in organizations:
        yield from _own(organization, organization.names)
        yield from _listed(organization, organization.names)
        if organization.acronym:
            yield _bearing(organization, organization.acronym, "acronym", organization.period)
    for territory in territories:
        yield from _plain(territory)
        if territory.iso3:
            yield _bearing(territory, territory.iso3, "iso3", territory.period)
    for group in groups:
        yield from _plain(group)


def _own(record: State | Organization, names: Iterable[Name]) -> Iterator[Bearing]:
    """The record's usual name, for as long as its rows say, and its id."""
    if not any(name.text == record.name for name in names):
        yield _bearing(record, record.name, "own", record.period)
    yield _bearing(record, record.id, "id", record.period)


def _listed(record: State | Organization, names: Iterable[Name]) -> Iterator[Bearing]:
    for name in names:
        if name.kind in _FORMS:
            form = "own" if name.text == record.name and name.kind in ("short", "name") else name.kind
            yield _bearing(record, name.text, form, name.period)


def _plain(record: Territory | Group) -> Iterator[Bearing]:
    yield _bearing(record, record.name, "own", record.period)
    yield _bearing(record, record.id, "id", record.period)
    for name in record.names:
        yield _bearing(record, name, "variant", record.period)


def _bearing(record: Bearer, text: str, form: str, when: Period) -> Bearing:
    kind, rank = _FORMS[form]
    return Bearing(text, record.id, kind, form, rank, when)

