"""Continuity: the state of today that continues one that ended, as merged data sets have it (Russia for the USSR)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geobrief.register.tables import cells


def continuation(state: str) -> str:
    """The id of the state that continues a state; its own if none does.

    >>> continuation("SUN"), continuation("DDR")
    ('RUS', 'DDR')
    """
    return _continued().get(state, state)


def continued(state: str) -> Iterator[str]:
    """The ids of the states that a state continues.

    >>> list(continued("SRB"))
    ['SCG', 'YUG']
    """
    return (ended for ended, other in _continued().items() if other == state)


@cache
def _continued() -> dict[str, str]:
    return {ended: other for ended, other, _ in cells("continued", "state", "continued_by", "source")}
