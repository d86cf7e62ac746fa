"""Show how two scenarios or saved readings differ, or how one of them differs from the register."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geobrief.register import World
    from geobrief.scenario import Scenario

SUMMARY = "show how two scenarios or saved readings differ"
REGISTER = "register"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two files, of which one may be the register, and the format."""
    parser.epilog = "exit codes: 0 nothing differs; 1 something does; 2 a file could not be read"
    side = "a scenario or a saved reading (YAML, JSON, TOML); register is what geobrief knows"
    parser.add_argument("before", metavar="A", help=side)
    parser.add_argument("after", metavar="B", help="the same")
    parser.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="text: a line for each record"
    )


def run(options: argparse.Namespace) -> int:
    """Write the differences; what cannot be read in a file is an error message and exit code 2."""
    from geobrief.cli.formats import json_text
    from geobrief.cli.streams import write
    from geobrief.scenario import diff

    sides = [_side(name) for name in (options.before, options.after)]
    errors = sum(_print_errors(side) for side in sides)
    difference = diff(*sides)
    if options.output_format == "json":
        write(json_text(difference.to_dict()))
    elif difference:
        write(f"{difference}\n")
    return 2 if errors else int(bool(difference))


def _side(name: str) -> Scenario | World:
    from pathlib import Path

    if name == REGISTER:
        from geobrief.register import world

        return world()
    from geobrief.project import settings_for
    from geobrief.scenario import load

    return load(Path(name), extends_outside=settings_for(name).extends_outside)


def _print_errors(side: Scenario | World) -> int:
    """Print what could not be read, and return how many errors that are."""
    from geobrief.cli.streams import print_error

    errors = [finding for finding in getattr(side, "load_findings", ()) if finding.severity == "error"]
    for finding in errors:
        print_error(str(finding))
    return len(errors)
