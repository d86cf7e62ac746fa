"""A name means one state, several, none, or one that did not exist on that day."""

import datetime
import pathlib

import pytest
import yaml

import geobrief.register
from geobrief.errors import GeobriefError
from geobrief.model import State
from geobrief.register import UnresolvedError
from geobrief.register.periods import bounds, touch

WORLD = geobrief.register.world()
CASES = yaml.safe_load(pathlib.Path(__file__).with_name("resolution.yaml").read_text("utf-8"))


def asked(case: dict) -> str:
    return f"{case['name']} on {case['on']}" if "on" in case else case["name"]


@pytest.mark.parametrize("case", CASES, ids=asked)
def test_a_name_means_what_it_should(case: dict) -> None:
    answer = WORLD.resolve(case["name"], on=case.get("on"))
    met = {candidate.record.id for candidate in answer.candidates}
    if "is" in case:
        assert (answer.status, answer.record and answer.record.id) == ("one", case["is"])
        assert case["is"] in met
    elif "many" in case:
        assert answer.status == "many"
        assert set(case["many"]) <= met
    elif "not_then" in case:
        assert answer.status == "not_then"
        assert set(case["not_then"]) <= met
        assert "did not exist" in answer.reason
    else:
        assert (answer.status, answer.record, answer.candidates) == ("none", None, ())


@pytest.mark.parametrize("state", WORLD.states, ids=lambda state: state.id)
def test_every_name_of_a_state_leads_to_it_while_it_holds(state: State) -> None:
    there = WORLD.lifetime(state.id)
    for name in (*state.names, *state.demonyms, *state.capitals):
        held = bounds(name.period)
        for _, last in (stretch for stretch in there if touch(stretch, held)):
            day = datetime.date.fromordinal(min(last, held[1]))
            answer = WORLD.resolve(name.text, on=day)
            assert state.id in {candidate.record.id for candidate in answer.candidates}, (name, day)


def test_a_name_that_is_nearly_right_gets_suggestions() -> None:
    assert "Argentina" in WORLD.resolve("Argentnia").suggestions
    assert WORLD.resolve("Argentina").suggestions == ()


@pytest.mark.parametrize("name", ["Blurgistania", "Xqwz", "Freedonia", "Grand Fenwick"])
def test_a_name_unlike_any_other_gets_no_suggestions(name: str) -> None:
    assert WORLD.resolve(name).suggestions == ()


def test_the_reason_says_which_state_existed_instead() -> None:
    assert "Soviet Union (SUN), its predecessor, did" in WORLD.resolve("Ukraine", on="1950-01-01").reason


def test_asking_for_one_state_is_refused_with_the_candidates() -> None:
    with pytest.raises(UnresolvedError, match=r"COD.*COG") as refusal:
        WORLD.state("Congo")
    assert {candidate.record.id for candidate in refusal.value.candidates} == {"COD", "COG"}
    with pytest.raises(UnresolvedError, match="did you mean 'Argentina'"):
        WORLD.state("Argentnia")


@pytest.mark.parametrize("wrong", [970, None, 3.5, ["Argentina"], True])
def test_what_is_no_name_is_refused_with_a_hint(wrong: object) -> None:
    with pytest.raises(GeobriefError, match=r"GW\(160\)"):
        WORLD.resolve(wrong)


def test_a_coarse_date_is_refused() -> None:
    with pytest.raises(GeobriefError, match="a question about one moment needs a day"):
        WORLD.resolve("Congo", on="1980")
