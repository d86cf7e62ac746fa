"""In which form does a reading leave the command: a page for people, JSON, JSON lines, or a scenario file in YAML?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from textwrap import indent
from typing import TYPE_CHECKING, Any

from geobrief.cli.streams import write
from geobrief.cli.texts import shown
from geobrief.errors import ArgumentError

if TYPE_CHECKING:
    from geobrief.brief import Brief

Readings = Iterable[tuple[str, "Brief"]]


def write_text(readings: Readings, many: bool) -> None:
    """A page for each file, under its name where there are many."""
    from geobrief.cli.display import show

    for number, (file, brief) in enumerate(readings):
        if number:
            write("\n")
        show(brief, shown(file) if many else None)


def write_json(readings: Readings, many: bool) -> None:
    """One object for one file, an array for many, written as they come."""
    if not many:
        for _, brief in readings:
            write(_json(brief.to_dict(), 2) + "\n")
        return
    separator = "[\n"
    for file, brief in readings:
        write(separator + indent(_json(_filed(file, brief), 2), "  "))
        separator = ",\n"
    write("[]\n" if separator == "[\n" else "\n]\n")


def write_lines(readings: Readings, many: bool) -> None:
    """One object a line."""
    for file, brief in readings:
        write(_json(_filed(file, brief) if many else brief.to_dict(), None) + "\n")


def _filed(file: str, brief: Brief) -> dict[str, Any]:
    """Of many files each object names its own, since those that could not be read are missing."""
    return {"file": file, **brief.to_dict()}


def _json(document: dict[str, Any], indentation: int | None) -> str:
    return json.dumps(document, ensure_ascii=False, indent=indentation)


def write_yaml(readings: Readings, many: bool) -> None:
    """One scenario file, to be corrected by hand and loaded again; a file holds one document, so many have no place."""
    if many:
        raise ArgumentError("yaml takes one text", expected="one file, or json or jsonl for many")
    from geobrief.scenario import dump

    for _, brief in readings:
        write(dump(brief))


WRITERS: dict[str, Callable[[Readings, bool], None]] = {
    "text": write_text,
    "json": write_json,
    "jsonl": write_lines,
    "yaml": write_yaml,
}
