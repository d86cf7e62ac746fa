"""Which text is in a file? UTF-8 with its line ends kept and a byte order mark counted out, or why there is none.

Offsets of a reading are code points of this text: `\\r\\n` is two, a byte order mark at the beginning none.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from geobrief.codec.sources import LARGEST
from geobrief.errors import UnreadableInputError

STANDARD_INPUT = "-"
_LONGEST_NAME = 200
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def shown(name: str) -> str:
    """A file's name as it can stand in a line of text."""
    if name == STANDARD_INPUT:
        return "standard input"
    printable = name if name.isprintable() else ascii(name)
    return printable if len(printable) <= _LONGEST_NAME else f"…{printable[-_LONGEST_NAME:]}"


def text_of(name: str) -> str:
    """The text of a file, or of standard input for `-`; what is no text raises an `UnreadableInputError`."""
    try:
        return decoded(_content(name))
    except UnreadableInputError as error:
        raise UnreadableInputError(f"{shown(name)}: {error}") from None
    except OSError as error:
        raise UnreadableInputError(f"{shown(name)}: {(error.strerror or str(error)).lower()}") from None
    except ValueError:
        raise UnreadableInputError(f"{shown(name)}: no name that a file can have") from None


def decoded(content: bytes) -> str:
    r"""The text of some bytes, without a byte order mark.

    >>> decoded(b"\xef\xbb\xbfPeru\r\n")
    'Peru\r\n'
    """
    if len(content) > LARGEST:
        raise UnreadableInputError(f"larger than {LARGEST >> 20} MB; split it into single briefs")
    if content[:2] in _MARKS:
        raise UnreadableInputError(f"{_MARKS[content[:2]]}, expected UTF-8")
    if b"\0" in content:
        raise UnreadableInputError("binary (it has NUL bytes), expected text in UTF-8")
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableInputError(f"not UTF-8: byte 0x{content[error.start]:02x} in line {line}") from None
    if not text.strip():
        raise UnreadableInputError("empty")
    return text


def content_of_input() -> bytes:
    """The bytes of standard input."""
    if sys.stdin is None:
        raise UnreadableInputError("standard input is closed")
    return _up_to_largest(sys.stdin.buffer)


def _content(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return content_of_input()
    if os.path.isdir(name):
        raise UnreadableInputError("a directory, expected a file")
    with open(name, "rb") as file:
        return _up_to_largest(file)


def _up_to_largest(file: BinaryIO) -> bytes:
    """The whole content, or one byte more than is taken: a device or a pipe may never end."""
    return file.read(LARGEST + 1)
