"""The spells of the register are those of the published lists, row by row, where the lists are at hand."""

import csv
import pathlib

import pytest

import geobrief.register

LISTS = pathlib.Path(__file__).parents[3] / "shared" / "datasets"
WORLD = geobrief.register.world()


def rows(name: str) -> list[dict[str, str]]:
    path = LISTS / name
    if not path.exists():
        pytest.skip(f"the list {name} is not at hand")
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def ours(system: str, cut_off: str) -> set[tuple[int, str, str]]:
    """Code, first and last day; what is ongoing ends with the list."""
    spells = WORLD.system(system).spells
    return {
        (int(spell.code), str(spell.period.earliest), str(spell.period.latest or cut_off))
        for spell in spells
        if str(spell.period.earliest) <= cut_off
    }


def test_the_spells_of_the_correlates_of_war() -> None:
    theirs = {
        (int(row["ccode"]), day(row, "st"), day(row, "end"))
        for row in rows("cow-states2016.csv")
    }
    assert len(theirs) == 243
    assert ours("cow", "2016-12-31") == theirs


def test_the_spells_of_gleditsch_and_ward() -> None:
    theirs = {(int(row["gwcode"]), row["start"], row["end"]) for row in rows("gw-states-2020-microstates.csv")}
    assert len(theirs) == 239
    assert ours("gw", "9999-12-31") == theirs


def day(row: dict[str, str], end: str) -> str:
    return f"{int(row[f'{end}year']):04}-{int(row[f'{end}month']):02}-{int(row[f'{end}day']):02}"
