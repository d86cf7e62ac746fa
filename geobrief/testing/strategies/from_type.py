"""Registers the strategies by the class whose values they draw, for `hypothesis.strategies.from_type`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from geobrief import model
from geobrief.register import World
from geobrief.scenario import Scenario
from geobrief.testing.strategies import registered
from geobrief.testing.strategies.casts import states
from geobrief.testing.strategies.records import agreements, disputes, events, tenures
from geobrief.testing.strategies.scenarios import scenarios, worlds
from geobrief.when import Date, Period

STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Date: registered.dates,
    Period: registered.periods,
    World: worlds,
    Scenario: scenarios,
    model.ActorId: registered.ids,
    model.Reference: registered.references,
    model.State: states,
    model.Person: registered.people,
    model.Tenure: tenures,
    model.Organization: registered.organizations,
    model.Membership: registered.memberships,
    model.Group: registered.groups,
    model.Territory: registered.territories,
    model.Claim: registered.claims,
    model.Agreement: agreements,
    model.AgreementStep: registered.steps,
    model.Role: registered.roles,
    model.Dispute: disputes,
    model.DisputeStep: registered.dispute_steps,
    model.Event: events,
}


def register() -> None:
    """Make `from_type(Agreement)` and the like draw from the strategies of this package."""
    for cls in STRATEGIES:  # as functions, since hypothesis would try the strategies at once
        st.register_type_strategy(cls, lambda cls: STRATEGIES[cls]())
