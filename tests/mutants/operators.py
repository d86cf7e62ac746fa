"""What makes a true scenario false by construction. An operator knows facts, and no rule.

It yields every mutant that it can make of a document, with a note on what was changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .documents import Document, Row, facts

Mutants = Iterator[tuple[str, Document]]
Operator = Callable[[Document], Mutants]

OPERATORS: dict[str, Operator] = {}
DATES = ("date", "proposed", "agreed", "signed", "ratified", "in_force", "terminated", "ongoing", "frozen", "settled")
UNRELATED_KINDS = ("migration", "prisoner_exchange", "loan")


def operator(function: Operator) -> Operator:
    """Enters an operator under its name."""
    OPERATORS[function.__name__] = function
    return function


def rows(document: Document, table: str) -> Iterator[tuple[int, Row]]:
    """The records of a table, without those whose steps are written out."""
    return ((index, row) for index, row in enumerate(document.get(table, ())) if "steps" not in row)


def lived(state: str, year: int) -> bool:
    first, last = facts()["states"].get(state, (0, None))
    return (first or 0) < year < (last or 9999)


def are_kin(one: str, other: str) -> bool:
    return one == other or any(one in kin and other in kin for kin in facts()["kin"])


def others(document: Document, year: int, *states: str) -> list[str]:
    """States of the document that existed in a year and have nothing to do with some others."""
    named = {row["state"] for _, row in rows(document, "leaders")}
    return sorted(state for state in named if lived(state, year) and not any(are_kin(state, other) for other in states))


def dates(row: Row) -> dict[str, str]:
    return {key: row[key] for key in DATES if key in row}


def wars(document: Document) -> Iterator[tuple[int, Row]]:
    for index, row in rows(document, "disputes"):
        if row["kind"] == "armed_conflict" and "title" in row:
            yield index, row


def treaties(document: Document) -> Iterator[tuple[int, Row]]:
    return ((index, row) for index, row in rows(document, "agreements") if "title" in row and dates(row))


def parties(row: Row) -> list[str]:
    return [*row.get("parties", ()), *row.get("actors", ()), *row.get("recipients", ())]
