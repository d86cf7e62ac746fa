"""Write the JSON Schema of scenario files, for editors, validators and language models."""

from __future__ import annotations

import argparse

SUMMARY = "write the JSON Schema of scenario files"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The profile."""
    parser.add_argument(
        "--profile",
        choices=("full", "llm"),
        default="full",
        help="full: everything a file may hold; llm: strict, for structured output of language models",
    )


def run(options: argparse.Namespace) -> int:
    """Write the schema."""
    from geobrief.cli.formats import json_text
    from geobrief.cli.streams import write
    from geobrief.codec import schema

    write(json_text(schema(options.profile)))
    return 0
