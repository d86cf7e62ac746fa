"""States that exist side by side for some years: the actors of one scenario."""

from __future__ import annotations

import datetime
from functools import lru_cache

import attrs
from hypothesis import strategies as st

from geobrief.model import State
from geobrief.register import world

_YEARS = datetime.timedelta(days=5 * 365)
_FIRST, _LAST = datetime.date(1950, 1, 1), datetime.date(2015, 12, 31)


@attrs.frozen
class Cast:
    """Ids of states that exist from the first day to the last."""

    first: datetime.date
    last: datetime.date
    states: tuple[str, ...]


def states() -> st.SearchStrategy[State]:
    """States of the register, including former ones.

    >>> from hypothesis import given
    >>> @given(states())
    ... def has_a_name(state):
    ...     assert state.name
    >>> has_a_name()
    """
    return st.deferred(lambda: st.sampled_from(tuple(world().states)))


def states_at(day: datetime.date, until: datetime.date | None = None) -> st.SearchStrategy[State]:
    """States that exist on a day, or from that day to a later one.

    >>> from hypothesis import given
    >>> @given(states_at(datetime.date(1985, 6, 1)))
    ... def is_not_russia(state):
    ...     assert state.id != "RUS"
    >>> is_not_russia()
    """
    return st.deferred(lambda: st.sampled_from(existing(day, until or day)).map(world().get))


@st.composite
def casts(draw: st.DrawFn) -> Cast:
    """Three to six states and five years in which they exist, between 1950 and 2020."""
    first = draw(st.dates(_FIRST, _LAST))
    last = first + _YEARS
    chosen = draw(st.lists(st.sampled_from(existing(first, last)), min_size=3, max_size=6, unique=True))
    return Cast(first, last, tuple(chosen))


@lru_cache(maxsize=256)
def existing(first: datetime.date, last: datetime.date) -> tuple[str, ...]:
    """The ids of the states that exist without a break from one day to another."""
    begin, end = first.toordinal(), last.toordinal()
    return tuple(
        str(state.id)
        for state in world().states
        if any(start <= begin and end <= stop for start, stop in world().lifetime(state.id))
    )


@lru_cache(maxsize=256)
def absent(first: datetime.date, last: datetime.date) -> tuple[str, ...]:
    """The ids of the states that exist on no day from one to another."""
    begin, end = first.toordinal(), last.toordinal()
    return tuple(
        str(state.id)
        for state in world().states
        if all(stop < begin or end < start for start, stop in world().lifetime(state.id))
    )
