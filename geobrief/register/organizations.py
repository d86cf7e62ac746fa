"""Which organisations and non-state groups does the register know, and who belongs to them? Its tables, as records."""

from __future__ import annotations

from geobrief.model.groups import Group
from geobrief.model.names import Name
from geobrief.model.organizations import Membership, Organization
from geobrief.register.periods import period
from geobrief.register.tables import listed, rows, rows_by


def load_organizations() -> tuple[Organization, ...]:
    """All organisations, with their names, acronyms and seats."""
    names = rows_by("organization_names", "organization")
    return tuple(
        Organization(
            row["id"],
            row["name"],
            acronym=row["acronym"] or None,
            kind=row["kind"] or None,
            names=[
                Name(entry["name"], entry["kind"], period(entry["start"], entry["end"] or row["end"]))
                for entry in names.get(row["id"], ())
            ],
            period=period(row["start"], row["end"]),
            predecessors=listed(row["predecessors"]),
            source=row["source"],
        )
        for row in rows("organizations")
    )


def load_memberships() -> tuple[Membership, ...]:
    """All memberships, suspensions and observers."""
    return tuple(
        Membership(
            row["organization"],
            row["member"],
            status=row["status"] or "member",
            period=period(row["start"], row["end"]),
            source=row["source"],
        )
        for row in rows("memberships")
    )


def load_groups() -> tuple[Group, ...]:
    """All non-state groups, with the states in which they act."""
    return tuple(
        Group(
            row["id"],
            row["name"],
            names=listed(row["names"]),
            states=listed(row["states"]),
            kind=row["kind"] or None,
            period=period(row["start"], row["end"]),
            source=row["source"],
        )
        for row in rows("groups")
    )
