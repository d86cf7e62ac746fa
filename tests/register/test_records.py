"""What a world makes one by one, when it is asked for, is what a search through its whole tables finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs
import pytest

from geobrief.model import Agreement, Person, State, Tenure
from geobrief.register import World, world
from geobrief.register.folding import folded
from geobrief.register.tenures import shares_crown

REGISTER = world()
RENAMED = attrs.evolve(REGISTER.people[100], name="Zita Newname", names=(), family=None)
TABLES = {
    "states": [State("x:foo", "Foo")],
    "people": [RENAMED, Person("person:own", "Own Name")],
    "tenures": [
        REGISTER.tenures("ARG")[0],
        Tenure("Own", "minister", person="person:own", state="ARG", period="2030/.."),
    ],
    "agreements": [REGISTER.agreements_of("ARG")[0], Agreement("trade", ["ARG", "CHL"], id="own")],
    "disputes": [REGISTER.disputes_of("ARG")[0]],
}
OVERLAY = World(**TABLES)
WORLDS: dict[str, Callable[[], World]] = {
    "the register": lambda: REGISTER,
    "laid over it": lambda: REGISTER.with_records(**TABLES),
    "laid under it": lambda: World.merged(OVERLAY, REGISTER),
    "joined twice": lambda: World.merged(REGISTER.with_records(**TABLES), World.merged(OVERLAY, REGISTER)),
    "a day": lambda: REGISTER.on("1985-06-01"),
    "some years": lambda: REGISTER.during("1990/1995"),
    "laid over a day": lambda: REGISTER.on("1985-06-01").with_records(**TABLES),
}
STATES = [*[state.id for state in REGISTER.states][::7], "ARG", "RUS", "CZE", "FSM", "org:EU"]
PERSONS = [*[person.id for person in REGISTER.people][::60], RENAMED.id]
SOME = REGISTER.people[::60]
NAMES = [*(name for one in SOME for name in (*one.all_names, one.family) if name), "Zita Newname", "Castro"]


def same(found: Iterable[object], sought: Iterable[object]) -> bool:
    return list(found) == list(sought)


@pytest.mark.parametrize("made", WORLDS.values(), ids=WORLDS)
def test_lookups_find_what_the_tables_hold(made: Callable[[], World]) -> None:
    asked = made()
    everybody = tuple(asked.tenures)
    for id in STATES:
        assert same(asked.tenures(id), (tenure for tenure in everybody if tenure.state == id)), id
        assert same(asked.agreements_of(id), (deal for deal in asked.agreements if id in deal.parties)), id
        assert same(asked.disputes_of(id), (dispute for dispute in asked.disputes if id in dispute.parties)), id
    for id in PERSONS:
        held = sorted((each for each in everybody if each.person == id), key=lambda each: shares_crown(each.state))
        assert same(asked.tenures(person=id), held), id


@pytest.mark.parametrize("made", WORLDS.values(), ids=WORLDS)
def test_persons_are_found_by_all_their_names(made: Callable[[], World]) -> None:
    asked = made()
    holders: dict[str, list[str]] = {}
    for person in asked.people:
        for name in {folded(name) for name in (*person.all_names, person.family) if name}:
            holders.setdefault(name, []).append(person.id)
    for name in NAMES:
        assert sorted(person.id for person in asked.persons_named(name)) == sorted(holders.get(folded(name), [])), name


def test_on_a_day_an_id_is_no_name_of_another_state() -> None:
    day = REGISTER.on("1985-06-01")
    assert day.leader("RUS") is None
    assert day.leader("Russia") == REGISTER.leader("SUN", on="1985-06-01")
    assert day.with_records(**TABLES).leader("ARG") == day.leader("ARG")
