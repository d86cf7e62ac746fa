"""Disputes of note: who contended with whom, over what, from when to when, and which number the lists give them."""

import csv
import io
import pathlib
from collections.abc import Callable
from itertools import pairwise

import pytest
import yaml

import geobrief.register
from geobrief.model import Dispute
from geobrief.register.tables import rows
from geobrief.when import Date

WORLD = geobrief.register.world()
DISPUTES = WORLD.disputes
BY_ID = {dispute.id: dispute for dispute in DISPUTES}
ROWS = {row["id"]: row for row in rows("disputes")}
LISTED = {row["id"]: row for row in rows("disputes_listed")}
STEPS = list(rows("dispute_steps"))
LISTED_STEPS = list(rows("dispute_steps_listed"))
DATASETS = {"cow-war", "eusanct", "gsdb", "icb", "icow", "mid", "ucdp"}
# YAML would make dates of the days; here they stay what was written
CASES = yaml.load(pathlib.Path(__file__).with_name("disputes.yaml").read_text("utf-8"), yaml.BaseLoader)
NUMBERS = {  # file, column of the number, encoding, delimiter
    "mid": [("mida-5.0.csv", "dispnum", "utf-8", ",")],
    "icb": [("icb1-13.csv", "crisno", "utf-8-sig", ",")],
    "icow": [("icow-claims-1.1.csv", "claim", "mac-roman", ",")],
    "ucdp": [("ucdp-acd-25.1.csv", "conflict_id", "utf-8-sig", ";")],
    "eusanct": [("eusanct-cases.csv", "caseid", "latin-1", ",")],
    "gsdb": [("gsdb-3.csv", "case_id", "utf-8-sig", ",")],
    "cow-war": [
        ("cow-interstate-war-4.0.csv", "WarNum", "latin-1", ","),
        ("cow-intrastate-war-5.1.csv", "WarNum", "latin-1", ","),
        ("cow-extrastate-war-4.0.csv", "WarNum", "latin-1", ","),
    ],
}


def written(dispute: str) -> set[str]:
    return set(WORLD.get(dispute).numbers)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["dispute"])
def test_a_dispute_was_what_it_was(case: dict) -> None:
    dispute = WORLD.get(case["dispute"])
    ours = {
        "dispute": dispute.id,
        "kind": dispute.kind,
        "sides": [list(side) for side in dispute.sides],
        "began": str(dispute.steps[0].when),
        "ended": str(dispute.steps[-1].when),
        "status": dispute.status,
        "territory": (dispute.territory or "").removeprefix("territory:"),
        "hostility": dispute.hostility,
    }
    assert {key: ours[key] for key in case if key != "refs"} == {key: case[key] for key in case if key != "refs"}
    assert set(case.get("refs", ())) <= written(dispute.id)


@pytest.mark.parametrize(
    ("day", "held", "not_held"),
    [
        ("1938-09-20", {"munich-crisis", "spanish-civil-war", "second-sino-japanese-war"}, {"danzig-crisis"}),
        ("1962-10-25", {"cuban-missile-crisis", "sino-indian-war"}, {"bay-of-pigs"}),
        ("1982-05-01", {"falklands-war", "falkland-islands", "iran-iraq-war"}, {"gulf-war"}),
        ("1990-08-03", {"gulf-war", "oder-neisse"}, {"iran-iraq-war"}),
        ("2005-01-01", {"argentina-holdouts", "airbus-boeing", "sir-creek"}, {"gerd"}),
        ("2023-01-01", {"russo-ukrainian-war-2022", "nagorno-karabakh", "transnistria"}, {"hans-island"}),
    ],
)
def test_on_a_day_disputes_go_on_or_do_not(day: str, held: set[str], not_held: set[str]) -> None:
    found = {dispute.id for dispute in WORLD.on(day).disputes}
    assert held <= found
    assert not not_held & found


def test_there_are_disputes_of_every_sort() -> None:
    assert len(DISPUTES) == len(ROWS) + len(LISTED)
    assert len(ROWS) >= 220
    sorts = {"armed_conflict", "territorial", "maritime", "river", "sanctions", "debt", "nuclear", "trade", "espionage"}
    assert sorts <= {dispute.kind for dispute in DISPUTES}


