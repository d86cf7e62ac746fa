"""Does what an author expects speak of what is known? An id that leads nowhere makes no fact, denied or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.codec import expectations as facts
from geobrief.errors import nearest
from geobrief.findings import Finding, code
from geobrief.model import ActorId

if TYPE_CHECKING:
    from geobrief.scenario.scenarios import Scenario


def unknown_in(fact: Any, path: str, scenario: Scenario) -> Iterator[Finding]:
    """A finding for each id in a fact that stands at a path and that neither file nor world knows."""
    for field in attrs.fields(type(fact)):
        id = getattr(fact, field.name)
        if isinstance(id, ActorId) and scenario.ground.actor(id) is None:
            yield _unknown_id(id, scenario.ground.actor_ids(id), f"{path}.{field.name}")
    if isinstance(fact, facts.InDispute):
        yield from _record(fact.dispute, "disputes", f"{path}.dispute", scenario)
    elif isinstance(fact, facts.InAgreement):
        yield from _record(fact.agreement, "agreements", f"{path}.agreement", scenario)


def _unknown_id(id: str, known: Iterable[str], path: str) -> Finding:
    near = nearest(id, filter(None, known))
    hint = near and f"did you mean {near}?"
    return code("GB303").finding(f"nothing is known by the id {id}", path=path, hint=hint)


def _record(id: str, table: str, path: str, scenario: Scenario) -> Iterator[Finding]:
    """A dispute or agreement: those of the file come first, since they are few and short."""
    own = [record.id for record in getattr(scenario, table)]
    if id not in own:
        known = [*own, *(record.id for record in getattr(scenario.ground, table))]
        if id not in known:
            yield _unknown_id(id, known, path)
