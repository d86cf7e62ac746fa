"""Which scenarios may a test try? Such as hold together: nothing in them is wrong for certain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from geobrief.codec import SCHEMA, unstructure
from geobrief.findings import Severity
from geobrief.register import World
from geobrief.scenario import Scenario, load
from geobrief.testing.strategies.casts import Cast, casts
from geobrief.testing.strategies.records import agreements, disputes, events, tenures

Document = dict[str, Any]


@st.composite
def documents(draw: st.DrawFn, cast: Cast | None = None) -> Document:
    """Scenarios as plain data in the one format, as `geobrief.load` takes it; nothing in them is an error.

    >>> from hypothesis import given
    >>> @given(documents())
    ... def my_program_takes_it(document):
    ...     my_program(json.dumps(document))
    """
    cast = cast or draw(casts())
    document = {
        "schema": SCHEMA,
        "title": "A scenario that was drawn",
        "published": cast.last.isoformat(),
        "leaders": _told(draw(st.lists(tenures(cast), max_size=2, unique_by=_person))),
        "agreements": _told(draw(st.lists(agreements(cast), max_size=2, unique=True))),
        "disputes": _told(draw(st.lists(disputes(cast), max_size=2, unique=True))),
        "events": _told(draw(st.lists(events(cast), max_size=3, unique=True))),
    }
    assume(holds_together(document))
    return document


def scenarios() -> st.SearchStrategy[Scenario]:
    """Scenarios in which nothing is wrong for certain.

    >>> from hypothesis import given
    >>> @given(scenarios())
    ... def holds_together(scenario):
    ...     assert not [finding for finding in scenario.findings if finding.severity == "error"]
    """
    return documents().map(load)


def worlds() -> st.SearchStrategy[World]:
    """Worlds: the register with the records of a scenario.

    >>> from hypothesis import given
    >>> @given(worlds())
    ... def knows_argentina(world):
    ...     assert world.state("ARG").name == "Argentina"
    """
    return scenarios().map(lambda scenario: scenario.world)


def holds_together(document: Document) -> bool:
    """Whether nothing in a document is an error."""
    return all(finding.severity is not Severity.ERROR for finding in load(document).findings)


def _told(records: Iterable[Any]) -> list[Document]:
    return [unstructure(record) for record in records]


def _person(tenure: Any) -> Any:
    return tenure.person
