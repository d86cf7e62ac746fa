"""Who bears which name, in which sense and when? All names, demonyms, capitals, seats and codes of a world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from geobrief.model.identity import ActorId
from geobrief.register.periods import Bounds, bounds_of, period_of

if TYPE_CHECKING:
    from geobrief.model import DatedValue, Group, Name, Organization, State, Territory
    from geobrief.when import Period

# The kind of mention that a row of each kind makes, and how far it stands back behind others of the same spelling.
FORMS: dict[str, tuple[str, int]] = {
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
    """One record bearing one name for some time: `form` is the kind of the row, `span` the time as EDTF text."""

    text: str
    id: ActorId
    form: str
    span: str

    @property
    def kind(self) -> str:
        """The kind of mention that the name makes: name, code, abbreviation, capital, demonym, seat."""
        return FORMS[self.form][0]

    @property
    def rank(self) -> int:
        """How far it stands back behind others of the same spelling."""
        return FORMS[self.form][1]

    @property
    def period(self) -> Period:
        """When the name holds."""
        return period_of(self.span)

    @property
    def bounds(self) -> Bounds:
        """The first and the last day on which it may hold, as day numbers."""
        return bounds_of(self.span)


def bearing(text: str, id: ActorId, form: str, span: str) -> Bearing:
    """A bearing, made faster than by its class."""
    return tuple.__new__(Bearing, (text, id, form, span))


def of_states(states: Iterable[State]) -> Iterator[Bearing]:
    """Everything by which states are called, in their order."""
    for state in states:
        yield from _own(state, state.names)
        for named in (state.names, state.demonyms, state.capitals, state.codes):
            yield from _listed(state, named)


def of_organizations(organizations: Iterable[Organization]) -> Iterator[Bearing]:
    """Everything by which organisations are called."""
    for organization in organizations:
        yield from _own(organization, organization.names)
        yield from _listed(organization, organization.names)
        if organization.acronym:
            yield Bearing(organization.acronym, organization.id, "acronym", str(organization.period))


def of_territories(territories: Iterable[Territory]) -> Iterator[Bearing]:
    """Everything by which territories are called."""
    for territory in territories:
        yield from _own(territory, territory.names)
        yield from _listed(territory, territory.names)
        if territory.iso3:
            yield Bearing(territory.iso3, territory.id, "iso3", str(territory.period))


def of_groups(groups: Iterable[Group]) -> Iterator[Bearing]:
    """Everything by which groups are called."""
    for group in groups:
        yield from _own(group, group.names)
        yield from _listed(group, group.names)


def plain(id: ActorId, name: str, names: Iterable[str], span: str) -> Iterator[Bearing]:
    """The names of a record that have no time of their own."""
    yield bearing(name, id, "own", span)
    yield bearing(id, id, "id", span)
    for other in names:
        yield bearing(other, id, "variant", span)


def _own(record: State | Organization | Territory | Group, names: Iterable[Name]) -> Iterator[Bearing]:
    """The record's usual name, for as long as its rows say, and its id."""
    if not any(name.text == record.name for name in names):
        yield Bearing(record.name, record.id, "own", str(record.period))
    yield Bearing(record.id, record.id, "id", str(record.period))


def _listed(record: State | Organization | Territory | Group, names: Iterable[DatedValue]) -> Iterator[Bearing]:
    """A name without a period has that of the record, one without an end ends with it."""
    whole = str(record.period)
    last = whole.rpartition("/")[2]
    for name in names:
        if name.kind in FORMS:
            own = str(name.period)
            start, slash, end = (whole if own == "/" else own).rpartition("/")
            ends = slash and end in ("", "..") and last not in ("", "..")
            span = f"{start}/{last}" if ends else f"{start}{slash}{end}"
            yield Bearing(name.text, record.id, form_of(name.kind, name.text, record.name), span)


def form_of(kind: str, text: str, name: str) -> str:
    """A row with the usual name itself weighs as that."""
    return "own" if text == name and kind in ("short", "name") else kind
