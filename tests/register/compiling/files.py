"""Published lists: their rows, their dates as EDTF, and their state numbers as ids of the register."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import geobrief.register
from geobrief.when import Date

Row = dict[str, str]
WORLD = geobrief.register.world()
_MONTHS, _DAYS = 12, 31
_WITH_ARTICLE = re.compile(
    r"^(United|Two|Czech|Papal) |(Republic|Union|Empire|Philippines|Netherlands|Gambia|Maldives)\b"
)
_BEFORE = {713: 710}  # the Republic of China spoke for China before it was Taiwan's


def listed_rows(path: Path, encoding: str = "utf-8-sig", delimiter: str = ",") -> list[Row]:
    """The rows of a list, whatever ends its lines."""
    text = path.read_bytes().decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """Rows by a column, in their order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column].strip(), []).append(row)
    return found


def edtf(year: str, month: str, day: str) -> str:
    """A date with the precision of the list: unknown parts (negative, 0, empty) are left out; empty if unknown."""
    parts = [int(part) if part.strip().isdecimal() else 0 for part in (year, month, day)]
    if parts[0] <= 0:
        return ""
    if not 0 < parts[1] <= _MONTHS:
        return f"{parts[0]:04}"
    month_of = f"{parts[0]:04}-{parts[1]:02}"
    return f"{month_of}-{parts[2]:02}" if 0 < parts[2] <= _DAYS and _exists(*parts) else month_of


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def first_day(date: str) -> datetime.date:
    """The first day of a date."""
    day = Date(date).earliest
    assert day is not None
    return day


def last_day(date: str) -> datetime.date:
    """The last day of a date."""
    day = Date(date).latest
    assert day is not None
    return day


class Held(NamedTuple):
    """A state that had a number of the Correlates of War, with its first and last day."""

    first: datetime.date
    last: datetime.date
    state: str


@cache
def _held() -> dict[int, list[Held]]:
    found: dict[int, list[Held]] = {}
    for spell in WORLD.system("cow").spells:
        for state, part in spell.parts():
            held = Held(part.earliest or datetime.date.min, part.latest or datetime.date.max, state)
            found.setdefault(int(spell.code), []).append(held)
    return found


def holders(code: str, start: str, end: str = "") -> Sequence[Held]:
    """The states that had a number in a time, in order; if the list counted none then, the nearest one."""
    held = _held().get(int(code), [])
    if int(code) in _BEFORE and first_day(start) < held[0].first:
        held = [*_held()[_BEFORE[int(code)]], *held]
        held = [one._replace(last=min(one.last, held[-1].first)) for one in held[:-1]] + held[-1:]
    first = first_day(start)
    last = (Date(end).latest if end else None) or (datetime.date.max if end == "" else first)
    found = [one for one in held if one.first <= last and first <= one.last]
    if found and found[0].first <= first:
        return found
    nearest = sorted(held, key=lambda one: min(abs(one.first - first), abs(one.last - first)))[:1]
    return found or nearest


def state(code: str, day: str) -> str | None:
    """The state with a number on a day, or nearest to it; None if the list has no such number."""
    found = holders(code, day, day)
    return found[0].state if found else None


def lived(actor: str, first: str, last: str = "") -> bool:
    """Whether an actor existed on some day of a time."""
    begin = first_day(first).toordinal()
    latest = Date(last).latest if last else datetime.date.max
    end = (latest or datetime.date.max).toordinal()
    return any(a <= end and begin <= b for a, b in WORLD.lifetime(actor))


def name(actor: str, day: str) -> str:
    """The short name of a state on a day."""
    record = WORLD.get(actor)
    return str(record.name_on(first_day(day).isoformat()) or record.name) if hasattr(record, "name_on") else record.name


def named(actors: Sequence[str], day: str, most: int = 4) -> str:
    """Actors in words: «Austria, Prussia and Russia»; their number if there are many."""
    if len(actors) > most:
        return f"{len(actors)} states"
    names = [f"the {one}" if _WITH_ARTICLE.search(one) else one for one in sorted(name(actor, day) for actor in actors)]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def unique(values: Iterable[str | None]) -> Iterator[str]:
    """The values that are given, each once and in order."""
    return iter(dict.fromkeys(value for value in values if value))
