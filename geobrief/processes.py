"""Applies a function to many items in several processes: results in order, few items at once, none lost with a process.

A process that is killed takes no other item with it: those that it had are given to a new process, one by one.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, TypeVar

from geobrief.errors import GeobriefError

Item = TypeVar("Item")
Result = TypeVar("Result")

_ATTEMPTS = 2  # of an item that is alone in a process
_function: Callable[[Any], Any] | None = None  # of a worker process


class ProcessesNotStartedError(GeobriefError):
    """No worker process can be started."""


def in_processes(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    workers: int,
    *,
    lost: Callable[[Item], Result],
    at_once: int = 16,
) -> Iterator[Result]:
    """The result of `function` for each item, in their order and as they come.

    The items are sent to the processes `at_once` at a time, and at most `2 * workers * at_once` are taken ahead. If the
    process of an item is killed each time, its result is `lost(item)`, made in this process. What `function` raises is
    raised here. The function and the items must be of a kind that can be pickled.
    """
    source = iter(items)
    running: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    pool = _pool(function, workers)
    try:
        while True:
            while len(running) < 2 * workers and (chunk := list(islice(source, at_once))):
                running.append((chunk, _submitted(pool, chunk)))
            if not running:
                return
            chunk, future = running.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown()
                yield from _one_by_one(function, chunk, lost)
                pool = _pool(function, workers)
                running = deque((chunk, _again(pool, chunk, future)) for chunk, future in running)
    finally:
        pool.shutdown(cancel_futures=True)


def _one_by_one(
    function: Callable[[Item], Result], items: Iterable[Item], lost: Callable[[Item], Result]
) -> Iterator[Result]:
    """The results for items of which one may kill its process."""
    pool = _pool(function, 1)
    try:
        for item in items:
            for _ in range(_ATTEMPTS):
                try:
                    result = pool.submit(_apply, [item]).result()[0]
                    break
                except BrokenProcessPool:
                    pool.shutdown()
                    pool = _pool(function, 1)
                    _check_start(pool)
            else:
                result = lost(item)
            yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _check_start(pool: ProcessPoolExecutor) -> None:
    try:
        pool.submit(_apply, []).result()
    except BrokenProcessPool:
        expected = "a script that starts them under `if __name__ == '__main__':`, and enough memory"
        raise ProcessesNotStartedError("worker processes cannot be started", expected=expected) from None


def _pool(function: Callable[[Any], Any], workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, initializer=_start, initargs=(function,))


def _submitted(pool: ProcessPoolExecutor, chunk: list[Item]) -> Future[list[Any]]:
    try:
        return pool.submit(_apply, chunk)
    except BrokenProcessPool as error:  # a process was killed in the meantime
        failed: Future[list[Any]] = Future()
        failed.set_exception(error)
        return failed


def _again(pool: ProcessPoolExecutor, chunk: list[Item], future: Future[list[Any]]) -> Future[list[Any]]:
    """The future of a chunk, which is submitted to a new pool unless it is done."""
    done = future.done() and not future.cancelled() and not isinstance(future.exception(), BrokenProcessPool)
    return future if done else _submitted(pool, chunk)


# --- in a worker process


def _start(function: Callable[[Any], Any]) -> None:
    """Prepare a worker: signals are for the first process, and without it a worker ends."""
    global _function
    _function = function
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _apply(items: list[Any]) -> list[Any]:
    assert _function is not None
    return [_function(item) for item in items]
