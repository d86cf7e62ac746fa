"""Read news briefs into states, leaders, agreements, disputes and events."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geobrief.errors import UnreadableInputError

if TYPE_CHECKING:
    from geobrief.brief import Brief

SUMMARY = "read news briefs into records"
FORMATS = ("text", "json", "jsonl", "yaml")
_HELP = "exit codes: 0; 1 if a finding has the severity error; 2 if a file cannot be read or an option is not valid"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files, the day of publication, the format and the strictness."""
    parser.epilog = _HELP
    parser.add_argument("files", metavar="FILE", nargs="+", help="a text in UTF-8; - is standard input")
    parser.add_argument("--published", metavar="DAY", help="the day of publication, which relative dates start from")
    parser.add_argument(
        "--output-format",
        choices=FORMATS,
        default="text",
        help="json: an object, an array for many files; jsonl: one object per line; yaml: a scenario file, of one text",
    )
    parser.add_argument("--strict", action="store_true", help="only records that the words of one clause state")


def run(options: argparse.Namespace) -> int:
    """Read and write every file; one that cannot be read is an error message and exit code 2, and stops no other."""
    from geobrief.cli.days import day
    from geobrief.cli.documents import WRITERS

    options.published = day("--published", options.published)
    readings = _Readings(options)
    WRITERS[options.output_format](readings, len(options.files) > 1)
    return readings.exit_code


class _Readings:
    """The briefs of the files that can be read, in order, with the exit code."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self.exit_code = 0

    def __iter__(self) -> Iterator[tuple[str, Brief]]:
        from geobrief.cli.display import with_progress

        files: list[str] = self._options.files
        for file, brief in zip(files, with_progress(files, self._read), strict=True):
            if brief is not None:
                yield file, brief

    def _read(self, file: str) -> Brief | None:
        from geobrief.brief import read
        from geobrief.cli.streams import print_error
        from geobrief.cli.texts import text_of

        try:
            text = text_of(file)
        except UnreadableInputError as error:
            print_error(str(error))
            self.exit_code = 2
            return None
        brief = read(text, published=self._options.published, strict=self._options.strict)
        if any(finding.severity == "error" for finding in brief.findings):
            self.exit_code = max(self.exit_code, 1)
        return brief
