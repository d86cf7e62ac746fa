"""A pytest plugin: each `*.geobrief.yaml` has a test of the whole file and one of each expectation.

pytest loads this at every start; it imports nothing else until it meets a scenario file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geobrief.suffixes import is_scenario_name

if TYPE_CHECKING:
    from geobrief.register import World
    from geobrief.scenario import Scenario


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The collector of a scenario file; None for other files."""
    if not is_scenario_name(file_path.name):
        return None
    from geobrief.testing.collection import ScenarioFile

    return ScenarioFile.from_parent(parent, path=file_path)


@pytest.fixture(scope="session")
def world() -> World:
    """The world of the register that ships with geobrief."""
    from geobrief.register import world

    return world()


@pytest.fixture
def scenario(request: pytest.FixtureRequest) -> Callable[[Any], Scenario]:
    """Load a scenario: a path relative to the file of the test, a text, or plain data."""

    def loaded(source: Any) -> Scenario:
        from geobrief.scenario import load

        is_path = isinstance(source, Path) or (isinstance(source, str) and is_scenario_name(source))
        return load(request.path.parent / source if is_path else source)

    return loaded
