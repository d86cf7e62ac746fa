"""People who hold offices."""

from __future__ import annotations

import attrs

from geobrief import arguments
from geobrief.model.attributes import as_date
from geobrief.model.identity import ActorId, own_id
from geobrief.model.names import Name, as_names
from geobrief.model.records import Record
from geobrief.when import Date


@attrs.frozen(field_transformer=arguments.checked, repr=False)
class Person(Record):
    """A person, with the names that texts use; `family` is the name of a second mention («Xi», «Kirchner»)."""

    id: ActorId = attrs.field(converter=ActorId, validator=own_id("person"))
    name: str = attrs.field(validator=arguments.name)
    names: tuple[Name, ...] = attrs.field(converter=as_names, default=(), repr=False)
    family: str | None = None
    born: Date | None = attrs.field(converter=as_date, default=None)
    died: Date | None = attrs.field(converter=as_date, default=None)
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)

    @property
    def all_names(self) -> tuple[str, ...]:
        """The usual name and the others, as text.

        >>> Person("person:eva-peron", "Eva Perón", names=["Evita"]).all_names
        ('Eva Perón', 'Evita')
        """
        return (self.name, *map(str, self.names))
