"""List the sources of the register, and how to cite them."""

from __future__ import annotations

import argparse

SUMMARY = "list the sources of the register, and how to cite them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The format: text, or BibTeX."""
    parser.add_argument("--bibtex", action="store_true", help="write BibTeX entries")


def run(options: argparse.Namespace) -> int:
    """Write all sources."""
    from geobrief.cli.streams import write
    from geobrief.register import world
    from geobrief.register.sources import bibtex, cited

    form = bibtex if options.bibtex else cited
    write("\n".join(form(source) for source in world().sources))
    return 0
