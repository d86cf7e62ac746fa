"""Report on the register as a page in Markdown: its sources, absences, exceptions, list numbers and vacancies.

`python -m geobrief.register.audit.report` prints it; the page in the documentation is written this way.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geobrief.model.tenures import Tenure
from geobrief.register import World, world
from geobrief.register.periods import Bounds, bounds
from geobrief.register.tables import listed, rows

if TYPE_CHECKING:
    from geobrief.register.systems import SystemName

_LISTS: tuple[SystemName, ...] = ("gw", "cow")
_OF_NOTE = 30  # days


def page(register: World) -> Iterator[str]:
    """The lines of the page."""
    yield "# The register in tables\n"
    yield "Written by `python -m geobrief.register.audit.report`; [The register](register.md) explains the tables."
    yield "\n## Sources\n"
    yield from table(("id", "title", "citation"), ((s.id, s.title, s.citation) for s in register.sources))
    yield "\n## States that were away\n"
    absent = ((row["id"], row["name"], listed(row["absent"]), row["note"]) for row in rows("states") if row["absent"])
    yield from table(
        ("id", "name", "absent", "note"), ((id, name, "; ".join(spans), note) for id, name, spans, note in absent)
    )
    yield "\n## Exceptions to the rules of the register\n"
    excused = ((row["check"], row["subject"], row["reason"]) for row in rows("exceptions"))
    yield from table(("rule", "row", "reason"), excused)
    yield "\n## Where the lists give a state different numbers on one day\n"
    yield from table(("id", "day", *_LISTS), numbers(register))
    yield f"\n## Vacancies of {_OF_NOTE} days and more\n"
    yield "Nobody is known to have ruled; `geobrief.register.audit.report` has the shorter ones too.\n"
    yield from table(("state", "from", "to", "days", "after", "before"), vacant(register))


def numbers(register: World) -> Iterator[tuple[str, ...]]:
    """States that both lists count on the last day of a spell, under different numbers, each pair once."""
    gw, cow = (register.system(name) for name in _LISTS)
    seen = set()
    for spell in (*gw.spells, *cow.spells):
        day = spell.period.latest or register.horizon
        for state in spell.states:
            pair = (gw.code(state, day), cow.code(state, day)) if day else (None, None)
            if None not in pair and int(pair[0] or 0) != int(pair[1] or 0) and (state, pair) not in seen:
                seen.add((state, pair))
                yield state, str(day), *(str(int(code or 0)) for code in pair)


def vacant(register: World) -> Iterator[tuple[str, ...]]:
    """The vacancies of 30 days and more."""
    for found in vacancies(register):
        if found.days >= _OF_NOTE:
            stretch = (found.state, str(found.first), str(found.last), str(found.days))
            yield *stretch, found.before.name, found.after.name


def table(header: tuple[str, ...], cells: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table in Markdown.

    >>> print(*table(("a", "b"), [("1", "2")]), sep="\\n")
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    yield f"| {' | '.join(header)} |"
    yield f"|{'---|' * len(header)}"
    for row in cells:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


class Vacancy(NamedTuple):
    """A stretch of days without an effective leader, between two known ones."""

    state: str
    first: datetime.date
    last: datetime.date
    before: Tenure
    after: Tenure

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def vacancies(world: World) -> Iterator[Vacancy]:
    """All vacancies, by state and day, while the state existed.

    >>> from geobrief.register import world
    >>> [(found.first.year, found.days) for found in vacancies(world()) if found.state == "SUN"]
    [(1982, 1), (1984, 3)]
    """
    for state in world.states:
        ruled = [tenure for tenure in world.tenures(state.id) if tenure.effective]
        held = sorted(((bounds(tenure.period), tenure) for tenure in ruled), key=lambda pair: pair[0])
        for ((_, end), before), ((start, _), after) in pairwise(held):
            for first, last in _there(world.lifetime(state.id), (end + 1, start - 1)):
                days = (datetime.date.fromordinal(first), datetime.date.fromordinal(last))
                yield Vacancy(state.id, *days, before, after)


def _there(lifetime: tuple[Bounds, ...], gap: Bounds) -> Iterator[Bounds]:
    """The part of a gap in which the state existed."""
    for first, last in lifetime:
        start, end = max(first, gap[0]), min(last, gap[1])
        if start <= end:
            yield start, end


if __name__ == "__main__":
    print(*page(world()), sep="\n")
