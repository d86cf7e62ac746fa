"""Where does output go, and what becomes of a failure? UTF-8 whatever the locale, and never a traceback.

A command's misuse is one line on standard error; a closed pipe and Ctrl-C are no errors and say nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from geobrief.errors import GeobriefError, truncate

MISUSE, INTERRUPTED, PIPE_CLOSED = 2, 130, 141
_LONGEST = 400  # characters of a complaint; what a person typed may be of any length


class _OutputError(GeobriefError):
    """Nothing more can be written: the disk is full, or standard output was closed."""


def write(text: str) -> None:
    """Write to standard output as UTF-8; file names that are no Unicode are escaped."""
    with _told():
        bytes_ = getattr(sys.stdout, "buffer", None)
        if bytes_ is None:
            sys.stdout.write(text)
            return
        sys.stdout.flush()
        bytes_.write(text.encode("utf-8", "backslashreplace"))


@contextmanager
def _told() -> Iterator[None]:
    if sys.stdout is None:
        raise _OutputError("cannot write: standard output is closed")
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _OutputError(f"cannot write: {error.strerror or error}") from None


def complain(message: str) -> None:
    """Say in one line on standard error what went wrong."""
    line = "".join(letter if letter.isprintable() else " " for letter in " ".join(message.split()))
    if sys.stderr is not None:
        sys.stderr.write(f"geobrief: {truncate(line, _LONGEST)}\n")


def guarded(command: Callable[[], int]) -> int:
    """Run a command and turn every way in which it may stop into an exit code."""
    try:
        return _flushed(command)
    except _OutputError as error:
        complain(str(error))
        _discard_output()
    except GeobriefError as error:
        complain(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return PIPE_CLOSED
    return MISUSE


def _flushed(command: Callable[[], int]) -> int:
    try:
        code = command()
    except SystemExit as stop:  # argparse stops so after printing help
        code = int(stop.code or 0)
    with _told():
        sys.stdout.flush()
    return code


def _discard_output() -> None:
    """Let the interpreter's last flush go nowhere, or it would complain about the same stream once more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):
        return
