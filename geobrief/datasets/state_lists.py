"""The lists of states of the register as frames: the days on which a code counts, and the states that it stands for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import attrs

from geobrief.model.identity import ActorId
from geobrief.register import world
from geobrief.register.periods import bounds
from geobrief.register.spells import Spell
from geobrief.register.systems import known_system
from geobrief.when import Period

if TYPE_CHECKING:
    import polars as pl


@attrs.frozen
class Holder:
    """A state that a code stands for, with the first and the last day on which it does."""

    state: ActorId
    first: datetime.date
    last: datetime.date

    def distance(self, day: datetime.date) -> int:
        """The number of days from a day to the nearest of these."""
        return max((self.first - day).days, (day - self.last).days, 0)


NAMES = {"cow": "COW", "gw": "Gleditsch and Ward"}


@cache
def list_spells(system: str) -> pl.DataFrame:
    """The spells of a list: the code, the first and the last day of each."""
    import polars as pl

    rows = [(int(spell.code), *_days(spell.period)) for spell in _spells(system)]
    schema = {"code": pl.Int64, "list_first": pl.Date, "list_last": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row")


@cache
def holders(system: str) -> dict[int, list[Holder]]:
    """The states that each code of a list stands for, one after the other."""
    found: dict[int, list[Holder]] = {}
    for spell in _spells(system):
        for state, part in spell.parts():
            parts = found.setdefault(int(spell.code), [])
            first, last = _days(part)
            if parts and parts[-1].state == state:
                parts[-1] = Holder(state, parts[-1].first, last)
            else:
                parts.append(Holder(state, first, last))
    return found


def state_of(system: str, code: int | None, day: datetime.date | None) -> ActorId | None:
    """The state with a code of a list on a day, or on the nearest day on which a state has it; None for other codes.

    >>> state_of("cow", 365, datetime.date(1950, 1, 1)), state_of("cow", 365, datetime.date(1999, 1, 1))
    ('SUN', 'RUS')
    """
    parts = [] if code is None else holders(system).get(code, [])
    nearest = min(parts, key=lambda part: part.distance(day or part.first), default=None)
    return nearest.state if nearest else None


def _spells(system: str) -> Iterable[Spell]:
    return world().system(known_system(system)).spells


def _days(period: Period) -> tuple[datetime.date, datetime.date]:
    first, last = bounds(period)
    return datetime.date.fromordinal(first), datetime.date.fromordinal(last)
