"""Compares the leaders of the register with published lists: figures, and a page of all differences.

`python tests/register/comparison.py DIRECTORY` writes the page of differences; the lists are not part of the project.
"""

from __future__ import annotations

import csv
import datetime
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import geobrief.register
from geobrief.errors import GeobriefError
from geobrief.model import Tenure
from geobrief.register.folding import folded
from geobrief.register.periods import Bounds, bounds
from geobrief.register.tables import rows as register_rows

WORLD = geobrief.register.world()
_PARTICLES = {"ben", "bin", "ibn", "van", "von", "der", "den", "del", "dos", "los", "las", "san", "abd", "haj"}
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
    """Whether a person of the register has (a part of) the name, or is known to be meant by it."""
    if (state, name) in _SAME:
        return _SAME[state, name] == person
    try:
        record = WORLD.get(person)
    except GeobriefError:
        return False
    ours = folded(" ".join((*record.all_names, record.family or ""))).split()
    words = folded(name).split()
    theirs = [word for word in words if len(word) > 2 and word not in _PARTICLES] or words
    return any(alike(word, other) for word in theirs for other in ours)


def alike(one: str, other: str) -> bool:
    """Whether two words are one, as transliterations go."""
    return one == other or bare(one) == bare(other)


def bare(word: str) -> str:
    """A word by its consonants, the first letter apart, of which like ones are one."""
    simple = word.translate(str.maketrans("kqzydvw", "ccsitbb")).replace("h", "")
    kept = simple[:1] + "".join(letter for letter in simple[1:] if letter not in "aeiou")
    return "".join(letter for place, letter in enumerate(kept) if not place or letter != kept[place - 1])


class Row(NamedTuple):
    """A chief of state or of government in the Factbook, beside the register: agrees, same term, other day, nobody."""

    state: str
    name: str
    since: str
    verdict: str
    ours: str


def factbook(directory: Path) -> Iterator[Row]:
    """The Factbook's chiefs of state and of government, each wording once; deputies and dependencies are left out."""
    seen = set()
    for row in rows(directory / "factbook-leaders-2014-2026.csv"):
        state, key = WORLD.resolve(row["country"]).state, (row["country"], row["who"], row["since"])
        if state is None or key in seen or not _CHIEF.match(row["who"]) or _DEPUTY.search(row["who"]):
            continue
        seen.add(key)
        names = [word for word in _CAPITALS.findall(row["who"]) if word.isupper() and not set(word) <= set("IVX")]
        since = _day(row["since"])
        if names and since:
            yield Row(state.id, row["who"], row["since"], *_verdict(state.id, names, since))


def _verdict(state: str, names: list[str], since: int) -> tuple[str, str]:
    held = [tenure for tenure in _of_state_and_crown(state) if tenure.office in _HEADS]
    same = [tenure for tenure in held if any(is_same(name, tenure.person or "", state) for name in names)]
    ours = "; ".join(f"{tenure.name} {tenure.period}" for tenure in same)
    if any(abs(bounds(tenure.period)[0] - since) <= 3 for tenure in same):
        return "agrees", ours
    if any(bounds(tenure.period)[0] - 3 <= since <= bounds(tenure.period)[1] for tenure in same):
        return "same term", ours
    return ("other day" if same else "nobody"), ours


def _of_state_and_crown(state: str) -> Iterator[Tenure]:
    """The tenures of a state, and those of the monarch whose crown it shares: of Antigua, Elizabeth II since 1952."""
    for one in (state, *_CROWN_OF.get(state, ())):
        yield from (tenure for tenure in WORLD.tenures(one) if one == state or tenure.office == "monarch")


def _day(text: str) -> int | None:
    try:
        return datetime.datetime.strptime(text, "%d %B %Y").toordinal()
    except ValueError:
        return None


