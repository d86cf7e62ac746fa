"""Rows drawn from the register are right but for a few, and most of those few have been corrected."""

import csv
from collections import Counter
from pathlib import Path

DRAWN = Path(__file__).with_name("drawn-2026.csv")


def drawn() -> list[dict[str, str]]:
    with DRAWN.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_how_many_drawn_rows_are_right() -> None:
    assert Counter(row["verdict"] for row in drawn()) == {"right": 167, "imprecise": 27, "wrong": 2, "cannot judge": 4}


def test_what_is_wrong_is_said() -> None:
    assert all(row["remark"] for row in drawn() if row["verdict"] != "right")
    assert all(row["verdict"] in {"imprecise", "wrong"} for row in drawn() if row["corrected"])


def test_few_faults_are_left() -> None:
    left = Counter(row["verdict"] for row in drawn() if not row["corrected"])
    assert left["wrong"] == 0
    assert left["imprecise"] <= 1
