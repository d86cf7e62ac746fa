"""Write an example of a scenario file, with comments, to start from."""

from __future__ import annotations

import argparse

from geobrief.errors import ArgumentError, UnreadableInputError

SUMMARY = "write an example of a scenario file, with comments"
STANDARD_OUTPUT = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file to write."""
    told = "the file to write (by default example.geobrief.yaml); - is standard output"
    parser.add_argument("file", metavar="FILE", nargs="?", default="example.geobrief.yaml", help=told)
    parser.add_argument("--force", action="store_true", help="overwrite a file that is there")


def run(options: argparse.Namespace) -> int:
    """Write the example; a file that is there is kept unless `--force` is given."""
    from geobrief.cli.streams import write
    from geobrief.suffixes import form_of

    if options.file == STANDARD_OUTPUT:
        write(example())
        return 0
    if form_of(options.file) in ("json", "toml"):
        raise ArgumentError(
            "the example is written in YAML", expected="a name such as a.geobrief.yaml", got=options.file
        )
    try:
        with open(options.file, "wb" if options.force else "xb") as file:
            file.write(example().encode())
    except FileExistsError:
        raise ArgumentError(f"{options.file} is already there", expected="another name, or --force") from None
    except OSError as error:
        raise UnreadableInputError(f"{options.file} cannot be written ({error.strerror})") from None
    write(f"{options.file} is written; check it with: geobrief check {options.file}\n")
    return 0


def example() -> str:
    """The text of the example."""
    from pathlib import Path

    return Path(__file__).with_name("example.geobrief.yaml").read_text("utf-8")
