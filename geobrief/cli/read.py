"""Read news briefs into states, leaders, agreements, disputes and events."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from geobrief.cli.jobs import add_jobs
from geobrief.errors import ArgumentError

if TYPE_CHECKING:
    from geobrief.cli.inputs import BriefInputs
    from geobrief.cli.outputs import OutputFile
    from geobrief.cli.readings import Reading

SUMMARY = "read news briefs into records"
FORMATS = ("text", "json", "jsonl", "yaml", "html")
_HELP = "exit codes: 0; 1 if a finding has the severity error; 2 if a file cannot be read or an option is not valid"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files, the day of publication, the format, the strictness, and what many texts need."""
    parser.epilog = _HELP
    parser.add_argument("files", metavar="FILE", nargs="+", help="a text in UTF-8, a table of texts (.csv, .tsv, "
                        ".jsonl, .parquet), or a folder or pattern of such files; - is standard input")  # fmt: skip
    parser.add_argument("--published", metavar="DAY", help="the day of publication, which relative dates start from")
    parser.add_argument(
        "--output-format",
        choices=FORMATS,
        default="text",
        help="json: an object, an array for many; jsonl: one object per line; yaml: a scenario file; html: a page",
    )
    parser.add_argument("--strict", action="store_true", help="only records that the words of one clause state")
    parser.add_argument("--trace", action="store_true", help="with the format text: explain each record")
    form = "a function of messages and a schema, or an object with a method extract, in a module"
    parser.add_argument("--extractor", metavar="MODULE:NAME", help=f"extract with a language model: {form}")
    add_jobs(parser, "read")
    parser.add_argument("--output", metavar="FILE", help="write to this file, which is there once all is written")
    parser.add_argument("--resume", action="store_true", help="go on where writing jsonl to the output was interrupted")
    parser.add_argument("--text-column", metavar="NAME", default="text", help="of tables: the texts (text)")
    parser.add_argument("--date-column", metavar="NAME", help="of tables: the days of publication (published)")
    parser.add_argument("--id-column", metavar="NAME", help="of tables: the ids of the texts (id)")


def run(options: argparse.Namespace) -> int:
    """Read and write every text; one that cannot be read is an error message and exit code 2, and stops no other."""
    from geobrief.batch.tables import Columns
    from geobrief.cli.days import day
    from geobrief.cli.documents import WRITERS, write_explained
    from geobrief.cli.inputs import BriefInputs
    from geobrief.cli.outputs import OutputFile

    options.published = day("--published", options.published)
    if options.resume and (options.output is None or options.output_format != "jsonl"):
        raise ArgumentError("--resume is about files of jsonl", expected="--output FILE --output-format jsonl")
    if options.trace and options.output_format != "text":
        raise ArgumentError("--trace explains records to people", expected="the format text", got=options.output_format)
    inputs = BriefInputs(options.files, Columns(options.text_column, options.date_column, options.id_column))
    readings = _Readings(options, inputs)
    write = write_explained if options.trace else WRITERS[options.output_format]
    if options.output is None:
        write(readings, inputs.are_many)
        return readings.exit_code
    with OutputFile(options.output, resume=options.resume and inputs.are_many) as output:
        readings.output = output
        write(readings, inputs.are_many)
    return max(readings.exit_code, int(output.has_errors))


class _Readings:
    """The readings of the texts that can be read, in order, with the exit code."""

    def __init__(self, options: argparse.Namespace, inputs: BriefInputs) -> None:
        self._options, self._inputs = options, inputs
        self.output: OutputFile | None = None
        self.exit_code = 0

    def __iter__(self) -> Iterator[Reading]:
        from geobrief.cli.display import with_progress
        from geobrief.cli.jobs import apply
        from geobrief.cli.readings import InputReader
        from geobrief.cli.streams import print_error

        options = self._options
        reader = InputReader.of(options, self._inputs.are_many)
        inputs = iter(self._inputs) if self.output is None else self.output.left_of(self._inputs)
        total = None if options.resume else self._inputs.count
        read = apply(reader.read, reader.lost, options.jobs)
        for reading in with_progress(inputs, read, total, attrgetter("file")):
            if reading.error is not None:
                print_error(reading.error)
                self.exit_code = 2
            else:
                self.exit_code = max(self.exit_code, int(reading.has_errors))
                yield reading
