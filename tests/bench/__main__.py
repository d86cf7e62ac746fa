"""Prints the costs of geobrief as ratios, which hold on any machine: `python tests/bench`, with `--quick` roughly.

Nothing here fails if a ratio is too high, since that would depend on the load of the machine.
"""

from __future__ import annotations

import sys

import checking
import knowing
import paneling
import parsing
import reading
import starting
import tables


def main(quick: bool) -> None:
    """Print the ratios, each with the one that it should not exceed."""
    row = "{:<56} {:>10} {:>10}".format
    print(row("start, bare interpreter = 1", "ratio", "at most"))
    for name, ratio, most in starting.ratios(rounds=2 if quick else 20):
        print(row(name, f"{ratio:.2f}", f"{most:.1f}"))
    print(row("\nthe register", "ratio", "at most"))
    for name, ratio, most in knowing.ratios(rounds=2 if quick else 30):
        print(row(name, f"{ratio:.2f}", f"{most:.1f}"))
    print(row("all tables, MB", f"{knowing.megabytes():.1f}", "100.0"))
    print(row("\ndatasets, CPU time", "ratio", "at most"))
    for name, ratio, most in tables.ratios(rounds=1 if quick else 15):
        print(row(name, f"{ratio:.2f}", f"{most:.1f}"))
    print(row("\npanels, the same by hand in polars = 1", "ratio", "at most"))
    for name, ratio, most in paneling.ratios(rounds=2 if quick else 15):
        print(row(name, f"{ratio:.2f}", f"{most:.1f}"))
    print(row("peak memory of a process with the last panel, MB", f"{paneling.megabytes():.0f}", "1500"))
    ours = reading.brief(rounds=1 if quick else 20)
    print(row(f"\na brief of {len(reading.TEXT.split())} words, search_dates = 1", "ratio", "at most"))
    for name, languages, most in (("", None, "0.200"), (" with the language given", ["en"], "")):
        theirs = reading.dates_alone(1 if quick else 3, languages)
        print(row(f"search_dates{name}, {theirs * 1e3:.0f} ms", f"{ours / theirs:.3f}", most))
    print(row("geobrief.read, register already loaded, ms", f"{ours * 1e3:.1f}", ""))
    print(row("\nlength of the text in characters", "µs each", ""))
    for length, each in reading.by_length((1_000, 10_000) if quick else (1_000, 10_000, 100_000, 1_000_000)):
        print(row(f"{length:,}", f"{each:.2f}", ""))
    print(row("\na scenario file", "ratio", "at most"))
    for name, ratio, most in parsing.ratios(100_000 if quick else 5_000_000, 1 if quick else 3):
        print(row(name, f"{ratio:.2f}", f"{most:.1f}"))
    for name, ratio, most in checking.ratios(
        300 if quick else 10_000, lambda action: parsing.seconds(action, 1 if quick else 3)
    ):
        print(row(name, f"{ratio:.2f}", f"{most:.1f}"))


if __name__ == "__main__":
    main("--quick" in sys.argv[1:])
