"""A world, and what is read against it, can be copied and sent to another process."""

from __future__ import annotations

import copy
import pickle

import geobrief
from geobrief.model import State


def test_the_register_comes_back_from_a_pickle() -> None:
    world = geobrief.world()
    again = pickle.loads(pickle.dumps(world))
    assert again.state("Burma").id == "MMR"
    assert again.edition == world.edition
    assert len(pickle.dumps(world)) < 10_000


def test_a_world_of_ones_own_comes_back_with_its_records() -> None:
    world = geobrief.World(states=[State("x:arstotzka", "Arstotzka")])
    assert pickle.loads(pickle.dumps(world)).states == world.states


def test_an_overlay_and_a_view_come_back() -> None:
    world = geobrief.world().with_records(states=[State("x:arstotzka", "Arstotzka")])
    again = pickle.loads(pickle.dumps(world))
    assert again.get("x:arstotzka").name == "Arstotzka"
    view = pickle.loads(pickle.dumps(geobrief.world().on("1985-06-01")))
    assert {"SUN", "DDR"} <= {state.id for state in view.states}


def test_a_copy_of_a_world_is_the_world() -> None:
    world = geobrief.world()
    assert copy.copy(world) is world
    assert copy.deepcopy(world) is world


def test_a_brief_comes_back_equal() -> None:
    brief = geobrief.read("Chile and Peru signed a border treaty on Monday.", published="1929-06-05")
    assert pickle.loads(pickle.dumps(brief)) == brief
    assert copy.deepcopy(brief) == brief
