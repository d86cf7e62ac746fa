"""Fuzzing of what reads texts and data of strangers: `python fuzz [TARGET ...] [--seconds N] [--seed S]`.

Without a target all are run, each for an equal part of the time. An input that fails is made as small as possible and
printed, and is the same for the same seed on the same machine. `python fuzz patterns` measures the regular expressions,
`python fuzz mutants` how many small faults in the library its tests find.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Sequence

BATCH = 50  # inputs between two looks at the clock


def main(arguments: Sequence[str]) -> int:
    """Run targets; 1 if an input fails."""
    if arguments[:1] == ["patterns"]:
        import patterns

        return patterns.main()
    if arguments[:1] == ["mutants"]:
        import mutants

        return mutants.main(arguments[1:])
    from targets import TARGETS

    parser = argparse.ArgumentParser(prog="python fuzz", description="Feed odd inputs to what reads them.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}")
    parser.add_argument("--seconds", type=float, default=60, help="of all targets together")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    chosen = options.targets or list(TARGETS)
    failed = [name for name in chosen if not run(name, options.seconds / len(chosen), options.seed)]
    print(f"failed: {', '.join(failed)}" if failed else "all passed")
    return int(bool(failed))


def run(name: str, seconds: float, seed: int) -> bool:
    """Whether a target has passed with all inputs of its time."""
    import hypothesis
    from hypothesis import HealthCheck, Phase
    from targets import TARGETS, timed

    strategy, check = TARGETS[name]
    tried = 0

    def once(value: object) -> None:
        nonlocal tried
        tried += 1
        timed(check, value)

    settings = hypothesis.settings(
        max_examples=BATCH,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    start, batch = time.monotonic(), 0
    while batch == 0 or time.monotonic() - start < seconds:
        try:
            hypothesis.seed(seed * 1_000_000 + batch)(settings(hypothesis.given(strategy)(once)))()
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            traceback.print_exc(limit=-6)
            print(f"{name}: {tried} inputs, 1 failed (seed {seed})", flush=True)
            return False
        batch += 1
    print(f"{name}: {tried} inputs, none failed", flush=True)
    return True


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
