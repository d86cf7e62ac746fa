"""Rows of panels: which states, and which pairs of them, there are in which unit of time."""

from __future__ import annotations

import datetime

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geobrief import panels, world
from geobrief.errors import ArgumentError, GeobriefError

GERMANY = {"GDR": 265, "Germany": 255, "Korea": 731}


def years_of(panel: panels.Panel, code: int) -> list[int]:
    column = panel.keys[0]
    return panel.frame.filter(pl.col(column) == code)["year"].to_list()


@pytest.mark.parametrize(
    ("rule", "first", "last"), [("any", 1954, 1990), ("start", 1955, 1990), ("mid", 1954, 1990), ("end", 1954, 1989)]
)
def test_a_rule_says_which_day_of_a_year_counts(rule, first, last):
    """COW counts East Germany from 25 March 1954 to 2 October 1990."""
    found = years_of(panels.state_years("cow", 1950, 1995, year=rule), GERMANY["GDR"])
    assert (found[0], found[-1], len(found)) == (first, last, last - first + 1)


@pytest.mark.parametrize("system", ["cow", "gw", "un", "iso"])
def test_states_of_a_day_are_those_of_the_list(system):
    panel = panels.state_days(system, "1990-10-02", "1990-10-03")
    for day in (datetime.date(1990, 10, 2), datetime.date(1990, 10, 3)):
        of_list = world().system(system)
        codes = {int(of_list.code(state, day)) for state in of_list.members(day)}
        assert set(panel.frame.filter(pl.col("date") == day)[panel.keys[0]]) == codes


def test_months():
    panel = panels.state_months("cow", "1954-02", "1954-05", year="end")
    rows = panel.frame.filter(pl.col("ccode") == GERMANY["GDR"]).select("year", "month").rows()
    assert rows == [(1954, 3), (1954, 4), (1954, 5)]
    assert panel.keys == ("ccode", "year", "month")


@settings(max_examples=40)
@given(
    st.sampled_from(["cow", "gw"]),
    st.integers(1816, 2016),
    st.integers(0, 3),
    st.sampled_from(["any", "start", "mid", "end"]),
)
def test_keys_identify_rows_which_are_sorted(system, first, more, rule):
    for panel in (
        panels.state_years(system, first, first + more, year=rule),
        panels.dyad_years(system, first, first + more, directed=True, year=rule),
    ):
        keys = panel.frame.select(panel.keys)
        assert keys.equals(keys.unique().sort(panel.keys))


@given(st.integers(1816, 2016), st.sampled_from(["start", "mid", "end"]))
def test_pairs_of_one_day_are_all_pairs_of_its_states(year, rule):
    states = panels.state_years("gw", year, year, year=rule).frame.height
    assert len(panels.dyad_years("gw", year, year, year=rule)) == states * (states - 1) // 2
    assert len(panels.dyad_years("gw", year, year, year=rule, directed=True)) == states * (states - 1)


def test_two_states_that_were_never_there_on_the_same_day_are_not_a_pair():
    """South Vietnam ended in April 1975, and Suriname began in November; both were there in 1975."""
    pairs = panels.dyad_years("cow", 1975, 1975).frame
    states = panels.state_years("cow", 1975, 1975).frame
    assert {115, 817} <= set(states["ccode"])
    assert pairs.filter(pl.col("ccode1") == 115, pl.col("ccode2") == 817).is_empty()


def test_a_pair_without_direction_is_there_once():
    pairs = panels.dyad_years("cow", 1946, 1950).frame
    assert (pairs["ccode1"] < pairs["ccode2"]).all()


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: panels.state_years("kow"), "'kow'; did you mean 'cow'?"),
        (lambda: panels.state_years("cow", 2000, 1990), "the panel ends before it starts"),
        (lambda: panels.state_years("cow", year="strat"), "did you mean 'start'?"),
        (lambda: panels.state_years("cow", year=1), "unknown rule for years"),
        (lambda: panels.dyad_years("cow", "summer"), "summer"),
        (lambda: panels.dyad_years("cow", True), "neither a day nor a year"),
        (lambda: panels.dyad_years("cow", None), "neither a day nor a year"),
        (lambda: panels.dyad_years("cow", 1950, directed="no"), "directed is not a truth value"),
        (lambda: panels.state_days("cow", "1990-02-30"), "1990-02-30"),
    ],
)
def test_misuse_is_refused(call, expected):
    with pytest.raises(GeobriefError, match=expected.replace("?", r"\?")):
        call()


def test_frames_of_other_libraries_have_the_same_rows():
    panel = panels.state_years("cow", 1946, 1948)
    assert panel.to_polars().equals(pl.DataFrame(panel))
    assert panel.to_pandas().shape == panel.to_polars().shape == panel.to_arrow().shape
    assert panel.to_csv().splitlines()[0] == "ccode,year"
    assert len(repr(panel).splitlines()) < 20
    assert "<table><caption>state-years of the list of COW" in panel._repr_html_()


def test_panels_end_with_the_last_whole_year_of_the_register():
    assert panels.state_years("un", 2020).frame["year"].max() == world().horizon.latest.year - 1


def test_a_panel_cannot_be_asked_for_a_column_that_it_lacks():
    with pytest.raises(ArgumentError, match="no such column"):
        panels.state_years("cow", 1950, 1951).add_peace_years()
