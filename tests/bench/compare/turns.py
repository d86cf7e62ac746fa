"""Tools that take turns: the CPU time of the fastest round of each, and tables in Markdown."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


def in_turns(actions: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The seconds of CPU time of each action, the fastest of some rounds after one that does not count."""
    for action in actions.values():
        action()
    best = dict.fromkeys(actions, float("inf"))
    gc.collect()
    for _ in range(rounds):
        for name, action in actions.items():
            start = time.process_time()
            action()
            best[name] = min(best[name], time.process_time() - start)
    return best


def installed(makers: Mapping[str, Callable[[], T]]) -> dict[str, T]:
    """What the makers return, without the tools that are not installed."""
    found: dict[str, T] = {}
    for name, make in makers.items():
        with suppress(ImportError):
            found[name] = make()
    return found


def against(seconds: Mapping[str, float], one: str = "geobrief") -> dict[str, str]:
    """The times as multiples of one of them."""
    return {name: _short(taken / seconds[one]) for name, taken in seconds.items()}


def _short(ratio: float) -> str:
    return (
        f"{ratio:,.0f}"
        if ratio >= 10
        else f"{ratio:.1f}"
        if ratio >= 1
        else f"{ratio:.2f}"
        if ratio >= 0.1
        else f"{ratio:.3f}"
    )


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in (columns, ["---"] * len(columns), *rows)]
    return "\n".join(lines) + "\n"
