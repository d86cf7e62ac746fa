"""Who are the people that hold offices?"""

from __future__ import annotations

import attrs

from geobrief.model.attributes import as_date, texts
from geobrief.model.identity import ActorId
from geobrief.when import Date


@attrs.frozen
class Person:
    """A person, with the names under which texts know them; `family` is what a second mention uses («Xi»,
    «Kirchner»)."""

    id: ActorId = attrs.field(converter=ActorId)
    name: str
    names: tuple[str, ...] = attrs.field(converter=texts, default=())
    family: str | None = None
    born: Date | None = attrs.field(converter=as_date, default=None)
    died: Date | None = attrs.field(converter=as_date, default=None)
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)
