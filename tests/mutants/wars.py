"""Operators that falsify wars, attacks and ceasefires."""

from __future__ import annotations

from .documents import Document, added, changed, first_year, moved
from .operators import Mutants, dates, lived, operator, others, parties, rows, wars


@operator
def war_moved(document: Document) -> Mutants:
    for index, row in wars(document):
        for years in (-20, 20):
            new = {key: moved(date, years) for key, date in dates(row).items()}
            if dates(row) and all(lived(party, first_year(date)) for party in row["parties"] for date in new.values()):
                yield f"{row['title']}: {dates(row)} by {years} years", changed(document, "disputes", index, **new)


@operator
def party_of_a_war_replaced(document: Document) -> Mutants:
    for index, row in wars(document):
        if len(row["parties"]) == 2 and dates(row):
            for place, party in enumerate(row["parties"]):
                for state in others(document, first_year(row["ongoing"]), *row["parties"]):
                    new = [*row["parties"][:place], state, *row["parties"][place + 1 :]]
                    yield (
                        f"{row['title']}: {party} → {state}",
                        changed(document, "disputes", index, parties=new, sides=new),
                    )


@operator
def side_changed(document: Document) -> Mutants:
    for index, row in wars(document):
        sides = [[side] if isinstance(side, str) else side for side in row["sides"]]
        for side, other in ((0, 1), (1, 0)):
            for party in sides[side]:
                if len(sides[side]) > 1:
                    new: list[list[str]] = [[], []]
                    new[side] = [member for member in sides[side] if member != party]
                    new[other] = [*sides[other], party]
                    yield f"{row['title']}: {party} changes sides", changed(document, "disputes", index, sides=new)


@operator
def hostility_changed(document: Document) -> Mutants:
    for index, row in rows(document, "disputes"):
        if row.get("title") in ("Berlin Blockade", "Cuban Missile Crisis", "Agadir Crisis"):
            yield f"{row['title']}: war", changed(document, "disputes", index, hostility="war")
        elif "title" in row and row.get("hostility") == "war":
            for level in ("threat", "none"):
                yield f"{row['title']}: {level}", changed(document, "disputes", index, hostility=level)


@operator
def attack_moved_out_of_its_war(document: Document) -> Mutants:
    for index, row in rows(document, "events"):
        for years in (-25, 25):
            date = moved(row["date"], years)
            if (
                row["type"] == "ASSAULT"
                and first_year(date) < 2024
                and all(lived(state, first_year(date)) for state in parties(row))
            ):
                note = f"{row['actors']} attacks {row['recipients']}: {row['date']} → {date}"
                yield note, changed(document, "events", index, date=date)


@operator
def ceasefire_before_its_war(document: Document) -> Mutants:
    for _, row in wars(document):
        if dates(row):
            date = moved(row["ongoing"], -1)
            if all(lived(party, first_year(date)) for party in row["parties"]):
                truce = {"id": "truce", "kind": "ceasefire", "parties": row["parties"],
                         "subject": f"an end to the {row['title']}", "signed": date}  # fmt: skip
                yield f"ceasefire of the {row['title']} on {date}", added(document, "agreements", truce)
