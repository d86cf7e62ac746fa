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
        "events": (0.77, 0.75),
        "agreements": (0.81, 0.79),
        "agreements with status": (0.76, 0.7),
        "disputes": (0.85, 0.8),
        "disputes with status": (0.68, 0.71),
    },
    True: {
        "events": (0.45, 0.47),
        "agreements": (0.61, 0.54),
        "agreements with status": (0.6, 0.5),
        "disputes": (0.68, 0.52),
        "disputes with status": (0.58, 0.47),
    },
}
FORM_FLOORS = {
    "active": (0.85, 0.89),
    "passive": (0.81, 0.84),
    "nominal": (0.8, 0.66),
    "light_verb": (0.76, 0.75),
    "relative": (0.81, 0.79),
    "participle": (0.81, 0.72),
    "headline": (0.83, 0.88),
    "quotation": (0.71, 0.62),
}
CEILINGS = {
    False: {"denied": (0.02, 0.05), "hedged": (0.02, 0.1), "planned": (0.06, 0.11)},
    True: {"denied": (0.02, 0.05), "hedged": (0.02, 0.06), "planned": (0.05, 0.05)},
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
