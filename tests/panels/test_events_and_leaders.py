"""Panels whose units are disputes, agreements and leaders, and the whittling of disputes."""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from samples import sample

from geobrief import Dispute, DisputeStep, World, panels
from geobrief.errors import ArgumentError
from geobrief.panels.whittling import RULES

ECUADOR, PERU, BRAZIL, CHILE, ARGENTINA = 130, 135, 140, 155, 160


@pytest.fixture(scope="module")
def disputes() -> panels.Panel:
    return panels.dispute_dyad_years(sample("mid-b"), 1950, 1989, disputes_of=sample("mid-a"))


def test_a_dispute_dyad_year_has_what_both_states_have_and_what_the_dispute_has(disputes):
    rows = disputes.frame.filter(pl.col("ccode1") == PERU, pl.col("ccode2") == CHILE, pl.col("year") == 1953)
    assert rows.height == 2
    assert rows.select("sidea1", "sidea2", "hostlev", "mindur", "onset").row(0) == (0, 1, 4, 800, 1)


def test_disputes_without_direction_are_half_of_the_directed_ones(disputes):
    directed = panels.dispute_dyad_years(sample("mid-b"), 1950, 1989, directed=True)
    assert len(directed) == 2 * len(disputes)


def test_whittling_leaves_one_dispute_for_each_pair_and_year(disputes):
    pairs = ["ccode1", "ccode2", "year"]
    left = disputes.whittle()
    assert disputes.frame.select(pairs).is_duplicated().any()
    assert left.frame.select(pairs).equals(disputes.frame.select(pairs).unique().sort(pairs))
    assert left.keys == tuple(pairs)


def test_rules_are_applied_one_by_one(disputes):
    """In 1953 both disputes of Chile and Peru began; the first had deaths. In 1981 only durations differ."""
    found = disputes.whittle().frame.select("ccode1", "ccode2", "year", "mindur").rows()
    assert (PERU, CHILE, 1953, 800) in found
    assert (ECUADOR, PERU, 1981, 77) in found
    (row,) = (
        disputes.whittle("reciprocity", "first")
        .frame.filter(pl.col("ccode1") == CHILE, pl.col("ccode2") == ARGENTINA, pl.col("year") == 1978)
        .rows(named=True)
    )
    assert row["recip"] == 1


@settings(max_examples=30)
@given(st.lists(st.sampled_from([rule.name for rule in RULES]), unique=True, max_size=4))
def test_every_rule_keeps_the_best_of_each_pair_and_year(names):
    whole = panels.dispute_dyad_years(sample("mid-b"), 1950, 1989, disputes_of=sample("mid-a"))
    left = whole.whittle(*names).frame
    pairs = ["ccode1", "ccode2", "year"]
    assert left.select(pairs).unique().height == whole.frame.select(pairs).unique().height
    assert left.join(whole.frame, on=[*pairs, "dispute"], how="semi").height == left.height


def test_without_the_disputes_the_rules_that_need_them_are_left_out():
    panel = panels.dispute_dyad_years(sample("mid-b"), 1950, 1989).whittle()
    assert panel.explain()["rule"][-1] == "onset, fatality, hostility, first"
    assert not panel.frame.select(panel.keys).is_duplicated().any()


def test_whittled_disputes_are_added_with_all_they_have(disputes):
    panel = panels.dyad_years("cow", 1950, 1989).add_disputes(disputes.whittle()).add_peace_years()
    rows = panel.frame.filter(pl.col("ccode1") == PERU, pl.col("ccode2") == CHILE)
    assert rows.filter(pl.col("year") == 1953).select("dispute_onset", "hostlev", "fatality").row(0) == (1, 4, 1)
    other = panels.dyad_years("cow", 1950, 1989).add_disputes(sample("mid-b")).add_peace_years()
    for column in ("dispute_ongoing", "dispute_onset", "peace_years"):
        assert panel.frame[column].equals(other.frame[column]), column
    assert panel.cite()[1].startswith("Palmer")


def test_disputes_of_the_register():
    rows = panels.dispute_dyad_years(first=1982, last=1982).frame
    found = rows.filter(pl.col("ccode1") == ARGENTINA, pl.col("ccode2") == 200)["dispute"].to_list()
    assert "falklands-war" in found


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda d: d.whittle("fatalty"), "did you mean 'fatality'"),
        (lambda d: panels.dispute_dyad_years(sample("mid-b")).whittle("min_duration"), "needs the column mindur"),
        (lambda d: panels.dispute_dyad_years(sample("alliances")), "takes no dataset of this kind"),
        (lambda d: panels.dispute_dyad_years(sample("mid-b"), disputes_of=sample("mid-b")), "disputes_of takes no"),
        (lambda d: d.add_peace_years("onset"), "several rows of a state or pair"),
        (lambda d: panels.dyad_years("cow", 1950, 1951).add_disputes(d), "whittle"),
        (lambda d: panels.dyad_years("gw", 1950, 1951).add_disputes(d.whittle()), "cow"),
        (lambda d: panels.dyad_years("cow", 1950, 1951, directed=True).add_disputes(d.whittle()), "direct"),
    ],
)
def test_misuse_is_refused(disputes, call, expected):
    with pytest.raises(ArgumentError, match=expected):
        call(disputes)


