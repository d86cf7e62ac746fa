"""Fuzzing of what reads texts and data of strangers: `python fuzz [TARGET ...] [--seconds N] [--seed S]`.

Without a target all are run, each for its part of the time. `python fuzz patterns` measures the regular expressions.
"""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if sys.argv[1:] == ["patterns"]:
        import patterns

        raise SystemExit(patterns.main())
    raise SystemExit("usage: python fuzz patterns")
