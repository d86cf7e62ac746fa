"""The record types, with the section, the table and the namespace of each; every other list of them comes from here."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple


class RecordType(NamedTuple):
    """A class of records, by its name in `geobrief.model`.

    Its records are in a section of documents and in a table of a `World` (None: a world has none of them). Those with a
    `namespace` have ids that begin with it (`state` for bare ids), and an entry in their section declares such an id.
    Those `from_prose` are found in texts.
    """

    name: str
    section: str
    table: str | None
    namespace: str | None = None
    from_prose: bool = False

    @property
    def cls(self) -> type:
        """The class.

        >>> RECORD_TYPES[1].cls
        <class 'geobrief.model.states.State'>
        """
        found: type = getattr(import_module("geobrief.model"), self.name)
        return found

    @property
    def has_references(self) -> bool:
        """Whether the section may also refer to known records: a text names states, it does not declare them."""
        return self.from_prose and self.namespace is not None


# In the order of documents.
RECORD_TYPES = (
    RecordType("DateMention", "dates", None, from_prose=True),
    RecordType("State", "states", "states", "state", from_prose=True),
    RecordType("Tenure", "leaders", "tenures", from_prose=True),
    RecordType("Organization", "organizations", "organizations", "org", from_prose=True),
    RecordType("Group", "groups", "groups", "group", from_prose=True),
    RecordType("Territory", "territories", "territories", "territory", from_prose=True),
    RecordType("Person", "people", "people", "person"),
    RecordType("Membership", "memberships", "memberships"),
    RecordType("Claim", "claims", "claims"),
    RecordType("Agreement", "agreements", "agreements", from_prose=True),
    RecordType("Dispute", "disputes", "disputes", from_prose=True),
    RecordType("Event", "events", "events", from_prose=True),
)
SECTIONS_OF_PROSE = tuple(kind.section for kind in RECORD_TYPES if kind.from_prose)
TABLE_OF_SECTION = {kind.section: kind.table for kind in RECORD_TYPES if kind.table is not None}
SECTION_OF_TABLE = {table: section for section, table in TABLE_OF_SECTION.items()}
TABLE_OF_NAMESPACE = {kind.namespace: kind.table for kind in RECORD_TYPES if kind.namespace and kind.table}
