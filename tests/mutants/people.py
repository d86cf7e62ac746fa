"""Operators that falsify who held an office, and what persons did."""

from __future__ import annotations

from .documents import Document, changed, facts, first_year, last_year, moved
from .operators import Mutants, are_kin, lived, operator, others, parties, rows


@operator
def leader_of_another_state(document: Document) -> Mutants:
    for index, row in rows(document, "leaders"):
        for state in others(document, first_year(row["period"]), row["state"]):
            yield f"{row['name']} of {row['state']} → {state}", changed(document, "leaders", index, state=state)


@operator
def leader_at_another_time(document: Document) -> Mutants:
    for index, row in rows(document, "leaders"):
        end = last_year(row["period"])
        if row["name"] not in facts()["several_tenures"] and end is not None:
            length = end - first_year(row["period"])
            for years in (length + 3, -length - 3):
                period = moved(row["period"], years)
                if all(lived(row["state"], int(day[:4])) for day in period.split("/")):
                    yield (
                        f"{row['name']} {row['period']} → {period}",
                        changed(document, "leaders", index, period=period),
                    )


@operator
def leaders_of_a_state_change_places(document: Document) -> Mutants:
    leaders = list(rows(document, "leaders"))
    for index, row in leaders:
        for second, other in leaders[index + 1 :]:
            if (row["state"], row["office"]) == (other["state"], other["office"]) and row["name"] != other["name"]:
                once = changed(document, "leaders", index, period=other["period"])
                yield f"{row['name']} ↔ {other['name']}", changed(once, "leaders", second, period=row["period"])


@operator
def office_after_death(document: Document) -> Mutants:
    for index, row in rows(document, "leaders"):
        died = facts()["people"].get(row["name"], (0, None))[1]
        if died and died < 2015:
            for years in (2, 6):
                period = f"{row['period'].partition('/')[0]}/{died + years}-06-01"
                yield f"{row['name']}, died {died}: {period}", changed(document, "leaders", index, period=period)


@operator
def another_office(document: Document) -> Mutants:
    for index, row in rows(document, "leaders"):
        office = {"foreign_minister": "head_of_government", "head_of_government": "monarch", "head_of_state": "monarch"}
        if row["office"] in office and row["name"] != "Shimon Peres":
            new = office[row["office"]]
            yield f"{row['name']}: {row['office']} → {new}", changed(document, "leaders", index, office=new)


@operator
def act_outside_a_life(document: Document) -> Mutants:
    for index, row in rows(document, "events"):
        for name in row.get("people", ()):
            born, died = facts()["people"].get(name, (None, None))
            for year in (died and died + 3, born and born - 4):
                if year and year < 2015 and all(lived(state, year) for state in parties(row)):
                    date = moved(row["date"], year - first_year(row["date"]))
                    yield (
                        f"{name}, {born}–{died}: {row['date']} → {date}",
                        changed(document, "events", index, date=date),
                    )


@operator
def person_of_another_state_acts(document: Document) -> Mutants:
    for index, row in rows(document, "events"):
        for _, leader in rows(document, "leaders"):
            in_time = first_year(leader["period"]) < first_year(row["date"])
            apart = not any(are_kin(leader["state"], state) for state in parties(row))
            if (
                "people" in row
                and in_time
                and apart
                and (last_year(leader["period"]) or 9999) > first_year(row["date"])
            ):
                note = f"{row['people']} of {row['actors']} → {leader['name']} of {leader['state']}"
                yield note, changed(document, "events", index, people=[leader["name"]])


@operator
def visit_reversed(document: Document) -> Mutants:
    for index, row in rows(document, "events"):
        if row.get("mode") == "visit" and "people" in row:
            actors, recipients = row["recipients"], row["actors"]
            note = f"{row['people']} visits {recipients}, with {actors} as visitor"
            yield note, changed(document, "events", index, actors=actors, recipients=recipients)