_CROWN_OF = {row["state"]: (row["crown_of"],) for row in register_rows("crowns")}
_HEADS = ("head_of_state", "head_of_government", "monarch", "supreme_leader")
_CAPITALS = re.compile(r"[^\W\d_][\w'’-]+")
_CHIEF = re.compile(
    "(Interim |Acting |Transitional? |Caretaker )*(King|Queen|Emperor|Sovereign|President|Prime Minister|Chancellor|"
    "Premier|Sultan|Amir|Chair|Taoiseach|Pope|Captain|Supreme|Head of Gov|Minister of State|Grand Duke|Prince )"
)
_DEPUTY = re.compile("represented by|[Vv]ice|[Dd]eputy|First Prime|Governor|Crown Prince|[Cc]o-|Premier of")


def reasons() -> dict[tuple[str, str, str], str]:
    """Why the register differs from a list: by list, state, and the name or day in the list."""
    with HERE.joinpath("explained.csv").open(encoding="utf-8", newline="") as handle:
        return {(row["list"], row["state"], row["key"]): row["reason"] for row in csv.DictReader(handle)}


def page(directory: Path) -> Iterator[str]:
    """The page of differences, in Markdown."""
    yield "# Leaders: where the register differs from other lists\n"
    yield "Written by `python tests/register/comparison.py DIRECTORY`; the lists are their authors' own."
    explained = reasons()
    for name, comparison in comparisons(directory).items():
        yield f"\n## {name}\n"
        yield (
            f"{comparison.days:,} state-days; the register has an effective leader on {comparison.coverage:.2%}, "
            f"and of these the same on {comparison.agreement:.2%}.\n"
        )
        yield "| days | state | in the list | in the register | reason |\n|---|---|---|---|---|"
        for spell, state, days, ours in sorted(comparison.differences, key=lambda entry: (-entry[2], entry[1])):
            key = (name.split()[0].lower().strip(","), state, spell.name)
            reason = explained.get(key) or _usual(directory, spell, state, days)
            yield f"| {days} | {state} | {spell.name} | {ours} | {reason} |"
    yield from _page_of_factbook(directory, explained)


def _usual(directory: Path, spell: Spell, state: str, days: int) -> str:
    """A reason that follows from the figures."""
    if days <= 3:
        return "the day of the change is counted otherwise"
    if agrees_with_archigos(directory, state, (spell.first, spell.last)):
        return "Archigos agrees with the register"
    return "not judged yet"


def agrees_with_archigos(directory: Path, state: str, span: Bounds) -> bool:
    """Whether Archigos has the register's leader, and no other, on nearly all days of a stretch."""
    there = same = 0
    for other in archigos(directory, "1875-01-01", "2015-12-31"):
        for found, first, last in states(other, "gw"):
            begin, end = max(first, span[0]), min(last, span[1])
            if found == state and begin <= end:
                covered, agreed, _ = beside(other.name, state, (begin, end))
                there, same = there + covered, same + agreed
    return there > 0 and same >= 0.95 * there


def _page_of_factbook(directory: Path, explained: dict[tuple[str, str, str], str]) -> Iterator[str]:
    found = list(factbook(directory))
    counts = Counter(row.verdict for row in found)
    yield "\n## Factbook, 2015 to 2026\n"
    yield (
        f"{len(found):,} wordings: {counts['agrees']} with the same person and the same day (three days' grace), "
        f"{counts['same term']} with a later day of the same tenure, {counts['other day']} with another day, "
        f"{counts['nobody']} with a person who has no such office in the register.\n"
    )
    yield "| state | in the Factbook | since | in the register | reason |\n|---|---|---|---|---|"
    for row in found:
        if row.verdict in ("other day", "nobody"):
            keys = (("factbook", row.state, row.since), ("factbook", "", row.since))
            reason = next((explained[key] for key in keys if key in explained), "")
            yield f"| {row.state} | {row.name} | {row.since} | {row.ours} | {reason} |"


def comparisons(directory: Path) -> dict[str, Comparison]:
    """Each list with its years."""
    return {
        "Archigos 4.1, 1950 to 2015": compared(archigos(directory)),
        "Archigos 4.1, 1875 to 1949": compared(archigos(directory, "1875-01-01", "1949-12-31")),
        "REIGN, 1950 to March 2021": compared(reign(directory), "cow"),
    }


if __name__ == "__main__":
    print(*page(Path(sys.argv[1])), sep="\n")
