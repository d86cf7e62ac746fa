"""Compares geobrief with what else one would use, and writes the page: `python tests/bench/compare --day 2026-12-01`.

Names and dates are of our own making, and were not changed after the results were seen. Times are CPU times; the
tools take turns, and the fastest round of each counts. A package that is not installed has no row.
"""

from __future__ import annotations

import platform
import sys
import warnings
from importlib.metadata import PackageNotFoundError, version

import dates
import edtf_dates
import frames
import names
import records
import states

import geobrief

PACKAGES = (
    "country_converter countryguess countrynames rigour pycountry dateparser flashgeotext hdx-python-country"
    " recognizers-text-suite edtf undate pydantic jsonschema fastjsonschema jsonschema-rs stix2 followthemoney polars"
    " pandas"
).split()


def main(day: str, rounds: int) -> None:
    """Print the page."""
    warnings.simplefilter("ignore")
    print(HEAD)
    for part in (names, states, dates, edtf_dates, records, frames):
        print(part.section(rounds))
    print("## Versions\n")
    print(", ".join(_versions()) + f"; Python {platform.python_version()}. Measured on {day}.")


HEAD = """# Benchmarks

What geobrief does beside what else one would use, with the tasks at which the others are better. Written by
`nox -s compare`, or `python tests/bench/compare --day DAY` where the packages are installed. The names and dates are
of our own making (`tests/bench/compare`), and nothing in geobrief was changed because of them. Times are CPU times,
geobrief = 1, less is faster: the tools take turns, and the fastest round of each counts. `nox -s bench` measures
geobrief alone.
"""


def _versions() -> list[str]:
    found = [f"geobrief {geobrief.__version__}"]
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return found


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(
        arguments[arguments.index("--day") + 1] if "--day" in arguments else "an unknown day",
        1 if "--quick" in arguments else 5,
    )
