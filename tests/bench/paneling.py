"""The cost of panels, compared with the cross join of state-years that one would write by hand in polars.

The datasets are the published ones in the folder GEOBRIEF_LISTS, or else the small ones of the tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from geobrief import datasets, panels

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "panels" / "data"
FILES = {
    "cow-alliance-4.1-by-member.csv": "alliances.csv",
    "cow-contdir-3.2.csv": "contiguity.csv",
    "gml-mid-directed-dyad-years-2.1.1.csv": "mid-b.csv",
}
FIRST, LAST = 1816, 2016


def ratios(rounds: int) -> Iterator[tuple[str, float, float]]:
    """The ratio of the panel alone, and of the panel with columns, all measured in turns."""
    states = panels.state_years("cow", FIRST, LAST).frame
    alliances, contiguity, disputes = (datasets.read("auto", path) for path in files())
    alone, full, hand = [], [], []
    for _ in range(rounds):
        hand.append(seconds(lambda: by_hand(states)))
        alone.append(seconds(lambda: directed().frame))
        full.append(seconds(lambda: with_columns(alliances, contiguity, disputes).frame))
    yield f"directed dyad-years {FIRST}–{LAST}", min(alone) / min(hand), 3
    yield "with alliances, contiguity, disputes, peace years", min(full) / min(hand), 10


def files() -> list[Path]:
    """The files of the datasets."""
    folder = os.environ.get("GEOBRIEF_LISTS")
    return [Path(folder) / name if folder else SMALL / small for name, small in FILES.items()]


def by_hand(states: pl.DataFrame) -> pl.DataFrame:
    """All pairs of the states of a year."""
    return states.join(states, on="year", suffix="2").filter(pl.col("ccode") != pl.col("ccode2"))


def directed() -> panels.Panel:
    """The panel without columns."""
    return panels.dyad_years("cow", FIRST, LAST, directed=True)


def with_columns(alliances: datasets.Dataset, contiguity: datasets.Dataset, disputes: datasets.Dataset) -> panels.Panel:
    """The panel with four kinds of columns."""
    return directed().add_alliances(alliances).add_contiguity(contiguity).add_disputes(disputes).add_peace_years()


def seconds(action: Callable[[], object]) -> float:
    """The time that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def megabytes() -> float:
    """The peak memory of a new process that makes the panel with its columns."""
    program = (
        "import paneling, resource; from geobrief import datasets;"
        "paneling.with_columns(*(datasets.read('auto', path) for path in paneling.files())).frame;"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}"}
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    return int(ran.stdout) / 1024


if __name__ == "__main__":
    for name, ratio, most in ratios(3 if "--quick" in sys.argv else 15):
        print(f"{name:<56} {ratio:>10.2f} {most:>10.1f}")
    print(f"{'peak memory, MB':<56} {megabytes():>10.0f}")
