"""Crowns that several states share: the one of them whose monarch is meant if no state is named."""

from __future__ import annotations

from functools import cache

from geobrief.register.tables import cells


def shares_crown(state: str | None) -> bool:
    """Whether the head of a state is that of another, whose crown or office it shares.

    >>> shares_crown("CAN"), shares_crown("GBR"), shares_crown(None)
    (True, False, False)
    """
    return state in _sharing()


@cache
def _sharing() -> frozenset[str]:
    return frozenset(state for state, _, _ in cells("crowns", "state", "crown_of", "source"))
