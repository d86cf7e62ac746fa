"""Unreadable records with what cannot be read left out, so that what else is wrong in them can be found.

A record that was repaired is checked, and is not one of the records of a document. Names that are not known are
replaced by ids that nobody has, so that parties are not missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from geobrief.codec.loading import Loading
from geobrief.codec.positions import Path, path_parts, path_text, value_at
from geobrief.codec.scalars import Shape
from geobrief.codec.sources import UNREAD
from geobrief.findings import Finding
from geobrief.model.identity import is_id

UNREAD_ID = "x:unread-"
_MOST_REPAIRS = 3
_NAMES = ("GB301", "GB302")
_NOT_ID = re.compile(r"[^a-z0-9]+")


def repaired(shape: Shape, value: Any, at: Path, findings: Iterable[Finding], loading: Loading) -> Any:
    """The record at a path without what its findings are about; UNREAD if something is missing that it needs."""
    data = value
    for _ in range(_MOST_REPAIRS):
        located = [(_path(data, finding.path.removeprefix(path_text(at))), finding) for finding in findings]
        for path, finding in sorted(located, key=lambda entry: tuple(map(str, entry[0])), reverse=True):
            data = _without(data, path, finding)
        silent = attrs.evolve(loading, findings=[])
        record = shape.read(data, at, silent)
        if record is not UNREAD or data is UNREAD:
            return record
        findings = silent.findings
    return UNREAD


def _path(data: Any, text: str) -> Path:
    """The keys and numbers of a path in plain data, whose keys may have dots and brackets."""
    path: list[str | int] = []
    while text:
        rest = text.removeprefix(".")
        keys = [key for key in data if isinstance(key, str) and _begins(rest, key)] if isinstance(data, Mapping) else []
        part: str | int = max(keys, key=len) if keys else path_parts(text)[0]
        path.append(part)
        text = rest[len(part) :] if isinstance(part, str) else text.partition("]")[2]
        data = value_at(data, (part,))
    return tuple(path)


def _begins(text: str, key: str) -> bool:
    return text.startswith(key) and text[len(key) :][:1] in ("", ".", "[")


def _without(data: Any, path: Path, finding: Finding) -> Any:
    """Plain data with the value at a path replaced, or left out with its key."""
    if not path:
        return UNREAD if finding.code != "GB201" else data
    part, rest = path[0], path[1:]
    inner = value_at(data, (part,))
    if inner is None and not isinstance(data, Mapping):
        return data
    replacement = _without(inner, rest, finding) if rest else _replacement(inner, finding)
    if isinstance(data, Mapping):
        return _in_mapping(data, part, replacement, rest, finding)
    items, number = list(data), int(part)
    return [*items[:number], *(() if replacement is UNREAD else (replacement,)), *items[number + 1 :]]


def _in_mapping(data: Mapping[Any, Any], key: Any, replacement: Any, rest: Path, finding: Finding) -> dict[Any, Any]:
    """A mapping with another value under a key; if the key is a name that is not known, with another key."""
    if not rest and finding.code in _NAMES and not isinstance(replacement, str):
        return {other: value for other, value in data.items() if other != key}
    if not rest and finding.code in _NAMES and f"{key!r}" in finding.message:
        return {_unread_id(key) if other == key else other: value for other, value in data.items()}
    changed = {other: replacement if other == key else value for other, value in data.items()}
    return {other: value for other, value in changed.items() if value is not UNREAD}


def _replacement(value: Any, finding: Finding) -> Any:
    """A name that nobody has, or the term that was probably meant; UNREAD if the value is left out."""
    if finding.code in _NAMES and isinstance(value, str):
        return _unread_id(value)
    is_term = finding.code == "GB204" and finding.hint is not None and finding.hint.isidentifier()
    return finding.hint if is_term and isinstance(value, str) else UNREAD


def _unread_id(name: Any) -> str:
    id = UNREAD_ID + (_NOT_ID.sub("-", str(name).casefold()).strip("-") or "name")
    return id if is_id(id) else f"{UNREAD_ID}name"
