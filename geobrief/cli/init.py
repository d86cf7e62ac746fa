"""Write an example of a scenario file, with comments, to start from."""

from __future__ import annotations

import argparse

from geobrief.errors import ArgumentError, UnreadableInputError

SUMMARY = "write an example of a scenario file, with comments"
STANDARD_OUTPUT = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file to write."""
    file = "the file to write (by default example.geobrief.yaml); - is standard output"
    parser.add_argument("file", metavar="FILE", nargs="?", default="example.geobrief.yaml", help=file)
    parser.add_argument("--force", action="store_true", help="overwrite an existing file")


def run(options: argparse.Namespace) -> int:
    """Write the example; an existing file is kept unless `--force` is given."""
    from geobrief.cli.streams import write
    from geobrief.printable import display_name
    from geobrief.suffixes import form_of

    if options.file == STANDARD_OUTPUT:
        write(example())
        return 0
    if form_of(options.file) in ("json", "toml"):
        expected = "a name such as a.geobrief.yaml"
        raise ArgumentError("the example is written in YAML", expected=expected, got=options.file)
    name = display_name(options.file)
    try:
        with open(options.file, "wb" if options.force else "xb") as file:
            file.write(example().encode())
    except FileExistsError:
        raise ArgumentError(f"{name} already exists", expected="another name, or --force") from None
    except OSError as error:
        raise UnreadableInputError(f"{name} cannot be written ({(error.strerror or str(error)).lower()})") from None
    except ValueError:
        raise UnreadableInputError(f"{name} cannot be written (not a possible file name)") from None
    write(f"{name} is written; check it with: geobrief check {name}\n")
    return 0


def example() -> str:
    """The text of the example."""
    from pathlib import Path

    return Path(__file__).with_name("example.geobrief.yaml").read_text("utf-8")
