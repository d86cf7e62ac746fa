"""Standard output and standard error: UTF-8 whatever the locale, whole texts, and an exit code for every failure.

Misuse is one line on standard error. A closed pipe and Ctrl-C are not errors and say nothing.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from geobrief.errors import GeobriefError, truncate

MISUSE, INTERRUPTED, PIPE_CLOSED, TERMINATED = 2, 130, 141, 143
_LONGEST = 400  # characters of a message; what a person typed may be of any length


class _OutputError(GeobriefError):
    """Nothing more can be written: the disk is full, or standard output was closed."""


def write(text: str) -> None:
    """Write a text to standard output, with its control characters visible."""
    from geobrief.printable import visible

    write_data(visible(text))


def write_data(text: str) -> None:
    """Write a text to standard output as it is and as a whole: a first signal waits until it is written."""
    from geobrief.cli.interrupts import uninterrupted

    with uninterrupted():
        put(text)


def put(text: str) -> None:
    """Write a text to standard output as UTF-8; file names that are not Unicode are escaped."""
    with _output_errors():
        if getattr(sys.stdout, "buffer", None) is None:
            sys.stdout.write(text)
            return
    write_bytes(text.encode("utf-8", "backslashreplace"))


def write_bytes(content: bytes) -> None:
    """Write bytes to standard output."""
    with _output_errors():
        stream = getattr(sys.stdout, "buffer", None)
        if stream is not None:
            sys.stdout.flush()
            _write_all(getattr(stream, "raw", stream), content)


def _write_all(stream: io.RawIOBase, content: bytes) -> None:
    """Write all bytes: without a buffer a stream may take only a part of them, and one that does not wait none."""
    rest = memoryview(content)
    while rest:
        written = stream.write(rest)
        if written is None:
            import select

            select.select([], [stream], [])
        else:
            rest = rest[written:]


@contextmanager
def _output_errors() -> Iterator[None]:
    if sys.stdout is None:
        raise _OutputError("cannot write: standard output is closed")
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _OutputError(f"cannot write: {error.strerror or error}") from None


def print_error(message: str) -> None:
    """Write a message to standard error, in one line; where nobody reads it, nothing happens."""
    from geobrief.printable import visible_line

    line = truncate(visible_line(" ".join(message.split())), _LONGEST)
    if sys.stderr is not None:
        try:
            sys.stderr.write(f"geobrief: {line}\n")
        except OSError:
            return


def guarded(command: Callable[[], int]) -> int:
    """Run a command and turn every way in which it may stop into an exit code."""
    try:
        return _flushed(command)
    except _OutputError as error:
        print_error(str(error))
        _discard_output()
    except GeobriefError as error:
        print_error(str(error))
    except KeyboardInterrupt as stop:
        return TERMINATED if type(stop) is not KeyboardInterrupt else INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return PIPE_CLOSED
    return MISUSE


def _flushed(command: Callable[[], int]) -> int:
    try:
        code = command()
    except SystemExit as stop:  # raised by argparse after it has printed help
        code = int(stop.code or 0)
    with _output_errors():
        sys.stdout.flush()
    return code


def _discard_output() -> None:
    """Send the interpreter's last flush nowhere, since it would report the same error again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):
        return
