"""Work in several processes: the order is kept, little is taken ahead, and a killed process loses nothing."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from geobrief.processes import ProcessesNotStartedError, in_processes

ROOT = Path(__file__).parents[1]
needs_fork = pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="the function of the test is not known to other processes"
)


def lost(item: object) -> str:
    return f"{item} was lost"


def double(item: int) -> int:
    return 2 * item


def fatal(item: int) -> str:
    """Kills its process for one item, as the system does when memory ends."""
    if item == 40:
        os.kill(os.getpid(), signal.SIGKILL)
    return str(item)


def refuse(item: int) -> int:
    raise ValueError(item)


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(in_processes(double, range(100), 3, lost=lambda item: 0, at_once=7)) == list(range(0, 200, 2))
    assert list(in_processes(double, [], 2, lost=lambda item: 0)) == []


def test_only_a_few_items_are_taken_ahead() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    results = in_processes(double, endless(), 2, lost=lambda item: 0, at_once=5)
    assert [next(results) for _ in range(8)] == list(range(2, 18, 2))
    assert taken <= 8 + 2 * 2 * 5
    results.close()


@needs_fork
def test_an_item_that_kills_its_process_is_lost_and_no_other() -> None:
    found = list(in_processes(fatal, range(100), 2, lost=lost, at_once=8))
    assert found == [str(item) if item != 40 else "40 was lost" for item in range(100)]


@needs_fork
def test_nothing_is_lost_if_something_else_kills_a_process(tmp_path: Path) -> None:
    killed = tmp_path / "killed"

    def fatal_once(item: int) -> int:
        if item == 20 and not killed.exists():
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    assert list(in_processes(fatal_once, range(50), 2, lost=lambda item: -1, at_once=4)) == list(range(50))


def test_what_the_function_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="5"):
        list(in_processes(refuse, [5], 2, lost=lambda item: 0))


STARTED_WITHOUT_GUARD = """
import multiprocessing
multiprocessing.set_start_method("spawn")
from geobrief.processes import in_processes
print(list(in_processes(str, range(3), 2, lost=str)))
"""


def test_processes_that_cannot_start_are_an_error_and_not_lost_items(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(STARTED_WITHOUT_GUARD)
    ran = subprocess.run([sys.executable, script], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True)
    assert ran.returncode == 1
    assert ran.stdout == b""
    assert ProcessesNotStartedError.__name__ in ran.stderr.decode()


ENDLESS = """
import itertools, os, sys, time
from geobrief.processes import in_processes
def number(item):
    time.sleep(0.05)
    return os.getpid()
if __name__ == "__main__":
    results = in_processes(number, itertools.count(), 2, lost=str, at_once=1)
    print(*{next(results) for _ in range(12)}, flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_workers_end_with_a_first_process_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(ENDLESS)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, script], env=environment, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        workers = [int(number) for number in first.stdout.readline().split()]
        first.kill()
    assert len(workers) == 2
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(map(is_running, workers)):
        time.sleep(0.05)
    assert not any(map(is_running, workers))


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
