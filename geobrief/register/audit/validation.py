"""Is what the register says possible? Its own tables under rules of their own, each fault named with its row.

Faults that are none (collective heads, rival claimants) stand in `data/exceptions.csv` with the reason; an exception
that is no longer needed is a fault too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Any, NamedTuple

from geobrief.register import World, world
from geobrief.register.periods import LAST, Bounds, bounds, bounds_of, span, touch
from geobrief.register.tables import dated, listed, rows
from geobrief.when import ONGOING, Date, DateError, Period

SEATS = ("head_of_state", "head_of_government", "monarch", "supreme_leader")
_YOUNGEST = 15 * 365  # days
# Columns that hold ids, and how: one, a list, or a list with the day on which each begins.
_REFERENCES: tuple[tuple[str, str, Callable[[str], Iterable[str]]], ...] = (
    ("states", "predecessors", listed),
    ("states", "successors", listed),
    *((table, "state", listed) for table in ("state_names", "demonyms", "capitals", "codes", "tenures")),
    ("spells", "states", lambda cell: (id for id, _ in dated(cell))),
    ("organizations", "predecessors", listed),
    ("organization_names", "organization", listed),
    ("memberships", "organization", listed),
    ("memberships", "member", listed),
    ("groups", "states", listed),
    ("territories", "administrator", lambda cell: (id for id, _ in dated(cell))),
    ("claims", "territory", listed),
    ("claims", "claimant", listed),
    ("tenures", "person", listed),
    ("disputes", "parties", listed),
    ("disputes", "territory", listed),
    ("agreements", "parties", listed),
)
_WITH_ID = ("states", "organizations", "groups", "territories", "persons", "agreements", "disputes", "sources")
_WITH_PERIOD = (
    "states", "state_names", "demonyms", "capitals", "codes", "spells", "organizations", "organization_names",
    "memberships", "groups", "territories", "claims", "tenures",
)  # fmt: skip
_SOURCED = (*_WITH_PERIOD, "persons", "disputes", "agreements")


class Fault(NamedTuple):
    """What is wrong: the check that found it, the row or rows, in words."""

    check: str
    subject: str
    told: str

    def __str__(self) -> str:
        return f"{self.check}: {self.subject}: {self.told}"


def faults(register: World | None = None) -> tuple[Fault, ...]:
    """All faults that no exception explains, and the exceptions that explain none."""
    found = [fault for check in CHECKS for fault in check(register or world())]
    excused = [(row["check"], row["subject"]) for row in rows("exceptions")]
    left = [fault for fault in found if not any(_excuses(entry, fault) for entry in excused)]
    unused = [entry for entry in excused if not any(_excuses(entry, fault) for fault in found)]
    return (*left, *(Fault("exception", ": ".join(entry), "explains no fault") for entry in unused))


def _excuses(entry: tuple[str, str], fault: Fault) -> bool:
    """An exception is about a row, or about all rows whose subject begins as it does: a seat that several hold."""
    check, subject = entry
    return fault.check == check and f"{fault.subject} ".startswith(f"{subject} ")


def ids(register: World) -> Iterator[Fault]:
    """No id stands twice in a table."""
    for table in _WITH_ID:
        seen: set[str] = set()
        for row in rows(table):
            if row["id"] in seen:
                yield Fault("id", row["id"], f"stands twice in {table}.csv")
            seen.add(row["id"])


def references(register: World) -> Iterator[Fault]:
    """Whatever is named has a record."""
    known = {row["id"] for table in _WITH_ID for row in rows(table)}
    for table, column, read in _REFERENCES:
        for row in rows(table):
            for id in read(row[column]):
                if id not in known and not id.startswith("x:"):
                    yield Fault("reference", id, f"is named in {table}.csv, column {column}, and has no row")


def sources(register: World) -> Iterator[Fault]:
    """Each row names a source that is known."""
    known = {row["id"] for row in rows("sources")}
    for table in _SOURCED:
        for row in rows(table):
            if row["source"] not in known:
                yield Fault("source", row["source"], f"is named in {table}.csv and is no source")


def periods(register: World) -> Iterator[Fault]:
    """Each period is one when it is read in the long way, and what is read in the short way equals it."""
    for table in _WITH_PERIOD:
        for row in rows(table):
            said = span(row["start"], row["end"])
            try:
                read = Period.parse(said)
            except DateError as error:
                yield Fault("period", said, f"{table}.csv: {error}")
                continue
            if bounds(read) != bounds_of(said):
                yield Fault("period", said, f"{table}.csv: has the days {bounds_of(said)}")


def successions(register: World) -> Iterator[Fault]:
    """A predecessor has the state as its successor, and the other way round."""
    for state in register.states:
        for relation, inverse in (("predecessors", "successors"), ("successors", "predecessors")):
            for other in getattr(state, relation):
                if state.id not in getattr(register.get(other), inverse):
                    yield Fault("succession", f"{state.id} {relation} {other}", f"{other} does not say so")


def codes(register: World) -> Iterator[Fault]:
    """No code of a system belongs to two states on one day."""
    held: dict[tuple[str, str], list[tuple[Bounds, str]]] = {}
    for state in register.states:
        for code in state.codes:
            held.setdefault((code.kind, code.text), []).append((bounds(code.period), state.id))
    for (system, text), bearers in held.items():
        for (one, first), (other, second) in combinations(bearers, 2):
            if first != second and touch(one, other):
                yield Fault("code", f"{system} {text}", f"belongs to {first} and {second} at once")


def seats(register: World) -> Iterator[Fault]:
    """A seat has one holder at a time; on the day of a handover it has two."""
    for (state, office), held in _held(register).items():
        if office in SEATS:
            yield from _overlaps("seat", f"{state} {office}", held)


def rulers(register: World) -> Iterator[Fault]:
    """A state has one effective leader at a time."""
    ruled: dict[str, list[Any]] = {}
    for tenure in register.tenures:
        if tenure.effective and tenure.state:
            ruled.setdefault(tenure.state, []).append(tenure)
    for state, held in ruled.items():
        yield from _overlaps("ruler", state, held)


def stateless(register: World) -> Iterator[Fault]:
    """Nobody rules a state that does not exist, not even for a part of the tenure."""
    states = {state.id for state in register.states}
    for tenure in register.tenures:
        if not tenure.effective or tenure.state is None or tenure.state not in states:
            continue
        held = bounds(tenure.period)
        if not any(touch(held, there) for there in register.lifetime(tenure.state)):
            yield Fault("stateless", f"{tenure.person} {tenure.state}", f"{tenure.period}: the state was not there")


def lives(register: World) -> Iterator[Fault]:
    """Nobody holds the highest offices after death, or before the age of fifteen unless on a throne."""
    for tenure in register.tenures:
        person = register.get(tenure.person) if tenure.person and tenure.office in SEATS else None
        if person is None:
            continue
        first, last = _surely(tenure)
        told = f"{tenure.period}, born {person.born}, died {person.died}"
        if person.died and person.died.latest and person.died.latest.toordinal() + 1 < last:
            yield Fault("life", f"{person.id} {tenure.state}", told)
        born = person.born.earliest if person.born and tenure.office != "monarch" else None
        if born and first < born.toordinal() + _YOUNGEST:
            yield Fault("life", f"{person.id} {tenure.state}", told)


def claims(register: World) -> Iterator[Fault]:
    """No claim goes on to a territory that has ended."""
    for claim in register.claims:
        ended = all(last < LAST for _, last in register.lifetime(claim.territory))
        if ended and bounds(claim.period)[1] == LAST:
            yield Fault("claim", f"{claim.territory} {claim.claimant}", f"{claim.period}: the territory has ended")


CHECKS: tuple[Callable[[World], Iterator[Fault]], ...] = (
    ids, references, sources, periods, successions, codes, seats, rulers, stateless, lives, claims,
)  # fmt: skip


def _held(register: World) -> dict[tuple[str, str], list[Any]]:
    held: dict[tuple[str, str], list[Any]] = {}
    for tenure in register.tenures:
        held.setdefault((tenure.state or "", tenure.office), []).append(tenure)
    return held


def _overlaps(check: str, subject: str, held: list[Any]) -> Iterator[Fault]:
    """Tenures of several persons that surely have more than the day of the handover in common."""
    stretches = sorted(((_surely(tenure), tenure) for tenure in held), key=lambda pair: pair[0])
    for place, ((_, last), tenure) in enumerate(stretches):
        for (start, end), other in stretches[place + 1 :]:
            if start >= last:
                break
            if other.person != tenure.person and start < end:
                names = f"{tenure.name} {tenure.period}, {other.name} {other.period}"
                yield Fault(check, f"{subject} {tenure.person} {other.person}", f"two at once: {names}")


def _surely(tenure: Any) -> Bounds:
    """The days that the tenure surely includes: of a month in which it began, the last; none after an unknown end."""
    start, end = tenure.period.start, tenure.period.end
    latest = start.latest if isinstance(start, Date) else None
    first = latest.toordinal() if latest else bounds(tenure.period)[0]
    earliest = end.earliest if isinstance(end, Date) else None
    if earliest:
        return first, earliest.toordinal()
    return first, LAST if end is ONGOING else first
