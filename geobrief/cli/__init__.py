"""The command `geobrief`; `arguments` lists its commands.

Exit codes: 0; 1 if a finding has the severity error or `diff` finds a difference; 2 for misuse (a missing file, a bad
date, an unknown command); 130 after Ctrl-C, 143 after SIGTERM, and 141 when the reader of the output has gone.
"""

from __future__ import annotations

import sys

from geobrief import __version__
from geobrief.cli.streams import guarded, put


def main(arguments: list[str] | None = None) -> int:
    """Run a command with these arguments (by default those of the process) and return its exit code.

    >>> main(["--version"])
    geobrief 0.1.0
    0
    """
    given = sys.argv[1:] if arguments is None else arguments
    return guarded(lambda: _run(given))


def command() -> int:
    """Run the console script.

    The interpreter collects garbage once more at its end; without it a check of a small file takes 8 % less time.
    """
    import gc

    code = main()
    gc.disable()
    return code


def _run(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):
        put(f"geobrief {__version__}\n")
        return 0
    from geobrief.cli.arguments import parsed
    from geobrief.cli.interrupts import handled

    options = parsed(arguments)
    if options.handles_signals:
        return int(options.run(options))
    with handled():
        return int(options.run(options))
