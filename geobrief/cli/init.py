"""Write a scenario file to start from: an example with comments, or the real world on a day."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from geobrief.errors import ArgumentError, UnreadableInputError

if TYPE_CHECKING:
    from geobrief.when import Date

SUMMARY = "write a scenario file to start from: an example, or the real world on a day"
STANDARD_OUTPUT = "-"
_FORMS = ("yaml", "json", "toml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file to write, and what to write."""
    add = parser.add_argument
    add("file", metavar="FILE", nargs="?", default="example.geobrief.yaml", help="the file to write (by default "
        "example.geobrief.yaml); its suffix decides the form; - is standard output")  # fmt: skip
    add("--form", choices=_FORMS, help="the form of standard output, or of a file without a suffix")
    add("--from-register", action="store_true", help="write what the register has of --states on the day --on")
    add("--on", metavar="DAY", help="the day, such as 1962-10-15")
    add("--states", metavar="STATES", nargs="+", help="names or ids of states, also with commas between them")
    add("--force", action="store_true", help="overwrite an existing file")


def run(options: argparse.Namespace) -> int:
    """Write the file; an existing file is kept unless `--force` is given."""
    from geobrief.cli.streams import write
    from geobrief.printable import display_name
    from geobrief.suffixes import form_of

    text = _text(options, form_of(options.file) or options.form or "yaml")
    if options.file == STANDARD_OUTPUT:
        write(text)
        return 0
    name = display_name(options.file)
    try:
        with open(options.file, "wb" if options.force else "xb") as file:
            file.write(text.encode())
    except FileExistsError:
        raise ArgumentError(f"{name} already exists", expected="another name, or --force") from None
    except OSError as error:
        raise UnreadableInputError(f"{name} cannot be written ({(error.strerror or str(error)).lower()})") from None
    except ValueError:
        raise UnreadableInputError(f"{name} cannot be written (not a possible file name)") from None
    write(f"{name} is written; check it with: geobrief check {name}\n")
    return 0


def _text(options: argparse.Namespace, form: str) -> str:
    """The text of the file: the example, or what the register has."""
    if not options.from_register:
        if options.on is not None or options.states is not None:
            raise ArgumentError("--on and --states are of the register", expected="--from-register")
        return example() if form == "yaml" else written(_data(example()), form)
    from geobrief.cli.days import day

    on = day("--on", options.on)
    if on is None or not options.states:
        raise ArgumentError("--from-register needs a day and states", expected="--on DAY --states STATE…")
    return _of_register(on, [name.strip() for names in options.states for name in names.split(",")], form)


def _of_register(on: Date, states: list[str], form: str) -> str:
    from geobrief.register import world
    from geobrief.scenario.openings import opening

    text = written(opening(filter(None, states), on), form)
    if form == "json":
        return text
    return f"# From the register of geobrief, edition {world().edition}, of {on}.\n{text}"


def example() -> str:
    """The text of the example, with comments."""
    from pathlib import Path

    return Path(__file__).with_name("example.geobrief.yaml").read_text("utf-8")


def _data(text: str) -> Any:
    from geobrief.codec import parse

    data = parse(text).data
    for entry in (*data["leaders"], *(fact["that"] for fact in data["expect"])):
        entry.update({key: True for key, value in entry.items() if value == "true"})
    return data


def written(data: dict[str, Any], form: str) -> str:
    """Plain data of a scenario in one of the forms."""
    if form == "json":
        from geobrief.cli.formats import json_text

        return json_text(data)
    if form == "toml":
        from geobrief.codec.toml_writer import write_toml

        return write_toml(data)
    from geobrief.codec.yaml_source import write_yaml

    return write_yaml(data)
