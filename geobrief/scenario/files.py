"""Finds the text of a scenario and its form: a file's by its suffix, a text's by its first character."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import NamedTuple

import attrs

from geobrief import codec
from geobrief.arguments import items
from geobrief.errors import ArgumentError, UnreadableInputError
from geobrief.files import read_file
from geobrief.suffixes import form_of, is_scenario_name

_PROJECT_MARKS = ("pyproject.toml", "geobrief.toml", ".git")
_OUTSIDE = "True, False or a list of folders as extends_outside"
# True: files may be anywhere; else further folders that may hold them.
Outside = bool | Iterable[str | PathLike[str]]


class FileState(NamedTuple):
    """Where a path leads, with all links followed, and the digest of what is there: None if it cannot be read.

    The digest is "" if the content was not looked at.
    """

    real_path: str
    digest: str | None

    def holds(self, path: str) -> bool:
        """Whether the path leads there still, to the same content."""
        if os.path.realpath(path) != self.real_path:
            return False
        return self.digest == "" or self.digest == digest_of(self.real_path)


def source_of(given: object) -> codec.ParsedSource:
    """The plain data of a path, a text or a mapping; anything else, and a missing file, raises."""
    if isinstance(given, Mapping):
        return codec.ParsedSource(given)
    if isinstance(given, str) and _is_text(given):
        return _text(given)
    if isinstance(given, str | PathLike):
        return source_of_file(given)
    raise ArgumentError(f"cannot load {type(given).__name__}", expected="a path, a text or a mapping")


def _is_text(given: str) -> bool:
    """Whether a text is the content of a file and not its name, which on Windows may have a colon."""
    drive = len(given) > 2 and given[1] == ":" and given[2] in "\\/"
    if not given or "\n" in given:
        return True
    return not drive and not is_scenario_name(given) and any(character in given for character in ":{")


def source_of_file(path: str | PathLike[str]) -> codec.ParsedSource:
    """The plain data of a file."""
    file = os.fspath(path)
    try:
        return source_of_bytes(content_of(file), file)
    except UnreadableInputError as error:
        raise UnreadableInputError(error.message, expected="a file, or a text with a line break") from None


def content_of(file: str) -> bytes:
    """The bytes of a file: at most one more than can be loaded."""
    return read_file(file, codec.LARGEST + 1)


def digest(content: bytes) -> str:
    """The digest of the content of a file."""
    import hashlib

    return hashlib.sha256(content).hexdigest()


def digest_of(file: str) -> str | None:
    """The digest of the content of a file, None if it cannot be read."""
    try:
        return digest(content_of(file))
    except UnreadableInputError:
        return None


def source_of_bytes(content: bytes, file: str) -> codec.ParsedSource:
    """The plain data of what is, or is to be, in a file of this name."""
    if len(content) > codec.LARGEST:
        return codec.too_large(file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_unicode(content, error.start, file)
    return source_of_text(text, file)


def source_of_text(text: str, file: str) -> codec.ParsedSource:
    """The plain data of a text that is, or is to be, a file of this name; without a suffix its look decides."""
    form = form_of(file)
    return codec.parse(text, form, file) if form else _text(text, file)


def _not_unicode(content: bytes, at: int, file: str) -> codec.ParsedSource:
    from geobrief.codec.positions import Lines

    before = content[:at].decode("utf-8-sig")
    line, column = Lines(before).mark(len(before))
    message = f"not UTF-8: byte 0x{content[at]:02x} at {at}"
    return codec.unreadable("GB109", message, file, line, column)


def _text(text: str, file: str | None = None) -> codec.ParsedSource:
    """JSON where it is JSON, else YAML, of which most JSON is a part."""
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        read = codec.parse(text, "json", file)
        if read.data is not None:
            return read
    return codec.parse(text, "yaml", file)


def is_scenario(source: codec.ParsedSource) -> bool:
    """Whether a source has at least one key of the format.

    >>> is_scenario(source_of("password: x")), is_scenario(source_of("title: x"))
    (False, True)
    """
    fields = attrs.fields_dict(codec.Header)
    return isinstance(source.data, Mapping) and any(key in fields or key in codec.SECTIONS for key in source.data)


def readable_folders(file: str | None, outside: Outside) -> tuple[str, ...] | None:
    """The real paths of the folders whose files a scenario may read, its project's first; None: every folder."""
    if outside is True:
        return None
    if outside is False:
        further: Iterable[str | PathLike[str]] = ()
    else:
        further = (outside,) if isinstance(outside, str | PathLike) else items(outside, _OUTSIDE)
    try:
        own = project_folder(file or "") or os.path.dirname(os.path.abspath(file or ""))
        return tuple(os.path.realpath(folder) for folder in (own, *further))
    except (TypeError, ValueError):  # not a path, or one that no file can have
        raise ArgumentError("extends_outside", expected=_OUTSIDE, got=outside) from None


def is_within(path: str, folders: tuple[str, ...] | None) -> bool:
    """Whether a real path is in one of some folders (None: every folder)."""
    inner = _as_folder(path)
    return folders is None or any(inner.startswith(_as_folder(folder)) for folder in folders)


def _as_folder(path: str) -> str:
    return os.path.normcase(os.path.join(path, ""))


def project_folder(file: str) -> str | None:
    """The nearest folder above a file with a file of settings or a repository of Git, if there is one."""
    folder = os.path.dirname(os.path.abspath(file))
    while not any(os.path.exists(os.path.join(folder, name)) for name in _PROJECT_MARKS):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder
