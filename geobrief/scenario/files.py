"""Where does the text of a scenario come from, and in which form is it? A file by its suffix, a text by its look."""

from __future__ import annotations

import os
from collections.abc import Mapping
from os import PathLike

from geobrief import codec
from geobrief.errors import ArgumentError, UnreadableInputError

FORMS = {".json": "json", ".toml": "toml", ".yaml": "yaml", ".yml": "yaml"}


def source_of(given: object) -> codec.Source:
    """The plain data of a path, a text or a mapping; anything else, and a file that is not there, raises."""
    if isinstance(given, Mapping):
        return codec.Source(given)
    if isinstance(given, str) and (not given or any(sign in given for sign in "\n:{")):
        return _text(given)
    if isinstance(given, str | PathLike):
        return source_of_file(given)
    raise ArgumentError("nothing that can be loaded", expected="a path, a text or a mapping", got=type(given).__name__)


def source_of_file(path: str | PathLike[str]) -> codec.Source:
    """The plain data of a file."""
    file = os.fspath(path)
    try:
        with open(file, "rb") as stream:
            content = stream.read(codec.LARGEST + 1)
    except OSError as error:
        expected = "a file, or a text with a line break"
        raise UnreadableInputError(f"{file} cannot be read ({error.strerror})", expected=expected) from None
    if len(content) > codec.LARGEST:
        return codec.too_large(file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_unicode(content, error.start, file)
    return source_of_text(text, file)


def source_of_text(text: str, file: str) -> codec.Source:
    """The plain data of a text that is, or is to be, a file of this name; without a suffix it is told by its look."""
    form = form_of(file)
    return codec.parse(text, form, file) if form else _text(text, file)


def form_of(file: str) -> str | None:
    """The form of a file by its suffix: yaml, json or toml.

    >>> form_of("sale.geobrief.YML"), form_of("sale")
    ('yaml', None)
    """
    return FORMS.get(os.path.splitext(file)[1].lower())


def _not_unicode(content: bytes, at: int, file: str) -> codec.Source:
    before = content[:at].decode("utf-8-sig")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = f"the byte 0x{content[at]:02x} at {at} belongs to no letter in UTF-8"
    return codec.unreadable("GB109", message, file, line, column)


def _text(text: str, file: str | None = None) -> codec.Source:
    """JSON where it is JSON, else YAML, of which most JSON is a part."""
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        read = codec.parse(text, "json", file)
        if read.data is not None:
            return read
    return codec.parse(text, "yaml", file)
