"""Writes readings: as a page for people, as JSON, as JSON lines, or as a scenario file in YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from textwrap import indent
from typing import TYPE_CHECKING, Any

from geobrief.cli.formats import json_text
from geobrief.cli.interrupts import uninterrupted
from geobrief.cli.streams import put, write
from geobrief.cli.texts import display_name
from geobrief.errors import ArgumentError

if TYPE_CHECKING:
    from geobrief.brief import Brief

Readings = Iterable[tuple[str, "Brief"]]


def write_text(readings: Readings, many: bool) -> None:
    """A page for each file, under its name if there are many."""
    from geobrief.cli.display import show

    for number, (file, brief) in enumerate(readings):
        if number:
            write("\n")
        show(brief, display_name(file) if many else None)


def write_json(readings: Readings, many: bool) -> None:
    """One object for one file, an array for many."""
    if many:
        _write_array(_with_file(file, brief) for file, brief in readings)
        return
    for _, brief in readings:
        write(json_text(brief.to_dict()))


def _write_array(objects: Iterable[dict[str, Any]]) -> None:
    """A JSON array, object by object as they come; one that is interrupted ends after a whole object."""
    is_open = False
    try:
        for document in objects:
            element = indent(json_text(document).rstrip(), "  ")
            with uninterrupted():
                put(f"{',' if is_open else '['}\n{element}")
                is_open = True
    except KeyboardInterrupt:
        if is_open:
            write("\n]\n")
        raise
    write("\n]\n" if is_open else "[]\n")


def write_lines(readings: Readings, many: bool) -> None:
    """One JSON object per line."""
    for file, brief in readings:
        write(json_text(_with_file(file, brief) if many else brief.to_dict(), indentation=None))


def _with_file(file: str, brief: Brief) -> dict[str, Any]:
    """The document of one of many files, with its name, since those that cannot be read are missing."""
    return {"file": file, **brief.to_dict()}


def write_yaml(readings: Readings, many: bool) -> None:
    """A scenario file of one text, to be corrected by hand and loaded again."""
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
