"""Which organisations and non-state groups does the register know, and who belongs to them? The records of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from geobrief.model.identity import ActorId
from geobrief.model.names import Name
from geobrief.register.bearings import Bearing, bearing, form_of, plain
from geobrief.register.periods import period, span
from geobrief.register.tables import Line, gathered, lines, listed

if TYPE_CHECKING:
    from geobrief.model.groups import Group
    from geobrief.model.organizations import Membership, Organization

COLUMNS = "id name acronym kind start end predecessors note source"
MEMBERSHIP_COLUMNS = "organization member status start end source"
GROUP_COLUMNS = "id name names states start end kind note source"


def organization(line: Line) -> Organization:
    """The organisation of a row, with its names, acronyms and seats."""
    from geobrief.model.organizations import Organization

    id, name, acronym, kind, start, end, predecessors, _, source = line
    return Organization(
        id,
        name,
        acronym=acronym or None,
        kind=kind or None,
        names=[
            Name(text, sense, period(first, last or end)) for _, text, sense, first, last, _ in _names().get(id, ())
        ],
        period=period(start, end),
        predecessors=listed(predecessors),
        source=source,
    )


def membership(line: Line) -> Membership:
    """The membership, suspension or observer's place of a row."""
    from geobrief.model.organizations import Membership

    body, member, status, start, end, source = line
    return Membership(body, member, status=status or "member", period=period(start, end), source=source)


def group(line: Line) -> Group:
    """The non-state group of a row, with the states in which it acts."""
    from geobrief.model.groups import Group

    id, name, names, states, start, end, kind, _, source = line
    when = period(start, end)
    return Group(
        id,
        name,
        names=[Name(text, "variant", when) for text in listed(names)],
        states=listed(states),
        kind=kind or None,
        period=when,
        source=source,
    )


def bearings(organizations: list[Line]) -> Iterator[Bearing]:
    """What each of these organisations is called, without making its record."""
    for id, name, acronym, _, start, end, _, _, _ in organizations:
        own, whole, called = str.__new__(ActorId, id), span(start, end), _names().get(id, ())
        if name not in [line[1] for line in called]:
            yield Bearing(name, own, "own", whole)
        yield Bearing(own, own, "id", whole)
        for _, text, kind, first, last, _ in called:
            yield bearing(text, own, form_of(kind, text, name), span(first, last or end))
        if acronym:
            yield Bearing(acronym, own, "acronym", whole)


def bearings_of_groups(groups: list[Line]) -> Iterator[Bearing]:
    """What each of these groups is called, without making its record."""
    for id, name, names, _, start, end, _, _, _ in groups:
        yield from plain(str.__new__(ActorId, id), name, listed(names), span(start, end))


@cache
def _names() -> dict[str, list[Line]]:
    return gathered(lines("organization_names", "organization", "name", "kind", "start", "end", "source"))
