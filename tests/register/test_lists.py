"""The spells of the register are those of the published lists, row by row."""

import csv
import datetime
import pathlib
from collections.abc import Callable, Iterator

import compile_lists
import list_coverage
import pytest
from compiling import tables

import geobrief.register
from geobrief.model import State
from geobrief.register.folding import folded
from geobrief.register.periods import bounds
from geobrief.register.tables import rows as register_rows

Published = Callable[[str], pathlib.Path]
WORLD = geobrief.register.world()


def rows(path: pathlib.Path) -> list[dict[str, str]]:
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


def test_the_spells_of_the_correlates_of_war(published: Published) -> None:
    theirs = {(int(row["ccode"]), day(row, "st"), day(row, "end")) for row in rows(published("cow-states2016.csv"))}
    assert len(theirs) == 243
    assert ours("cow", "2016-12-31") == theirs


def test_the_spells_of_gleditsch_and_ward(published: Published) -> None:
    theirs = {
        (int(row["gwcode"]), row["start"], row["end"]) for row in rows(published("gw-states-2020-microstates.csv"))
    }
    assert len(theirs) == 239
    assert ours("gw", "9999-12-31") == theirs


@pytest.mark.parametrize(("system", "state_years"), [("cow", 15_951)])
def test_the_years_of_a_list_can_be_counted(system: str, state_years: int) -> None:
    """A state is counted in each year of which it was a member on some day."""
    years = sum(min(int(last[:4]), 2016) - int(first[:4]) + 1 for _, first, last in ours(system, "2016-12-31"))
    assert years == state_years


@pytest.mark.parametrize(("system", "column"), [("cow", "ccode"), ("gw", "gwcode")])
def test_the_capitals_are_those_of_the_lists(published: Published, system: str, column: str) -> None:
    explained = {(row["system"], row["state"], row["theirs"]) for row in differences()}
    found = set()
    for row in rows(published(f"capitals-{system}-dates.csv")):
        for state, first, last in held(system, int(row[column]), row["stdate"], row["enddate"]):
            if not holds_throughout(state, row["capital"], first, last):
                found.add((system, state.id, row["capital"]))
    assert found == {entry for entry in explained if entry[0] == system}


def held(system: str, code: int, start: str, end: str) -> Iterator[tuple[State, datetime.date, datetime.date]]:
    """The states that had a code in a time, each with its first and last day in it."""
    begin, close = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    for spell in WORLD.system(system).spells:
        if spell.code == code:
            for state, part in spell.parts():
                first, last = max(part.earliest or begin, begin), min(part.latest or close, close)
                if first <= last:
                    yield WORLD.get(state), first, last


def holds_throughout(state: State, name: str, first: datetime.date, last: datetime.date) -> bool:
    """Whether a place was a capital or seat of a state, by one of its spellings, on every day of a time."""
    spellings = (place for place in state.capitals if folded(place.text) == folded(name))
    day = first.toordinal()
    for begin, end in sorted(bounds(place.period) for place in spellings):
        if begin <= day <= end:
            day = end + 1
    return day > last.toordinal()


def differences() -> list[dict[str, str]]:
    """Where the register differs from the lists of capitals, and why."""
    with pathlib.Path(__file__).with_name("capitals_explained.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def day(row: dict[str, str], end: str) -> str:
    return f"{int(row[f'{end}year']):04}-{int(row[f'{end}month']):02}-{int(row[f'{end}day']):02}"


def test_the_compiled_tables_are_those_of_the_lists(published: Published) -> None:
    """Rows, steps and groups are compiled anew from the lists, and are what is kept."""
    folder = published("atop-5.1-member.csv").parent
    for name in ("cow-alliance-4.1-by-member.csv", "icb2-13.csv", "midb-5.0.csv", "pax.xlsx"):
        published(name)
    records = compile_lists.compiled(folder)
    for file, lines in tables.written(records).items():
        assert list(register_rows(file)) == lines, "run: python tests/register/compile_lists.py FOLDER"


def test_the_page_of_figures_is_that_of_the_lists(published: Published) -> None:
    folder = published("cow-alliance-4.1-dyad-years.csv").parent
    page = pathlib.Path(__file__).parents[2].joinpath("docs", "register-lists.md").read_text("utf-8")
    assert page == "\n".join(list_coverage.page(folder)) + "\n", "run: python tests/register/list_coverage.py FOLDER"


def test_no_list_is_covered_less_than_it_should_be(published: Published) -> None:
    """Alliances and crises, claims and agreements: the least shares that the register is to have of each list."""
    folder = published("cow-alliance-4.1-dyad-years.csv").parent
    shares = {(figure.what, figure.source): figure.share for figure in list_coverage.figures(folder)}
    assert shares["alliances", "cow-alliance-4.1"] >= 0.95
    assert shares["wars between states", "cow-interstate-war-4.0"] == 1
    assert shares["international crises", "icb-13"] >= 0.85
    assert shares["territorial claims", "icow-claims-1.1"] >= 0.8
    assert shares["peace agreements between states", "pa-x"] >= 0.9
    assert [figure.share >= 0.96 for figure in list_coverage.defence_pacts(folder)] == [True, True]
