"""Designations: names, demonyms, capitals, seats and codes of records, each with its kind and period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from geobrief.model.identity import ActorId
from geobrief.register.periods import Bounds, bounds_of, period_of

if TYPE_CHECKING:
    from geobrief.model import DatedValue, Group, Name, Organization, State, Territory
    from geobrief.when import Period

PLACES = ("capital", "seat")  # kinds that, without a day, mean a record only while it has them
CONTINUING = "continuing"  # the kind of a name of two parts for a state that continues the one meant
TITLE = "title"  # the kind of a title or other name of an agreement or dispute
# The mention kind of each kind of designation, and its priority among designations of the same spelling, 1 first.
KINDS: dict[str, tuple[str, int]] = {
    "own": ("name", 1),
    "short": ("name", 1),
    "official": ("name", 1),
    "name": ("name", 1),
    "id": ("code", 1),
    "iso3": ("code", 2),
    "acronym": ("abbreviation", 2),
    "abbreviation": ("abbreviation", 3),
    "iso2": ("code", 3),
    "variant": ("name", 4),
    "iso3166_3": ("code", 5),
    "cow_abb": ("code", 5),
    "gw_abb": ("code", 5),
    "ioc": ("code", 5),
    "capital": ("capital", 6),
    "adjective": ("demonym", 6),
    "noun": ("demonym", 6),
    "plural": ("demonym", 6),
    "seat": ("seat", 7),
    CONTINUING: ("name", 8),
    TITLE: ("name", 9),
}


class Designation(NamedTuple):
    """One use of one text for one record; `kind` is that of the row, `period_text` the period in EDTF."""

    text: str
    id: ActorId
    kind: str
    period_text: str

    @property
    def mention_kind(self) -> str:
        """The kind of mention that the text makes: name, code, abbreviation, capital, demonym or seat."""
        return KINDS[self.kind][0]

    @property
    def priority(self) -> int:
        """Its rank among designations of the same spelling, 1 first."""
        return KINDS[self.kind][1]

    @property
    def period(self) -> Period:
        """When the designation holds."""
        return period_of(self.period_text)

    @property
    def bounds(self) -> Bounds:
        """The first and the last day on which it may hold, as day numbers."""
        return bounds_of(self.period_text)

    def holds_on(self, day: int) -> bool:
        """Whether it may hold on the day with this number."""
        first, last = bounds_of(self[3])
        return first <= day <= last


def designation(text: str, id: ActorId, kind: str, period_text: str) -> Designation:
    """A designation, made faster than by its class."""
    return tuple.__new__(Designation, (text, id, kind, period_text))


def of_states(states: Iterable[State]) -> Iterator[Designation]:
    """All designations of states, in their order."""
    for state in states:
        yield from _own(state, state.names)
        for names in (state.names, state.demonyms, state.capitals, state.codes):
            yield from _of_names(state, names)


def of_organizations(organizations: Iterable[Organization]) -> Iterator[Designation]:
    """All designations of organisations."""
    for organization in organizations:
        yield from _own(organization, organization.names)
        yield from _of_names(organization, organization.names)
        if organization.acronym:
            yield Designation(organization.acronym, organization.id, "acronym", str(organization.period))


def of_territories(territories: Iterable[Territory]) -> Iterator[Designation]:
    """All designations of territories."""
    for territory in territories:
        yield from _own(territory, territory.names)
        yield from _of_names(territory, territory.names)
        if territory.iso3:
            yield Designation(territory.iso3, territory.id, "iso3", str(territory.period))


def of_groups(groups: Iterable[Group]) -> Iterator[Designation]:
    """All designations of groups."""
    for group in groups:
        yield from _own(group, group.names)
        yield from _of_names(group, group.names)


def undated(id: ActorId, name: str, names: Iterable[str], period_text: str) -> Iterator[Designation]:
    """The names and the id of a record whose names hold for its whole period."""
    yield designation(name, id, "own", period_text)
    yield designation(id, id, "id", period_text)
    for other in names:
        yield designation(other, id, "variant", period_text)


def _own(record: State | Organization | Territory | Group, names: Iterable[Name]) -> Iterator[Designation]:
    """The id of a record, and its usual name unless a dated name is the same."""
    if not any(name.text == record.name for name in names):
        yield Designation(record.name, record.id, "own", str(record.period))
    yield Designation(record.id, record.id, "id", str(record.period))


def _of_names(record: State | Organization | Territory | Group, names: Iterable[DatedValue]) -> Iterator[Designation]:
    """Designations from dated names; one without a period has that of the record, one without an end ends with it."""
    whole = str(record.period)
    last = whole.rpartition("/")[2]
    for name in names:
        if name.kind in KINDS:
            own = str(name.period)
            start, slash, end = (whole if own == "/" else own).rpartition("/")
            ends = slash and end in ("", "..") and last not in ("", "..")
            period = f"{start}/{last}" if ends else f"{start}{slash}{end}"
            yield Designation(name.text, record.id, kind_of(name.kind, name.text, record.name), period)


def kind_of(kind: str, text: str, name: str) -> str:
    """The kind of a row; a row with the usual name of the record counts as `own`."""
    return "own" if text == name and kind in ("short", "name") else kind
