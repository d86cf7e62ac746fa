"""Assertions about scenarios and texts, factories, snapshots, cases of rules, a pytest plugin, and strategies.

The plugin collects `*.geobrief.yaml` once the package is installed; `geobrief.testing.strategies` needs hypothesis.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from geobrief.testing import make
    from geobrief.testing.assertions import assert_finding, assert_reads, assert_valid
    from geobrief.testing.cases_of_rules import RuleCase, rule_cases
    from geobrief.testing.snapshots import assert_snapshot
    from geobrief.testing.tables import expectations

_HOMES = {
    **dict.fromkeys(("assert_finding", "assert_reads", "assert_valid"), "assertions"),
    **dict.fromkeys(("RuleCase", "rule_cases"), "cases_of_rules"),
    "assert_snapshot": "snapshots",
    "expectations": "tables",
}
__all__ = [
    "RuleCase", "assert_finding", "assert_reads", "assert_snapshot", "assert_valid", "expectations", "make",
    "rule_cases",
]  # fmt: skip


def __getattr__(name: str) -> object:
    from importlib import import_module  # pytest loads the plugin at every start: keep that cheap

    if name == "make":
        return import_module("geobrief.testing.make")
    if name not in _HOMES:
        raise AttributeError(f"module 'geobrief.testing' has no attribute {name!r}")
    return getattr(import_module(f"geobrief.testing.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted((*globals(), *__all__))
