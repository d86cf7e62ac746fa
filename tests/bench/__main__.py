"""What does geobrief cost, in ratios that hold on any machine? `python tests/bench` prints a table; `--quick` takes seconds.

Nothing here fails when a ratio is too high: a machine shared with others would make such a test a matter of luck.
"""

from __future__ import annotations

import sys

import reading
import starting


def main(quick: bool) -> None:
    """Print the ratios, each with the one that it should not exceed."""
    row = "{:<44} {:>10} {:>10}".format
    print(row("start, bare interpreter = 1", "ratio", "at most"))
    for name, ratio, most in starting.ratios(rounds=2 if quick else 20):
        print(row(name, f"{ratio:.2f}", f"{most:.1f}"))
    ours, dates_alone = reading.beside_dateparser(rounds=1 if quick else 15)
    print(row("\nreading, register already loaded", "ms", ""))
    print(row(f"a brief of {len(reading.TEXT.split())} words", f"{ours * 1e3:.1f}", ""))
    print(row("dateparser's search_dates on it", f"{dates_alone * 1e3:.1f}", ""))
    print(row("ratio", f"{ours / dates_alone:.3f}", "0.200"))
    print(row("\nlength of the text in characters", "µs each", ""))
    for length, each in reading.by_length((1_000, 10_000) if quick else (1_000, 10_000, 100_000, 1_000_000)):
        print(row(f"{length:,}", f"{each:.2f}", ""))


if __name__ == "__main__":
    main("--quick" in sys.argv[1:])
