"""Assertions about scenarios and texts, a pytest plugin, and hypothesis strategies.

The plugin collects `*.geobrief.yaml` once the package is installed; `geobrief.testing.strategies` needs hypothesis.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from geobrief.testing.assertions import assert_finding, assert_reads, assert_valid

__all__ = ["assert_finding", "assert_reads", "assert_valid"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'geobrief.testing' has no attribute {name!r}")
    from geobrief.testing import assertions  # pytest loads the plugin at every start: keep that cheap

    return getattr(assertions, name)
