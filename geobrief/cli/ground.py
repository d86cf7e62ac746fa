"""Hold what a language model returned against the text it was extracted from."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geobrief.grounding import Grounded

SUMMARY = "hold extracted records against their text"
_HELP = "exit codes: 0; 1 if a record is rejected or nothing could be read; 2 if a file cannot be read"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The answer, the text, the day of publication and the format."""
    parser.epilog = _HELP
    parser.add_argument("records", metavar="RECORDS", help="what a model returned: JSON, also in a code fence or prose")
    parser.add_argument("text", metavar="TEXT", help="the text, in UTF-8; - is standard input")
    parser.add_argument("--published", metavar="DAY", help="the day of publication, which relative dates start from")
    form = "json: the accepted records and all findings; html: a page with the words of the text marked"
    parser.add_argument("--output-format", choices=("text", "json", "html"), default="text", help=form)


def run(options: argparse.Namespace) -> int:
    """Write the accepted records and why others are rejected; what cannot be read is a line and exit code 2."""
    from geobrief.cli.days import day
    from geobrief.cli.formats import json_text
    from geobrief.cli.streams import print_error, write
    from geobrief.cli.texts import text_of
    from geobrief.errors import UnreadableInputError
    from geobrief.grounding import ground

    published = day("--published", options.published)
    try:
        answer, text = (text_of(name) for name in (options.records, options.text))
    except UnreadableInputError as error:
        print_error(str(error))
        return 2
    found = ground(answer, text, published=published)
    if options.output_format == "html":
        write(found.to_html())
    else:
        write(json_text(found.to_dict()) if options.output_format == "json" else "".join(_lines(found)))
    return int(bool(found.rejected) or not any(found.records.values()))


def _lines(found: Grounded) -> Iterator[str]:
    """A line for each table with accepted records, and one for each rejected record with its findings below."""
    from geobrief.printable import visible

    for table, records in found.records.items():
        if records:
            yield f"{table}: {len(records)} accepted\n"
    for rejected in found.rejected:
        yield f"rejected {rejected.path}\n"
        for finding in rejected.findings:
            yield f"  {finding.code} {finding.slug}: {visible(finding.message)}\n"
    rest = [finding for finding in found.findings if not any(finding in each.findings for each in found.rejected)]
    yield from (f"{finding}\n" for finding in rest)
