"""Which command is meant, with which options? What is not understood is told in one line, with what comes nearest."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NoReturn

from geobrief.errors import ArgumentError, nearest

# Each is a module of this package with a SUMMARY, `add_arguments` and `run`.
COMMANDS = tuple("demo read init check diff schema resolve who world sources rules explain lsp".split())


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ArgumentError(f"{message} (see {self.prog} --help)")


def parser(commands: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The parser of the command line, as far as it is about these commands; the others are not even imported."""
    from importlib import import_module

    whole = _Parser(
        prog="geobrief", description="Facts about states, leaders, agreements and disputes.", allow_abbrev=False
    )
    whole.add_argument("--version", action="store_true", help="print the version and stop")
    described = whole.add_subparsers(title="commands", metavar="COMMAND")
    for name in commands:
        module = import_module(f"geobrief.cli.{name}")
        summary = (module.__doc__ or "").partition("\n")[0]
        command = described.add_parser(name, help=module.SUMMARY, description=summary, allow_abbrev=False)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return whole


def parsed(arguments: list[str]) -> argparse.Namespace:
    """The options of the command that is named; `options.run(options)` runs it.

    >>> parsed(["reed", "brief.txt"])
    Traceback (most recent call last):
    geobrief.errors.ArgumentError: no such command: expected demo, read, ... or lsp, got 'reed'; did you mean...
    """
    *others, last = COMMANDS
    expected = f"{', '.join(others)} or {last}"
    command = next((word for word in arguments if not word.startswith("-")), None)
    if not arguments:
        raise ArgumentError("a command is needed", expected=f"{expected} (see geobrief --help)")
    if command is not None and command == arguments[0] and command not in COMMANDS:
        raise ArgumentError("no such command", expected=expected, got=command, nearest=nearest(command, COMMANDS))
    options = parser([command] if command in COMMANDS else COMMANDS).parse_args(arguments)
    if not hasattr(options, "run"):
        raise ArgumentError("a command is needed", expected=f"{expected} (see geobrief --help)")
    return options
