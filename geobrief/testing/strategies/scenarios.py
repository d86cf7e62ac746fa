"""Scenarios without errors, as plain data and as objects, and worlds made of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from geobrief.codec import SCHEMA
from geobrief.findings import Severity
from geobrief.model.plain_data import plain_data
from geobrief.register import World
from geobrief.scenario import Scenario, load
from geobrief.testing.strategies.casts import Cast, casts
from geobrief.testing.strategies.records import agreements, disputes, events, tenures

ScenarioData = dict[str, Any]


@st.composite
def documents(draw: st.DrawFn, cast: Cast | None = None) -> ScenarioData:
    """Scenarios as plain data, as `geobrief.load` takes them; without errors.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(documents())
    ... def loads_without_findings_of_shape(document):
    ...     assert not [finding for finding in load(document).findings if finding.code.startswith("GB2")]
    >>> loads_without_findings_of_shape()
    """
    cast = cast or draw(casts())
    document = {
        "schema": SCHEMA,
        "title": "A scenario that was drawn",
        "published": cast.last.isoformat(),
        "leaders": _plain(draw(st.lists(tenures(cast), max_size=2, unique_by=_person))),
        "agreements": _plain(draw(st.lists(agreements(cast), max_size=2, unique=True))),
        "disputes": _plain(draw(st.lists(disputes(cast), max_size=2, unique=True))),
        "events": _plain(draw(st.lists(events(cast), max_size=3, unique=True))),
    }
    assume(is_free_of_errors(document))
    return document


def scenarios() -> st.SearchStrategy[Scenario]:
    """Scenarios without findings of severity error.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(scenarios())
    ... def has_no_error(scenario):
    ...     assert "error" not in {finding.severity for finding in scenario.findings}
    >>> has_no_error()
    """
    return documents().map(load)


def worlds() -> st.SearchStrategy[World]:
    """Worlds: the register with the records of a scenario.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(worlds())
    ... def knows_argentina(world):
    ...     assert world.state("ARG").name == "Argentina"
    >>> knows_argentina()
    """
    return scenarios().map(lambda scenario: scenario.world)


def is_free_of_errors(document: ScenarioData) -> bool:
    """Whether a document has no finding of severity error."""
    return all(finding.severity is not Severity.ERROR for finding in load(document).findings)


def _plain(records: Iterable[Any]) -> list[ScenarioData]:
    return [plain_data(record) for record in records]


def _person(tenure: Any) -> Any:
    return tenure.person
