"""Show who held which office of a state or organisation on a day, the effective leader first."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geobrief.model import Tenure

SUMMARY = "show who held office in a state on a day"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The state and the day."""
    parser.add_argument("state", metavar="STATE", help="a name, demonym, code or id of a state or organisation")
    parser.add_argument("--on", metavar="DAY", required=True, help="the day, such as 2014-07-12")


def run(options: argparse.Namespace) -> int:
    """Write a line for each office; none is an answer too."""
    from geobrief.cli.days import day
    from geobrief.cli.display import show_tables
    from geobrief.cli.pages import Section
    from geobrief.cli.streams import print_error
    from geobrief.register import world

    on = str(day("--on", options.on))
    found = world().tenures(options.state, on=on)
    held = sorted(found, key=lambda tenure: not tenure.effective)
    show_tables(Section(f"{options.state} on {on}", ("name", "office", "title", "period", ""), map(row, held)))
    for finding in found.findings:
        if finding.code == "GB014":
            print_error(f"{finding.severity}: {finding.message}")
    return 0


def row(tenure: Tenure) -> tuple[str, ...]:
    """A tenure in words.

    >>> import geobrief
    >>> row(geobrief.world().leader("ARG", on="2014-07-12"))[:3]
    ('Cristina Fernández de Kirchner', 'head_of_state', 'President')
    """
    marks = [mark for mark, holds in (("ruled", tenure.effective), ("acting", tenure.acting)) if holds]
    return tenure.name, tenure.office, tenure.title or "", str(tenure.period), ", ".join(marks)
