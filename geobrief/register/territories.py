"""Which territories does the register know, who administers and who claims them? The records of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geobrief.model.identity import ActorId
from geobrief.model.names import Name
from geobrief.register.bearings import Bearing, plain
from geobrief.register.periods import parts, period, span
from geobrief.register.tables import Line, dated, listed

if TYPE_CHECKING:
    from geobrief.model.territories import Claim, Territory

COLUMNS = "id name names kind administrator iso3 start end note source"
CLAIM_COLUMNS = "territory claimant start end basis source"


def territory(line: Line) -> Territory:
    """The territory of a row, with its administrators one after the other."""
    from geobrief.model.territories import Administration, Territory

    id, name, names, kind, administrator, iso3, start, end, _, source = line
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


def claim(line: Line) -> Claim:
    """The claim of a row."""
    from geobrief.model.territories import Claim

    land, claimant, start, end, basis, source = line
    return Claim(land, claimant, period=period(start, end), basis=basis or None, source=source)


def bearings(territories: list[Line]) -> Iterator[Bearing]:
    """What each of these territories is called, without making its record."""
    for id, name, names, _, _, iso3, start, end, _, _ in territories:
        own, whole = str.__new__(ActorId, id), span(start, end)
        yield from plain(own, name, listed(names), whole)
        if iso3:
            yield Bearing(iso3, own, "iso3", whole)
