"""On which streams does the server speak? On standard input and output, to which nothing else may write."""

from __future__ import annotations

import logging
import os
import sys

from geobrief.lsp.features import server


def serve() -> int:
    """Answer until the editor goes away: 0 if it said so first, else 1."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    logging.getLogger("pygls").setLevel(logging.ERROR)  # it warns of each question that an editor takes back too late
    made, output = server(), sys.stdout
    with os.fdopen(os.dup(output.fileno()), "wb") as stream:  # the server closes its own at the end
        sys.stdout = sys.stderr  # what a library prints is no message to the editor
        try:
            made.start_io(sys.stdin.buffer, stream)
        finally:
            sys.stdout = output
            made.stop_checks()
    return 0 if made.was_shut_down else 1
