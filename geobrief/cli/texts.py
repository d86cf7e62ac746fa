r"""The text of a file: UTF-8, with its line ends kept and a byte order mark left out.

Offsets of a reading are code points of this text: `\r\n` is two, a byte order mark at the beginning none.
"""

from __future__ import annotations

import sys

from geobrief import printable
from geobrief.codec.sources import LARGEST
from geobrief.errors import UnreadableInputError
from geobrief.files import read_file

STANDARD_INPUT = "-"
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def display_name(name: str) -> str:
    """The name of a file in a line of text."""
    return "standard input" if name == STANDARD_INPUT else printable.display_name(name)


def text_of(name: str) -> str:
    """The text of a file, or of standard input for `-`; anything but text raises an `UnreadableInputError`."""
    content = content_of_input() if name == STANDARD_INPUT else read_file(name, LARGEST + 1)
    try:
        return decoded(content)
    except UnreadableInputError as error:
        raise UnreadableInputError(f"{display_name(name)} cannot be read ({error})") from None


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
        raise UnreadableInputError("binary, expected text in UTF-8")
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableInputError(f"not UTF-8: byte 0x{content[error.start]:02x} in line {line}") from None
    if not text.strip():
        raise UnreadableInputError("empty")
    return text


def content_of_input() -> bytes:
    """The bytes of standard input, at most one more than can be read: a pipe may never end."""
    if sys.stdin is None:
        raise UnreadableInputError("standard input is closed")
    try:
        return sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableInputError(
            f"standard input cannot be read ({(error.strerror or str(error)).lower()})"
        ) from None
