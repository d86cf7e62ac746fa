"""Records of the model from the rows of datasets: people and tenures, agreements, disputes and memberships.

States are those that their list has under the number on the day of the row. Ids are made of the name of the list and
its number (`cow-alliance-4`, `mid-258`), the source is the kind of dataset with the row.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from geobrief.datasets.dataset import Dataset
from geobrief.datasets.state_lists import state_of
from geobrief.model.agreement_steps import AgreementStep
from geobrief.model.agreements import Agreement
from geobrief.model.disputes import Dispute, DisputeStep
from geobrief.model.organizations import Membership
from geobrief.model.persons import Person
from geobrief.model.tenures import Tenure

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import AgreementKind, DisputeKind, DisputeStatus, HostilityLevel, Obligation

    Row = Mapping[str, Any]

HOSTILITY: dict[int, HostilityLevel] = {1: "none", 2: "threat", 3: "display", 4: "use", 5: "war"}
_OUTCOMES = (1, 2, 3, 4)  # of wars: one side won, compromise, transformed into another war
# The columns of COW and ATOP with the obligations of an alliance.
OBLIGATIONS: dict[str, Obligation] = {
    "defense": "defense",
    "offense": "offense",
    "neutrality": "neutrality",
    "neutral": "neutrality",
    "nonaggression": "nonaggression",
    "nonagg": "nonaggression",
    "entente": "consultation",
    "consul": "consultation",
}
_NO_ID = re.compile("[^A-Za-z0-9_.-]+")
_WITHOUT_HELP = {"neutrality", "nonaggression"}


def rows_of(data: Dataset) -> Iterator[dict[str, Any]]:
    """The rows as mappings, each with its number in the file under `row`."""
    for number, row in zip(data.rows, data.frame.iter_rows(named=True), strict=True):
        yield {**row, "row": number}


def grouped(data: Dataset, key: str) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    """The rows that have the same value in a column, in the order of the values."""
    for value, rows in groupby(sorted(rows_of(data), key=lambda row: (row[key], row["row"])), lambda row: row[key]):
        yield value, list(rows)


def source(data: Dataset, row: Row) -> str:
    """The source of a record: the kind of dataset and the number of the row."""
    return f"{data.kind.name} row {row['row']}"


def span(row: Row, start: str = "start", end: str = "end") -> str | None:
    """The period of a row in EDTF."""
    first, last = row.get(start), row.get(end)
    return f"{first or ''}/{last or ''}" if first or last else None


def _id(namespace: str, prefix: str, name: str) -> str:
    """The id of a record from the one that a dataset gives, which may have any characters."""
    return f"{namespace}:{prefix}-{_NO_ID.sub('-', name)}"


def tenures(data: Dataset, code: str, system: str, namespace: str) -> Iterator[Tenure]:
    """The tenures of effective leaders; the office in which they ruled is not in the data."""
    for row in rows_of(data):
        yield Tenure(
            row["leader"],
            "other",
            state=state_of(system, row[code], row["start_earliest"]),
            person=_id("person", namespace, row["leadid"]),
            period=span(row),
            effective=True,
            source=source(data, row),
        )


def people(data: Dataset, namespace: str) -> Iterator[Person]:
    """The leaders, each once, with what the data have on their lives."""
    seen = set()
    for row in rows_of(data):
        if row["leadid"] not in seen:
            seen.add(row["leadid"])
            born = row.get("born") or row.get("yrborn") or row.get("birthyear")
            died = row.get("died") or row.get("yrdied")
            yield Person(
                _id("person", namespace, row["leadid"]),
                row["leader"],
                born=_year(born),
                died=_year(died),
                source=source(data, row),
            )


def _year(value: str | int | None) -> str | None:
    return None if value is None else str(value).zfill(4)


def alliances(data: Dataset, alliance: str, member: str, prefix: str) -> Iterator[Agreement]:
    """The alliances of a list of members, with the steps of those who joined later or left earlier."""
    for number, rows in grouped(data, alliance):
        states = [state_of("cow", row[member], row["start_earliest"]) for row in rows]
        known = [(state, row) for state, row in zip(states, rows, strict=True) if state]
        if known:
            yield _alliance(f"{prefix}-{number}", known, source(data, rows[0]))


def _alliance(name: str, members: Sequence[tuple[Any, Row]], origin: str) -> Agreement:
    starts = [row["start"] for _, row in members if row["start"]]
    ends = [row["end"] or "" for _, row in members]
    first, last = min(starts, default=None), "" if ".." in ends or "" in ends else max(ends)
    steps = [AgreementStep("in_force", first)]
    for state, row in members:
        if row["start"] != first:
            steps.append(AgreementStep("in_force", row["start"], state))
        if row["end"] not in (None, "..", last):
            steps.append(AgreementStep("terminated", row["end"], state))
    if last:
        steps.append(AgreementStep("terminated", last))
    bound = obligations(row for _, row in members)
    kind: AgreementKind = "nonaggression" if bound and set(bound) <= _WITHOUT_HELP else "alliance"
    steps.sort(key=_when)
    parties = [state for state, _ in members]
    return Agreement(kind, parties, steps=steps, obligations=bound, id=name, source=origin)


def _when(step: AgreementStep) -> datetime.date:
    return (step.when and step.when.earliest) or datetime.date.min


def obligations(rows: Iterable[Row]) -> list[Obligation]:
    """The obligations that any of these rows has."""
    found: list[Obligation] = []
    for row in rows:
        for column, term in OBLIGATIONS.items():
            if row.get(column) == 1 and term not in found:
                found.append(term)
    return found


def atop_alliances(data: Dataset) -> Iterator[Agreement]:
    """The alliances of ATOP, each a row with its members in columns."""
    members = [name for name in data.frame.columns if name.startswith("mem") and name[3:].isdigit()]
    for row in rows_of(data):
        states = [state_of("cow", row[name], row["start_earliest"]) for name in members]
        parties = [state for state in states if state]
        if parties:
            yield _alliance(f"atop-{row['atopid']}", [(party, row) for party in parties], source(data, row))


def disputes(data: Dataset, number: str, code: str, side: str, prefix: str) -> Iterator[Dispute]:
    """Militarized disputes or wars of a list of participants, with their sides and the highest hostility."""
    for value, rows in grouped(data, number):
        states = [state_of("cow", row[code], row["start_earliest"]) for row in rows]
        sides: dict[Any, list[Any]] = {}
        for state, row in zip(states, rows, strict=True):
            if state is not None:
                sides.setdefault(row[side], []).append(state)
        if sides:
            is_war = "hostlev" not in rows[0]
            level = "war" if is_war else HOSTILITY.get(max(row["hostlev"] or 0 for row in rows))
            yield Dispute(
                "armed_conflict" if is_war or level == "war" else "militarized",
                [state for states in sides.values() for state in states],
                sides=list(sides.values()) if len(sides) > 1 else (),
                hostility=level,
                steps=course(rows, "settled" if rows[0].get("Outcome") in _OUTCOMES else "frozen"),
                title=rows[0].get("WarName"),
                id=f"{prefix}-{value}",
                source=source(data, rows[0]),
            )


def course(rows: Sequence[Row], outcome: DisputeStatus) -> list[DisputeStep]:
    """The steps of a dispute: its first start, and its last end unless it goes on."""
    begun = [row for row in rows if row["start"]]
    steps = [DisputeStep("ongoing", min(begun, key=lambda row: row["start_earliest"])["start"] if begun else None)]
    ends = [(row.get(f"{name}_latest"), row[name]) for row in rows for name in ("end", "end2") if row.get(name)]
    if len(ends) >= len(rows) and all(day for day, _ in ends):
        steps.append(DisputeStep(outcome, max(ends)[1]))
    return steps


def crises(data: Dataset) -> Iterator[Dispute]:
    """The crises of a list of their actors; ICB has no sides."""
    for number, rows in grouped(data, "crisno"):
        states = [state_of("cow", row["cracid"], row["start_earliest"]) for row in rows]
        parties = [state for state in states if state]
        if parties:
            yield Dispute(
                "militarized",
                parties,
                steps=course(rows, "settled"),
                title=rows[0]["crisname"],
                id=f"icb-{number}",
                source=source(data, rows[0]),
            )


def claims(data: Dataset) -> Iterator[Dispute]:
    """The claim dyads of ICOW as disputes between challenger and target."""
    kinds: dict[int, DisputeKind] = {1: "territorial", 2: "river", 3: "maritime"}
    for row in rows_of(data):
        sides = [state_of("cow", row[name], row["start_earliest"]) for name in ("chal", "tgt")]
        if all(sides):
            yield Dispute(
                kinds[row["issue"]],
                [str(side) for side in sides],
                sides=[str(side) for side in sides],
                over=row["name"],
                steps=course([row], "settled"),
                id=f"icow-{row['claimdy']}",
                source=source(data, row),
            )


def memberships(data: Dataset) -> Iterator[Membership]:
    """The memberships of states in organizations; associate members are members."""
    for row in rows_of(data):
        state = state_of("cow", row["ccode"], row["start_earliest"])
        if state is not None:
            status = "observer" if row["status"] == 3 else "member"
            yield Membership(
                _id("org", "cow-igo", row["ioname"].lower()), state, status, span(row), source=source(data, row)
            )


def cessions(data: Dataset) -> Iterator[Agreement]:
    """The territorial changes by cession, as transfers between two states; others were not agreed."""
    for row in rows_of(data):
        parties = [state_of("cow", row[name], row["date_earliest"]) for name in ("gainer", "loser")]
        if row["procedur"] == 3 and all(parties):
            gainer, loser = map(str, parties)
            yield Agreement(
                "territorial_transfer",
                [gainer, loser],
                roles={gainer: "transferee", loser: "transferor"},
                in_force=row["date"],
                id=f"cow-territorial-change-{row['number']}",
                source=source(data, row),
            )


def peace_agreements(data: Dataset) -> Iterator[Agreement]:
    """The peace agreements of PA-X with the states in which they were made; their other parties are only in prose."""
    for row in rows_of(data):
        states = [state_of("gw", row.get(name), row["date_earliest"]) for name in ("Loc1GWNO", "Loc2GWNO")]
        parties = [state for state in states if state]
        if parties:
            yield Agreement(
                "ceasefire" if row["Stage"] == "Cea" else "peace",
                parties,
                steps=[AgreementStep("agreed", row["date"])],
                subject=row["PPName"],
                title=row["Agt"],
                id=f"pax-{row['AgtId']}",
                source=source(data, row),
            )
