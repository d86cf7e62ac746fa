"""Snapshots of readings, checks and other plain data, kept in files beside the tests."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from geobrief.brief import Brief
from geobrief.errors import ArgumentError
from geobrief.findings import Finding
from geobrief.scenario import Scenario

UPDATE = "GEOBRIEF_UPDATE_SNAPSHOTS"
_VERSIONED = ("geobrief", "register")  # keys of a document that change with every version
_MOST_LINES = 40


def assert_snapshot(value: Any, path: str | os.PathLike[str], *, update: bool | None = None) -> None:
    """Fail if a brief, a scenario, findings or plain data differ from those in a JSON file.

    A file that does not exist is written, and so is any with `update`, or with the environment variable
    GEOBRIEF_UPDATE_SNAPSHOTS set to 1. Versions are left out, so that a snapshot outlives them.
    """
    __tracebackhide__ = True
    file = Path(path)
    if file.suffix != ".json":
        raise ArgumentError("path", expected="a file with the suffix .json", got=str(path))
    text = json.dumps(_plain(value), ensure_ascii=False, indent=2, sort_keys=False) + "\n"
    if update is None:
        update = os.environ.get(UPDATE) == "1"
    if update or not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return
    before = file.read_text("utf-8")
    if before != text:
        lines = list(difflib.unified_diff(before.splitlines(), text.splitlines(), "snapshot", "now", lineterm="", n=2))
        more = [f"… {len(lines) - _MOST_LINES} more lines"] if len(lines) > _MOST_LINES else []
        shown = "\n".join([*lines[:_MOST_LINES], *more])
        raise AssertionError(f"differs from {file.name}; {UPDATE}=1 writes it anew\n{shown}")


def _plain(value: Any) -> Any:
    if isinstance(value, Brief | Scenario):
        return {key: item for key, item in value.to_dict().items() if key not in _VERSIONED}
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | dict):
        listed = list(value)
        if all(isinstance(each, Finding) for each in listed):
            return [str(each) for each in listed]
        return [_as_dict(each) for each in listed]
    return _as_dict(value)


def _as_dict(value: Any) -> Any:
    return value.to_dict() if hasattr(value, "to_dict") else value
