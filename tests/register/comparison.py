"""How far does the register agree with the lists of leaders that others publish? The figures, and each difference.

`python tests/register/comparison.py DIRECTORY` writes the page of differences; the lists are not part of the project.
"""

from __future__ import annotations

import csv
import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import geobrief.register
from geobrief.errors import GeobriefError
from geobrief.register.folding import folded
from geobrief.register.periods import Bounds, bounds

WORLD = geobrief.register.world()
HERE = Path(__file__).parent
_SAME = {
    (row["state"], row["name"]): row["person"]
    for row in csv.DictReader(HERE.joinpath("same_persons.csv").read_text("utf-8").splitlines())
}


class Spell(NamedTuple):
    """A leader's time in office as a list has it; the day numbers include both ends."""

    code: int
    name: str
    first: int
    last: int


class Comparison(NamedTuple):
    """How many state-days of a list the register covers, on how many it agrees, and where it does not."""

    days: int
    covered: int
    agreed: int
    differences: tuple[tuple[Spell, str, int, str], ...]

    @property
    def coverage(self) -> float:
        """The share of days with an effective leader."""
        return self.covered / self.days

    @property
    def agreement(self) -> float:
        """The share of days, of those covered, with the same leader."""
        return self.agreed / self.covered


def rows(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    """The rows of a list."""
    with path.open(encoding=encoding, newline="") as handle:
        return list(csv.DictReader(handle))


def number(text: str) -> int:
    """The number of a day."""
    return datetime.date.fromisoformat(text).toordinal()


def archigos(directory: Path, start: str = "1950-01-01", end: str = "2015-12-31") -> Iterator[Spell]:
    """Archigos 4.1, cut to the years that are compared."""
    first, last = number(start), number(end)
    for row in rows(directory / "archigos-4.1-utf8.csv"):
        begun, ended = max(first, number(row["startdate"])), min(last, number(row["enddate"]))
        if begun <= ended:
            yield Spell(int(row["gwcode"]), row["leader"], begun, ended)


def reign(directory: Path) -> Iterator[Spell]:
    """REIGN to March 2021, of which the day of the exit is not known: to the end of the month before it."""
    for row in rows(directory / "reign-leaderlist-2021-03.csv", "latin-1"):
        if row["leader"] and row["sdate"] and row["eyear"]:
            first = datetime.date(int(row["syear"]), int(row["smonth"]), int(row["sdate"])).toordinal()
            last = datetime.date(int(row["eyear"]), int(row["emonth"]), 1).toordinal() - 1
            first = max(first, number("1950-01-01"))
            if first <= last:
                yield Spell(int(row["ccode"]), row["leader"], first, last)


def compared(spells: Iterator[Spell], system: str = "gw") -> Comparison:
    """The register beside the spells of a list, day by day."""
    days = covered = agreed = 0
    differences = []
    for spell in spells:
        for state, first, last in states(spell, system):
            there, same, others = beside(spell.name, state, (first, last))
            days, covered, agreed = days + last - first + 1, covered + there, agreed + same
            if same < there:
                differences.append((spell, state, there - same, others))
    return Comparison(days, covered, agreed, tuple(differences))


def beside(name: str, state: str, span: Bounds) -> tuple[int, int, str]:
    """On how many days the register has an effective leader, on how many this one, and who else."""
    first, last = span
    there, same, others = bytearray(last - first + 1), bytearray(last - first + 1), set()
    for tenure in WORLD.tenures(state):
        begin, end = bounds(tenure.period)
        if tenure.effective and begin <= last and first <= end:
            place = slice(max(begin, first) - first, min(end, last) - first + 1)
            there[place] = b"\1" * len(there[place])
            if is_same(name, tenure.person or "", state):
                same[place] = b"\1" * len(same[place])
            else:
                others.add(f"{tenure.name} {tenure.period}")
    return sum(there), sum(same), "; ".join(sorted(others))


def states(spell: Spell, system: str) -> Iterator[tuple[str, int, int]]:
    """The states that the code meant during the spell, with the days."""
    for listed in WORLD.system(system).spells:
        if listed.code == spell.code:
            for state, part in listed.parts():
                first, last = bounds(part)
                if first <= spell.last and spell.first <= last:
                    yield state, max(first, spell.first), min(last, spell.last)


def is_same(name: str, person: str, state: str) -> bool:
    """Whether a person of the register bears (a part of) the name, or is known to be meant by it."""
    if (state, name) in _SAME:
        return _SAME[state, name] == person
    try:
        record = WORLD.get(person)
    except GeobriefError:
        return False
    ours = folded(" ".join((record.name, *record.names, record.family or ""))).split()
    theirs = [word for word in folded(name).split() if len(word) > 2] or folded(name).split()
    return any(alike(word, other) for word in theirs for other in ours)


def alike(one: str, other: str) -> bool:
    """Whether two words are one, as transliterations go."""
    return one == other or bare(one) == bare(other)


def bare(word: str) -> str:
    """A word by its consonants, the first letter apart, of which like ones are one."""
    simple = word.translate(str.maketrans("kqzydvw", "ccsitbb")).replace("h", "")
    kept = simple[:1] + "".join(letter for letter in simple[1:] if letter not in "aeiou")
    return "".join(letter for place, letter in enumerate(kept) if not place or letter != kept[place - 1])


if __name__ == "__main__":
    for told in compared(archigos(Path(sys.argv[1]))).differences:
        print(told)
