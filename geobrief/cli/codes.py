"""Write a CSV file with columns of codes for a column of names or codes."""

from __future__ import annotations

import argparse
import sys

from geobrief.errors import UnreadableInputError

SUMMARY = "add columns of codes to a CSV file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, the column, the lists, and the day or year of the rows."""
    parser.epilog = "values without a code are reported on standard error; they do not change the exit code"
    parser.add_argument("file", metavar="FILE", help="a CSV file in UTF-8; - is standard input")
    parser.add_argument("--column", metavar="COLUMN", required=True, help="the column with the names or codes")
    parser.add_argument("--to", metavar="LISTS", default="id", help="lists with commas: cow,gw,iso3,region,name_fr …")
    parser.add_argument("--from", dest="from_", metavar="LIST", default="name", help="the list that the codes are of")
    parser.add_argument("--on", metavar="DAY", help="the day or year of all rows, such as 2014-07-12")
    parser.add_argument("--date-column", metavar="COLUMN", help="the column with the day or year of each row")
    parser.add_argument(
        "--year",
        choices=("start", "mid", "end", "any"),
        default="end",
        help="the day of a year that counts (default: end)",
    )
    parser.add_argument("--names-of", metavar="LIST", help="the list whose own spellings come first: cow, gw, un, iso")
    parser.add_argument("--prefer", metavar="LIST", help="the list that decides between several states")
    parser.add_argument("--output", metavar="FILE", help="the file to write; standard output if not given")


def run(options: argparse.Namespace) -> int:
    """Write the file with one more column for each list."""
    from geobrief.cli.columns import Question, coded

    lists = tuple(name.strip() for name in options.to.split(",") if name.strip())
    question = Question(options.from_, options.year, options.names_of, options.prefer)
    text = coded(options.file, options.column, lists, options.on, options.date_column, question)
    write_table(text, options.output)
    return 0


def write_table(text: str, file: str | None = None) -> None:
    """Write a table to a file, or to standard output, where control characters are visible on a terminal."""
    from geobrief.cli.streams import write, write_data

    if file is not None:
        _write_file(file, text)
    elif sys.stdout is not None and sys.stdout.isatty():
        write(text)
    else:
        write_data(text)


def _write_file(file: str, text: str) -> None:
    from geobrief.printable import display_name

    try:
        with open(file, "wb") as handle:
            handle.write(text.encode())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableInputError(f"{display_name(file)} cannot be written ({reason})") from None
    except ValueError:
        raise UnreadableInputError(f"{display_name(file)} cannot be written (not a possible file name)") from None
