"""Opens the files that people name: regular files only, never a pipe, a device or a file of the system in /proc."""

from __future__ import annotations

import errno
import os
import stat
from os import PathLike
from typing import BinaryIO

from geobrief.errors import UnreadableInputError
from geobrief.printable import display_name

# Opening a pipe would wait for a writer, and a terminal could become that of the process.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK"))
_KINDS = {
    stat.S_IFDIR: "a directory",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_SYSTEM = ("/proc/", "/sys/")


def open_file(path: str | PathLike[str]) -> BinaryIO:
    """The file, opened for reading in bytes; what is not a regular file raises an `UnreadableInputError`.

    Opening never waits, and the kind is that of the opened file: nothing can take its place in between.

    >>> open_file("/")
    Traceback (most recent call last):
    geobrief.errors.UnreadableInputError: / cannot be read (a directory, expected a file)
    """
    name = os.fspath(path)
    try:
        number = os.open(name, _FLAGS)
    except ValueError:
        raise _unreadable(name, "not a possible file name") from None
    except OSError as error:
        raise _unreadable(name, _reason(name, error)) from None
    kind = _KINDS.get(stat.S_IFMT(os.fstat(number).st_mode)) or _system_file(number)
    if kind is not None:
        os.close(number)
        raise _unreadable(name, f"{kind}, expected a file")
    return os.fdopen(number, "rb")


def read_file(path: str | PathLike[str], most: int = -1) -> bytes:
    """The content of a regular file, at most so many bytes of it."""
    with open_file(path) as file:
        try:
            return file.read(most)
        except OSError as error:
            raise _unreadable(os.fspath(path), _reason("", error)) from None


def _reason(name: str, error: OSError) -> str:
    if error.errno == errno.ENXIO:
        return "a socket, expected a file"
    if os.path.isdir(name):  # Windows does not open one
        return "a directory, expected a file"
    return (error.strerror or str(error)).lower()


def _system_file(number: int) -> str | None:
    """What an opened file is called if it is one of Linux's views of the system, which are regular files too."""
    try:
        target = os.readlink(f"/proc/self/fd/{number}")
    except (OSError, AttributeError):
        return None
    return "a file of the system" if target.startswith(_SYSTEM) else None


def _unreadable(name: str, reason: str) -> UnreadableInputError:
    return UnreadableInputError(f"{display_name(name)} cannot be read ({reason})")
