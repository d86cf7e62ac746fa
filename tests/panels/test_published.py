"""Panels against the published files, where they are present (see tests/register/lists/README.md)."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import polars as pl
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from samples import FOLDER, published

from geobrief import panels, world

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


def test_organizations_of_states_are_as_many_as_cow_counts():
    counts = published("cow-igo-3-state-year-counts.csv").frame
    panel = panels.state_years("cow", 1816, 2014).add_igos(published("cow-igo-3-membership-spells.csv"))
    both = counts.join(panel.frame, on=["ccode", "year"])
    assert both.height == counts.height == 15_557
    names = {"sum_igo_full": "igos_full", "sum_igo_associate": "igos_associate", "sum_igo_observer": "igos_observer"}
    for theirs, ours in (*names.items(), ("sum_igo_anytype", "igos")):
        assert (both[theirs] == both[ours]).all(), ours


def test_shared_organizations_are_as_many_as_cow_counts():
    counts = published("cow-igo-3-dyad-counts-selected-years.csv").frame
    panel = panels.dyad_years("cow", 1816, 2014).add_igos(published("cow-igo-3-membership-spells.csv"))
    both = counts.join(panel.frame, on=DYAD)
    assert both.height == counts.height == 65_813
    assert (both["dyadigos"] == both["shared_igos"]).all()


def test_whittling_leaves_no_pair_twice_in_a_year():
    disputes = panels.dispute_dyad_years(published("midb-5.0.csv"), disputes_of=published("mida-5.0.csv"))
    several = disputes.frame.group_by(DYAD).len().filter(pl.col("len") > 1)
    assert several.height == 498
    assert not disputes.whittle().frame.select(DYAD).is_duplicated().any()


def test_disputes_of_gml_may_be_whittled_too():
    data = published("gml-mid-directed-dyad-years-2.1.1.csv")
    disputes = panels.dispute_dyad_years(data, directed=True)
    assert len(disputes) == data.kept - 2  # the file has two rows twice
    left = disputes.whittle()
    assert len(left) == 9_294
    assert not left.frame.select(DYAD).is_duplicated().any()


def test_leaders_of_archigos_are_all_in_leader_years():
    data = published("archigos-4.1-utf8.csv")
    panel = panels.leader_years("gw", 1816, 2015, data=data)
    missing = set(data.frame["obsid"]) - set(panel.frame["leader_id"])
    in_list = panels.state_years("gw", 1816, 2015).frame
    rows = data.frame.filter(pl.col("obsid").is_in(missing)).with_columns(year=pl.col("start_earliest").dt.year())
    assert rows.join(in_list, on=["gwcode", "year"]).height <= 2


def test_similarity_of_allies_is_what_others_computed():
    """Mean kappa and pi of the members of each alliance in a year, computed with FPSIM from an older ATOP."""
    path = FOLDER / "atop-alliance-year-similarity.csv"
    if not path.is_file():
        pytest.skip(f"{path.name} is not in {FOLDER.name}")
    atop = published("atop-5.1-member.csv")
    similar = panels.dyad_years("cow", 1816, 1900).add_similarity(atop, ("kappa", "pi")).frame
    allies = panels.agreement_dyad_years(atop, 1816, 1900).frame.join(similar, on=DYAD)
    ours = allies.group_by(pl.col("agreement").alias("atopid"), "year").agg(pl.col("kappa", "pi").mean())
    theirs = pl.read_csv(path, infer_schema_length=None, null_values=["NA"])
    both = theirs.join(ours, on=["atopid", "year"]).drop_nulls("mean.pi.sc")
    assert both.height == 578
    for one, other in (("mean.kap.sc", "kappa"), ("mean.pi.sc", "pi")):
        difference = (both[one] - both[other]).abs()
        assert (difference < 0.001).mean() > 0.68, one  # the rest differ as the two releases of ATOP do
        assert difference.mean() < 0.04, one


def test_civil_wars_are_counted_in_all_their_spells():
    wars = published("cow-intrastate-war-5.1.csv")
    panel = panels.state_years("cow", 1816, 2014).add_wars(wars).frame
    spells = wars.frame.filter(pl.col("CcodeA").is_not_null())
    onsets = spells.select(pl.col("CcodeA").alias("ccode"), pl.col("start_earliest").dt.year().alias("year")).unique()
    in_system = onsets.join(panel, on=["ccode", "year"])
    assert in_system.height > 280
    assert (in_system["civil_war_onset"] == 1).all()
    assert panel.filter(pl.col("civil_war_onset") > pl.col("civil_war_ongoing")).is_empty()


def test_armed_conflicts_of_ucdp_are_those_of_its_conflict_years():
    conflicts = published("ucdp-acd-25.1.csv")
    panel = panels.state_years("gw", 1946, 2024).add_wars(conflicts).frame
    expected = {
        (int(code), year)
        for codes, year in conflicts.frame.select("gwno_loc", "year").rows()
        for code in codes.split(",")
    }
    found = set(panel.filter(pl.col("armed_conflict_ongoing") == 1).select("gwcode", "year").rows())
    assert found <= expected
    assert {code for code, _ in expected - found} > {540, 541}  # Angola and Mozambique before they were states
    assert not (expected - found) & set(panel.select("gwcode", "year").rows())


def test_obligations_are_those_of_the_list_of_dyad_years_but_for_known_differences(directed):
    """Members and dyad-years of 4.1 have 119,232 dyad-years of the system in common, 153 with other obligations."""
    names = ("defense", "neutrality", "nonaggression", "entente")
    ours = directed.add_alliances(published("cow-alliance-4.1-by-member.csv")).frame
    both = ours.join(published("cow-alliance-4.1-dyad-years.csv").frame, on=DYAD, suffix="_listed")
    both = both.filter(pl.col("allied") == 1)
    assert both.height == 119_232
    assert both.filter(pl.any_horizontal(pl.col(name) != pl.col(f"{name}_listed") for name in names)).height == 153


def test_three_analyses_take_few_lines():
    """Dyad-years with alliances and disputes, survival of leaders, and the alliances of 1914 and 1985."""
    alliances, gml = published("cow-alliance-4.1-by-member.csv"), published("gml-mid-directed-dyad-years-2.1.1.csv")
    panel = panels.dyad_years("cow", 1946, 2010).add_alliances(alliances).add_disputes(gml)
    assert panel.frame.select("defense", "dispute_ongoing").sum().row(0) == (45_872, 2_818)

    leaders = panels.leader_years("gw", 1946, 2015, data=published("archigos-4.1-utf8.csv")).to_pandas()
    survival = (1 - leaders.groupby("years_in_office")["leaves"].mean()).cumprod()
    assert 0.4 < survival[2] < 0.6

    assert panels.to_networkx(alliances, on="1914-07-28").number_of_edges() == 27
    assert panels.to_networkx(world().agreements(kind="alliance"), on="1985-01-01").number_of_edges() > 700


def test_pairs_of_disputes_are_those_of_a_loop_over_participants():
    data = published("midb-5.0.csv")
    rows = [
        (row["dispnum"], row["ccode"], row["sidea"], row["start_earliest"], row["end_latest"] or row["end_earliest"])
        for row in data.frame.iter_rows(named=True)
    ]
    by_dispute: dict[int, list[tuple[int, int, datetime.date, datetime.date]]] = {}
    for dispute, *rest in rows:
        by_dispute.setdefault(dispute, []).append(tuple(rest))
    expected = {
        (one, other, year, dispute)
        for dispute, participants in by_dispute.items()
        for one, side, first, last in participants
        for other, other_side, other_first, other_last in participants
        if side != other_side and max(first, other_first) <= min(last, other_last)
        for year in range(max(first, other_first).year, min(last, other_last).year + 1)
    }
    panel = panels.dispute_dyad_years(data, 1816, 2014, directed=True).frame
    assert set(panel.select(*DYAD, "dispute").rows()) == expected
    assert len(panel) == len(expected) == 11_390


def test_contiguous_pairs_are_those_of_a_loop_over_spells():
    rows = published("cow-contdir-3.2.csv").frame.select("statelno", "statehno", "conttype", "begin", "end").rows()
    expected: dict[tuple[int, int, int], int] = {}
    for one, other, kind, begin, end in rows:
        for year in range(int(str(begin)[:4]), (2016 if end == ".." else int(end[:4])) + 1):
            key = (one, other, year)
            expected[key] = min(kind, expected.get(key, kind))
    panel = panels.dyad_years("cow", 1816, 2016).add_contiguity(published("cow-contdir-3.2.csv"))
    found = panel.frame.filter(pl.col("contiguous") == 1).select(*DYAD, "contiguity_type").rows()
    assert {(one, other, year): kind for one, other, year, kind in found} == expected


def test_codes_of_states_are_those_of_the_crosswalk():
    crosswalk = published("cow-gw-crosswalk-year.csv").frame.drop_nulls(["ccode", "gwcode"])
    panel = panels.state_years("cow", 1816, 2016, year="end").add_codes("gw").frame
    both = panel.drop_nulls("gwcode").join(crosswalk, on=["ccode", "year"], suffix="_listed")
    assert both.height == 15_861
    assert (both["gwcode"] == both["gwcode_listed"]).all()
