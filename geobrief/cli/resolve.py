"""Show which state, organisation, territory or group a name means, on a day if one is given."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geobrief.printable import visible_line

if TYPE_CHECKING:
    from geobrief.register import Resolution, World

SUMMARY = "show what names, demonyms, capitals or codes mean"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Names, or a file of them, and the day."""
    parser.add_argument("names", metavar="NAME", nargs="+", help="a name, demonym, capital, seat of government or code")
    parser.add_argument("--on", metavar="DAY", help="the day, such as 2014-07-12")
    table = parser.add_argument_group("a column of a CSV file (the only NAME; - is standard input)")
    table.add_argument("--column", metavar="COLUMN", help="the column with the names")
    table.add_argument("--to", metavar="SYSTEM", default="id", help="iso3, iso2, gw, cow, cow_abb, id and so on")
    table.add_argument("--date-column", metavar="COLUMN", help="the column with the day of each row")


def run(options: argparse.Namespace) -> int:
    """Write a line or more for each name, or the file with one more column. Several meanings, or none, are answers."""
    from geobrief.cli.days import day
    from geobrief.cli.streams import write
    from geobrief.register import world

    on = day("--on", options.on)
    if options.column is not None:
        from geobrief.cli.columns import coded

        _write_table(coded(options.names, options.column, options.to, options.date_column or on))
        return 0
    for name in options.names:
        write("".join(f"{line}\n" for line in answer(world(), world().resolve(name, on))))
    return 0


def _write_table(text: str) -> None:
    """Write a table as it is, but with its control characters visible on a terminal."""
    from geobrief.cli.streams import write, write_data

    if sys.stdout is not None and sys.stdout.isatty():
        write(text)
    else:
        write_data(text)


def answer(world: World, resolution: Resolution) -> Iterator[str]:
    """The answer in lines: the record, or the candidates and suggestions.

    >>> import geobrief
    >>> print(*answer(geobrief.world(), geobrief.world().resolve("Burma", on="1985-06-01")))
    Burma: MMR  Myanmar  (...name)
    """
    name = visible_line(resolution.name)
    if resolution.record is not None:
        record = resolution.record
        yield f"{name}: {record.id}  {record.name}  ({resolution.reason})"
        return
    reasons = {"many": "has several meanings", "not_then": f"means nothing that existed on {resolution.on}"}
    yield f"{name}: {reasons.get(resolution.status, resolution.reason)}"
    for record, reason in resolution.candidates:
        yield f"  {record.id}  {record.name}  ({reason})"
    if resolution.suggestions:
        yield f"  similar names: {', '.join(resolution.suggestions)}"
    for person in world.persons_named(resolution.name) if resolution.status == "none" else ():
        yield f"  {person.id}  {person.name}  (person)"
