"""States, with their names, capitals and codes and the period in which they existed."""

from __future__ import annotations

import attrs

from geobrief import arguments
from geobrief.errors import ArgumentError, nearest
from geobrief.model.attributes import DateLike, as_period
from geobrief.model.identity import ActorId, actor_ids, own_id
from geobrief.model.names import DatedValue, Name, as_capitals, as_codes, as_demonyms, as_names, value_on
from geobrief.model.records import Record
from geobrief.when import Date, Period

_CODE_SYSTEMS = (
    *("iso2", "iso3", "iso_num", "iso3166_3", "un_m49", "cow", "cow_abb", "gw", "gw_abb", "ioc", "fips", "genc", "wb"),
    *("polity", "polity_abb", "vdem"),
)


@attrs.frozen(field_transformer=arguments.checked, repr=False)
class State(Record):
    """A state: one political continuity, whatever lists call it.

    Source: the rows of the register (`geobrief/register/data`), each of which names its own.

    >>> State("x:arstotzka", "Arstotzka", capitals=["Orvech Vonor"]).capital_on("1982-11-23")
    'Orvech Vonor'
    """

    id: ActorId = attrs.field(converter=ActorId, validator=own_id("state"))
    name: str = attrs.field(validator=arguments.name)
    names: tuple[Name, ...] = attrs.field(converter=as_names, default=(), repr=False)
    demonyms: tuple[Name, ...] = attrs.field(converter=as_demonyms, default=(), repr=False)
    capitals: tuple[DatedValue, ...] = attrs.field(converter=as_capitals, default=(), repr=False)
    codes: tuple[DatedValue, ...] = attrs.field(converter=as_codes, default=(), repr=False)
    period: Period = attrs.field(converter=as_period, default=None)
    predecessors: tuple[ActorId, ...] = attrs.field(converter=actor_ids, default=())
    successors: tuple[ActorId, ...] = attrs.field(converter=actor_ids, default=())
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)

    def name_on(self, day: DateLike) -> str:
        """The usual English name on that day."""
        found = value_on(self.names, day, "short")
        return found.text if found else self.name

    def names_during(self, period: str | Date | Period) -> tuple[Name, ...]:
        """All names that may have been in use in that period."""
        asked = Period.of(period)
        return tuple(name for name in self.names if name.period.overlaps(asked).possible)

    def capital_on(self, day: DateLike) -> str | None:
        """The capital on that day."""
        found = value_on(self.capitals, day, "capital")
        return found.text if found else None

    def code(self, system: str, on: DateLike | None = None) -> str | None:
        """The state's code in a system (`iso2`, `iso3`, `cow`, `gw`, `cow_abb`, `ioc` …) on a day.

        Without a day, the last code; None if the state has no code in that system.
        """
        arguments.check_text(system, "system")
        if system not in _CODE_SYSTEMS and all(code.kind != system for code in self.codes):
            expected, near = ", ".join(_CODE_SYSTEMS), nearest(system, _CODE_SYSTEMS)
            raise ArgumentError("unknown system of codes", expected=expected, got=system, nearest=near)
        if on is not None:
            found = value_on(self.codes, on, system)
            return found.text if found else None
        return next((code.text for code in reversed(self.codes) if code.kind == system), None)
