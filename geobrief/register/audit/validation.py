"""Validation of the register: checks of its tables, each fault named with its row.

Accepted faults (collective heads, rival claimants) are in `data/exceptions.csv` with the reason; an exception that is
no longer needed is a fault too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Any, NamedTuple

from geobrief.model.record_types import TABLE_OF_NAMESPACE
from geobrief.register import World, world
from geobrief.register.periods import LAST, Bounds, bounds, bounds_of, span, touch
from geobrief.register.tables import dated, listed, rows
from geobrief.vocabulary import offices_of
from geobrief.when import ONGOING, Date, DateError, Period

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
    ("territory_codes", "territory", listed),
    ("continued", "state", listed),
    ("crowns", "state", listed),
    ("crowns", "crown_of", listed),
    ("regions", "record", listed),
    ("continued", "continued_by", listed),
    ("tenures", "person", listed),
    ("groups_listed", "states", listed),
    *((table, column, listed) for table in ("disputes", "disputes_listed") for column in ("parties", "territory")),
    *((table, "parties", listed) for table in ("agreements", "agreements_listed")),
)
_FILES = {"people": "persons"}
_COMPILED = ("agreements_listed", "disputes_listed", "groups_listed")
_WITH_ID = (
    *(_FILES.get(table, table) for table in TABLE_OF_NAMESPACE.values()), "agreements", "disputes", "sources",
    *_COMPILED,
)  # fmt: skip
_WITH_PERIOD = (
    "states", "state_names", "demonyms", "capitals", "codes", "spells", "organizations", "organization_names",
    "memberships", "groups", "territories", "claims", "tenures",
)  # fmt: skip
_SOURCED = (
    *_WITH_PERIOD,
    "persons",
    "disputes",
    "agreements",
    "territory_codes",
    "continued",
    "crowns",
    "regions",
    *_COMPILED,
)


class RegisterFault(NamedTuple):
    """A fault in the register: the check that found it, the row or rows, and what is wrong."""

    check: str
    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.check}: {self.subject}: {self.message}"


def faults(register: World | None = None) -> tuple[RegisterFault, ...]:
    """All faults without an exception, and all exceptions without a fault."""
    found = [fault for check in CHECKS for fault in check(register or world())]
    excused = [(row["check"], row["subject"]) for row in rows("exceptions")]
    left = [fault for fault in found if not any(_excuses(entry, fault) for entry in excused)]
    unused = [entry for entry in excused if not any(_excuses(entry, fault) for fault in found)]
    return (*left, *(RegisterFault("exception", ": ".join(entry), "is not needed") for entry in unused))


def _excuses(entry: tuple[str, str], fault: RegisterFault) -> bool:
    """Whether an exception applies to a fault: to its subject, or to all subjects that begin with the same words."""
    check, subject = entry
    return fault.check == check and f"{fault.subject} ".startswith(f"{subject} ")


def ids(register: World) -> Iterator[RegisterFault]:
    """Ids that are in a table twice, or in a compiled one as well."""
    seen: dict[str, set[str]] = {}
    for table in _WITH_ID:
        known = seen.setdefault(table.removesuffix("_listed"), set())
        for row in rows(table):
            if row["id"] in known:
                yield RegisterFault("id", row["id"], f"is twice in {table}.csv")
            known.add(row["id"])


def references(register: World) -> Iterator[RegisterFault]:
    """References to records that do not exist."""
    known = {row["id"] for table in _WITH_ID for row in rows(table)}
    for table, column, read in _REFERENCES:
        for row in rows(table):
            for id in read(row[column]):
                if id not in known and not id.startswith("x:"):
                    yield RegisterFault("reference", id, f"is in {table}.csv, column {column}, but has no row")


def sources(register: World) -> Iterator[RegisterFault]:
    """Rows with an unknown source."""
    known = {row["id"] for row in rows("sources")}
    for table in _SOURCED:
        for row in rows(table):
            if row["source"] not in known:
                yield RegisterFault("source", row["source"], f"is in {table}.csv, but is not a source")


def periods(register: World) -> Iterator[RegisterFault]:
    """Periods that cannot be parsed, or that are read differently from the cells."""
    for table in _WITH_PERIOD:
        for row in rows(table):
            said = span(row["start"], row["end"])
            try:
                read = Period(said)
            except DateError as error:
                yield RegisterFault("period", said, f"{table}.csv: {error}")
                continue
            if bounds(read) != bounds_of(said):
                yield RegisterFault("period", said, f"{table}.csv: has the days {bounds_of(said)}")


def successions(register: World) -> Iterator[RegisterFault]:
    """Predecessors without the state as a successor, and successors without it as a predecessor."""
    for state in register.states:
        for relation, inverse in (("predecessors", "successors"), ("successors", "predecessors")):
            for other in getattr(state, relation):
                if state.id not in getattr(register.get(other), inverse):
                    yield RegisterFault("succession", f"{state.id} {relation} {other}", f"{other} lacks the inverse")


def codes(register: World) -> Iterator[RegisterFault]:
    """Codes of one system that belong to two states on one day."""
    held: dict[tuple[str, str], list[tuple[Bounds, str]]] = {}
    for state in register.states:
        for code in state.codes:
            held.setdefault((code.kind, code.text), []).append((bounds(code.period), state.id))
    for (system, text), spells in held.items():
        for (one, first), (other, second) in combinations(spells, 2):
            if first != second and touch(one, other):
                yield RegisterFault("code", f"{system} {text}", f"belongs to {first} and {second} at once")


def seats(register: World) -> Iterator[RegisterFault]:
    """Offices with one seat held by two persons at once, other than on the day of a handover."""
    for (state, office), held in _held(register).items():
        if office in offices_of("chief"):
            yield from _overlaps("seat", f"{state} {office}", held)


def rulers(register: World) -> Iterator[RegisterFault]:
    """States with two effective leaders at once, other than on the day of a handover."""
    ruled: dict[str, list[Any]] = {}
    for tenure in register.tenures:
        if tenure.effective and tenure.state:
            ruled.setdefault(tenure.state, []).append(tenure)
    for state, held in ruled.items():
        yield from _overlaps("ruler", state, held)


def stateless(register: World) -> Iterator[RegisterFault]:
    """Effective leaders of a state that did not exist on any day of the tenure."""
    states = {state.id for state in register.states}
    for tenure in register.tenures:
        if not tenure.effective or tenure.state is None or tenure.state not in states:
            continue
        held = bounds(tenure.period)
        if not any(touch(held, there) for there in register.lifetime(tenure.state)):
            yield RegisterFault(
                "stateless", f"{tenure.person} {tenure.state}", f"{tenure.period}: the state did not exist"
            )


def lives(register: World) -> Iterator[RegisterFault]:
    """Holders of the highest offices after their death, or under 15 years of age other than monarchs."""
    for tenure in register.tenures:
        person = register.get(tenure.person) if tenure.person and tenure.office in offices_of("chief") else None
        if person is None:
            continue
        first, last = _surely(tenure)
        message = f"{tenure.period}, born {person.born}, died {person.died}"
        if person.died and person.died.latest and person.died.latest.toordinal() + 1 < last:
            yield RegisterFault("life", f"{person.id} {tenure.state}", message)
        born = person.born.earliest if person.born and tenure.office != "monarch" else None
        if born and first < born.toordinal() + _YOUNGEST:
            yield RegisterFault("life", f"{person.id} {tenure.state}", message)


def claims(register: World) -> Iterator[RegisterFault]:
    """Claims without an end to a territory that has ended."""
    for claim in register.claims:
        ended = all(last < LAST for _, last in register.lifetime(claim.territory))
        if ended and bounds(claim.period)[1] == LAST:
            yield RegisterFault(
                "claim", f"{claim.territory} {claim.claimant}", f"{claim.period}: the territory has ended"
            )


CHECKS: tuple[Callable[[World], Iterator[RegisterFault]], ...] = (
    ids, references, sources, periods, successions, codes, seats, rulers, stateless, lives, claims,
)  # fmt: skip


def _held(register: World) -> dict[tuple[str, str], list[Any]]:
    held: dict[tuple[str, str], list[Any]] = {}
    for tenure in register.tenures:
        held.setdefault((tenure.state or "", tenure.office), []).append(tenure)
    return held


def _overlaps(check: str, subject: str, held: list[Any]) -> Iterator[RegisterFault]:
    """Pairs of tenures of different persons that certainly share more than the day of the handover."""
    stretches = sorted(((_surely(tenure), tenure) for tenure in held), key=lambda pair: pair[0])
    for place, ((_, last), tenure) in enumerate(stretches):
        for (start, end), other in stretches[place + 1 :]:
            if start >= last:
                break
            if other.person != tenure.person and start < end:
                names = f"{tenure.name} {tenure.period}, {other.name} {other.period}"
                yield RegisterFault(check, f"{subject} {tenure.person} {other.person}", f"two at once: {names}")


def _surely(tenure: Any) -> Bounds:
    """The days certainly in a tenure: from the last possible first day to the first possible last day."""
    start, end = tenure.period.start, tenure.period.end
    latest = start.latest if isinstance(start, Date) else None
    first = latest.toordinal() if latest else bounds(tenure.period)[0]
    earliest = end.earliest if isinstance(end, Date) else None
    if earliest:
        return first, earliest.toordinal()
    return first, LAST if end is ONGOING else first
