"""The arguments of the command line: what is not valid is reported in one line, with the nearest valid value."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NoReturn

from geobrief.cli.streams import write_data
from geobrief.errors import ArgumentError, nearest

# Each is a module of this package with a SUMMARY, `add_arguments` and `run`.
COMMANDS = tuple(
    "demo read ground init check diff schema resolve codes who world table sources audit rules explain lsp".split()
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ArgumentError(f"{message} (see {self.prog} --help)")

    def print_help(self, file: object = None) -> None:  # argparse ignores errors of writing
        write_data(self.format_help())


def parser(commands: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The parser of the command line for these commands; the modules of others are not imported."""
    from importlib import import_module

    whole = _Parser(
        prog="geobrief", description="Facts about states, leaders, agreements and disputes.", allow_abbrev=False
    )
    whole.add_argument("-V", "--version", action="store_true", help="print the version and exit")
    subparsers = whole.add_subparsers(title="commands", metavar="COMMAND")
    for name in commands:
        module = import_module(f"geobrief.cli.{name}")
        summary = (module.__doc__ or "").partition("\n")[0]
        command = subparsers.add_parser(name, help=module.SUMMARY, description=summary, allow_abbrev=False)
        module.add_arguments(command)
        command.set_defaults(run=module.run, handles_signals=getattr(module, "HANDLES_SIGNALS", False))
    return whole


def parsed(arguments: list[str]) -> argparse.Namespace:
    """The options of a command; `options.run(options)` runs it.

    >>> parsed(["reed", "brief.txt"])
    Traceback (most recent call last):
    geobrief.errors.ArgumentError: no such command: expected demo, read, ... or lsp, got 'reed'; did you mean...
    """
    *others, last = COMMANDS
    expected = f"{', '.join(others)} or {last}"
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:], "--help"]
    command = next((word for word in arguments if not word.startswith("-")), None)
    if not arguments:
        raise ArgumentError("a command is needed", expected=f"{expected} (see geobrief --help)")
    if command is not None and command == arguments[0] and command not in COMMANDS:
        raise ArgumentError("no such command", expected=expected, got=command, nearest=nearest(command, COMMANDS))
    options = parser([command] if command in COMMANDS else COMMANDS).parse_args(arguments)
    if not hasattr(options, "run"):
        raise ArgumentError("a command is needed", expected=f"{expected} (see geobrief --help)")
    return options
