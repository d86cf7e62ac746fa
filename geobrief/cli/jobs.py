"""The option `--jobs`: in how many processes a command works."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from geobrief.errors import ArgumentError

if TYPE_CHECKING:
    from geobrief.processes import Item, Result


def add_jobs(parser: argparse.ArgumentParser, verb: str) -> None:
    """Add the option."""
    parser.add_argument(
        "--jobs", "-j", metavar="N", type=number, default=1, help=f"{verb} in N processes; 0: one for each processor"
    )


def number(text: str) -> int:
    """The number of processes.

    >>> number("2")
    2
    """
    from geobrief.arguments import check_workers

    if not text.isascii() or not text.isdigit():
        raise ArgumentError("--jobs", expected="a whole number", got=text)
    jobs = int(text[:9]) or _processors()
    check_workers(jobs)
    return jobs


def apply(
    function: Callable[[Item], Result], lost: Callable[[Item], Result], jobs: int
) -> Callable[[Iterable[Item]], Iterator[Result]]:
    """A function that applies another to items, in so many processes."""
    if jobs == 1:
        return partial(map, function)
    from geobrief.processes import in_processes

    return lambda items: in_processes(function, items, jobs, lost=lost)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
