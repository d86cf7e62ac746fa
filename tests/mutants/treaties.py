"""Operators that falsify agreements and what depends on the existence of states."""

from __future__ import annotations

from typing import Any

from .documents import Document, added, changed, facts, first_year, moved
from .operators import UNRELATED_KINDS, Mutants, dates, lived, operator, others, parties, rows, treaties


@operator
def state_did_not_exist(document: Document) -> Mutants:
    for table in ("events", "agreements", "disputes"):
        for index, row in rows(document, table):
            for party in parties(row):
                first, last = facts()["states"].get(party, (None, None))
                for year in (first and first - 10, last and last + 10):
                    if year and dates(row):
                        years = year - first_year(min(dates(row).values()))
                        new = {key: moved(date, years) for key, date in dates(row).items()}
                        note = f"{party}, {first}–{last}: {table}[{index}] to {min(new.values())}"
                        yield note, changed(document, table, index, **new)


@operator
def treaty_misdated(document: Document) -> Mutants:
    for index, row in treaties(document):
        for years in (-7, -3, 3, 7):
            new = {key: moved(date, years) for key, date in dates(row).items()}
            if all(lived(party, first_year(date)) for party in row["parties"] for date in new.values()):
                note = f"{row['title']}: {dates(row)} by {years} years"
                yield note, changed(document, "agreements", index, **new)


@operator
def steps_reversed(document: Document) -> Mutants:
    for table in ("agreements", "disputes"):
        for index, row in rows(document, table):
            steps = dates(row)
            if len(steps) == 2:
                (first, early), (second, late) = steps.items()
                if early[:7] < late[:7] and len(early) >= 7 <= len(late):
                    note = f"{table}[{index}]: {first} {late}, {second} {early}"
                    yield note, changed(document, table, index, **{first: late, second: early})


@operator
def party_replaced(document: Document) -> Mutants:
    for index, row in treaties(document):
        if len(row["parties"]) <= 4 and "roles" not in row:
            for place, party in enumerate(row["parties"]):
                for state in others(document, first_year(min(dates(row).values())), *row["parties"]):
                    new = [*row["parties"][:place], state, *row["parties"][place + 1 :]]
                    yield f"{row['title']}: {party} → {state}", changed(document, "agreements", index, parties=new)


@operator
def kind_of_treaty_changed(document: Document) -> Mutants:
    for index, row in treaties(document):
        if "roles" not in row:
            for kind in UNRELATED_KINDS:
                note = f"{row['title']}: {row['kind']} → {kind}"
                yield note, changed(document, "agreements", index, kind=kind, obligations=None)


@operator
def treaty_in_force_has_failed(document: Document) -> Mutants:
    for index, row in treaties(document):
        if "in_force" in row:
            note = f"{row['title']}: failed {row['in_force']}, not in force"
            yield note, changed(document, "agreements", index, in_force=None, failed=row["in_force"])


@operator
def roles_swapped(document: Document) -> Mutants:
    for index, row in rows(document, "agreements"):
        if len(row.get("roles", ())) == 2:
            (one, its), (other, the_others) = row["roles"].items()
            yield (
                f"agreements[{index}]: {one} is {the_others}",
                changed(document, "agreements", index, roles={one: the_others, other: its}),
            )


@operator
def duplicate_in_another_order(document: Document) -> Mutants:
    for table in ("agreements", "disputes"):
        for index, row in rows(document, table):
            copied: dict[str, Any] = {**row, "id": f"{row.get('id', table)}-again", "parties": row["parties"][::-1]}
            if "sides" in row:
                copied["sides"] = row["sides"][::-1]
            yield f"{table}[{index}] again", added(document, table, copied)
