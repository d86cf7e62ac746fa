"""The files that belong together: an open file, the files it extends, and the open files that extend one of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from pygls.uris import from_fs_path

from geobrief.errors import UnreadableInputError
from geobrief.lsp.documents import Document
from geobrief.scenario.files import content_of


def real_path(document: Document) -> str:
    """The path of a file with all links followed; its name if it has no path."""
    try:
        return os.path.realpath(document.path)
    except ValueError:
        return document.path


def base_paths(document: Document) -> tuple[str, ...]:
    """The real paths of the files that a document extends, also through others, as of its last check."""
    scenario = document.scenario
    return () if scenario is None else tuple(dict.fromkeys(state.real_path for state in scenario.base_files.values()))


def dependants(document: Document, opened: Iterable[Document]) -> list[Document]:
    """The open documents that extend a document, also through others."""
    path = real_path(document)
    return [other for other in opened if other.uri != document.uri and path in base_paths(other)]


def family(document: Document, opened: Mapping[str, Document]) -> list[Document]:
    """A document, the files that it extends, and the open documents that extend one of these, each once."""
    found = {real_path(document): document}
    by_path = {real_path(other): other for other in opened.values()}
    for path in base_paths(document):
        base = by_path.get(path) or _from_disk(path, document)
        if base is not None:
            found.setdefault(path, base)
    for path, other in by_path.items():
        if not found.keys().isdisjoint(base_paths(other)):
            found.setdefault(path, other)
    return list(found.values())


def _from_disk(path: str, near: Document) -> Document | None:
    """A file that is not open, with the names that another document knows; None if it cannot be read."""
    uri = from_fs_path(path)
    try:
        text = content_of(path).decode("utf-8")
    except (UnreadableInputError, UnicodeDecodeError):
        return None
    return None if uri is None else Document(uri, text, None, near.encoding, None, near.scenario)
