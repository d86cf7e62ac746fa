"""The lists of states of the register as frames: the days on which a code counts, and the states that it stands for."""

from __future__ import annotations

import datetime
from functools import cache
from typing import TYPE_CHECKING

from geobrief.register import world
from geobrief.register.periods import bounds
from geobrief.when import Period

if TYPE_CHECKING:
    import polars as pl

NAMES = {"cow": "COW", "gw": "Gleditsch and Ward"}


@cache
def list_spells(system: str) -> pl.DataFrame:
    """The spells of a list: the code, the first and the last day of each."""
    import polars as pl

    rows = [(int(spell.code), *_days(spell.period)) for spell in world().system(system).spells]
    schema = {"code": pl.Int64, "list_first": pl.Date, "list_last": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row")


@cache
def successive_holders(system: str) -> dict[int, list[tuple[str, datetime.date, datetime.date]]]:
    """The states of each code that stands for several in succession: id, first and last day of each."""
    found: dict[int, list[tuple[str, datetime.date, datetime.date]]] = {}
    for spell in world().system(system).spells:
        for state, part in spell.parts():
            parts = found.setdefault(int(spell.code), [])
            if not parts or parts[-1][0] != state:
                parts.append((str(state), *_days(part)))
            else:
                parts[-1] = (*parts[-1][:2], _days(part)[1])
    return {code: parts for code, parts in found.items() if len({state for state, _, _ in parts}) > 1}


def _days(period: Period) -> tuple[datetime.date, datetime.date]:
    first, last = bounds(period)
    return datetime.date.fromordinal(first), datetime.date.fromordinal(last)
