"""Serve an editor as a language server for scenario files, on standard input and output."""

from __future__ import annotations

import argparse

from geobrief.errors import MissingPackageError

SUMMARY = "run the language server for an editor"
HANDLES_SIGNALS = True  # the event loop of the server does


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The option that some editors pass to every language server."""
    parser.add_argument("--stdio", action="store_true", help="use standard input and output, as always")


def run(options: argparse.Namespace) -> int:
    """Serve until the editor ends the session; 1 if it disconnects without ending it."""
    try:
        from geobrief.lsp.features import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise MissingPackageError.of("geobrief lsp", "pygls", extra="lsp") from None
    return serve()
