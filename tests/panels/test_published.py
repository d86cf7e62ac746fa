"""Panels against the published files, where they are present (see tests/register/lists/README.md)."""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from samples import FOLDER, published

from geobrief import panels

pytestmark = pytest.mark.lists
DYAD = ["ccode1", "ccode2", "year"]


@pytest.fixture(scope="module")
def directed() -> panels.Panel:
    return panels.dyad_years("cow", 1816, 2016, directed=True)


def test_state_years_of_cow_are_those_of_its_list():
    expected = published("cow-system2016.csv").frame.select("ccode", "year").sort("ccode", "year")
    assert panels.state_years("cow", 1816, 2016).frame.equals(expected)
    assert expected.height == 15_951


def test_state_years_of_gw_are_those_of_its_spells():
    spells = published("gw-states-2020-microstates.csv").frame
    expected = {
        (code, year)
        for code, start, end in spells.select("gwcode", "start_earliest", "end_latest").rows()
        for year in range(max(start.year, 1816), (end.year if end else 2020) + 1)
    }
    assert set(panels.state_years("gw", 1816, 2020).frame.rows()) == expected


def test_directed_dyad_years_are_all_pairs_of_a_year_but_those_that_never_met(directed):
    states = published("cow-system2016.csv").frame.group_by("year").len()["len"].cast(pl.Int64)
    by_year = int((states * (states - 1)).sum())
    assert by_year == 1_912_350
    assert len(directed) == by_year - 60 == 1_912_290


@pytest.mark.parametrize(("system", "number"), [("cow", 60), ("gw", 40)])
def test_pairs_that_never_met_are_absent(system, number):
    path = FOLDER / f"ps-false-{system}-dyads.csv"
    if not path.is_file():
        pytest.skip(f"{path.name} is not in {FOLDER.name}")
    false = pl.read_csv(path)
    panel = panels.dyad_years(system, 1816, 2020, directed=True)
    assert false.height == number
    assert false.join(panel.frame, on=list(panel.keys)).is_empty()


def test_disputes_of_gml_are_those_of_its_dyad_years(directed):
    data = published("gml-mid-directed-dyad-years-2.1.1.csv")
    panel = directed.add_disputes(data)
    expected = data.frame.group_by(DYAD).agg(
        pl.col("midongoing").max(), pl.col("midonset").max(), pl.col("dispnum").n_unique()
    )
    found = panel.frame.filter(pl.col("dispute_ongoing") == 1).join(expected, on=DYAD, how="full", coalesce=True)
    assert found.height == expected.height == 9_294
    for ours, theirs in (("dispute_ongoing", "midongoing"), ("dispute_onset", "midonset"), ("disputes", "dispnum")):
        assert (found[ours] == found[theirs]).all(), ours


def test_alliance_dyad_years_of_members_are_those_of_the_list_of_dyad_years_but_for_known_differences(directed):
    """The list has 120,784 dyad-years; the members make 120,738, of which 1,124 are outside the system."""
    listed = published("cow-alliance-4.1-dyad-years.csv")
    ours = directed.add_alliances(published("cow-alliance-4.1-by-member.csv"))
    theirs = directed.add_alliances(listed)
    (step,) = theirs.explain().rows(named=True)[1:]
    assert step["facts"] == listed.kept == 120_784
    (step,) = ours.explain().rows(named=True)[1:]
    assert step["facts"] == 120_738
    both = ours.frame["allied"], theirs.frame["allied"]
    assert ((both[0] == 1) & (both[1] == 1)).sum() > 119_000
