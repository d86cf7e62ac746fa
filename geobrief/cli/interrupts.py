"""Ctrl-C and SIGTERM stop a command between two writes, so that nothing is written by half."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Terminated(KeyboardInterrupt):
    """The process received SIGTERM."""


class _Handler:
    """Raises at once, or after the write that is going on; a second signal does not wait for it."""

    def __init__(self) -> None:
        self.is_writing = False
        self.waiting: type[KeyboardInterrupt] | None = None

    def __call__(self, number: int, frame: FrameType | None) -> None:
        raised = Terminated if number == signal.SIGTERM else KeyboardInterrupt
        if not self.is_writing or self.waiting:
            raise raised
        self.waiting = raised


_HANDLER = _Handler()
_DEFAULTS = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}


@contextmanager
def handled() -> Iterator[None]:
    """Handle both signals while a command runs; what its parent process ignores stays ignored."""
    _HANDLER.waiting = None
    before = {}
    try:
        for number, default in _DEFAULTS.items():
            if signal.getsignal(number) == default:
                before[number] = signal.signal(number, _HANDLER)
    except ValueError:  # only the main thread has signals
        pass
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Put off a signal until a write is done."""
    _HANDLER.is_writing = True
    try:
        yield
    finally:
        _HANDLER.is_writing = False
    if _HANDLER.waiting:
        raised, _HANDLER.waiting = _HANDLER.waiting, None
        raise raised
