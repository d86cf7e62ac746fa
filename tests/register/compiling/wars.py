"""Wars of the Correlates of War that the register does not keep by hand: between, inside and outside states.

Sides are those of the lists. What is not a state in a list becomes a group of the same name, unless the register knows
a group of that name in that state. States that joined or left during a war between states do so in steps.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import attrs

from geobrief.register.tables import listed

from .files import WORLD, Row, edtf, first_day, grouped, last_day, listed_rows, lived, state, unique
from .tables import Compiled, kept_numbers, slug, title_of

_SPELLS = ("1", "2", "3", "4")
_NOT_WARS = re.compile(
    r"War|Revol|Rising|Rebellion|Uprising|Mutiny|Intifada|Conquest|Campaign|Occupation|Bombardment|Expedition|Liberation"
    r"|Resistance|Insurgency|Attack|Siege|Coup|Quagmire|Reconquest|Insurrection|Independence|Haram|Division"
)
_SPELLINGS = {
    "Seige": "Siege", "Bashmachi in Turketsan": "Basmachi in Turkestan", "Maluku Selan": "Maluku Selatan",
    "resistence": "resistance", "Ukranian": "Ukrainian", "Spainish": "Spanish", "Venezualan": "Venezuelan",
    "Bolivan": "Bolivian", "Sparticist": "Spartacist", "Miguelite": "Miguelist", "Cabanada": "Cabanagem",
    "Tonghak": "Donghak", "Catonalist": "Cantonalist", "Monteneros": "Montoneros",
    "Madagasar": "Madagascar", "Janissari": "Janissary",
}  # fmt: skip


class Part(NamedTuple):
    """The part of an actor in a war on a side, from a day to a day, empty if it went on."""

    actor: str
    side: int
    start: str
    end: str


@attrs.frozen
class War:
    """A war of a list: its parts, its times, and the groups in it."""

    number: str
    title: str
    parts: tuple[Part, ...]
    source: str
    groups: tuple[Row, ...] = ()


def wars(folder: Path) -> Iterator[Compiled]:
    """The wars, in the order of the lists."""
    kept = kept_numbers("disputes")
    lists = (
        _between(listed_rows(folder / "cow-interstate-war-4.0.csv", "latin-1")),
        _inside(listed_rows(folder / "cow-intrastate-war-5.1.csv", "latin-1")),
        _outside(listed_rows(folder / "cow-extrastate-war-4.0.csv", "cp1252")),
    )
    for war in (war for entries in lists for war in entries):
        if war.number not in kept and len({part.side for part in war.parts}) > 1:
            yield _dispute(war)


def _between(rows: Sequence[Row]) -> Iterator[War]:
    for number, members in grouped(rows, "WarNum").items():
        parts = []
        for row in members:
            for spell in _times(row, "Start{}{}", "End{}{}", ("1", "2"), ("Year", "Month", "Day")):
                actor = state(row["ccode"], spell[0])
                if actor:
                    parts.append(Part(actor, int(row["Side"]), *spell))
        yield War(f"cow-war:{number}", _title(members[0]["WarName"], parts), tuple(parts), "cow-interstate-war-4.0")


def _inside(rows: Sequence[Row]) -> Iterator[War]:
    for row in rows:
        times = _times(row, "Start{}{}", "End{}{}", _SPELLS, ("Yr", "Mo", "Dy"))
        side_a, groups_a = _side(row["CcodeA"], row["SideA"], times[0][0], row["WarNum"], ())
        side_b, groups_b = _side("-8", row["SideB"], times[0][0], row["WarNum"], side_a if groups_a == () else ())
        parts = [Part(actor, 1, *spell) for spell in times for actor in side_a]
        parts += [Part(actor, 2, *spell) for spell in times for actor in side_b]
        title = _title(row["WarName"], parts)
        yield War(f"cow-war:{row['WarNum']}", title, tuple(parts), "cow-intrastate-war-5.1", (*groups_a, *groups_b))


def _outside(rows: Sequence[Row]) -> Iterator[War]:
    for number, members in grouped(rows, "WarNum").items():
        parts: list[Part] = []
        groups: list[Row] = []
        for row in members:
            times = _times(row, "Start{}{}", "End{}{}", ("1", "2"), ("Year", "Month", "Day"))
            for column, code, side in (("SideA", "ccode1", 1), ("SideB", "ccode2", 2)):
                states = [actor for part in parts if part.side == 1 and ":" not in (actor := part.actor)]
                found, made = _side(row[code], row[column], times[0][0], number, tuple(unique(states)))
                groups += made
                parts += [Part(actor, side, *spell) for spell in times for actor in found]
        title = _title(members[0]["WarName"], parts)
        yield War(f"cow-war:{number}", title, tuple(parts), "cow-extrastate-war-4.0", tuple(groups))


def _times(row: Row, start: str, end: str, spells: Sequence[str], parts: Sequence[str]) -> list[tuple[str, str]]:
    """The spells of a row, each with its first and last day; one that goes on has no last day."""
    columns = {column.strip(): value for column, value in row.items()}
    found = []
    for spell in spells:
        first = edtf(*(columns[start.format(part, spell)] for part in parts))
        last = edtf(*(columns[end.format(part, spell)] for part in parts))
        if first:
            found.append((first, last))
    return found


def _side(
    code: str, text: str, day: str, number: str, within: Sequence[str]
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The actors of a side and the groups made for it: a state by its number, else a group of this name."""
    if code.lstrip("-").isdecimal() and int(code) > 0:
        actor = state(code, day)
        return ((actor,) if actor else ()), ()
    words = _clean(text)
    if words in ("", "-8", "-9"):
        return (), ()
    known = _known_groups(words, within, day) or _outside_the_system(words, within, day)
    if known:
        return known, ()
    id = f"group:{slug(words)}-{number.replace('.', '-')}"
    row = {
        "id": id,
        "name": words,
        "states": " | ".join(within),
        "kind": "armed",
        "note": f"a side of cow-war:{number}",
    }
    return (id,), (row,)


