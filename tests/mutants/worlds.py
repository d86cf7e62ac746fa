"""Operators that falsify memberships, capitals, territories and invented states."""

from __future__ import annotations

from .documents import Document, added, changed, facts, first_year
from .operators import Mutants, lived, operator, parties, rows


@operator
def membership_outlasts_the_state(document: Document) -> Mutants:
    for row in facts()["outlasting"]:
        yield f"{row['member']} in {row['organization']} {row['period']}", added(document, "memberships", row)


@operator
def membership_before_the_founding(document: Document) -> Mutants:
    for index, row in rows(document, "memberships"):
        start = f"{facts()['organizations'][row['organization']]['founded'] - 6}-03-01"
        period = f"{start}/{row['period'].partition('/')[2]}"
        if lived(row["member"], int(start[:4])):
            note = f"{row['member']} in {row['organization']} since {start}"
            yield note, changed(document, "memberships", index, period=period)


@operator
def member_that_never_was(document: Document) -> Mutants:
    for index, row in rows(document, "memberships"):
        for state in facts()["organizations"][row["organization"]]["never"]:
            if lived(state, first_year(row["period"])):
                note = f"{row['organization']}: {row['member']} → {state}"
                yield note, changed(document, "memberships", index, member=state)


@operator
def membership_after_the_dissolution(document: Document) -> Mutants:
    for index, row in rows(document, "memberships"):
        end = facts()["organizations"][row["organization"]]["dissolved"]
        if end and row["member"] != "Soviet Union":
            for years in (5, 15):
                period = f"{row['period'].partition('/')[0]}/{end + years}-01-01"
                note = f"{row['member']} in {row['organization']} {period}"
                yield note, changed(document, "memberships", index, period=period)


@operator
def capital_of_another_state(document: Document) -> Mutants:
    capitals: dict[str, str] = facts()["capitals"]
    for state, place in zip(capitals, [*capitals.values()][1:], strict=False):
        code = {"France": "FRA", "Italy": "ITA", "Spain": "ESP", "Japan": "JPN", "Egypt": "EGY", "Peru": "PER"}.get(
            state
        )
        if code and not any(
            state in parties(row) for table in ("agreements", "events") for _, row in rows(document, table)
        ):
            declared = {"id": code, "name": state, "capitals": [place]}
            yield f"{place}, capital of {state}", added(document, "states", declared)
    for index, row in enumerate(document.get("expect", ())):
        if "capital" in row["that"] and "denied" not in row["that"]:
            for place in capitals.values():
                new = {"on": row["on"], "that": {**row["that"], "capital": place}}
                if place != row["that"]["capital"]:
                    yield (
                        f"{place}, capital of {row['that']['of']}",
                        changed(document, "expect", index, that=new["that"]),
                    )


@operator
def administrator_that_never_was(document: Document) -> Mutants:
    for row in facts()["administrators"]:
        for state in row["never"]:
            declared = {"id": row["id"], "name": row["name"], "administrators": [{"state": state, "period": "1950/.."}]}
            yield f"{row['name']} administered by {state}", added(document, "territories", declared)


@operator
def claimant_that_never_was(document: Document) -> Mutants:
    for territory, states in facts()["claimants"].items():
        for state in states:
            claim = {"territory": territory, "claimant": state, "period": "1975/.."}
            yield f"{territory} claimed by {state}", added(document, "claims", claim)


@operator
def two_heads_of_an_invented_state(document: Document) -> Mutants:
    state = {"id": "x:arda", "name": "Arda", "period": "1900/.."}
    first = {
        "name": "Ilo Varn",
        "person": "person:ilo-varn",
        "office": "head_of_state",
        "state": "Arda",
        "effective": True,
    }
    second = {**first, "name": "Mira Dol", "person": "person:mira-dol"}
    people = [{"id": "person:ilo-varn", "name": "Ilo Varn"}, {"id": "person:mira-dol", "name": "Mira Dol"}]
    for end, start in (("1960-05-01", "1958-01-01"), ("1975", "1970"), ("..", "1980-02-02"), ("1999-12", "1999-06-01")):
        new = added(added(document, "states", state), "people", *people)
        tenures = ({**first, "period": f"1950-01-01/{end}"}, {**second, "period": f"{start}/.."})
        yield f"Ilo Varn until {end}, Mira Dol from {start}", added(new, "leaders", *tenures)


@operator
def invented_state_acts_after_its_end(document: Document) -> Mutants:
    for end, date in (("1960-05-01", "1961-01-01"), ("1975", "1990"), ("1940-06-15", "1955-02-02")):
        new = added(document, "states", {"id": "x:arda", "name": "Arda", "period": f"1900/{end}"})
        visit = {"type": "CONSULT", "mode": "visit", "actors": ["x:arda"], "recipients": ["France"], "date": date}
        yield f"Arda, ended {end}, visits on {date}", added(new, "events", visit)
        pact = {"id": "pact", "kind": "trade", "parties": ["x:arda", "France"], "signed": date}
        yield f"Arda, ended {end}, signs on {date}", added(new, "agreements", pact)
