"""Numbers of militarized interstate disputes (MID) for the compiled wars and crises.

A MID at the level of war belongs to the wars between states in which its sides fought while it went on. Another MID
belongs to a crisis between states on its two sides that began within a month of it, or during it, if the crisis has no
other such MID.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from geobrief.register.tables import listed

from .files import Row, edtf, first_day, grouped, last_day, listed_rows, state
from .tables import Compiled, kept_numbers

_WAR = "5"
_NEAR = datetime.timedelta(days=31)
_LONGEST = datetime.timedelta(days=730)


@attrs.frozen
class Militarized:
    """A MID: its number, days, sides and whether it reached war."""

    number: str
    first: datetime.date
    last: datetime.date
    sides: tuple[frozenset[str], frozenset[str]]
    is_war: bool


def with_numbers(folder: Path, compiled: Iterable[Compiled]) -> list[Compiled]:
    """The compiled records, the wars and crises with the numbers of their MIDs."""
    records, known = list(compiled), list(_disputes(folder))
    wars = [record for record in records if record.row["source"] == "cow-interstate-war-4.0"]
    found: dict[int, list[str]] = {}
    for mid in known:
        of_war = [war for war in wars if mid.is_war and _goes_on(mid, war) and _opposed(mid, war)]
        for war in sorted(of_war, key=lambda war: abs(first_day(war.steps[0]["date"]) - mid.first))[:1]:
            found.setdefault(id(war), []).append(mid.number)
    for crisis in (record for record in records if record.row["source"] == "icb-13"):
        first = first_day(crisis.steps[0]["date"])
        near = [mid.number for mid in known if _is_near(mid, first) and _opposed(mid, crisis)]
        found[id(crisis)] = near if len(near) == 1 else []
    for record in records:
        mids = sorted(found.get(id(record), ()), key=int)
        record.row["numbers"] = " | ".join([record.row["numbers"], *(f"mid:{number}" for number in mids)])
    return records


def _disputes(folder: Path) -> Iterator[Militarized]:
    kept = kept_numbers("disputes")
    members = grouped(listed_rows(folder / "midb-5.0.csv"), "dispnum")
    for row in listed_rows(folder / "mida-5.0.csv"):
        number, begun = row["dispnum"].strip(), _date(row, "st")
        if f"mid:{number}" not in kept:
            sides = tuple(_side(members[number], side, begun) for side in ("1", "0"))
            ended = _date(row, "end") or begun
            yield Militarized(number, first_day(begun), last_day(ended), (sides[0], sides[1]), row["hostlev"] == _WAR)


def _side(members: Sequence[Row], side: str, day: str) -> frozenset[str]:
    found = (state(row["ccode"], day) for row in members if row["sidea"] == side)
    return frozenset(one for one in found if one)


def _date(row: Row, end: str) -> str:
    return edtf(row[f"{end}year"], row[f"{end}mon"], row[f"{end}day"])


def _goes_on(mid: Militarized, war: Compiled) -> bool:
    return mid.first <= last_day(war.steps[-1]["date"]) and mid.last >= first_day(war.steps[0]["date"])


def _is_near(mid: Militarized, day: datetime.date) -> bool:
    short = mid.last - mid.first < _LONGEST
    return mid.first - _NEAR <= day <= mid.first + _NEAR or (short and mid.first <= day <= mid.last)


def _opposed(mid: Militarized, record: Compiled) -> bool:
    """Whether states of two sides of a record, or of its parties if it has no sides, are on the two sides of a MID."""
    sides = [set(listed(side)) for side in record.row.get("sides", "").split(" ; ") if side]
    if len(sides) != len(mid.sides):
        sides = [set(listed(record.row["parties"]))] * len(mid.sides)
    one, other = sides
    return any(a & one and b & other for a, b in (mid.sides, mid.sides[::-1]))
