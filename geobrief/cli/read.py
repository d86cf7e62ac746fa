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
_HELP = "exit codes: 0; 1 where a finding of severity error was made; 2 where a file could not be read, or an option"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files, the day of publication, the format and the strictness."""
    parser.epilog = _HELP
    parser.add_argument("files", metavar="FILE", nargs="+", help="a text in UTF-8; - is standard input")
    parser.add_argument("--published", metavar="DAY", help="the day of publication, which relative dates start from")
    parser.add_argument(
        "--output-format",
        choices=FORMATS,
        default="text",
        help="json: an object, an array for many; jsonl: one a line; yaml: a scenario file, of one text",
    )
    parser.add_argument("--strict", action="store_true", help="tell only what is sure")


def run(options: argparse.Namespace) -> int:
    """Read and write every file; one that cannot be read is told, stops no other, and makes the exit code 2."""
    from geobrief.cli.days import day
    from geobrief.cli.documents import WRITERS

    options.published = day("--published", options.published)
    readings = _Readings(options)
    WRITERS[options.output_format](readings, len(options.files) > 1)
    return readings.exit_code


class _Readings:
    """The briefs of the files that can be read, in order, with the exit code that they and the others add up to."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self.exit_code = 0

    def __iter__(self) -> Iterator[tuple[str, Brief]]:
        from geobrief.cli.display import watched

        files: list[str] = self._options.files
        for file, brief in zip(files, watched(files, self._read), strict=True):
            if brief is not None:
                yield file, brief

    def _read(self, file: str) -> Brief | None:
        from geobrief.brief import read
        from geobrief.cli.streams import complain
        from geobrief.cli.texts import text_of

        try:
            text = text_of(file)
        except UnreadableInputError as error:
            complain(str(error))
            self.exit_code = 2
            return None
        brief = read(text, published=self._options.published, strict=self._options.strict)
        if any(finding.severity == "error" for finding in brief.findings):
            self.exit_code = max(self.exit_code, 1)
        return brief
