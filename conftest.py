"""Conditions of all tests and doctests."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from geobrief.checking.registry import Rule
    from geobrief.findings import Finding

collect_ignore = ["docs/conf.py"]  # settings of Sphinx, which the tests do not need

settings.register_profile("geobrief", deadline=None, suppress_health_check=[HealthCheck.too_slow])  # machines vary
settings.load_profile("geobrief")


@pytest.fixture(autouse=True, scope="session")
def no_rule_of_the_library_raises() -> Iterator[None]:
    """A rule of the library that raises fails the test; users get a finding (GB003)."""
    from geobrief.checking.registry import Rule

    failure = Rule.failure

    def fail(rule: Rule, error: Exception, path: str, record: Any) -> Finding:
        if rule.check.__module__.startswith("geobrief.rules."):
            raise error
        return failure(rule, error, path, record)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Rule, "failure", fail)
        yield


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], int]:
    """Counts the functions that are called by a run: work that does not depend on the machine."""

    def calls_of(run: Callable[[], object]) -> int:
        count = 0

        def tally(frame: FrameType, event: str, argument: object) -> None:
            nonlocal count
            count += event in {"call", "c_call"}

        sys.setprofile(tally)
        try:
            run()
        finally:
            sys.setprofile(None)
        return count

    return calls_of
