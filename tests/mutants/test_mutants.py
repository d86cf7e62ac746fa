"""True scenarios have no errors, and of a thousand that are false by construction at least so many are found."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml

import geobrief

from .documents import HERE, documents
from .drawing import NUMBER, labelled, mutants
from .measuring import is_found
from .operators import OPERATORS

FLOORS: dict[str, int] = yaml.safe_load((HERE / "floors.yaml").read_text("utf-8"))
LABELS: list[dict[str, Any]] = yaml.safe_load((HERE / "labels.yaml").read_text("utf-8"))


@pytest.mark.parametrize("scenario", documents())
def test_a_true_scenario_has_no_errors(scenario: str) -> None:
    file = next(path for path in HERE.parent.rglob(f"{scenario}.geobrief.yaml") if path.parent.name == "scenarios")
    assert [str(finding) for finding in geobrief.load(file).findings if finding.severity == "error"] == []


@pytest.mark.parametrize("operator", OPERATORS)
def test_as_many_mutants_of_an_operator_are_found_as_at_first(operator: str) -> None:
    drawn = [mutant for mutant in mutants() if mutant.operator == operator]
    missed = [mutant.name for mutant in drawn if not is_found(mutant)]
    assert len(drawn) - len(missed) >= FLOORS[operator], "\n".join(missed)


def test_a_thousand_different_mutants_of_all_operators_are_drawn() -> None:
    assert len({repr(mutant.document) for mutant in mutants()}) == len(mutants()) == NUMBER
    assert {mutant.operator for mutant in mutants()} == set(OPERATORS) == set(FLOORS)
    assert {mutant.scenario for mutant in mutants()} == set(documents())


def test_a_hundred_labels_were_judged_by_hand() -> None:
    assert [label["mutant"] for label in LABELS] == [mutant.name for mutant in labelled()]
    assert Counter(label["verdict"] for label in LABELS)["sound"] == 0
