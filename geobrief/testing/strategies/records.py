"""Agreements, disputes, events and tenures of states that exist at their time."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

import attrs
from hypothesis import strategies as st

from geobrief.model import Agreement, AgreementStep, Dispute, DisputeStep, Event, Tenure
from geobrief.register import world
from geobrief.testing.strategies.casts import Cast, casts
from geobrief.vocabulary import load, modes

_STEPS = ("proposed", "under_negotiation", "agreed", "signed", "ratified", "in_force", "terminated")


@st.composite
def agreements(draw: st.DrawFn, cast: Cast | None = None) -> Agreement:
    """Agreements between two or three states, with the roles of their kind and steps in order of time.

    >>> from hypothesis import given
    >>> @given(agreements())
    ... def takes_two(agreement):
    ...     assert len(agreement.parties) >= 2
    >>> takes_two()
    """
    cast = cast or draw(casts())
    kind: Any = draw(st.sampled_from(load("agreement_kinds").ids))
    parties = draw(_some(cast, 2, 3))
    roles = draw(st.sampled_from(_pairs(kind))) if _pairs(kind) else ()
    return Agreement(
        kind,
        parties,
        steps=[AgreementStep(status, day.isoformat()) for status, day in draw(_steps(cast))],
        roles=dict(zip(parties, roles, strict=False)),
        title=draw(st.none() | st.sampled_from(("Treaty of Nowhere", "Protocol on Such Matters"))),
    )


@st.composite
def disputes(draw: st.DrawFn, cast: Cast | None = None) -> Dispute:
    """Disputes between two states, some of them settled.

    >>> from hypothesis import given
    >>> @given(disputes())
    ... def begins_before_it_ends(dispute):
    ...     assert dispute.steps[:1] == () or dispute.steps[0].status == "ongoing"
    >>> begins_before_it_ends()
    """
    cast = cast or draw(casts())
    parties = draw(_some(cast, 2, 2))
    begun, ended = sorted(draw(st.tuples(_day(cast), _day(cast))))
    steps = [DisputeStep("ongoing", begun.isoformat()), DisputeStep("settled", ended.isoformat())]
    kind: Any = draw(st.sampled_from(load("dispute_kinds").ids))
    return Dispute(
        kind,
        parties,
        sides=draw(st.sampled_from(((), tuple((party,) for party in parties)))),
        steps=steps[: draw(st.integers(0, 2))],
    )


@st.composite
def events(draw: st.DrawFn, cast: Cast | None = None) -> Event:
    """Events between two states, with a mode of their type or none.

    >>> from hypothesis import given
    >>> @given(events())
    ... def two_take_part(event):
    ...     assert len(event.participants) == 2
    >>> two_take_part()
    """
    cast = cast or draw(casts())
    kind: Any = draw(st.sampled_from(load("event_types").ids))
    actor, recipient = draw(_some(cast, 2, 2))
    mode: Any = draw(st.none() | st.sampled_from(modes(kind))) if modes(kind) else None
    modality: Any = draw(st.sampled_from(load("modalities").ids))
    return Event(
        kind,
        [actor],
        [recipient],
        date=draw(_day(cast)).isoformat(),
        mode=mode,
        modality=modality,
    )


def tenures(cast: Cast | None = None) -> st.SearchStrategy[Tenure]:
    """Tenures of the register; with a cast, those of the rulers of its states on its first day.

    >>> from hypothesis import given
    >>> @given(tenures())
    ... def is_somebodys(tenure):
    ...     assert tenure.person
    >>> is_somebodys()
    """
    if cast is None:
        return st.deferred(lambda: st.sampled_from(tuple(world().tenures)))
    rulers = held(cast)
    return st.sampled_from(rulers) if rulers else st.nothing()


def held(cast: Cast) -> list[Tenure]:
    """The tenures of the rulers of the cast's states on its first day."""
    found = (world().leader(state, on=cast.first) for state in cast.states)
    return [attrs.evolve(tenure, source=None) for tenure in found if tenure is not None]


def _some(cast: Cast, least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(cast.states), min_size=least, max_size=most, unique=True)


def _day(cast: Cast) -> st.SearchStrategy[datetime.date]:
    return st.dates(cast.first, cast.last)


@st.composite
def _steps(draw: st.DrawFn, cast: Cast) -> list[tuple[Any, datetime.date]]:
    """Some of the steps of an agreement, in order."""
    taken = sorted(draw(st.sets(st.integers(0, len(_STEPS) - 1), max_size=4)))
    days = sorted(draw(st.lists(_day(cast), min_size=len(taken), max_size=len(taken))))
    return [(_STEPS[number], day) for number, day in zip(taken, days, strict=True)]


@cache
def _pairs(kind: str) -> tuple[tuple[str, str], ...]:
    """The pairs of roles that belong to a kind of agreement."""
    fitting = [role for role in load("party_roles") if kind in role.listed("kinds")]
    ids = {role.id for role in fitting}
    return tuple((role.id, other) for role in fitting for other in role.listed("counterparts") if other in ids)
