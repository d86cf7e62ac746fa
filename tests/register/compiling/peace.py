"""Agreements of PA-X that the register does not keep by hand: those between states, and comprehensive ones inside them.

The parties are the states and groups that the list names among the signatories, as the reader of prose finds them,
unless `peace_parties.csv` has them; they may be a selection. Decisions of the Security Council, constitutions and
documents of one side are left out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import polars

import geobrief
from geobrief.register.tables import listed

from .files import Row, lived, unique
from .tables import Compiled, kept_numbers, slug, title_of

_BETWEEN_STATES = ("Inter", "InterIntra")
_COMPREHENSIVE = "SubComp"
_ONE_SIDE = "Unilateral document"
# Statements, decisions and plans of or for several states that the list has among the documents of one side.
_OF_SEVERAL = {
    "33", "329", "378", "443", "756", "784", "1013", "1172", "1179", "1181", "1221", "1243", "1247", "1305", "1306",
    "1307", "1308", "1309", "1310", "1311", "1315", "1332", "1445", "1457", "1565", "1652", "1781", "1902",
}  # fmt: skip
_NO_AGREEMENT = re.compile(
    r"^UN Security Council Resolution|Constitution (of (?!an Interim)|Bill)|^Draft|Law of Admin|^Loi du"
)
_DECLARED = re.compile(r"Statement|Communiqu|Declar|Conclusions|Proposal|Programme|Principles", re.IGNORECASE)
_LONGEST = 6000  # characters of a list of signatories that are read


def peace(folder: Path) -> Iterator[Compiled]:
    """The agreements, in the order of the list."""
    kept, parties = kept_numbers("agreements"), _parties()
    for row in polars.read_excel(folder / "pax.xlsx", infer_schema_length=0).iter_rows(named=True):
        wanted = row["Agtp"] in _BETWEEN_STATES or row["Stage"] == _COMPREHENSIVE
        one_side = row["Status"] == _ONE_SIDE and row["AgtId"] not in _OF_SEVERAL
        if wanted and not one_side and f"pa-x:{row['AgtId']}" not in kept and not _NO_AGREEMENT.search(row["Agt"]):
            yield from _agreement(row, parties.get(row["AgtId"]))


def _agreement(row: Row, given: Row | None) -> Iterator[Compiled]:
    day, number = row["Dat"], f"pa-x:{row['AgtId']}"
    found = _found(row) if given is None else list(listed(given["parties"]))
    groups = {name: _group(name, row) for name in found if not re.match(r"[A-Z]{3}$|[a-z]+:", name)}
    parties = [str(groups[name]["id"]) if name in groups else name for name in found]
    parties = [party for party in parties if party in {str(g["id"]) for g in groups.values()} or lived(party, day, day)]
    if len(parties) < len(("party", "party")):
        return
    title, known = title_of([number], " ".join(row["Agt"].split()))
    ceasefire = row["Stage"] == "Cea"
    cells = {
        "title": title,
        "names": known.names if known else "",
        "kind": "ceasefire" if ceasefire else "peace",
        "parties": " | ".join(parties),
        "parties_complete": "false",
        "subject": " ".join((row["PPName"] or "").split()),
        "numbers": number,
        "note": "" if known else "title of the list",
        "source": "pa-x",
    }
    status = (given or {}).get("status") or ("agreed" if _DECLARED.search(title) else "signed")
    yield Compiled(
        "agreements", cells, ({"status": status, "date": day, "source": "pa-x"},), tuple(groups.values()), known
    )


def _found(row: Row) -> list[str]:
    """The states and groups that are named among the signatories."""
    text = (row["Part"] or "")[:_LONGEST]
    if not text.strip():
        return []
    brief = geobrief.read(text, published=row["Dat"], tables=("states", "groups"), check=False)
    return list(unique(str(entity.id) for entity in (*brief.states, *brief.groups)))


def _group(name: str, row: Row) -> Row:
    note = f"a party to pa-x:{row['AgtId']}"
    return {"id": f"group:{slug(name)}", "name": name, "kind": "movement", "note": note, "source": "pa-x"}


def _parties() -> dict[str, Row]:
    with Path(__file__).with_name("peace_parties.csv").open(encoding="utf-8", newline="") as handle:
        return {row["number"]: row for row in csv.DictReader(handle)}
