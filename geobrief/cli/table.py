"""Read the file of a dataset (COW, Archigos, ATOP, MID, UCDP …), check it, and write its rows in another format."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geobrief.errors import ArgumentError

if TYPE_CHECKING:
    from geobrief.datasets import Dataset
    from geobrief.findings import Finding

SUMMARY = "read, check and convert the file of a dataset"
FORMATS = ("csv", "parquet", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The kind, the file, and what to write."""
    parser.add_argument("kind", metavar="KIND", nargs="?", help="the kind of dataset; auto finds it by the columns")
    parser.add_argument("file", metavar="FILE", nargs="?", help="its file: CSV, .xlsx or .dta")
    parser.add_argument("--list", action="store_true", help="list the kinds")
    parser.add_argument("--to", choices=FORMATS, help="write the rows in this format")
    parser.add_argument("--check", action="store_true", help="print the findings; exit with 1 if one is an error")
    parser.add_argument("--against", metavar="FILE", action="append", default=[], help="with --check: a dataset to "
                        "which the rows refer, such as the list of disputes")  # fmt: skip
    parser.add_argument("--as-of", metavar="DAY", help="the last day of the release, if the file does not say it")


def run(options: argparse.Namespace) -> int:
    """Write the rows, or an account of them; findings go to standard error if the rows go to standard output."""
    if options.list:
        return _list_kinds()
    if options.kind is None or options.file is None:
        raise ArgumentError("a kind and a file are needed", expected="KIND FILE, or --list for the kinds")
    if options.against and not options.check:
        raise ArgumentError("--against is about checks", expected="--check")
    from geobrief.cli.days import day
    from geobrief.datasets import missing_references, read

    data = read(options.kind, options.file, as_of=options.as_of and str(day("--as-of", options.as_of)))
    others = [read("auto", name) for name in options.against]
    if options.to is not None:
        _write(data, options.to)
    elif not options.check:
        _show(data)
    return _report((*data.findings, *missing_references(data, *others)), options.to is not None) if options.check else 0


def _list_kinds() -> int:
    from geobrief.cli.display import show_tables
    from geobrief.cli.pages import Section
    from geobrief.datasets import kinds

    listed = tuple((kind.name, kind.title) for kind in kinds())
    show_tables(Section(f"{len(listed)} kinds of datasets", ("kind", "title"), listed))
    return 0


def _show(data: Dataset) -> None:
    """Print how many rows were kept and refused, and the columns with their types."""
    from geobrief.cli.display import show_tables
    from geobrief.cli.pages import Section

    as_of = f", known until {data.as_of}" if data.as_of else ""
    title = f"{data.kind.title}: {data.count} rows, {data.kept} kept, {data.refused} refused{as_of}"
    columns = ((name, data.kind.column(name)) for name in data.frame.columns)
    types = map(str, data.frame.dtypes)
    rows = ((name, dtype, column.text) for (name, column), dtype in zip(columns, types, strict=True))
    show_tables(Section(title, ("column", "type", "meaning"), rows))


def _write(data: Dataset, to: str) -> None:
    from geobrief.cli.streams import write_bytes

    if to == "parquet":
        write_bytes(data.to_parquet() or b"")
    else:
        text = data.to_csv() if to == "csv" else f"{data.to_json()}\n"
        write_bytes((text or "").encode())


def _report(findings: Sequence[Finding], to_error: bool) -> int:
    from geobrief.cli.streams import print_error, write

    lines = [f"{finding.severity} {finding}" for finding in findings]
    if to_error:
        for line in lines:
            print_error(line)
    else:
        write("".join(f"{line}\n" for line in lines))
    return int(any(finding.severity == "error" for finding in findings))
