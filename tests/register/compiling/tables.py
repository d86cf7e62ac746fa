"""Compiled rows: the tables in which they are kept, the ids they keep, and the titles that are known."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import attrs

from geobrief.register.folding import without_accents
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
_LONGEST_ID = 60


class Known(NamedTuple):
    """The usual title of what a list has without one, with an id, other names, and the day where the list is wrong."""

    id: str
    title: str
    names: str
    begun: str = ""


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
        return {number: Known(*cells) for number, *cells in list(csv.reader(handle))[1:]}


def title_of(numbers: Iterable[str], descriptive: str) -> tuple[str, Known | None]:
    """The usual title under one of these numbers, else the descriptive one."""
    known = next((known_titles()[number] for number in numbers if number in known_titles()), None)
    return (known.title if known else descriptive), known


def slug(text: str) -> str:
    """A title as an id: «Pact of Étampes» becomes `pact-of-etampes`."""
    plain = without_accents(text.replace("–", "-")).replace("ı", "i").lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words if len(words) <= _LONGEST_ID else words[:_LONGEST_ID].rpartition("-")[0]


def write(compiled: Sequence[Compiled]) -> None:
    """Write the compiled tables."""
    for file, lines in written(compiled).items():
        with (Path(DATA) / f"{file}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, COLUMNS[file.removesuffix("_listed")].split(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)


def written(compiled: Sequence[Compiled]) -> dict[str, list[Row]]:
    """The rows of each compiled table, sorted by id; a record keeps the id that its first number had before."""
    found: dict[str, list[Row]] = {}
    for table in ("agreements", "disputes"):
        records = [record for record in compiled if record.table == table]
        given = _ids(table, records)
        ordered = sorted(zip(given, records, strict=True), key=lambda pair: pair[0])
        noun = table.removesuffix("s")
        found[f"{table}_listed"] = [{**record.row, "id": id} for id, record in ordered]
        found[f"{noun}_steps_listed"] = [{**step, noun: id} for id, record in ordered for step in record.steps]
    groups = {group["id"]: group for record in compiled for group in record.groups}
    found["groups_listed"] = [groups[id] for id in sorted(groups)]
    return {
        file: [_whole(row, COLUMNS[file.removesuffix("_listed")]) for row in lines] for file, lines in found.items()
    }


def _id_of(record: Compiled) -> str:
    title = record.row["title"]
    return slug(title.replace(" the ", " ") if record.row.get("note") == DESCRIPTIVE else title)


def _whole(row: Row, columns: str) -> Row:
    return {column: row.get(column, "") for column in columns.split()}


def _ids(table: str, records: Sequence[Compiled]) -> list[str]:
    before = {number: row["id"] for row in rows(f"{table}_listed") for number in listed(row["numbers"])[:1]}
    taken = {row["id"] for other in ("agreements", "disputes") for row in rows(other)} | set(before.values())
    found = []
    for record in records:
        id = before.get(record.numbers[0])
        if id is None:
            wanted = record.known.id if record.known and record.known.id else _id_of(record)
            places = (wanted if place == 1 else f"{wanted}-{place}" for place in range(1, 100))
            id = next(place for place in places if place not in taken)
            taken.add(id)
        found.append(id)
    return found