# --- agreements


def test_agreements_of_pairs():
    rows = panels.agreement_dyad_years(sample("alliances"), 1950, 1989).frame
    both = rows.filter(pl.col("ccode1") == BRAZIL, pl.col("ccode2") == ARGENTINA, pl.col("year") == 1975)
    assert both.select("agreement", "defense", "entente").rows() == [(2, 1, 0), (6, 0, 1)]


def test_agreements_of_the_register_by_kind():
    rows = panels.agreement_dyad_years(first=1970, last=1970, kind="alliance").frame
    assert set(rows["kind"]) == {"alliance"}
    assert "warsaw-pact-1955" in rows.filter(pl.col("ccode1") == 290, pl.col("ccode2") == 365)["agreement"].to_list()


# --- leaders


def test_a_leader_has_a_row_for_each_year_in_office():
    panel = panels.leader_years("gw", 1950, 1989, data=sample("leaders"))
    leader = sample("leaders").frame.filter(pl.col("gwcode") == CHILE).sort("start_earliest").row(3, named=True)
    rows = panel.frame.filter(pl.col("leader_id") == leader["obsid"])
    first, last = leader["start_earliest"].year, leader["end_latest"].year
    assert rows["year"].to_list() == list(range(first, last + 1))
    assert rows["years_in_office"].to_list() == list(range(last - first + 1))
    assert rows["leaves"].to_list() == [0] * (last - first) + [1]
    assert rows["age"].to_list() == [year - leader["yrborn"] for year in range(first, last + 1)]


def test_a_leader_still_in_office_does_not_leave():
    panel = panels.leader_years("gw", 1989, 1989, data=sample("leaders"))
    still = set(sample("leaders").frame.filter(pl.col("end") == "..")["obsid"])
    assert panel.frame.filter(pl.col("leader_id").is_in(still))["leaves"].sum() == 0


def test_every_leader_of_a_panel_is_of_a_state_that_the_list_counts():
    leaders = panels.leader_years("cow", 1946, 1980)
    states = panels.state_years("cow", 1946, 1980)
    assert leaders.frame.join(states.frame, on=["ccode", "year"], how="anti").is_empty()
    assert not leaders.frame.select(leaders.keys).is_duplicated().any()


def test_the_register_knows_leaders():
    panel = panels.leader_years("gw", 1963, 1963)
    names = panel.frame.filter(pl.col("gwcode") == 2)["leader"].to_list()
    assert [name.split()[-1] for name in names] == ["Johnson", "Kennedy"] or len(names) == 2


def test_two_leaders_of_a_pair_rule_on_the_same_day():
    panel = panels.leader_dyad_years("gw", 1950, 1989, data=sample("leaders"))
    spells = {
        row["obsid"]: (row["start_earliest"], row["end_latest"] or row["end_earliest"])
        for row in sample("leaders").frame.rows(named=True)
    }
    assert not panel.frame.select(panel.keys).is_duplicated().any()
    for row in panel.frame.sample(200, seed=1).rows(named=True):
        (first, last), (other_first, other_last) = (spells[row[f"leader_id{side}"]] for side in (1, 2))
        start, end = max(first, other_first), min(last, other_last)
        assert start <= end
        assert start.year <= row["year"] <= end.year


def test_pairs_of_leaders_are_those_of_pairs_of_states():
    leaders = panels.leader_dyad_years("gw", 1960, 1965, data=sample("leaders"), directed=True).frame
    states = sorted(set(sample("leaders").frame["gwcode"]))
    assert leaders.select("gwcode1", "gwcode2", "year").unique().height == len(states) * (len(states) - 1) * 6


def test_a_frozen_dispute_does_not_go_on_and_sides_may_change():
    land = Dispute(
        "armed_conflict",
        ["CHL", "BOL", "PER"],
        sides=["CHL", ["BOL", "PER"]],
        steps=[
            DisputeStep("ongoing", "1955-04-05"),
            DisputeStep("ongoing", "1957-05-26", sides=["CHL", "PER"]),
            DisputeStep("frozen", "1959-01-20"),
            DisputeStep("settled", "1965-10-20"),
        ],
        id="salt",
    )
    world = World(disputes=[land])
    rows = panels.dispute_dyad_years(world, 1950, 1970).frame.select("ccode1", "ccode2", "year", "onset").rows()
    assert [year for one, two, year, _ in rows if (one, two) == (PERU, CHILE)] == list(range(1955, 1960))
    assert [year for one, two, year, _ in rows if (one, two) == (145, CHILE)] == [1955, 1956, 1957]
    assert sum(onset for *_, onset in rows) == 2
