"""Show which state, organisation, territory, group, agreement or dispute a name means, on a day if one is given."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geobrief.errors import ArgumentError
from geobrief.printable import visible_line

if TYPE_CHECKING:
    from geobrief.register import Resolution, World
    from geobrief.when import Date

SUMMARY = "show what names, demonyms, capitals, codes or titles mean"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Names, or a file of them, and the day."""
    parser.add_argument(
        "names", metavar="NAME", nargs="+", help="a name, demonym, capital, seat of government, code or title"
    )
    parser.add_argument("--on", metavar="DAY", help="the day, such as 2014-07-12")
    parser.add_argument(
        "--from", dest="from_", metavar="LIST", help="the list that the names are codes of: cow, iso_num …"
    )
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
        _add_column(options, on)
        return 0
    for name in options.names:
        lines = (
            answer(world(), world().resolve(name, on)) if options.from_ is None else of_code(name, options.from_, on)
        )
        write("".join(f"{line}\n" for line in lines))
    return 0


def _add_column(options: argparse.Namespace, on: Date | None) -> None:
    from geobrief.cli.codes import write_table
    from geobrief.cli.columns import Question, coded

    if len(options.names) != 1:
        raise ArgumentError("--column is about one file", expected="geobrief resolve FILE.csv --column COLUMN")
    question = Question(options.from_ or "name")
    write_table(coded(options.names[0], options.column, (options.to,), on, options.date_column, question))


def of_code(code: str, source: str, on: Date | None) -> Iterator[str]:
    """The record with a code of a list, in a line.

    >>> print(*of_code("840", "iso_num", None))
    840: USA  United States  (iso_num)
    """
    from geobrief.register import world

    codes = world().codes([code], to="id", from_=source, on=on)
    for entry in codes.unresolved:
        yield visible_line(entry.reason)
    for id in codes.values:
        if id is not None:
            yield f"{visible_line(code)}: {id}  {world().actor(id).name}  ({source})"


def answer(world: World, resolution: Resolution) -> Iterator[str]:
    """The answer in lines: the record, or the candidates and suggestions.

    >>> import geobrief
    >>> print(*answer(geobrief.world(), geobrief.world().resolve("Burma", on="1985-06-01")))
    Burma: MMR  Myanmar  (...name)
    """
    from geobrief.register.resolution import display_name

    name = visible_line(resolution.name)
    if resolution.record is not None:
        record = resolution.record
        yield f"{name}: {record.id}  {display_name(record)}  ({resolution.reason})"
        return
    reasons = {"many": "has several meanings", "not_then": f"means nothing that existed on {resolution.on}"}
    yield f"{name}: {reasons.get(resolution.status, resolution.reason)}"
    for record, reason in resolution.candidates:
        yield f"  {record.id}  {display_name(record)}  ({reason})"
    if resolution.suggestions:
        yield f"  similar names: {', '.join(resolution.suggestions)}"
    for person in world.persons_named(resolution.name) if resolution.status == "none" else ():
        yield f"  {person.id}  {person.name}  (person)"
