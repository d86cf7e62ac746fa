"""Measures the coverage of the register by published lists.

`python -m geobrief.register.audit.coverage FOLDER` prints the rows of `coverage.csv`: those measured by the lists in
the folder, and those of other lists as they are. `tests/register/lists/README.md` says where the lists come from.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sized
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geobrief.errors import GeobriefError
from geobrief.model import Tenure
from geobrief.register import World, world
from geobrief.register.coverage import status_of
from geobrief.register.tables import listed, rows

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import OfficeKind

COLUMNS: tuple[str, ...] = (
    "table",
    "kind",
    "what",
    "subject",
    "start",
    "end",
    "status",
    "found",
    "of",
    "source",
    "note",
)
Row = Mapping[str, str]
Years = tuple[int, int]
_MINISTERS: tuple[OfficeKind, ...] = ("foreign_minister", "defense_minister", "finance_minister")
_FIRST_YEAR, _FIRST_LEADERS, _FIRST_MINISTERS, _LAST_LEADERS = 1815, 1816, 1946, 2025
_FULL_MEMBER = "1"


class ListFile(NamedTuple):
    """A published list of agreements or disputes, whose numbers are among the references of the register.

    `number`, `first` and `last` are columns; the years of a row begin with four digits. `until` is the last year of the
    list, `fits` says which rows count.
    """

    table: str
    kind: str
    what: str
    dataset: str
    source: str
    file: str
    number: str
    first: str
    last: str
    until: int
    fits: Callable[[Row], bool] = lambda row: True
    encoding: str = "utf-8-sig"
    delimiter: str = ","


def _is_pact(row: Row) -> bool:
    return "1" in (row["defense"], row["entente"])


LISTS = (
    ListFile(
        "agreements", "alliance", "alliances of all obligations in force", "atop", "atop-5.1", "atop-5.1-alliance.csv",
        "atopid", "begyr", "endyr", 2018,
    ),
    ListFile(
        "agreements", "alliance", "defence pacts and ententes in force", "cow-alliance", "cow-alliance-4.1",
        "cow-alliance-4.1-by-member.csv", "version4id", "all_st_year", "all_end_year", 2012, _is_pact,
    ),
    ListFile(
        "agreements", "nonaggression", "pacts of neutrality and nonaggression in force", "cow-alliance",
        "cow-alliance-4.1", "cow-alliance-4.1-by-member.csv", "version4id", "all_st_year", "all_end_year", 2012,
        lambda row: not _is_pact(row),
    ),
    ListFile(
        "disputes", "armed_conflict", "wars between states", "cow-war", "cow-interstate-war-4.0",
        "cow-interstate-war-4.0.csv", "WarNum", "StartYear1", "EndYear1", 2007, encoding="latin-1",
    ),
    ListFile(
        "disputes", "armed_conflict", "wars inside states", "cow-war", "cow-intrastate-war-5.1",
        "cow-intrastate-war-5.1.csv", "WarNum", "StartYr1", "EndYr1", 2014, encoding="latin-1",
    ),
    ListFile(
        "disputes", "armed_conflict", "wars of states with others outside", "cow-war", "cow-extrastate-war-4.0",
        "cow-extrastate-war-4.0.csv", "WarNum", "StartYear1", "EndYear1", 2007, encoding="latin-1",
    ),
    ListFile(
        "disputes", "armed_conflict", "armed conflicts between states", "ucdp", "ucdp-acd-25.1",
        "ucdp-acd-25.1.csv", "conflict_id", "year", "year", 2024, lambda row: row["type_of_conflict"] == "2",
        delimiter=";",
    ),
    ListFile(
        "disputes", "armed_conflict", "armed conflicts inside states", "ucdp", "ucdp-acd-25.1",
        "ucdp-acd-25.1.csv", "conflict_id", "year", "year", 2024, lambda row: row["type_of_conflict"] in ("3", "4"),
        delimiter=";",
    ),
    ListFile(
        "disputes", "militarized", "militarized interstate disputes", "mid", "mid-5.0", "mida-5.0.csv", "dispnum",
        "styear", "endyear", 2014,
    ),
    ListFile(
        "disputes", "militarized", "international crises", "icb", "icb-13", "icb1-13.csv", "crisno", "yrtrig", "yrterm",
        2016,
    ),
    ListFile(
        "disputes", "territorial", "territorial claims in the Americas and Western Europe", "icow", "icow-claims-1.1",
        "icow-claims-1.1.csv", "claim", "begclaim", "endclaim", 2001, lambda row: row["terriss"] == "1", "mac-roman",
    ),
    ListFile(
        "disputes", "river", "river claims in the Americas and Western Europe", "icow", "icow-claims-1.1",
        "icow-claims-1.1.csv", "claim", "begclaim", "endclaim", 2001, lambda row: row["riveriss"] == "1", "mac-roman",
    ),
    ListFile(
        "disputes", "maritime", "maritime claims in the Americas and Western Europe", "icow", "icow-claims-1.1",
        "icow-claims-1.1.csv", "claim", "begclaim", "endclaim", 2001, lambda row: row["mariss"] == "1", "mac-roman",
    ),
    ListFile(
        "disputes", "sanctions", "cases of sanctions", "gsdb", "gsdb-3", "gsdb-3.csv", "case_id", "begin", "end", 2022,
    ),
)  # fmt: skip


def page(folder: Path, register: World) -> Iterator[Row]:
    """The rows of `coverage.csv`, in the order of the tables."""
    measured = [
        *(row for entry in LISTS if (folder / entry.file).exists() for row in _of_list(folder, entry)),
        *_leaders(register),
        *_ministers(register),
        *_rosters(folder, register),
    ]
    known = {(row["table"], row["what"], row["source"]) for row in measured}
    kept = [row for row in rows("coverage") if (row["table"], row["what"], row["source"]) not in known]
    order = ("table", "kind", "what", "subject", "start")
    yield from sorted((*measured, *kept), key=lambda row: [row[key] for key in order])


def _of_list(folder: Path, entry: ListFile) -> Iterator[Row]:
    """The share of the items of a list, by decade, that the register has."""
    known = {
        reference.partition(":")[2]
        for file in (entry.table, f"{entry.table}_listed")
        for row in rows(file)
        for reference in listed(row["numbers"])
        if reference.startswith(f"{entry.dataset}:")
    }
    active = _years(folder, entry)
    begin = max(_FIRST_YEAR, min(min(years) for years in active.values()))
    for first, last in _decades(begin, entry.until):
        items = [number for number, years in active.items() if any(first <= year <= last for year in years)]
        if items:
            found = sum(number in known for number in items)
            yield _row(entry.table, entry.kind, entry.what, first, last, found, len(items), entry.source)


def _years(folder: Path, entry: ListFile) -> dict[str, set[int]]:
    """The years in which each item of a list went on, by its number."""
    lines = io.StringIO((folder / entry.file).read_text(entry.encoding))
    found: dict[str, set[int]] = {}
    for row in csv.DictReader(lines, delimiter=entry.delimiter):
        first, last = _year(row[entry.first]), _year(row[entry.last])
        if first and entry.fits(row):
            found.setdefault(row[entry.number].strip(), set()).update(range(first, (last or entry.until) + 1))
    return found


def _year(cell: str | None) -> int:
    """The year with which a cell begins; 0 if it is unknown (empty, -9)."""
    digits = (cell or "").strip()[:4]
    return int(digits) if digits.isdecimal() and len(digits) == len("1816") else 0


def _decades(first: int, last: int) -> Iterator[Years]:
    for start in range(first - first % 10, last + 1, 10):
        yield max(first, start), min(start + 9, last)


def _leaders(register: World) -> Iterator[Row]:
    """The share of states that have an effective leader in the middle of each year."""
    return _of_states(register, "effective_ruler", "effective leaders", _FIRST_LEADERS, register.leader)


def _ministers(register: World) -> Iterator[Row]:
    """The share of states that have a minister in the middle of each year."""
    for office in _MINISTERS:
        what = f"{office.replace('_', ' ')}s"
        holders = partial(_holders, register, office)
        yield from _of_states(register, office, what, _FIRST_MINISTERS, holders)


def _holders(register: World, office: OfficeKind, state: str, day: str) -> Sized:
    return register.office_holders(state, office, on=day)


def _of_states(
    register: World, kind: str, what: str, first: int, known: Callable[[str, str], Tenure | Sized | None]
) -> Iterator[Row]:
    members = register.system("gw").members
    for start, end in _decades(first, _LAST_LEADERS):
        days = [f"{year}-07-01" for year in range(start, end + 1)]
        asked = [(state, day) for day in days for state in members(on=day)]
        found = sum(bool(known(state, day)) for state, day in asked)
        yield _row("tenures", kind, f"{what} of states in mid-year", start, end, found, len(asked), "gw-2020")


def _rosters(folder: Path, register: World) -> Iterator[Row]:
    """The share of the member-years of each organisation in the list that the register has, while it existed.

    The list counts predecessors with it: the Pan-American Union with the Organization of American States.
    """
    path = folder / "cow-igo-3-membership-spells.csv"
    kept = {entry.organization for entry in register.memberships}
    acronyms = {str(body.acronym).lower(): body.id for body in register.organizations if body.id in kept}
    spells: dict[str, list[Row]] = {}
    for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))) if path.exists() else ():
        if row["ioname"] in acronyms and row["status"] == _FULL_MEMBER:
            spells.setdefault(row["ioname"], []).append(row)
    for name, listed_spells in sorted(spells.items()):
        years = [(row["ccode"], year) for row in listed_spells for year in range(*_first_and_next(row))]
        asked = [
            (state, day)
            for code, year in years
            if register.existed(acronyms[name], day := f"{year}-12-31") and (state := _state(register, code, day))
        ]
        rosters = {day: set(register.members(acronyms[name], on=day)) for _, day in asked}
        found = sum(state in rosters[day] for state, day in asked)
        if not asked:
            continue
        first, last = int(min(day for _, day in asked)[:4]), int(max(day for _, day in asked)[:4])
        what = f"members of {acronyms[name]} by year"
        roster = _row("memberships", "", what, first, last, found, len(asked), "cow-igo-3")
        yield {**roster, "subject": acronyms[name]}


def _first_and_next(row: Row) -> Years:
    return int(row["first_year"]), int(row["last_year"]) + 1


def _state(register: World, code: str, day: str) -> str | None:
    try:
        return register.system("cow").state(int(code), on=day).id
    except GeobriefError:  # not in the list on that day
        return None


def _row(table: str, kind: str, what: str, first: int, last: int, found: int, of: int, source: str) -> Row:
    counted = {"status": status_of(found, of), "found": str(found), "of": str(of), "source": source, "note": ""}
    return {"table": table, "kind": kind, "what": what, "subject": "", "start": str(first), "end": str(last), **counted}


if __name__ == "__main__":
    writer: csv.DictWriter[str] = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(page(Path(sys.argv[1]), world()))
