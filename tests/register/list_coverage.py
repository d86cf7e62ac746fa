"""Compares the agreements and disputes of the register with published lists, item by item.

`python tests/register/list_coverage.py FOLDER` writes the page of figures; the lists are not part of the project.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import polars
from compiling.files import WORLD, Row, holders, listed_rows

_EARLIER = "2026.10"
_LAST_YEAR = 2012  # of the list of alliances


class Figure(NamedTuple):
    """How many items of a list are in the register, how many were in an earlier edition, and how many there are."""

    what: str
    source: str
    earlier: int
    found: int
    of: int

    @property
    def share(self) -> float:
        """The share of the items that are in the register."""
        return self.found / self.of


class ItemList(NamedTuple):
    """A list of numbered items: those of its rows that fit count."""

    what: str
    source: str
    dataset: str
    file: str
    number: str
    earlier: int
    fits: Callable[[Row], bool] = lambda row: True
    encoding: str = "utf-8-sig"
    delimiter: str = ","


def _since_1945(row: Row) -> bool:
    return any(int(value or 0) >= 1945 or value == "-7" for column, value in row.items() if column.startswith("EndY"))


def _between_states(row: Row) -> bool:
    return row["Agtp"] in ("Inter", "InterIntra")


LISTS = (
    ItemList("alliances", "cow-alliance-4.1", "cow-alliance", "cow-alliance-4.1-by-member.csv", "version4id", 124),
    ItemList("alliances", "atop-5.1", "atop", "atop-5.1-alliance.csv", "atopid", 200),
    ItemList("wars between states", "cow-interstate-war-4.0", "cow-war", "cow-interstate-war-4.0.csv", "WarNum", 57,
             encoding="latin-1"),
    ItemList("wars inside states", "cow-intrastate-war-5.1", "cow-war", "cow-intrastate-war-5.1.csv", "WarNum", 47,
             encoding="latin-1"),
    ItemList("– since 1945", "cow-intrastate-war-5.1", "cow-war", "cow-intrastate-war-5.1.csv", "WarNum", 46,
             _since_1945, "latin-1"),
    ItemList("wars of states with others outside", "cow-extrastate-war-4.0", "cow-war", "cow-extrastate-war-4.0.csv",
             "WarNum", 16, encoding="latin-1"),
    ItemList("– since 1945", "cow-extrastate-war-4.0", "cow-war", "cow-extrastate-war-4.0.csv", "WarNum", 14,
             _since_1945, "latin-1"),
    ItemList("international crises", "icb-13", "icb", "icb1-13.csv", "crisno", 290),
    ItemList("territorial claims", "icow-claims-1.1", "icow", "icow-claims-1.1.csv", "claim", 34,
             lambda row: row["terriss"] == "1", "mac-roman"),
    ItemList("river claims", "icow-claims-1.1", "icow", "icow-claims-1.1.csv", "claim", 12,
             lambda row: row["riveriss"] == "1", "mac-roman"),
    ItemList("maritime claims", "icow-claims-1.1", "icow", "icow-claims-1.1.csv", "claim", 27,
             lambda row: row["mariss"] == "1", "mac-roman"),
    ItemList("militarized disputes at the level of war", "mid-5.0", "mid", "mida-5.0.csv", "dispnum", 45,
             lambda row: row["hostlev"] == "5"),
    ItemList("militarized disputes, all", "mid-5.0", "mid", "mida-5.0.csv", "dispnum", 256),
    ItemList("armed conflicts between states", "ucdp-acd-25.1", "ucdp", "ucdp-acd-25.1.csv", "conflict_id", 49,
             lambda row: row["type_of_conflict"] == "2", delimiter=";"),
    ItemList("armed conflicts that were wars", "ucdp-acd-25.1", "ucdp", "ucdp-acd-25.1.csv", "conflict_id", 76,
             lambda row: row["intensity_level"] == "2", delimiter=";"),
    ItemList("peace agreements between states", "pa-x", "pa-x", "pax.xlsx", "AgtId", 51, _between_states),
    ItemList("– without documents of one side", "pa-x", "pa-x", "pax.xlsx", "AgtId", 50,
             lambda row: _between_states(row) and row["Status"] != "Unilateral document"),
    ItemList("comprehensive agreements, with constitutions", "pa-x", "pa-x", "pax.xlsx", "AgtId", 19,
             lambda row: row["Stage"] == "SubComp"),
)  # fmt: skip


def page(folder: Path) -> Iterator[str]:
    """The lines of the page."""
    yield "# Agreements and disputes against the lists of the field\n"
    yield "Written by `python tests/register/list_coverage.py FOLDER`; [The register](register.md) explains the tables."
    yield "An item is in the register if a record has its number. The years of each list are in `world.coverage()`.\n"
    yield f"| items | list | edition {_EARLIER} | now | of | share |"
    yield "|---|---|---|---|---|---|"
    for figure in (*figures(folder), *defence_pacts(folder)):
        counts = f"{figure.earlier:,} | {figure.found:,} | {figure.of:,}"
        yield f"| {figure.what} | `{figure.source}` | {counts} | {figure.share:.1%} |"
    yield "\n## Pairs of states with a defence pact that the register does not have\n"
    yield "Years of pairs, each way, in which the Correlates of War count a pact and the register none, by state."
    yield "Years in which the list has a state that it does not count among the states are left out.\n"
    yield "| list number | record | years | why |"
    yield "|---|---|---|---|"
    for number, years in sorted(missing_pacts(folder).items(), key=lambda entry: -entry[1]):
        ids = ", ".join(f"`{id}`" for id in WORLD.numbers("cow-alliance").get(number, ()))
        yield f"| {number} | {ids} | {years:,} | {_REASONS.get(number, 'days of entry and exit')} |"


_REASONS = {
    "318": "the list has Cape Verde and Mali, which are not parties in ATOP",
    "210": "the list has Canada, which did not accede",
    "230": "the list lacks the days of accession of Tunisia and the Emirates",
}


def figures(folder: Path) -> Iterator[Figure]:
    """The figures of all lists."""
    for entry in LISTS:
        numbers = {row[entry.number].strip() for row in _rows(folder, entry) if entry.fits(row)}
        found = len(numbers & WORLD.numbers(entry.dataset).keys())
        yield Figure(entry.what, entry.source, entry.earlier, found, len(numbers))


def _rows(folder: Path, entry: ItemList) -> list[Row]:
    path = folder / entry.file
    if path.suffix == ".xlsx":
        return polars.read_excel(path, infer_schema_length=0).to_dicts()
    return listed_rows(path, entry.encoding, entry.delimiter)


def defence_pacts(folder: Path) -> Iterator[Figure]:
    """Years of pairs of states with a defence pact that bound both in the register too, or had been signed by both."""
    asked = list(_pact_years(folder))
    found = sum(bound for _, bound in asked)
    explained = sum(years for number, years in missing_pacts(folder).items() if number in _REASONS)
    yield Figure("years of pairs with a defence pact", "cow-alliance-4.1", 92_035, found, len(asked))
    yield Figure("– without those explained below", "cow-alliance-4.1", 92_035, found, len(asked) - explained)


def missing_pacts(folder: Path) -> dict[str, int]:
    """The years of pairs without a defence pact in the register, by the number of the alliance in the list."""
    members = [row for row in listed_rows(folder / "cow-alliance-4.1-by-member.csv") if row["defense"] == "1"]
    alliances: dict[tuple[str, int], set[str]] = {}
    for row in members:
        for year in range(int(row["mem_st_year"]), int(row["mem_end_year"] or _LAST_YEAR) + 1):
            alliances.setdefault((row["ccode"], year), set()).add(row["version4id"])
    found: dict[str, int] = {}
    for (one, other, year), bound in _pact_years(folder):
        if not bound:
            for number in alliances.get((one, year), set()) & alliances.get((other, year), set()):
                found[number] = found.get(number, 0) + 1
    return found


def _pact_years(folder: Path) -> Iterator[tuple[tuple[str, str, int], bool]]:
    for row in listed_rows(folder / "cow-alliance-4.1-dyad-years.csv"):
        year = int(row["year"])
        one, other = _states(row["ccode1"], year), _states(row["ccode2"], year)
        if row["defense"] == "1" and one and other:
            yield (row["ccode1"], row["ccode2"], year), bool(_bound(one, year) & _bound(other, year))


@cache
def _states(code: str, year: int) -> frozenset[str]:
    """The states that the list counts under a number in a year."""
    held = holders(code, f"{year}-01-01", f"{year}-12-31")
    return frozenset(one.state for one in held if one.first.year <= year <= one.last.year)


@cache
def _bound(states: frozenset[str], year: int) -> frozenset[str]:
    return frozenset().union(*(_pacts().get((state, year), ()) for state in states))


@cache
def _pacts() -> dict[tuple[str, int], set[str]]:
    """The defence pacts that bound a state in a year, or had been signed by it."""
    found: dict[tuple[str, int], set[str]] = {}
    for pact in (pact for pact in WORLD.agreements if "defense" in pact.obligations):
        signed = pact.steps[0].when.earliest if pact.steps and pact.steps[0].when else None
        in_force = pact.entered_into_force.earliest if pact.entered_into_force else None
        for party, periods in pact.periods_by_party().items():
            for period in periods:
                first = signed if signed and period.earliest == in_force else period.earliest
                last = period.latest or datetime.date(_LAST_YEAR, 12, 31)
                for year in range(first.year if first else last.year, min(last.year, _LAST_YEAR) + 1):
                    found.setdefault((party, year), set()).add(str(pact.id))
    return found


if __name__ == "__main__":
    print("\n".join(page(Path(sys.argv[1]))))
