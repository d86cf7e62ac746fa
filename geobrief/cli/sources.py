"""Tell on which sources the register rests, and how to cite them."""

from __future__ import annotations

import argparse

SUMMARY = "tell what the register rests on, and how to cite it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """In words, or for a reference manager."""
    parser.add_argument("--bibtex", action="store_true", help="write BibTeX entries")


def run(options: argparse.Namespace) -> int:
    """Write all sources."""
    from geobrief.cli.streams import write
    from geobrief.register import world
    from geobrief.register.sources import bibtex, cited

    form = bibtex if options.bibtex else cited
    write("\n".join(form(source) for source in world().sources))
    return 0
