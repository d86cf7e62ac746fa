"""Which records of the register, and which parts of records, may a test try? They are read when they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from geobrief.model import (
    ActorId,
    Claim,
    DisputeStep,
    Group,
    Membership,
    Organization,
    PartyInRole,
    Person,
    Reference,
    Step,
    Territory,
)
from geobrief.register import world
from geobrief.testing.strategies.times import dates
from geobrief.vocabulary import load


def _known(table: Callable[[], Sequence[Any]]) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: st.sampled_from(table()))


def ids() -> st.SearchStrategy[ActorId]:
    """The ids of states and organisations.

    >>> from hypothesis import given
    >>> @given(ids())
    ... def leads_somewhere(id):
    ...     assert world().get(id)
    """
    return _known(lambda: [*(state.id for state in world().states), *(body.id for body in world().organizations)])


def references() -> st.SearchStrategy[Reference]:
    """References to states, by their usual names."""
    return _known(lambda: [Reference(state.id, state.name) for state in world().states])


def people() -> st.SearchStrategy[Person]:
    """Persons of the register."""
    return _known(lambda: world().people)


def organizations() -> st.SearchStrategy[Organization]:
    """Organisations of the register."""
    return _known(lambda: world().organizations)


def memberships() -> st.SearchStrategy[Membership]:
    """Memberships of the register."""
    return _known(lambda: world().memberships)


def groups() -> st.SearchStrategy[Group]:
    """Non-state groups of the register."""
    return _known(lambda: world().groups)


def territories() -> st.SearchStrategy[Territory]:
    """Territories of the register."""
    return _known(lambda: world().territories)


def claims() -> st.SearchStrategy[Claim]:
    """Claims of the register."""
    return _known(lambda: world().claims)


def steps() -> st.SearchStrategy[Step]:
    """Steps of agreements, of all parties."""
    return st.builds(Step, st.sampled_from(load("agreement_statuses").ids), dates(), st.none())


def turns() -> st.SearchStrategy[DisputeStep]:
    """Turns of disputes."""
    return st.builds(DisputeStep, st.sampled_from(load("dispute_statuses").ids), dates())


def roles() -> st.SearchStrategy[PartyInRole]:
    """Roles of parties."""
    return st.builds(PartyInRole, ids(), st.sampled_from(load("party_roles").ids))
