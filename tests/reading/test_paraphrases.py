"""One fact in eight wordings is one fact; what is denied, hedged or planned is none, and uneventful prose has none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import geobrief

sys.path.insert(0, str(Path(__file__).parent))
from paraphrases_report import FORMS, Fact, facts, false_rates, fire_rates, is_drawn, recall, wordings

# 0.02 below the figures of today for recall, 0.02 above them for what is read although it is not so. The first number
# is that of the open facts, the second that of those held out.
FLOORS = {
    False: {
        "events": (0.7, 0.73),
        "agreements": (0.77, 0.76),
        "agreements with status": (0.72, 0.67),
        "disputes": (0.84, 0.78),
        "disputes with status": (0.66, 0.69),
    },
    True: {
        "events": (0.4, 0.46),
        "agreements": (0.56, 0.51),
        "agreements with status": (0.56, 0.49),
        "disputes": (0.57, 0.43),
        "disputes with status": (0.48, 0.39),
    },
}
FORM_FLOORS = {
    "active": (0.83, 0.87),
    "passive": (0.79, 0.84),
    "nominal": (0.71, 0.62),
    "light_verb": (0.65, 0.71),
    "relative": (0.77, 0.72),
    "participle": (0.77, 0.68),
    "headline": (0.79, 0.85),
    "quotation": (0.67, 0.62),
}
CEILINGS = {
    False: {"denied": (0.09, 0.07), "hedged": (0.08, 0.12), "planned": (0.07, 0.11)},
    True: {"denied": (0.06, 0.07), "hedged": (0.06, 0.08), "planned": (0.05, 0.05)},
}
UNEVENTFUL = {"events": 0.03, "agreements": 0.01, "disputes": 0.02}
PARTS = ("open", "held out")
FACTS = facts()


@pytest.mark.parametrize("strict", [False, True], ids=["normal", "strict"])
def test_facts_are_read_as_well_as_before(strict: bool) -> None:
    figures = recall(strict)
    floors = FLOORS[strict] | ({} if strict else {f"form {form}": floor for form, floor in FORM_FLOORS.items()})
    lower = {
        key: (figures[key], floor)
        for name, pair in floors.items()
        for key, floor in zip(((part, name) for part in PARTS), pair, strict=True)
        if figures[key] < floor
    }
    assert not lower


@pytest.mark.parametrize("strict", [False, True], ids=["normal", "strict"])
def test_what_is_denied_hedged_or_planned_is_not_read_as_real_more_often_than_before(strict: bool) -> None:
    figures = false_rates(strict)
    higher = {
        key: (figures[key], ceiling)
        for form, pair in CEILINGS[strict].items()
        for key, ceiling in zip(((part, form) for part in PARTS), pair, strict=True)
        if figures[key] > ceiling
    }
    assert not higher


@pytest.mark.parametrize("strict", [False, True], ids=["normal", "strict"])
def test_little_is_read_where_nothing_happens(strict: bool) -> None:
    figures = fire_rates(strict)
    assert not {layer: rate for layer, rate in figures.items() if rate > UNEVENTFUL[layer]}


def test_a_third_of_the_facts_is_held_out_by_the_draw() -> None:
    assert [fact["fact"] for fact in FACTS if is_drawn(fact)] == [fact["fact"] for fact in FACTS if "held_out" in fact]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["fact"])
def test_a_fact_has_eight_different_wordings_and_two_casts_that_the_register_knows(fact: Fact) -> None:
    assert tuple(fact["wordings"]) == FORMS
    assert {"denied", "hedged", "planned"} <= set(fact["unreal"])
    texts = [wording.text for section in ("wordings", "unreal") for wording in wordings(fact, section)]
    assert len(set(texts)) == len(texts) == 2 * (len(FORMS) + len(fact["unreal"]))
    for cast in fact["casts"]:
        assert all(geobrief.world().get(cast[name]) for name in cast if name.endswith("_id"))
