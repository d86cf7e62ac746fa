"""Continuity: the state of today that continues one that ended, as merged data sets have it (Russia for the USSR)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geobrief.register.tables import Cells, cells


def continuation(state: str) -> str:
    """The id of the state that continues a state; its own if none does.

    >>> continuation("SUN"), continuation("DDR")
    ('RUS', 'DDR')
    """
    return _continued().get(state, state)


def under_name(state: str) -> Iterator[str]:
    """The ids of ended states that lists have under the name of this one, which continues them.

    >>> list(under_name("KOR")), list(under_name("RUS"))
    (['KOR1887'], [])
    """
    return (ended for ended, other, named, _ in _rows() if other == state and named == "yes")


@cache
def _continued() -> dict[str, str]:
    return {ended: other for ended, other, _, _ in _rows()}


def _rows() -> list[Cells]:
    return cells("continued", "state", "continued_by", "under_name", "source")
