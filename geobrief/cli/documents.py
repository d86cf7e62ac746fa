"""Writes readings: as a page for people, as JSON, as JSON lines, or as a scenario file in YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from textwrap import indent
from typing import TYPE_CHECKING

from geobrief.cli.interrupts import uninterrupted
from geobrief.cli.streams import put, write
from geobrief.errors import ArgumentError

if TYPE_CHECKING:
    from geobrief.cli.readings import Reading

Readings = Iterable["Reading"]


def write_text(readings: Readings, many: bool) -> None:
    """A page for each text, under its name if there are many."""
    from geobrief.cli.display import show

    for number, reading in enumerate(readings):
        if number:
            write("\n")
        assert reading.brief is not None
        show(reading.brief, reading.heading if many else None)


def write_explained(readings: Readings, many: bool) -> None:
    """Like `write_text`, and below each page why its records were read."""
    for reading in readings:
        write_text([reading], many)
        assert reading.brief is not None
        for table, records in reading.brief.records.items():
            write(
                "".join(f"\n{table}[{number}] {reading.brief.explain(each)}\n" for number, each in enumerate(records))
            )


def write_json(readings: Readings, many: bool) -> None:
    """One object for one text, an array for many."""
    if many:
        _write_array(reading.written for reading in readings)
    else:
        write_lines(readings, many)


def _write_array(objects: Iterable[str]) -> None:
    """A JSON array, object by object as they come; one that is interrupted ends after a whole object."""
    is_open = False
    try:
        for written in objects:
            element = indent(written.rstrip(), "  ")
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
    for reading in readings:
        write(reading.written)


def write_yaml(readings: Readings, many: bool) -> None:
    """A scenario file of one text, to be corrected by hand and loaded again."""
    if many:
        raise ArgumentError("yaml takes one text", expected="one file, or json or jsonl for many")
    from geobrief.scenario import dump

    for reading in readings:
        assert reading.brief is not None
        write(dump(reading.brief))


def write_html(readings: Readings, many: bool) -> None:
    """A page of one text, with its words marked."""
    if many:
        raise ArgumentError("html takes one text", expected="one file, or json or jsonl for many")
    for reading in readings:
        assert reading.brief is not None
        write(reading.brief.to_html())


WRITERS: dict[str, Callable[[Readings, bool], None]] = {
    "text": write_text,
    "json": write_json,
    "jsonl": write_lines,
    "yaml": write_yaml,
    "html": write_html,
}
