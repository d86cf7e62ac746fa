"""The list of treaties, wars and crises that measures the coverage of the register is well formed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

LISTED: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "lists" / "looked_up.yaml").read_text("utf-8")
)
DATE = re.compile(r"(?:18|19|20)\d\d(?:-\d\d(?:-\d\d)?)?")


def test_the_list_is_long_and_half_of_it_is_held_out() -> None:
    assert len(LISTED["treaties"]) >= 150
    assert len(LISTED["wars"]) >= 100
    for rows in LISTED.values():
        assert len({row["title"] for row in rows}) == len(rows)
        assert abs(2 * sum(row["held_out"] for row in rows) - len(rows)) <= 1


def test_the_dates_are_years_months_or_days_in_order() -> None:
    for treaty in LISTED["treaties"]:
        assert all(DATE.fullmatch(date) for date in treaty["dates"]), treaty
        in_force = treaty.get("in_force")
        assert in_force is None or (DATE.fullmatch(in_force) and in_force >= treaty["dates"][0][: len(in_force)]), (
            treaty
        )
    for war in LISTED["wars"]:
        start, end = war.get("start"), war.get("end")
        assert all(date is None or DATE.fullmatch(date) for date in (start, end)), war
        assert start is None or end is None or start[: len(end)] <= end, war


def test_a_party_is_not_also_a_state_that_never_joined() -> None:
    for treaty in LISTED["treaties"]:
        parties = set(treaty.get("parties", treaty.get("some_parties", ())))
        assert not parties & set(treaty.get("not_parties", ())), treaty
    assert all(len(war["sides"]) == 2 for war in LISTED["wars"])
