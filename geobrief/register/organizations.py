"""Organisations, memberships and non-state groups of the register: records and designations from rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from geobrief.model.identity import ActorId
from geobrief.model.names import Name
from geobrief.register.designations import Designation, designation, kind_of, undated
from geobrief.register.periods import period, span
from geobrief.register.tables import Cells, by_first_cell, cells, listed

if TYPE_CHECKING:
    from geobrief.model.groups import Group
    from geobrief.model.organizations import Membership, Organization

COLUMNS = "id name acronym kind start end predecessors note source"
MEMBERSHIP_COLUMNS = "organization member status start end source"
GROUP_COLUMNS = "id name names states start end kind note source"


def organization(row: Cells) -> Organization:
    """The organisation of a row, with its names, acronyms and seats."""
    from geobrief.model.organizations import Organization

    id, name, acronym, kind, start, end, predecessors, _, source = row
    return Organization(
        id,
        name,
        acronym=acronym or None,
        kind=kind or None,
        names=[
            Name(text, name_kind, period(first, last or end))
            for _, text, name_kind, first, last, _ in _names().get(id, ())
        ],
        period=period(start, end),
        predecessors=listed(predecessors),
        source=source,
    )


def membership(row: Cells) -> Membership:
    """The membership of a row: as member, suspended member or observer."""
    from geobrief.model.organizations import Membership

    body, member, status, start, end, source = row
    return Membership(body, member, status=status or "member", period=period(start, end), source=source)


def group(row: Cells) -> Group:
    """The non-state group of a row."""
    from geobrief.model.groups import Group

    id, name, names, states, start, end, kind, _, source = row
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


def designations(organizations: Iterable[Cells]) -> Iterator[Designation]:
    """The designations of these organisations, without making their records."""
    for id, name, acronym, _, start, end, _, _, _ in organizations:
        own, whole, names = str.__new__(ActorId, id), span(start, end), _names().get(id, ())
        if name not in [row[1] for row in names]:
            yield Designation(name, own, "own", whole)
        yield Designation(own, own, "id", whole)
        for _, text, kind, first, last, _ in names:
            yield designation(text, own, kind_of(kind, text, name), span(first, last or end))
        if acronym:
            yield Designation(acronym, own, "acronym", whole)


def group_designations(groups: Iterable[Cells]) -> Iterator[Designation]:
    """The designations of these groups, without making their records."""
    for id, name, names, _, start, end, _, _, _ in groups:
        yield from undated(str.__new__(ActorId, id), name, listed(names), span(start, end))


@cache
def _names() -> dict[str, list[Cells]]:
    return by_first_cell(cells("organization_names", "organization", "name", "kind", "start", "end", "source"))
