"""Read a brief that ships with the package, and show what was read."""

from __future__ import annotations

import argparse

SUMMARY = "read a brief that ships with the package"
PUBLISHED = "2015-06-08"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The demo takes none."""


def run(options: argparse.Namespace) -> int:
    """Show the text, its states, leaders, agreements and disputes, a timeline and the findings."""
    from geobrief.brief import read
    from geobrief.cli.display import show

    show(read(text(), published=PUBLISHED), with_text=True)
    return 0


def text() -> str:
    """The brief: our own words about the border that India and Bangladesh settled in 2015."""
    from pathlib import Path

    return Path(__file__).with_name("demo.txt").read_text("utf-8")
