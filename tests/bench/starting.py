"""The time of imports and of the start of the command; 1 is the start of a bare interpreter."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
SCENARIO = HERE.parent / "scenarios" / "falklands-1982.geobrief.yaml"
BARE = ("-c", "pass")
STATEMENTS = {
    "import geobrief": (("-c", "import geobrief"), 1.5),
    "the whole model": (("-c", "import geobrief.model"), 8.0),
    "the model, the register, one name": (("-c", "import geobrief; geobrief.world().state('Burma')"), 12.5),
    "geobrief check on a small file": (("-m", "geobrief", "check", str(HERE / "small.geobrief.yaml")), 20.0),
    "geobrief check on a scenario with leaders": (("-m", "geobrief", "check", str(SCENARIO)), 20.0),
    "geobrief --version": (("-m", "geobrief", "--version"), 3.0),
}


def seconds(arguments: tuple[str, ...]) -> float:
    """The time of one process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def ratios(rounds: int) -> Iterator[tuple[str, float, float]]:
    """Each start with its ratio to the bare interpreter and the ratio that it should not exceed.

    The processes take turns, so that a busy machine weighs on all of them alike; the fastest of each counts.
    """
    commands = {"bare": BARE, **{name: arguments for name, (arguments, _) in STATEMENTS.items()}}
    fastest = dict.fromkeys(commands, float("inf"))
    for _ in range(rounds):
        for name, arguments in commands.items():
            fastest[name] = min(fastest[name], seconds(arguments))
    for name, (_, most) in STATEMENTS.items():
        yield name, fastest[name] / fastest["bare"], most
