"""What does a person type, and what comes back? The command `geobrief`, of which `arguments` lists the commands.

Exit codes: 0; 1 where a finding of severity error was made, or `diff` tells a difference; 2 for misuse (a missing file,
a bad date, an unknown command); 130 after Ctrl-C and 141 where the reader of the output went away.
"""

from __future__ import annotations

import sys

from geobrief import __version__
from geobrief.cli.streams import guarded, write


def main(arguments: list[str] | None = None) -> int:
    """Run the command that the arguments name (by default those of the process) and give its exit code.

    >>> main(["--version"])
    geobrief 0.1.0
    0
    """
    given = sys.argv[1:] if arguments is None else arguments
    return guarded(lambda: _run(given))


def command() -> int:
    """The whole life of the process `geobrief`: what it holds at its end goes with it, and is not collected before."""
    import gc

    code = main()
    gc.disable()
    return code


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        write(f"geobrief {__version__}\n")
        return 0
    from geobrief.cli.arguments import parsed

    options = parsed(arguments)
    return int(options.run(options))
