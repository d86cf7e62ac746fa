"""List the codes of all findings: of files that cannot be read, of the reader of prose, and of the rules."""

from __future__ import annotations

import argparse

SUMMARY = "list all codes of findings"
FORMATS = ("text", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The format."""
    parser.add_argument("--output-format", choices=FORMATS, default="text", help="a line for each, or a JSON array")


def run(options: argparse.Namespace) -> int:
    """Write every code with its name, its severity and what it means."""
    from geobrief.cli.formats import json_text
    from geobrief.cli.streams import write
    from geobrief.findings import codes
    from geobrief.rules import rules

    previews = {rule.code for rule in rules() if rule.preview}
    entries = [
        {
            "code": entry.code,
            "slug": entry.slug,
            "severity": str(entry.severity),
            "since": entry.since,
            "preview": entry.code in previews,
            "summary": " ".join(entry.text.strip().partition("\n")[0].split()),
        }
        for entry in codes()
    ]
    if options.output_format == "json":
        write(json_text(entries))
        return 0
    width = max(len(str(entry["slug"])) for entry in entries)
    for entry in entries:
        summary = f"{entry['summary']}{' (preview)' if entry['preview'] else ''}"
        write(f"{entry['code']}  {entry['severity']:<7}  {entry['slug']:<{width}}  {summary}\n")
    return 0
