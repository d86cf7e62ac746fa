"""The cost of questions to the register, compared with a ready dict or list."""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator

import geobrief
from geobrief.register.shipped_records import shipped_records

COLUMN, DISTINCT = 100_000, 300


def fastest(action: Callable[[], object], rounds: int) -> float:
    """The fastest of some rounds, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def ratios(rounds: int) -> Iterator[tuple[str, float, float]]:
    """Each question with its ratio to what it is measured by, and the ratio that it should not exceed."""
    import pandas

    world = geobrief.world()
    names = [state.name for state in world.states]
    known = dict.fromkeys(names, 1)
    once = fastest(lambda: [known.get(name) for name in names], rounds)
    world.resolve(names[0])  # the index of names is made
    yield "resolve, asked first (dict.get = 1)", fastest(lambda: first_time(world, names), rounds) / once, 25
    yield "resolve, asked again (dict.get = 1)", fastest(lambda: [*map(world.resolve, names)], rounds) / once, 6
    spells = [(spell.period.earliest, spell.period.latest) for list_ in LISTS for spell in world.system(list_).spells]
    day = world.horizon.earliest
    listed = fastest(lambda: [one for one in spells if one[0] <= day and (one[1] is None or day <= one[1])], rounds)
    yield "world.on(day).states (a list of spells = 1)", fastest(lambda: world.on(day).states, rounds) / listed, 2
    column = random.Random(1).choices((names * 2)[:DISTINCT], k=COLUMN)
    series = pandas.Series(column)
    mapped = fastest(lambda: series.map(known), max(2, rounds // 10))
    yield "codes of 100,000 names (pandas map = 1)", fastest(lambda: world.codes(series, to="gw"), 2) / mapped, 5


LISTS = ("gw", "cow", "un", "iso")


def first_time(world: geobrief.World, names: list[str]) -> None:
    """Ask each name of a world that has not been asked before."""
    fresh = geobrief.World._of(world._records, None, None)
    vars(fresh)["_name_index"] = world._name_index
    for name in names:
        fresh.resolve(name)


def megabytes() -> float:
    """The memory of all tables and their indexes."""
    geobrief.register.worlds.shipped_world.cache_clear()
    shipped_records.cache_clear()
    tracemalloc.start()
    world = geobrief.world()
    for table in ("states", "people", "tenures", "organizations", "memberships", "groups", "territories", "claims"):
        len(getattr(world, table))
    _ = len(world.agreements), len(world.disputes), world.resolve("Peru"), world.resolve("republic of peru")
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken / 1e6


if __name__ == "__main__":
    for name, ratio, most in ratios(30 if "--quick" not in sys.argv else 3):
        print(f"{name:<50} {ratio:>8.2f} {most:>6}")
    print(f"{'all tables, MB':<50} {megabytes():>8.1f} {40:>6}")
