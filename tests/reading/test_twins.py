"""What is read of some states and persons is read of any others: one brief with several casts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import geobrief

CASES = yaml.load(Path(__file__).with_name("twins.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
EXPECTED = CASES["expected"]


def reading(cast: dict[str, str]) -> geobrief.Brief:
    return geobrief.read(CASES["template"].format(**cast), published=cast["published"])


def ids(cast: dict[str, str], roles: list[str]) -> set[str]:
    return {cast[f"{role}_id"] for role in roles}


@pytest.fixture(params=CASES["casts"], ids=lambda cast: f"{cast['a_id']}-{cast['b_id']}", scope="module")
def twin(request: pytest.FixtureRequest) -> tuple[dict[str, str], geobrief.Brief]:
    return request.param, reading(request.param)


def test_the_same_states_are_named(twin: tuple[dict[str, str], geobrief.Brief]) -> None:
    cast, brief = twin
    assert {state.id for state in brief.states} == ids(cast, EXPECTED["states"])


def test_the_same_people_hold_the_same_offices(twin: tuple[dict[str, str], geobrief.Brief]) -> None:
    cast, brief = twin
    expected = {(cast[person], cast[f"{state}_id"], office) for person, state, office in EXPECTED["leaders"]}
    assert {(leader.name, leader.state, leader.office) for leader in brief.leaders} == expected


def test_the_same_dates_are_read(twin: tuple[dict[str, str], geobrief.Brief]) -> None:
    cast, brief = twin
    assert [str(date.value) for date in brief.dates if date.kind == "date"] == [
        cast[name] for name in EXPECTED["dates"]
    ]


def test_the_same_agreements_are_read(twin: tuple[dict[str, str], geobrief.Brief]) -> None:
    cast, brief = twin
    found = [(a.kind, set(a.parties), a.status, a.date and str(a.date)) for a in brief.agreements]
    for kinds, parties, statuses, date in EXPECTED["agreements"]:
        fitting = [a for a in found if a[0] in kinds and a[1] == ids(cast, parties) and a[2] in statuses]
        assert fitting, (kinds, parties, found)
        assert date == "null" or cast[date] in {a[3] for a in fitting}
    assert len(found) == len(EXPECTED["agreements"])


def test_the_same_disputes_are_read(twin: tuple[dict[str, str], geobrief.Brief]) -> None:
    cast, brief = twin
    found = [(dispute.kind, set(dispute.parties)) for dispute in brief.disputes]
    for kind, parties in EXPECTED["disputes"]:
        assert (kind, ids(cast, parties)) in found


def test_the_same_events_are_read(twin: tuple[dict[str, str], geobrief.Brief]) -> None:
    cast, brief = twin
    found: list[tuple[Any, ...]] = [(event.type, set(event.participants)) for event in brief.events]
    for types, participants in EXPECTED["events"]:
        assert any((kind, ids(cast, participants)) in found for kind in types), (types, participants, found)
