"""Rows of the lists of states: each a code, its period, and the states that it stands for then."""

from __future__ import annotations

import attrs

from geobrief.model.attributes import as_period
from geobrief.model.identity import ActorId
from geobrief.register.periods import date, parts, period
from geobrief.register.tables import Cells, dated
from geobrief.when import Date, Period

NUMBERED = ("gw", "cow")  # the lists whose codes are numbers


@attrs.frozen
class Spell:
    """One row of a list: a code, the period for which the list has it, and the states that it stands for.

    `code` is a number if the list numbers its states, else a text. `states` are ids; if the list counts successive
    states as one, `assigned` has each id with the day on which it begins (None: with the spell).
    """

    system: str
    code: int | str
    abbreviation: str
    name: str
    period: Period = attrs.field(converter=as_period)
    assigned: tuple[tuple[ActorId, Date | None], ...]
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)

    @property
    def states(self) -> tuple[ActorId, ...]:
        """The ids, each once, in the order in which they begin."""
        return tuple(dict.fromkeys(state for state, _ in self.assigned))

    def parts(self) -> tuple[tuple[ActorId, Period], ...]:
        """Each id with its part of the spell."""
        start, end = str(self.period).split("/")
        assigned = ((state, "" if begin is None else str(begin)) for state, begin in self.assigned)
        return tuple(
            (ActorId(state), period(first, last))
            for state, first, last in parts(start, "" if end == ".." else end, assigned)
        )


def spell(row: Cells) -> Spell:
    """The spell of a row."""
    system, code, abbreviation, name, start, end, states, source = row
    return Spell(
        system,
        int(code) if code.isdigit() and system in NUMBERED else code,
        abbreviation,
        name,
        period(start, end),
        tuple((ActorId(state), date(begin) if begin else None) for state, begin in dated(states)),
        source=source,
    )
