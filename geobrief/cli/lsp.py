"""Answer an editor about the scenario files that are open in it: a language server on standard input and output."""

from __future__ import annotations

import argparse

from geobrief.errors import GeobriefError

SUMMARY = "be the language server of an editor"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What some editors add to every command of this sort."""
    parser.add_argument("--stdio", action="store_true", help="speak on standard input and output, as always")


def run(options: argparse.Namespace) -> int:
    """Serve until the editor says that it is done; 1 where it goes away without a word."""
    try:
        from geobrief.lsp.features import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise GeobriefError("geobrief lsp needs pygls: pip install 'geobrief[lsp]'") from None
    return serve()
