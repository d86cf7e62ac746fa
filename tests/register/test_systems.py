"""Every list of states keeps its own view, and a code means something in its list only."""

import datetime

import pytest

import geobrief.register
from geobrief.errors import ArgumentError, GeobriefError, UnknownIdError
from geobrief.register import COW, GW, UnresolvedError
from geobrief.register.periods import bounds

WORLD = geobrief.register.world()


def test_one_number_is_two_states_in_two_lists() -> None:
    assert (WORLD.state(GW(970)).id, WORLD.state(COW(970)).id) == ("KIR", "NRU")
    assert (int(GW(970)), GW(970) == 970, GW(970) == COW(970), len({GW(970), COW(970)})) == (970, True, False, 2)
    assert repr(GW(970)) == "GW(970)"


def test_a_bare_number_is_taken_where_the_list_is_named() -> None:
    assert WORLD.system("gw").state(970, on="2010-01-01").id == "KIR"
    assert WORLD.system("gw").state("970", on="2010-01-01").id == "KIR"
    with pytest.raises(GeobriefError, match="another list"):
        WORLD.system("gw").state(COW(970))


@pytest.mark.parametrize(
    ("system", "code", "day", "state"),
    [
        ("cow", 365, "1900-01-01", "RUS"),
        ("cow", 365, "1950-01-01", "SUN"),
        ("gw", 365, "1991-12-26", "RUS"),
        ("cow", 345, "1970-01-01", "YUG"),
        ("cow", 345, "2000-01-01", "SCG"),
        ("cow", 345, "2010-01-01", "SRB"),
        ("gw", 340, "2010-01-01", "SRB"),
        ("cow", 255, "2000-01-01", "DEU"),
        ("gw", 260, "2000-01-01", "DEU"),
        ("cow", 260, "1980-01-01", "DEU"),
        ("cow", 265, "1980-01-01", "DDR"),
        ("cow", 678, "1980-01-01", "YAR"),
        ("cow", 679, "2000-01-01", "YEM"),
        ("gw", 678, "2000-01-01", "YEM"),
        ("cow", 817, "1970-01-01", "RVN"),
    ],
)
def test_the_day_picks_the_state_of_a_code(system: str, code: int, day: str, state: str) -> None:
    assert WORLD.system(system).state(code, on=day).id == state
    assert WORLD.system(system).code(state, on=day) == code


@pytest.mark.parametrize("system", ["gw", "cow", "un", "iso"])
def test_code_and_state_agree_on_the_first_day_of_every_spell(system: str) -> None:
    view = WORLD.system(system)
    for spell in view.spells:
        for state, part in spell.parts():
            day = datetime.date.fromordinal(bounds(part)[0])
            assert view.state(spell.code, on=day).id == state, spell
            assert view.code(state, on=day) == spell.code, spell
            assert state in view.members(on=day)


def test_what_a_list_does_not_count_has_no_code() -> None:
    assert WORLD.system("cow").code("AUT", on="1942-01-01") is None
    with pytest.raises(UnknownIdError, match="no state has this code in gw on 1950-01-01"):
        WORLD.system("gw").state(970, on="1950-01-01")
    assert WORLD.resolve(GW(970), on="1950-01-01").status == "not_then"
    assert WORLD.resolve(GW(3)).status == "none"
    with pytest.raises(UnresolvedError, match="GW"):
        WORLD.state(GW(3))


def test_a_cut_off_is_no_end() -> None:
    assert "ARG" in WORLD.system("cow").members(on="2025-01-01")


def test_the_lists_count_what_they_should() -> None:
    assert len(WORLD.system("un").members(on="2020-01-01")) == 193
    assert len(WORLD.system("cow").members(on="2016-12-31")) == 195


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(ArgumentError, match="did you mean 'cow'"):
        WORLD.system("cowe")
