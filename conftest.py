"""Conditions of all tests and doctests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from geobrief.checking.registry import Rule
    from geobrief.findings import Finding

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