@pytest.mark.parametrize(
    "dispute", [dispute for dispute in DISPUTES if dispute.id in ROWS], ids=lambda dispute: dispute.id
)
def test_a_dispute_is_well_formed(dispute: Dispute) -> None:
    is_well_formed(dispute)


def test_compiled_disputes_are_well_formed_too() -> None:
    for id in LISTED:
        is_well_formed(BY_ID[id])


def is_well_formed(dispute: Dispute) -> None:
    sided = [actor for side in dispute.sides for actor in side]
    assert len(sided) == len(set(sided)), "nobody is on two sides"
    assert set(sided) <= set(dispute.parties)
    for id in (*dispute.parties, *filter(None, [dispute.territory])):
        assert WORLD.get(id)
    days = [(step.when.earliest, step.when.latest) for step in dispute.steps if isinstance(step.when, Date)]
    assert all(earlier[0] <= later[1] for earlier, later in pairwise(days))
    assert dispute.steps[0].status == "ongoing", "a dispute breaks out before it ends"
    changes = [(step.status, step.hostility, step.sides) for step in dispute.steps]
    assert all(one != other for one, other in pairwise(changes)), "each step changes something"
    for step in dispute.steps:
        sided = [actor for side in step.sides for actor in side]
        assert set(sided) <= set(dispute.parties)
        assert len(sided) == len(set(sided))


@pytest.mark.parametrize(
    "dispute", [dispute for dispute in DISPUTES if dispute.id in ROWS], ids=lambda dispute: dispute.id
)
def test_the_parties_existed_while_it_went_on(dispute: Dispute) -> None:
    assert not strangers(dispute)


def test_the_parties_of_compiled_disputes_existed_too() -> None:
    assert {id: found for id in LISTED if (found := strangers(BY_ID[id]))} == {}


def strangers(dispute: Dispute) -> list[str]:
    first = dispute.steps[0].when.earliest.toordinal() if dispute.steps[0].when else 1
    last = dispute.steps[-1].when if dispute.status == "settled" else None
    end = last.latest.toordinal() if last else Date("9999-12-31").latest.toordinal()
    return [party for party in dispute.parties if not any(a <= end and first <= b for a, b in WORLD.lifetime(party))]


def test_rows_are_sorted_and_name_sources_of_the_register() -> None:
    known = {source.id for source in WORLD.sources}
    for table, steps in ((ROWS, STEPS), (LISTED, LISTED_STEPS)):
        assert list(table) == sorted(table)
        assert {row["source"] for row in (*table.values(), *steps)} <= known
        assert {step["dispute"] for step in steps} == set(table)


def test_references_are_to_lists_of_the_field_and_known_by_dispute() -> None:
    assert {number.partition(":")[0] for dispute in DISPUTES for number in dispute.numbers} == DATASETS
    assert "falklands-war" in WORLD.numbers("cow-war")["202"]


@pytest.mark.parametrize(
    ("file", "wars"),
    [("cow-interstate-war-4.0.csv", 95), ("cow-intrastate-war-5.1.csv", 420), ("cow-extrastate-war-4.0.csv", 163)],
)
def test_every_war_of_the_correlates_of_war_is_in(
    published: Callable[[str], pathlib.Path], file: str, wars: int
) -> None:
    counted = {row["WarNum"] for row in listed(published(file), "latin-1", ",")}
    assert len(counted) == wars
    assert counted <= set(WORLD.numbers("cow-war"))


@pytest.mark.parametrize("dataset", sorted(NUMBERS))
def test_references_exist_in_the_lists(published: Callable[[str], pathlib.Path], dataset: str) -> None:
    numbers = {row[column].strip() for name, column, *how in NUMBERS[dataset] for row in listed(published(name), *how)}
    assert set(WORLD.numbers(dataset)) - numbers == set()


