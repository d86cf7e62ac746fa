"""Explain the code of a finding: what it means, why it matters and how to fix it."""

from __future__ import annotations

import argparse

SUMMARY = "explain the code of a finding"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One code, or its slug."""
    parser.add_argument("code", metavar="CODE", help="a code or its name: GB801, nothing-found")


def run(options: argparse.Namespace) -> int:
    """Write the description of the code; an unknown one is misuse."""
    from geobrief.cli.streams import write
    from geobrief.findings import code
    from geobrief.rules import rules

    rules()  # listing the rules registers their codes
    found = code(options.code)
    write(f"{found.code} {found.slug} ({found.severity}, since {found.since})\n\n{found.text.strip()}\n")
    return 0
