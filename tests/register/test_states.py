"""The states of the register are what their classes make of the same values."""

import attrs

from geobrief.register import world
from geobrief.when import Period


def test_what_is_made_without_checks_is_what_its_class_makes() -> None:
    for state in world().states:
        for name in (*state.names, *state.demonyms, *state.capitals, *state.codes):
            again = attrs.evolve(name, period=Period(str(name.period)))
            assert (name, hash(name), repr(name)) == (again, hash(again), repr(again))
