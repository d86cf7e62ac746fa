"""Check the tables of the register, and list how many rows each has and up to which day it is kept."""

from __future__ import annotations

import argparse

SUMMARY = "check the tables of the register"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None: the register is that of the package."""


def run(options: argparse.Namespace) -> int:
    """Write the faults and the tables; 1 if there are faults."""
    from geobrief.cli.streams import write
    from geobrief.register import world
    from geobrief.register.audit.validation import faults
    from geobrief.register.coverage import horizons

    register, found = world(), faults()
    for fault in found:
        write(f"{fault}\n")
    for table, horizon in horizons().items():
        write(f"{table:<14}{len(getattr(register, table)):>7}  {horizon}\n")
    write(f"edition {register.edition}: {len(found)} fault{'' if len(found) == 1 else 's'}\n")
    return 1 if found else 0
