"""A world, and what is read against it, can be copied, compared and sent to another process."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import geobrief
from geobrief.model import State

ARSTOTZKA = State("x:arstotzka", "Arstotzka")
REGISTER = geobrief.world()
WORLDS: dict[str, Callable[[], geobrief.World]] = {
    "of one's own": lambda: geobrief.World(states=[ARSTOTZKA], edition="1", horizon="2020"),
    "joined": lambda: REGISTER.with_records(states=[ARSTOTZKA]),
    "merged": lambda: geobrief.World.merged(geobrief.World(states=[ARSTOTZKA]), REGISTER),
    "of a day": lambda: REGISTER.on("1985-06-01"),
    "of a period": lambda: REGISTER.during("1985/1990"),
    "began": lambda: REGISTER.diff("1985-06-01", "1995-06-01").began,
    "joined to a day": lambda: REGISTER.on("1985-06-01").with_records(states=[ARSTOTZKA]),
    "of a day, joined": lambda: REGISTER.with_records(states=[ARSTOTZKA]).on("1985-06-01"),
}


def again(value: Any) -> Any:
    """The value after a way through a pickle."""
    return pickle.loads(pickle.dumps(value))


def test_the_register_comes_back_as_the_one_register() -> None:
    assert again(REGISTER) is REGISTER
    assert len(pickle.dumps(REGISTER)) < 100


@pytest.mark.parametrize("made", WORLDS.values(), ids=WORLDS)
def test_a_world_comes_back_equal_from_a_small_pickle(made: Callable[[], geobrief.World]) -> None:
    world = made()
    assert again(world) == world == made()
    assert hash(again(world)) == hash(world)
    assert again(world).states == world.states
    assert again(world).edition == world.edition
    assert len(pickle.dumps(world)) < 2_000


def test_a_derived_world_keeps_the_register() -> None:
    one, other = again([REGISTER.with_records(states=[ARSTOTZKA]), REGISTER.on("1985-06-01")])
    assert one.get("PER") is REGISTER.get("PER")
    assert other.get("PER") is REGISTER.get("PER")


def test_different_worlds_are_not_equal() -> None:
    worlds = [REGISTER, REGISTER.on("1985-06-02"), *(made() for made in WORLDS.values())]
    for place, world in enumerate(worlds):
        assert [other == world for other in worlds] == [number == place for number in range(len(worlds))]
    assert REGISTER != "the register"


@pytest.mark.parametrize("name", ["Burma", "Congo", "Atlantis", "Republic of Peru", geobrief.GW(160), geobrief.GW(3)])
@pytest.mark.parametrize("day", [None, "1985-06-01", "1910-01-01"])
def test_a_resolution_comes_back_equal_from_a_small_pickle(name: str | geobrief.GW, day: str | None) -> None:
    found = REGISTER.resolve(name, on=day)
    back = again(found)
    assert back == found
    assert (back.candidates, back.reason, back.suggestions) == (found.candidates, found.reason, found.suggestions)
    assert len(pickle.dumps(found)) < 1_000


def test_what_can_be_asked_of_a_world_comes_back() -> None:
    assert again(REGISTER.tenures)("ARG", on="1985-06-01") == REGISTER.tenures("ARG", on="1985-06-01")
    assert again(REGISTER.system("gw")).code("ARG", on="1985-06-01") == 160
    assert again(REGISTER.codes(["Peru", "Atlantis"], to="gw")) == REGISTER.codes(["Peru", "Atlantis"], to="gw")
    with pytest.raises(geobrief.register.UnresolvedError) as refusal:
        REGISTER.state("Congo")
    assert again(refusal.value).candidates == refusal.value.candidates


def test_a_copy_of_a_world_is_the_world() -> None:
    assert copy.copy(REGISTER) is REGISTER
    assert copy.deepcopy(REGISTER) is REGISTER


def test_a_brief_comes_back_equal() -> None:
    brief = geobrief.read("Chile and Peru signed a border treaty on Monday.", published="1929-06-05")
    assert again(brief) == brief
    assert copy.deepcopy(brief) == brief
