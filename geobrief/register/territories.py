"""Territories and claims of the register: records and designations from rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from geobrief.model.identity import ActorId
from geobrief.model.names import Name
from geobrief.register.designations import Designation, undated
from geobrief.register.periods import parts, period, span
from geobrief.register.tables import Cells, cells, dated, listed

if TYPE_CHECKING:
    from geobrief.model.territories import Claim, Territory

COLUMNS = "id name names kind administrator iso3 start end note source"
CLAIM_COLUMNS = "territory claimant start end basis source"
CODE_COLUMNS = "territory system code source"


def territory(row: Cells) -> Territory:
    """The territory of a row, with its administrators in order."""
    from geobrief.model.territories import Administration, Territory

    id, name, names, kind, administrator, iso3, start, end, _, source = row
    when = period(start, end)
    return Territory(
        id,
        name,
        names=[Name(text, "variant", when) for text in listed(names)],
        kind=kind or None,
        administrators=[
            Administration(state, period(first, last)) for state, first, last in parts(start, end, dated(administrator))
        ],
        iso3=iso3 or None,
        period=when,
        source=source,
    )


def claim(row: Cells) -> Claim:
    """The claim of a row."""
    from geobrief.model.territories import Claim

    territory, claimant, start, end, basis, source = row
    return Claim(territory, claimant, period=period(start, end), basis=basis or None, source=source)


def designations(territories: Iterable[Cells]) -> Iterator[Designation]:
    """The designations of these territories, without making their records."""
    for id, name, names, _, _, iso3, start, end, _, _ in territories:
        own, whole = str.__new__(ActorId, id), span(start, end)
        yield from undated(own, name, listed(names), whole)
        if iso3:
            yield Designation(iso3, own, "iso3", whole)


def codes_of_territories(system: str) -> Iterator[Designation]:
    """The codes of territories in a list, such as `iso2`; they have no dates.

    >>> [code.id for code in codes_of_territories("fips") if code.text == "GI"]
    ['territory:gibraltar']
    """
    for id, kind, code, _ in cells("territory_codes", *CODE_COLUMNS.split()):
        if kind == system:
            yield Designation(code, ActorId(id), kind, "/..")