def _known_groups(words: str, within: Sequence[str], day: str) -> tuple[str, ...]:
    """The groups of the register that the name of a side means: those of `sides.csv`, else the one with this name."""
    if words in _sides():
        return _sides()[words]
    found = WORLD.resolve(words)
    group = found.record if found.status == "one" else None
    if group is None or not str(group.id).startswith("group:") or not set(group.states) & set(within):
        return ()
    return (str(group.id),) if lived(str(group.id), day, day) else ()


def _outside_the_system(words: str, within: Sequence[str], day: str) -> tuple[str, ...]:
    """The state of this name if it existed on the day, although the list does not count it in the system of states."""
    found = WORLD.resolve(words)
    id = str(found.record.id) if found.status == "one" else ""
    return (id,) if id and ":" not in id and id not in within and lived(id, day, day) else ()


@cache
def _ucdp() -> dict[str, tuple[str, ...]]:
    """The numbers of the conflicts of UCDP that the wars are, or are a part of."""
    with Path(__file__).with_name("ucdp.csv").open(encoding="utf-8", newline="") as handle:
        lines = csv.DictReader(handle)
        return {f"cow-war:{row['war']}": tuple(f"ucdp:{one}" for one in listed(row["conflict"])) for row in lines}


@cache
def _sides() -> dict[str, tuple[str, ...]]:
    with Path(__file__).with_name("sides.csv").open(encoding="utf-8", newline="") as handle:
        return {row["name"]: listed(row["groups"]) for row in csv.DictReader(handle)}


def _clean(text: str) -> str:
    for wrong, right in _SPELLINGS.items():
        text = text.replace(wrong, right)
    return " ".join(text.split())


def _title(text: str, parts: Sequence[Part]) -> str:
    """The name of a war with its years: «Ili Uprising of 1944–1945»."""
    words = re.sub(r"(\d{4}) ?(?:-|to) ?(?=\d{4}|present|ongoing)", r"\1–", _clean(text)).replace(" - ", "–")
    words = re.sub(r"–(present|ongoing)$", "–", words)
    if not _NOT_WARS.search(words):
        words = re.sub(r"( of \d{4}.*)?$", r" War\1", words, count=1)
    years = re.search(r"\d{4}", words)
    return words if years or not parts else f"{words} ({min(first_day(part.start) for part in parts).year})"


def _dispute(war: War) -> Compiled:
    sides = [list(unique(part.actor for part in war.parts if part.side == side)) for side in (1, 2)]
    sides[1] = [actor for actor in sides[1] if actor not in sides[0]]
    title, known = title_of([war.number], war.title)
    row = {
        "title": title,
        "names": known.names if known else "",
        "kind": "armed_conflict",
        "parties": " | ".join(actor for side in sides for actor in side),
        "sides": _cell(sides),
        "hostility": "war",
        "numbers": " | ".join((war.number, *_ucdp().get(war.number, ()))),
        "source": war.source,
    }
    steps = [{**step, "source": war.source} for step in _steps(war.parts, sides)]
    groups = tuple({**group, "source": war.source} for group in war.groups)
    return Compiled("disputes", row, tuple(steps), groups, known)


def _cell(sides: Sequence[Sequence[str]]) -> str:
    return " ; ".join(" | ".join(side) for side in sides if side)


def _steps(parts: Sequence[Part], sides: Sequence[Sequence[str]]) -> Iterator[Row]:
    """A step on each day on which the war began, was interrupted or ended, or a side changed."""
    open_end = any(not part.end for part in parts)
    ends = [part.end for part in parts if part.end]
    last = max(ends, key=last_day) if ends else ""
    days = {part.start for part in parts} | {end for end in ends if end != last}
    before: tuple[str, str] | None = None
    for day in sorted(days, key=first_day):
        fighting = [part for part in parts if _in(part, day)]
        now = [[a for a in sides[n] if any(p.actor == a for p in fighting)] for n in (0, 1)]
        if not all(now):
            change = ("frozen", "") if before and not any(now) else None
            if change is None:
                now = [one or list(all_of) for one, all_of in zip(now, sides, strict=True)]
        else:
            change = None
        cell = "" if change or now == [list(side) for side in sides] else _cell(now)
        change = change or ("ongoing", cell)
        full_again = before and change == ("ongoing", "") and before[0] == "ongoing" and before[1]
        if change != before:
            written = _cell(sides) if full_again else change[1]
            yield {"status": change[0], "date": day, "hostility": "", "sides": written}
            before = change
    if not open_end:
        yield {"status": "settled", "date": last, "hostility": "", "sides": ""}


def _in(part: Part, day: str) -> bool:
    return first_day(part.start) <= first_day(day) and (not part.end or first_day(day) < last_day(part.end))
