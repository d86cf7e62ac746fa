"""Columns that are added to panels, from small files and from the register."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import polars as pl
import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "datasets"))
from made_files import made
from samples import DATA, sample

from geobrief import panels
from geobrief.errors import ArgumentError

PERU, BRAZIL, BOLIVIA, PARAGUAY, CHILE, ARGENTINA, URUGUAY = 135, 140, 145, 150, 155, 160, 165


@pytest.fixture(scope="module")
def dyads() -> panels.Panel:
    return panels.dyad_years("cow", 1950, 1989)


@pytest.fixture(scope="module")
def states() -> panels.Panel:
    return panels.state_years("cow", 1950, 1989)


def of(panel: panels.Panel, *codes: int) -> pl.DataFrame:
    """The rows of a state or pair."""
    return panel.frame.filter(pl.col(name) == code for name, code in zip(panel.keys, codes, strict=False))


def years(panel: panels.Panel, column: str, *codes: int) -> list[int]:
    """The years in which a column of a state or pair is 1."""
    return of(panel, *codes).filter(pl.col(column) == 1)["year"].to_list()


# --- alliances


def test_allies_are_members_of_one_alliance_at_the_same_time(dyads):
    panel = dyads.add_alliances(sample("alliances"))
    assert years(panel, "allied", PERU, CHILE) == list(range(1951, 1964))
    assert years(panel, "allied", ARGENTINA, URUGUAY) == list(range(1960, 1990))
    assert years(panel, "allied", 100, 101) == [1958]
    assert years(panel, "allied", BOLIVIA, PARAGUAY) == [1970, 1971, 1972, *range(1977, 1990)]
    assert years(panel, "defense", BOLIVIA, PARAGUAY) == []
    assert years(panel, "allied", PERU, BRAZIL) == []


def test_several_alliances_of_a_pair_are_counted(dyads):
    rows = of(dyads.add_alliances(sample("alliances")), BRAZIL, ARGENTINA)
    assert rows.filter(pl.col("year") == 1971).select("alliances", "defense", "entente").rows() == [(2, 1, 1)]


def test_the_day_of_a_year_counts_for_alliances_too():
    panel = panels.dyad_years("cow", 1950, 1989, year="end").add_alliances(sample("alliances"))
    assert years(panel, "allied", 100, 101) == []
    assert years(panel, "allied", PERU, CHILE) == list(range(1951, 1963))


def test_allies_of_a_state_are_counted(states):
    panel = states.add_alliances(sample("alliances"))
    assert of(panel, BRAZIL).filter(pl.col("year") == 1975).select("alliances", "allies").rows() == [(2, 2)]


def test_nothing_is_said_after_the_end_of_the_data():
    rows = of(panels.dyad_years("cow", 2011, 2014).add_alliances(sample("alliances")), BRAZIL, CHILE)
    assert rows["allied"].to_list() == [0, 0, None, None]


def test_codes_of_another_list_are_those_of_the_same_state():
    """COW has 255 for Germany since 1990, Gleditsch and Ward have 260."""
    rows = panels.dyad_years("gw", 1995, 1995).add_alliances(sample("alliances"))
    assert years(rows, "allied", BRAZIL, ARGENTINA) == [1995]


def test_the_register_knows_alliances(dyads):
    panel = panels.dyad_years("cow", 1950, 1990).add_alliances()
    assert years(panel, "defense", 2, 200) == list(range(1950, 1991))
    assert years(panel, "allied", 265, 290) == list(range(1955, 1991))
    assert "register" in panel.explain()["source"][1]


# --- contiguity


def test_the_closest_contiguity_counts(dyads):
    rows = of(dyads.add_contiguity(sample("contiguity")), PERU, CHILE)
    assert rows.filter(pl.col("year").is_in([1970, 1971]))["contiguity_type"].to_list() == [1, 2]
    assert rows["land_contiguous"].sum() == 21
    assert rows["contiguous"].sum() == 40


def test_pairs_that_are_not_contiguous_have_no_type(dyads):
    rows = of(dyads.add_contiguity(sample("contiguity")), 100, ARGENTINA)
    assert rows["contiguity_type"].null_count() == rows.height
    assert rows["contiguous"].sum() == 0


def test_neighbours_are_counted(states):
    rows = of(states.add_contiguity(sample("contiguity")), URUGUAY)
    assert rows.filter(pl.col("year") == 1980).select("neighbours", "land_neighbours").rows() == [(2, 1)]


# --- disputes and wars


def test_a_dispute_goes_on_while_both_take_part(dyads):
    """Bolivia took part in 1953 only, Chile and Peru into 1955."""
    panel = dyads.add_disputes(sample("mid-b"))
    rows = of(panel, PERU, CHILE).filter(pl.col("year").is_in([1953, 1954, 1955]))
    assert rows.select("dispute_onset", "disputes").rows()[0] == (1, 2)
    assert rows["dispute_ongoing"].to_list() == [1, 1, 1]
    assert rows["dispute_onset"].to_list()[1:] == [0, 0]
    assert 1953 in years(panel, "dispute_onset", BOLIVIA, CHILE)
    assert 1955 not in years(panel, "dispute_ongoing", BOLIVIA, CHILE)


def test_states_on_one_side_are_not_opponents(dyads):
    rows = of(dyads.add_disputes(sample("mid-b")), PERU, BOLIVIA).filter(pl.col("year") == 1954)
    assert rows["dispute_ongoing"].to_list() == [0]


def test_hostility_of_a_directed_pair_is_that_of_either_state():
    panel = panels.dyad_years("cow", 1953, 1953, directed=True).add_disputes(sample("mid-b"))
    assert of(panel, PERU, CHILE)["hostility"].to_list() == of(panel, CHILE, PERU)["hostility"].to_list() == [4]


def test_a_war_goes_on_in_each_of_its_spells(dyads):
    panel = dyads.add_wars(sample("wars"))
    assert years(panel, "war_ongoing", PERU, CHILE) == [1953, 1955]
    assert years(panel, "war_ongoing", BOLIVIA, CHILE) == [1953]
    months = panels.state_months("cow", "1953-04", "1955-04").add_wars(sample("wars"))
    rows = of(months, PERU).filter(pl.col("war_ongoing") == 1).select("year", "month").rows()
    assert rows == [(1953, 4), (1953, 5), (1955, 3), (1955, 4)]
    assert of(months, PERU)["war_onset"].sum() == 0


def test_the_register_knows_wars():
    panel = panels.dyad_years("cow", 1980, 1990).add_wars()
    assert years(panel, "war_ongoing", 630, 645) == list(range(1980, 1989))
    assert years(panel, "war_onset", 630, 645) == [1980]


# --- time


def test_peace_years_count_from_entry_and_from_the_last_event():
    panel = panels.dyad_years("cow", 1950, 1959).add_wars(sample("wars")).add_peace_years("war_ongoing", powers=3)
    rows = of(panel, PERU, CHILE)
    assert rows["peace_years"].to_list() == [0, 1, 2, 3, 0, 1, 0, 1, 2, 3]
    assert rows["peace_years3"].to_list() == [value**3 for value in rows["peace_years"]]


def test_peace_years_are_unknown_after_the_end_of_the_data():
    panel = panels.dyad_years("cow", 2005, 2010).add_wars(sample("wars")).add_peace_years("war_ongoing")
    assert of(panel, PERU, CHILE)["peace_years"].to_list() == [0, 1, 2, 3, None, None]


def test_peace_years_start_anew_after_a_gap():
    panel = panels.state_years("cow", 1935, 1950).add_wars(sample("wars")).add_peace_years("war_ongoing")
    rows = of(panel, 210)  # the Netherlands, which COW does not count from 1940 to 1945
    assert rows.select("year", "peace_years").rows()[5:7] == [(1940, 5), (1945, 0)]


def test_runs_of_equal_values_are_numbered_and_timed():
    panel = panels.dyad_years("cow", 1950, 1959).add_wars(sample("wars")).add_spells("war_ongoing")
    rows = of(panel, PERU, CHILE)
    assert rows["war_ongoing_spell"].to_list() == [1, 1, 1, 2, 3, 4, 5, 5, 5, 5]
    assert rows["war_ongoing_duration"].to_list() == [0, 1, 2, 0, 0, 0, 0, 1, 2, 3]


def test_lags_do_not_cross_gaps_or_pairs():
    panel = panels.state_years("cow", 1935, 1950).add_wars().lag("war_ongoing").lag("war_ongoing", by=-1)
    rows = of(panel, 210).select("year", "war_ongoing_lag1", "war_ongoing_lead1")
    assert rows.filter(pl.col("war_ongoing_lag1").is_null())["year"].to_list() == [1935, 1945]
    assert rows.filter(pl.col("war_ongoing_lead1").is_null())["year"].to_list() == [1940, 1950]


# --- accounts and misuse


def test_explain_says_what_matched():
    panel = panels.dyad_years("cow", 1950, 1960).add_alliances(sample("alliances"))
    base, step = panel.explain().rows(named=True)
    assert base["columns"] == "ccode1, ccode2, year"
    assert step["source"] == f"COW Formal Alliances, members ({sample('alliances').source})"
    assert step["rule"] == "any day of the year"
    assert step["matched"] + step["unmatched"] == step["rows"] == len(panel)
    assert (step["matched"], step["unused"]) == (panel.frame["allied"].sum(), 0)


def test_cite_gives_each_source_once():
    once = panels.dyad_years("cow", 1950, 1960).add_alliances(sample("alliances"))
    panel = once.rename({name: f"first_{name}" for name in once.columns[3:]}).add_alliances(sample("alliances"))
    assert [text[:20] for text in panel.cite()] == ["geobrief register, e", "Gibler, Douglas M. ("]


def test_a_file_is_read_as_the_kind_that_it_is(dyads):
    assert dyads.add_contiguity(DATA / "contiguity.csv").frame.equals(dyads.add_contiguity(sample("contiguity")).frame)


@pytest.mark.parametrize(
    ("add", "expected"),
    [
        (lambda panel: panel.add_alliances(sample("mid-b")), "takes no dataset of this kind.*cow-alliance-members"),
        (lambda panel: panel.add_contiguity(None), "needs a dataset"),
        (lambda panel: panel.add_disputes([1]), "takes no such data"),
        (lambda panel: panel.add_peace_years("dispute_ongong"), "no such column"),
        (lambda panel: panel.lag("year", by=0), "not a lag"),
        (lambda panel: panel.add_spells("yaer"), "did you mean 'year'"),
        (lambda panel: panel.add_wars().add_wars().frame, "already has this column"),
        (lambda panel: panel.add_wars().rename({"wars": "year"}), "already has this column"),
        (lambda panel: panel.rename({"year": "when"}), "a key keeps its name"),
    ],
)
def test_misuse_is_refused(dyads, add, expected):
    with pytest.raises(ArgumentError, match=expected):
        add(dyads)


def test_a_panel_without_rows_takes_all_columns():
    files = {name: DATA / f"{name}.csv" for name in ("alliances", "contiguity", "igos", "capabilities", "capitals")}
    panel = (
        panels.dyad_years("cow", 1700, 1701)
        .add_alliances(files["alliances"])
        .add_similarity(files["alliances"], ("s", "kappa", "pi"))
        .add_contiguity(files["contiguity"])
        .add_igos(files["igos"])
        .add_capabilities(files["capabilities"])
        .add_capital_distance(files["capitals"])
        .add_codes("gw", "iso3")
        .add_leaders()
        .add_claims()
        .add_wars()
        .add_peace_years("war_ongoing")
        .add_spells("war_ongoing")
        .lag("war_ongoing")
    )
    assert panel.frame.height == 0
    assert len(panel.columns) > 40
    assert panel.explain()["rows"].to_list() == [0] * 14


def test_a_chart_has_a_point_for_each_year_of_which_something_is_known():
    panel = panels.dyad_years("cow", 2005, 2010).add_wars(sample("wars")).add_alliances(sample("alliances"))
    picture = panel.plot("war_ongoing", "allied", statistic="sum", title="Wars and allies")
    assert picture.title == "Wars and allies"
    assert "war_ongoing: 3 points, allied: 6 points" in picture.description
    months = panels.state_months("cow", 1950, 1951).add_majors(sample("majors")).plot("major")
    assert "major: 24 points" in months.description
    days = panels.state_days("cow", "1950-01-01", "1950-01-31").add_majors(sample("majors")).plot("major")
    assert "major: 31 points" in days.description


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda panel: panel.plot(), "needs a column"),
        (lambda panel: panel.plot("yaer"), "did you mean 'year'"),
        (lambda panel: panel.plot("year", statistic="men"), "did you mean 'mean'"),
        (lambda panel: panel.add_codes("iso3").plot("iso3_1"), "not a column of numbers"),
    ],
)
def test_what_cannot_be_drawn_is_refused(dyads, call, expected):
    with pytest.raises(ArgumentError, match=expected):
        call(dyads)


# --- copies


def test_a_pickled_panel_explains_cites_and_goes_on_as_before(dyads):
    panel = dyads.add_alliances(sample("alliances")).add_contiguity(sample("contiguity")).where(pl.col("year") > 1960)
    copy = pickle.loads(pickle.dumps(panel))
    assert copy.frame.equals(panel.frame)
    assert copy.explain().equals(panel.explain())
    assert copy.cite() == panel.cite()
    assert list(copy.findings) == list(panel.findings)
    assert copy.lag("allied").frame.equals(panel.lag("allied").frame)


# --- wars with others than states


def test_a_civil_war_goes_on_in_each_of_its_spells_and_begins_once(states, tmp_path):
    war = {"WarNum": 901, "WarName": "Rising", "WarType": 4, "CcodeA": PERU, "SideA": "Peru", "SideB": "Rebels"}
    first = {"StartMo1": 6, "StartDy1": 1, "StartYr1": 1955, "EndMo1": 2, "EndDy1": 1, "EndYr1": 1957}
    again = {"StartMo2": 3, "StartDy2": 1, "StartYr2": 1960, "EndMo2": 9, "EndDy2": 1, "EndYr2": 1961}
    panel = states.add_wars(made("cow-intrastate-wars", [war | first | again], tmp_path))
    assert years(panel, "civil_war_ongoing", PERU) == [1955, 1956, 1957, 1960, 1961]
    assert years(panel, "civil_war_onset", PERU) == [1955]
    assert years(panel, "civil_war_ongoing", CHILE) == []


def test_an_extrastate_war_is_of_both_states_on_its_sides(states, tmp_path):
    war = {"WarNum": 902, "WarName": "Defiance", "WarType": 3, "ccode1": BRAZIL, "ccode2": BOLIVIA}
    days = {"StartMonth1": 8, "StartDay1": 26, "StartYear1": 1970, "EndMonth1": 1, "EndDay1": 3, "EndYear1": 1972}
    panel = states.add_wars(made("cow-extrastate-wars", [war | days], tmp_path))
    assert [years(panel, "extrastate_war_ongoing", code) for code in (BRAZIL, BOLIVIA)] == [[1970, 1971, 1972]] * 2
    assert years(panel, "extrastate_war_onset", BRAZIL) == [1970]


def test_a_conflict_over_two_states_counts_for_both_with_its_intensity(states, tmp_path):
    conflict = {"conflict_id": 90100, "side_a": "Peru", "side_b": "Front", "incompatibility": 1, "type_of_conflict": 3}
    dates = {"start_date": "10-08-1980", "end_date": "29-08-1981"}
    rows = [
        conflict | dates | {"year": year, "intensity_level": level, "gwno_loc": code}
        for year, level in ((1980, 1), (1981, 2))
        for code in ('"135, 155"',)
    ]
    panel = states.add_wars(made("ucdp-armed-conflicts", rows, tmp_path))
    assert [years(panel, "armed_conflict_ongoing", code) for code in (PERU, CHILE)] == [[1980, 1981]] * 2
    assert years(panel, "armed_conflict_onset", PERU) == [1980]
    assert of(panel, CHILE).filter(pl.col("year") == 1981)["intensity"].item() == 2
