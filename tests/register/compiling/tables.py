"""Compiled rows: the tables in which they are kept, the ids they keep, and the titles that are known."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import attrs

from geobrief.register.tables import DATA, listed, rows

from .files import Row

COLUMNS = {
    "agreements": "id title names kind parties parties_complete roles obligations subject numbers note source",
    "agreement_steps": "agreement status date party source",
    "disputes": "id title names kind parties sides over territory hostility numbers note source",
    "dispute_steps": "dispute status date hostility sides source",
    "groups": "id name names states start end kind note source",
}
DESCRIPTIVE = "descriptive title"


class Known(NamedTuple):
    """The usual title of what a list has without one, with an id and other names."""

    id: str
    title: str
    names: str


@attrs.frozen
class Compiled:
    """A compiled record: its row without an id, the rows of its steps, and the groups that it needs."""

    table: str
    row: Row
    steps: tuple[Row, ...]
    groups: tuple[Row, ...] = ()
    known: Known | None = None

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in lists."""
        return listed(self.row["numbers"])


@cache
def kept_numbers(table: str) -> Mapping[str, str]:
    """The numbers of the rows kept by hand, each with the id of its row."""
    return {number: row["id"] for row in rows(table) for number in listed(row["numbers"])}


@cache
def known_titles() -> Mapping[str, Known]:
    """Known titles by number."""
    path = Path(__file__).with_name("titles.csv")
    with path.open(encoding="utf-8", newline="") as handle:
        return {row["number"]: Known(row["id"], row["title"], row["names"]) for row in csv.DictReader(handle)}


def title_of(numbers: Iterable[str], descriptive: str) -> tuple[str, Known | None]:
    """The usual title under one of these numbers, else the descriptive one."""
    known = next((known_titles()[number] for number in numbers if number in known_titles()), None)
    return (known.title if known else descriptive), known


def slug(text: str) -> str:
    """A title as an id: «Pact of Étampes» becomes `pact-of-etampes`."""
    plain = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("ł", "l").replace("ı", "i"))
    ascii_only = plain.encode("ascii", "ignore").decode() if plain.isascii() else re.sub(r"[^\x00-\x7f–]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.replace("–", "-").lower()).strip("-")


def write(compiled: Sequence[Compiled]) -> None:
    """The compiled tables, sorted by id; a record keeps the id that its first number had before."""
    for table in ("agreements", "disputes"):
        records = [record for record in compiled if record.table == table]
        given = _ids(table, records)
        ordered = sorted(zip(given, records, strict=True), key=lambda pair: pair[0])
        noun = table.removesuffix("s")
        _write(f"{table}_listed", table, ({**record.row, "id": id} for id, record in ordered))
        steps = ({**step, noun: id} for id, record in ordered for step in record.steps)
        _write(f"{noun}_steps_listed", f"{noun}_steps", steps)
    groups = {group["id"]: group for record in compiled for group in record.groups}
    _write("groups_listed", "groups", (groups[id] for id in sorted(groups)))


def _ids(table: str, records: Sequence[Compiled]) -> list[str]:
    before = {number: row["id"] for row in rows(f"{table}_listed") for number in listed(row["numbers"])[:1]}
    taken = {row["id"] for other in ("agreements", "disputes") for row in rows(other)} | set(before.values())
    found = []
    for record in records:
        id = before.get(record.numbers[0])
        if id is None:
            wanted = record.known.id if record.known and record.known.id else slug(record.row["title"])
            places = (wanted if place == 1 else f"{wanted}-{place}" for place in range(1, 100))
            id = next(place for place in places if place not in taken)
            taken.add(id)
        found.append(id)
    return found


def _write(file: str, columns: str, lines: Iterable[Row]) -> None:
    with (Path(DATA) / f"{file}.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS[columns].split(), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