def listed(path: pathlib.Path, encoding: str, delimiter: str) -> list[dict[str, str]]:
    text = path.read_bytes().decode(encoding, "replace")
    lines = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"))
    return list(csv.DictReader(lines, delimiter=delimiter))


@pytest.mark.parametrize(
    ("day", "at_war", "at_peace"),
    [
        ("1936-01-01", {"italo-ethiopian-war"}, {"chaco-war", "spanish-civil-war"}),
        ("1951-06-01", {"korean-war", "korea-division", "first-indochina-war"}, {"chinese-civil-war"}),
        ("1982-05-05", {"falklands-war", "falkland-islands", "iran-iraq-war", "shatt-al-arab"}, {"sinai", "kashmir"}),
        ("1992-06-01", {"nagorno-karabakh", "transnistria", "bosnian-war"}, {"abkhazia", "korean-war"}),
        ("2010-01-01", {"afghanistan-war-2001"}, {"nagorno-karabakh", "kashmir", "korea-division", "cyprus"}),
    ],
)
def test_wars_in_progress_are_one_question(day: str, at_war: set[str], at_peace: set[str]) -> None:
    found = {war.id for war in WORLD.wars(on=day)}
    assert at_war <= found
    assert at_peace.isdisjoint(found)
    assert WORLD.on(day).wars() == WORLD.wars(on=day)
    assert found == {dispute.id for dispute in DISPUTES if dispute.is_war_on(day)}


def test_wars_of_a_party_or_of_a_period() -> None:
    assert "cenepa-war" in {war.id for war in WORLD.wars("Peru", during="1990/1999")}
    assert "cenepa-war" not in {war.id for war in WORLD.wars("PER", during="1920/1950")}
    assert WORLD.wars("Switzerland") == ()
    assert {"kashmir-war-1965", "kargil-war"} <= {war.id for war in WORLD.wars("PAK")}


@pytest.mark.parametrize(
    ("id", "day", "status", "level"),
    [
        ("nagorno-karabakh", "2018-01-01", "frozen", "none"),
        ("nagorno-karabakh", "2020-10-10", "ongoing", "war"),
        ("falkland-islands", "1900-01-01", "ongoing", None),
        ("korean-war", "1970-01-01", "frozen", "none"),
        ("m23-conflict", "2015-01-01", "settled", "none"),
        ("cuban-missile-crisis", "1962-10-25", "ongoing", "use"),
        ("world-war-2", "1930-01-01", None, None),
    ],
)
def test_a_dispute_has_the_status_and_hostility_of_a_day(
    id: str, day: str, status: str | None, level: str | None
) -> None:
    assert (WORLD.get(id).status_on(day), WORLD.get(id).hostility_on(day)) == (status, level)


@pytest.mark.parametrize(
    ("id", "day", "with_them", "against"),
    [
        ("world-war-2", "1942-01-01", {"DEU", "ROU", "FIN"}, {"SUN", "USA"}),
        ("world-war-2", "1944-12-01", {"ROU", "BGR", "ITA", "FRA"}, {"DEU", "HUN"}),
        ("world-war-1", "1918-06-01", {"FRA", "USA"}, {"DEU", "TUR"}),
        ("suez-crisis", "1956-10-30", {"ISR"}, {"EGY"}),
    ],
)
def test_sides_are_those_of_the_day(id: str, day: str, with_them: set[str], against: set[str]) -> None:
    sides = [set(side) for side in WORLD.get(id).sides_on(day)]
    assert sorted((with_them <= side, against <= side) for side in sides) == [(False, True), (True, False)]


def test_who_left_a_war_is_on_no_side() -> None:
    assert "RUS" not in {actor for side in WORLD.get("world-war-1").sides_on("1918-06-01") for actor in side}
    assert WORLD.get("world-war-1").sides_on("1914-07-30") == (("AUH",), ("SRB",))


def test_settled_times_are_not_part_of_a_dispute() -> None:
    assert "m23-conflict" not in {dispute.id for dispute in WORLD.on("2016-01-01").disputes}
    assert "m23-conflict" in {dispute.id for dispute in WORLD.on("2013-01-01").disputes}
