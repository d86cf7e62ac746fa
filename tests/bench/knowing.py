"""The cost of questions to the register, compared with the same done by hand with ready dicts and lists.

Both sides take turns and the fastest of each counts, in the time of the process, so that a busy machine matters little.
The references are what a person would write over ready data: a list comprehension over a dict, a scan of a list of
periods, `bisect` over the first days of tenures. They make no findings and know one spelling of each name.
"""

from __future__ import annotations

import datetime
import random
import sys
import time
import tracemalloc
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

import geobrief
from geobrief.register.shipped_records import shipped_records

COLUMN, DISTINCT, LEADERS, UNKNOWN = 100_000, 300, 20_000, 2_000
FIRST, LAST = datetime.date(1946, 1, 1).toordinal(), datetime.date(2015, 12, 31).toordinal()
DAY = datetime.date(1985, 6, 1)
Action = Callable[[], object]


def in_turns(ours: Action, theirs: Action, rounds: int) -> float:
    """The ratio of the fastest rounds of two actions that take turns, in the time of the process."""
    fastest = [float("inf")] * 2
    for _ in range(max(2, rounds)):
        for place, action in enumerate((ours, theirs)):
            start = time.process_time()
            action()
            fastest[place] = min(fastest[place], time.process_time() - start)
    return fastest[0] / fastest[1]


def ratios(rounds: int) -> Iterator[tuple[str, float, float]]:
    """Each question with its ratio to what it is measured by, and the ratio that it should not exceed."""
    world = geobrief.world()
    names = [state.name for state in world.states]
    known = dict.fromkeys(names, 1)
    world.resolve(names[0])  # the index of names is made
    look_up = lambda: [known.get(name) for name in names]  # noqa: E731
    yield "resolve, asked first (dict.get = 1)", in_turns(lambda: first_time(world, names), look_up, rounds), 25
    yield "resolve, asked again (dict.get = 1)", in_turns(lambda: [*map(world.resolve, names)], look_up, rounds), 6
    few = max(2, rounds // 5)
    yield from of_columns(world, names, few)
    yield from of_moments(world, rounds)
    yield from of_leaders(world, few)


def of_columns(world: geobrief.World, names: list[str], rounds: int) -> Iterator[tuple[str, float, float]]:
    """Columns of names, without days, with a day for each row, and of names that nobody knows."""
    chosen = random.Random(1)
    column = chosen.choices((names * 2)[:DISTINCT], k=COLUMN)
    days = [datetime.date.fromordinal(chosen.randint(FIRST, LAST)) for _ in column]
    known = dict.fromkeys(names, 1)
    listed = lambda: [known.get(name) for name in column]  # noqa: E731
    yield (
        "codes of 100,000 names (list comprehension = 1)",
        in_turns(lambda: world.codes(column, "gw"), listed, rounds),
        3,
    )
    spells: dict[str, list[tuple[datetime.date, datetime.date, Any]]] = {}
    for spell in world.system("gw").spells:
        for state, period in spell.parts():
            ends = (period.earliest or datetime.date.min, period.latest or datetime.date.max)
            spells.setdefault(world.get(state).name, []).append((*ends, spell.code))

    def by_hand() -> list[Any]:
        found = []
        for name, day in zip(column, days, strict=True):
            for first, last, code in spells.get(name, ()):
                if first <= day <= last:
                    found.append(code)
                    break
            else:
                found.append(None)
        return found

    dated = in_turns(lambda: world.codes(column, "gw", on=days), by_hand, rounds)
    yield "codes of 100,000 names and dates (dict and spells = 1)", dated, 10
    start = time.process_time()
    world.codes([f"Blurgistan {number}" for number in range(UNKNOWN)], "gw")
    yield "codes of 2,000 unknown names, seconds", time.process_time() - start, 0.5


def of_moments(world: geobrief.World, rounds: int) -> Iterator[tuple[str, float, float]]:
    """Questions about one day: the states, the members of an organisation."""
    every = [(first, last, state) for first, last, state in _periods(world.states)]
    scan = lambda: [state for first, last, state in every if first <= DAY <= last]  # noqa: E731
    yield (
        "world.on(day).states (a list of states = 1)",
        in_turns(_often(lambda: world.on(DAY).states[0]), _often(scan), rounds),
        1.5,
    )
    held = [entry for entry in world.memberships if entry.organization == "org:UN"]
    members = [(first, last, entry.member) for first, last, entry in _periods(held)]
    scan_members = lambda: [member for first, last, member in members if first <= DAY <= last]  # noqa: E731
    asked = in_turns(_often(lambda: world.members("org:UN", on=DAY)), _often(scan_members), rounds)
    yield "world.members(org, on=day) (a scan = 1)", asked, 4


def of_leaders(world: geobrief.World, rounds: int) -> Iterator[tuple[str, float, float]]:
    """Leaders of states on days, as a column and one by one."""
    chosen = random.Random(2)
    ids = [state.id for state in world.on("1990-01-01").states]
    states = chosen.choices(ids, k=LEADERS)
    days = [datetime.date.fromordinal(chosen.randint(FIRST, LAST)) for _ in states]
    lines: dict[str, tuple[list[datetime.date], list[tuple[Any, datetime.date]]]] = {}
    for id in ids:
        held = sorted(
            (first, last, tenure) for first, last, tenure in _periods(t for t in world.tenures(id) if t.effective)
        )
        lines[id] = [first for first, _, _ in held], [(tenure, last) for _, last, tenure in held]

    def by_hand() -> list[Any]:
        found = []
        for state, day in zip(states, days, strict=True):
            starts, held = lines[state]
            place = bisect_right(starts, day) - 1
            tenure, last = held[place] if place >= 0 else (None, day)
            found.append(tenure if day <= last else None)
        return found

    yield (
        "20,000 leaders as a column (bisect = 1)",
        in_turns(lambda: world.leaders(states, on=days), by_hand, rounds),
        5,
    )
    one_by_one = lambda: [world.leader(state, on=day) for state, day in zip(states, days, strict=True)]  # noqa: E731
    yield "20,000 leaders one by one (bisect = 1)", in_turns(one_by_one, by_hand, rounds), 40


def _periods(records: Any) -> Iterator[tuple[datetime.date, datetime.date, Any]]:
    for record in records:
        yield record.period.earliest or datetime.date.min, record.period.latest or datetime.date.max, record


def _often(action: Action) -> Action:
    """The action a thousand times: once is too short for the clock."""
    return lambda: [action() for _ in range(1000)]


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
    _ = len(world.agreements), len(world.disputes), world.resolve("Peru"), world.resolve("Republik Peru")
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken / 1e6


if __name__ == "__main__":
    for name, ratio, most in ratios(30 if "--quick" not in sys.argv else 3):
        print(f"{name:<56} {ratio:>8.2f} {most:>6}")
    print(f"{'all tables, MB':<56} {megabytes():>8.1f} {100:>6}")
