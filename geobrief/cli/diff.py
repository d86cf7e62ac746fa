"""Tell in what two scenarios or saved readings differ, or one of them from the register."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geobrief.register import World
    from geobrief.scenario import Scenario

SUMMARY = "tell in what two scenarios or saved readings differ"
REGISTER = "register"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two files, of which one may be the register, and the format."""
    parser.epilog = "exit codes: 0 nothing differs; 1 something does; 2 a file could not be read"
    told = "a scenario or a saved reading (YAML, JSON, TOML); register is what geobrief knows"
    parser.add_argument("before", metavar="A", help=told)
    parser.add_argument("after", metavar="B", help="the same")
    parser.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="text: a line for each record"
    )


def run(options: argparse.Namespace) -> int:
    """Write the differences; what of a file could not be read is told on standard error and makes the exit code 2."""
    import json

    from geobrief.cli.streams import write
    from geobrief.scenario import diff

    sides = [_side(name) for name in (options.before, options.after)]
    unread = sum(_told(name, side) for name, side in zip((options.before, options.after), sides, strict=True))
    difference = diff(*sides)
    if options.output_format == "json":
        write(json.dumps(difference.to_dict(), ensure_ascii=False, indent=2) + "\n")
    elif difference:
        write(f"{difference}\n")
    return 2 if unread else int(bool(difference))


def _side(name: str) -> Scenario | World:
    from pathlib import Path

    if name == REGISTER:
        from geobrief.register import world

        return world()
    from geobrief.scenario import load

    return load(Path(name))


def _told(name: str, side: object) -> int:
    """How many findings were told of what could not be read."""
    from geobrief.cli.streams import complain

    found = [finding for finding in getattr(side, "load_findings", ()) if finding.severity == "error"]
    for finding in found:
        complain(str(finding))
    return len(found)
