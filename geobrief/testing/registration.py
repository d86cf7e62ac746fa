"""Which strategy makes values of which class? hypothesis is told as soon as both it and the class are there.

hypothesis calls `register` at its start (entry point `hypothesis`). Importing the records would make every program that
uses hypothesis pay for them, so that this only waits until somebody else imports them.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

# The strategies by the modules whose classes they make.
STRATEGIES = {
    "geobrief.when": {"Date": "dates", "Period": "periods"},
    "geobrief.model": {
        "State": "states",
        "Tenure": "tenures",
        "Agreement": "agreements",
        "Dispute": "disputes",
        "Event": "events",
        "ActorId": "ids",
        "Reference": "references",
        "Person": "people",
        "Organization": "organizations",
        "Membership": "memberships",
        "Group": "groups",
        "Territory": "territories",
        "Claim": "claims",
        "AgreementStep": "steps",
        "DisputeStep": "turns",
        "Role": "roles",
    },
    "geobrief.register": {"World": "worlds"},
    "geobrief.scenario": {"Scenario": "scenarios"},
}


def register() -> None:
    """Make `st.from_type(Agreement)` and the like work, now or when the class is imported."""
    if any(isinstance(finder, _Waiting) for finder in sys.meta_path):
        return
    for name in STRATEGIES:
        if name in sys.modules:
            _enter(sys.modules[name])
    sys.meta_path.insert(0, _Waiting())


class _Waiting:
    """Sees the modules with the records being imported, and has their classes registered once they are."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The usual spec, with a loader that registers too; None for all other modules."""
        spec = PathFinder.find_spec(name, path) if name in STRATEGIES else None
        if spec is None or spec.loader is None:
            return None
        load = spec.loader.exec_module

        def load_and_register(module: ModuleType) -> None:
            load(module)
            _enter(module)

        vars(spec.loader)["exec_module"] = load_and_register
        return spec


def _enter(module: ModuleType) -> None:
    from hypothesis import strategies as st

    for cls, strategy in STRATEGIES[module.__name__].items():
        st.register_type_strategy(getattr(module, cls), _made_by(strategy))


def _made_by(name: str) -> Callable[[type], Any]:
    """A function that gives the strategy of this name when it is first drawn from."""

    def strategy(_: type) -> Any:
        from geobrief.testing import strategies

        return getattr(strategies, name)()

    return strategy
