"""Values of states, memberships, rivalries, claims, leaders, codes and a user's own tables in panels."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from samples import DATA, sample

from geobrief import panels
from geobrief.errors import ArgumentError, GeobriefError

ECUADOR, PERU, BRAZIL, BOLIVIA, PARAGUAY, CHILE, ARGENTINA, URUGUAY = 130, 135, 140, 145, 150, 155, 160, 165


@pytest.fixture(scope="module")
def dyads() -> panels.Panel:
    return panels.dyad_years("cow", 1950, 1989)


@pytest.fixture(scope="module")
def states() -> panels.Panel:
    return panels.state_years("cow", 1950, 1989)


def of(panel: panels.Panel, *codes: int, year: int | None = None) -> pl.DataFrame:
    """The rows of a state or pair, of all years or of one."""
    rows = panel.frame.filter(pl.col(name) == code for name, code in zip(panel.keys, codes, strict=False))
    return rows if year is None else rows.filter(pl.col("year") == year)


# --- values of states


def test_missing_capabilities_are_missing(states):
    row = of(states.add_capabilities(sample("capabilities")), PARAGUAY, year=1952)
    assert row["milex"].to_list() == [None]
    assert row["cinc"].null_count() == 0


def test_values_of_both_states_of_a_pair_have_their_number(dyads):
    row = of(dyads.add_capabilities(sample("capabilities")), BRAZIL, CHILE, year=1970)
    one = sample("capabilities").frame.filter(pl.col("ccode") == BRAZIL, pl.col("year") == 1970)
    assert row["tpop1"].to_list() == one["tpop"].to_list() != row["tpop2"].to_list()


@pytest.mark.parametrize(("rule", "first"), [("start", 1969), ("mid", 1968), ("end", 1968)])
def test_major_powers_of_a_day(rule, first):
    """In the invented file Brazil is one from 1 July 1968."""
    panel = panels.state_years("cow", 1960, 1975, year=rule).add_majors(sample("majors"))
    assert of(panel, BRAZIL).filter(pl.col("major") == 1)["year"].min() == first


def test_ideal_points_of_a_pair_have_a_distance(dyads):
    row = of(dyads.add_ideal_points(sample("ideal-points")), BRAZIL, CHILE, year=1970).row(0, named=True)
    assert row["ideal_point_distance"] == abs(row["ideal_point1"] - row["ideal_point2"]) > 0
    assert of(dyads.add_ideal_points(sample("ideal-points")), PARAGUAY, CHILE, year=1960)[
        "ideal_point_distance"
    ].to_list() == [None]


def test_capitals_are_as_far_from_each_other_as_on_the_globe(dyads):
    panel = dyads.add_capital_distance(sample("capitals"))
    assert of(panel, ARGENTINA, URUGUAY, year=1970)["capital_distance"].item() == pytest.approx(203, abs=5)
    before, after = (of(panel, BRAZIL, PARAGUAY, year=year)["capital_distance"].item() for year in (1959, 1961))
    assert (before, after) == (pytest.approx(1490, abs=15), pytest.approx(1463, abs=15))
    assert not [name for name in panel.columns if name.startswith("_")]


# --- organizations, rivalries, claims


def test_memberships_of_an_organization(states):
    panel = states.add_memberships("rivers", "lakes", data=sample("igos"))
    assert of(panel, ARGENTINA).filter(pl.col("member_rivers") == 1)["year"].to_list() == list(range(1955, 1971))
    assert of(panel, CHILE)["member_lakes"].sum() == 40  # an associate member first


def test_the_register_knows_memberships(dyads):
    panel = panels.dyad_years("cow", 1948, 1970, year="end").add_memberships("NATO", "org:ECSC")
    assert of(panel, 2, 220).filter(pl.col("member_nato2") == 1)["year"].min() == 1949
    assert of(panel, 2, 220)["member_ecsc2"].sum() == 19


def test_shared_organizations_are_those_of_members(dyads):
    panel = dyads.add_igos(sample("igos"))
    assert of(panel, BOLIVIA, CHILE, year=1975)["shared_igos"].item() == 2
    assert of(panel, BRAZIL, ARGENTINA, year=1975)["shared_igos"].item() == 0  # an observer by then
    directed = panels.dyad_years("cow", 1975, 1975, directed=True).add_igos(sample("igos"))
    assert of(directed, CHILE, BOLIVIA)["shared_igos"].item() == 2


def test_organizations_of_a_state_by_status(states):
    panel = states.add_igos(sample("igos"))
    row = of(panel, ARGENTINA, year=1975).select("igos_full", "igos_associate", "igos_observer", "igos")
    assert row.rows() == [(0, 0, 1, 1)]


def test_rivals(states, dyads):
    row = of(states.add_rivalries(sample("rivalries")), CHILE, year=1980)
    assert row["rivals"].item() == 2
    assert of(dyads.add_rivalries(sample("rivalries")), CHILE, ARGENTINA)["rivalry"].sum() == 35


def test_claims_have_a_direction():
    panel = panels.dyad_years("cow", 1950, 1989, directed=True).add_claims(sample("claims"))
    assert of(panel, BOLIVIA, CHILE, year=1970).select("claims", "territorial_claims").row(0) == (1, 1)
    assert of(panel, CHILE, BOLIVIA, year=1970)["claims"].item() == 0
    assert of(panel, ARGENTINA, CHILE)["maritime_claims"].sum() == 21


def test_claims_of_a_pair_without_direction_are_those_of_both(dyads):
    assert of(dyads.add_claims(sample("claims")), ECUADOR, PERU, year=1960)["claims"].item() == 2


def test_claims_of_a_state_are_made_and_received(states):
    row = of(states.add_claims(sample("claims")), CHILE, year=1970).select("claims_made", "claims_received")
    assert row.rows() == [(0, 2)]


def test_the_register_knows_claims():
    panel = panels.dyad_years("cow", 1980, 1985).add_claims()
    assert of(panel, ARGENTINA, 200, year=1982)["claims"].item() >= 1
    assert of(panel, 2, 20, year=1982)["claims"].item() >= 0


# --- leaders and codes


def test_leaders_of_a_year_are_counted(states):
    data = sample("leaders")
    panel = states.add_leaders(data)
    taken = data.frame.filter(pl.col("gwcode") == CHILE).with_columns(pl.col("start_earliest").dt.year().alias("year"))
    years = sorted(set(taken["year"].to_list()) - set(range(1950)))
    assert of(panel, CHILE).filter(pl.col("leader_change") == 1)["year"].to_list() == years
    assert of(panel, CHILE)["leaders"].max() >= 2


def test_the_leader_of_a_day_is_one(states):
    panel = panels.state_days("cow", "1982-06-17", "1982-06-19").add_leaders()
    rows = of(panel, ARGENTINA).select("date", "leader").rows()
    assert rows[0] == (datetime.date(1982, 6, 17), "Leopoldo Galtieri")
    assert of(panel, 200)["leader"].unique().to_list() == ["Margaret Thatcher"]


def test_codes_of_other_lists():
    panel = panels.state_years("cow", 1989, 1992).add_codes("gw", "iso3", "id", "name")
    rows = panel.frame.filter(pl.col("ccode") == 365).select("year", "gwcode", "iso3", "state_id").rows()
    assert rows == [
        (1989, 365, "RUS", "SUN"),
        (1990, 365, "RUS", "SUN"),
        (1991, 365, "RUS", "RUS"),
        (1992, 365, "RUS", "RUS"),
    ]
    germany = panel.frame.filter(pl.col("ccode").is_in([255, 260]), pl.col("year") == 1990)
    assert set(germany["gwcode"]) == {260}


def test_codes_of_pairs_have_the_number_of_the_state():
    panel = panels.dyad_years("gw", 2000, 2000).add_codes("cow", "iso3")
    assert panel.columns[-4:] == ["ccode1", "iso3_1", "ccode2", "iso3_2"]
    assert of(panel, 255, 260).is_empty()


# --- tables of a user


def test_a_table_by_codes_of_another_list(states):
    panel = states.add(DATA / "democracy.csv", by=("iso3", "year"), columns=["democracy"], codes="iso3")
    assert panel.frame["democracy"].count() == 400
    (step,) = panel.explain().rows(named=True)[1:]
    assert (step["matched"], step["left_out"], step["columns"]) == (400, 1, "democracy")
    assert [finding.slug for finding in panel.findings] == ["unknown-code"] or len(panel.findings) == 1


def test_a_table_by_names_of_states(states):
    panel = states.add(DATA / "democracy.csv", by=("country", "year"), codes="name", custom={"Ruritania": None})
    by_codes = states.add(DATA / "democracy.csv", by=("iso3", "year"), columns=["democracy"], codes="iso3")
    assert panel.frame["democracy"].equals(by_codes.frame["democracy"])


def test_a_name_in_the_year_in_which_its_state_ended(states):
    """Names count on any day of a year if the rows of the panel do."""
    table = {"country": ["East Germany", "East Germany"], "year": [1989, 1990], "value": [1.5, 2.5]}
    panel = panels.state_years("cow", 1985, 1995).add(table, by=("country", "year"), codes="name")
    assert of(panel, 265).drop_nulls("value").select("year", "value").rows() == [(1989, 1.5), (1990, 2.5)]


@pytest.mark.parametrize("frame", [pl.DataFrame, pd.DataFrame, dict, lambda data: pl.DataFrame(data).to_arrow()])
def test_frames_of_any_library_are_tables(states, frame):
    table = frame({"ccode": [BRAZIL, CHILE], "year": [1970, 1971], "state": ["x", "y"]})
    assert of(states.add(table, by=("ccode", "year")), CHILE, year=1971)["state"].item() == "y"


def test_a_table_about_pairs():
    table = {"a": [BRAZIL, CHILE], "b": [CHILE, PERU], "year": [1970, 1970], "trade": [1, 2]}
    panel = panels.dyad_years("cow", 1970, 1970).add(table, by=("a", "b", "year"))
    assert of(panel, PERU, CHILE)["trade"].item() == 2
    directed = panels.dyad_years("cow", 1970, 1970, directed=True).add(table, by=("a", "b", "year"))
    assert of(directed, PERU, CHILE)["trade"].item() is None


def test_a_table_about_states_is_for_both_of_a_pair():
    table = {"ccode": [BRAZIL], "area": [8.5]}
    panel = panels.dyad_years("cow", 1970, 1971).add(table, by=("ccode",))
    assert of(panel, BRAZIL, CHILE)["area1"].to_list() == [8.5, 8.5]
    assert of(panel, PERU, BRAZIL)["area2"].to_list() == [8.5, 8.5]


def test_yearly_values_hold_in_every_month_of_the_year():
    table = {"ccode": [BRAZIL], "year": [1970], "value": [7]}
    panel = panels.state_months("cow", "1969-12", "1970-02").add(table, by=("ccode", "year"))
    assert of(panel, BRAZIL)["value"].to_list() == [None, 7, 7]


TABLE = {"ccode": [BRAZIL, BRAZIL], "year": [1970, 1970], "value": [1, 2]}


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda p: p.add(TABLE, by=("ccode", "year")), "several rows of the table are about the same state and time"),
        (lambda p: p.add(TABLE, by=("ccod", "year")), "did you mean 'ccode'"),
        (lambda p: p.add(TABLE, by=("ccode", "year"), columns=["valeu"]), "did you mean 'value'"),
        (lambda p: p.add(TABLE, by=("year",)), "by does not name the states"),
        (lambda p: p.add(TABLE, by=("ccode", "value", "year")), "by does not name the states"),
        (lambda p: p.add(TABLE, by=("ccode", "year"), codes="kow"), "did you mean 'cow'"),
        (lambda p: p.add(5, by=("ccode", "year")), "not a table"),
        (lambda p: p.add("no-such-file.csv", by=("ccode", "year")), "no-such-file.csv"),
        (lambda p: p.add_codes("iso33"), "did you mean 'iso3'"),
        (lambda p: p.add_codes(), "needs a list"),
        (lambda p: p.add_memberships(), "needs an organization"),
        (lambda p: p.add_memberships("lake", data=sample("igos")), "did you mean 'lakes'"),
        (lambda p: p.add_memberships("NATTO"), "NATTO"),
        (lambda p: p.add_capital_distance(sample("capitals")), "is for pairs of states"),
        (lambda p: p.add_similarity(sample("alliances")), "is for pairs of states"),
        (lambda p: p.add_ideal_points(sample("ideal-points"), "al"), "did you mean 'all'"),
        (lambda p: p.add_rivalries(sample("claims")), "takes no dataset of this kind"),
        (lambda p: p.politically_relevant(), "is for pairs of states"),
        (lambda p: p.whittle(), "whittle is for disputes of pairs"),
        (lambda p: p.where("year > 1950"), "not a condition"),
        (lambda p: p.where(pl.col("yaer") > 1950), "did you mean 'year'"),
        (lambda p: p.where(pl.col("year") == "a").frame, "not a condition on these rows"),
        (lambda p: p.where(pl.col("year") + 1).frame, "not a condition on these rows"),
        (lambda p: p.add_codes("iso3").add_peace_years("iso3"), "not a column of numbers"),
    ],
)
def test_misuse_is_refused(states, call, expected):
    with pytest.raises(GeobriefError, match=expected):
        call(states)


def test_pairs_with_a_border_or_a_major_power_are_politically_relevant(dyads):
    panel = dyads.add_contiguity(sample("contiguity")).add_majors(sample("majors")).politically_relevant()
    assert of(panel, PERU, CHILE).height == 40
    assert of(panel, 100, BRAZIL).height == 40
    assert of(panel, 100, ARGENTINA)["year"].to_list() == list(range(1950, 1958))
    with pytest.raises(ArgumentError, match="add_contiguity"):
        dyads.politically_relevant()


def test_where_keeps_rows(dyads):
    panel = dyads.where(pl.col("year") == 1960).add_alliances(sample("alliances"))
    assert panel.frame["year"].unique().to_list() == [1960]
    assert (
        panel.frame["allied"].sum()
        == dyads.add_alliances(sample("alliances")).frame.filter(pl.col("year") == 1960)["allied"].sum()
    )


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"ccode": [BRAZIL, None], "year": [None, 1970], "x": [1, 2]}, (0, 2)),
        ({"ccode": ["140", "?"], "year": ["1970", "1971"], "x": [1, 2]}, (1, 1)),
        ({"ccode": [BRAZIL, CHILE], "year": [99_999, 1970], "x": [1, 2]}, (1, 1)),
        ({"ccode": [BRAZIL, CHILE], "year": [1970, 1970], "month": [13, 12], "x": [1, 2]}, (1, 1)),
        ({"ccode": [BRAZIL, CHILE], "date": ["1970-02-30", "1970-02-28"], "x": [1, 2]}, (1, 1)),
        ({"ccode": [BRAZIL], "year": [1970], "x": [[1, 2]]}, (1, 0)),
    ],
)
def test_rows_whose_state_or_time_is_unknown_are_left_out(states, table, expected):
    panel = states.add(table, by=[name for name in table if name != "x"])
    assert panel.explain().select("matched", "left_out").row(-1) == expected
    assert panel.frame["x"].drop_nulls().len() == expected[0]


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("values.csv", lambda frame, path: frame.write_csv(path)),
        ("values.tsv", lambda frame, path: frame.write_csv(path, separator="\t")),
        ("values.parquet", lambda frame, path: frame.write_parquet(path)),
        ("latin.csv", lambda frame, path: path.write_bytes(frame.write_csv(line_terminator="\r\n").encode("latin-1"))),
    ],
)
def test_files_of_a_user_may_have_any_form(states, tmp_path, name, write):
    frame = pl.DataFrame({"ccode": [BRAZIL, CHILE], "year": [1970, 1970], "capital": ["Brasília", None]})
    path = tmp_path / name
    write(frame, path)
    panel = states.add(path, by=("ccode", "year"))
    assert panel.frame["capital"].drop_nulls().to_list() == ["Brasília"]


def test_a_file_that_is_not_a_table_is_refused(states, tmp_path):
    path = tmp_path / "broken.parquet"
    path.write_bytes(b"not parquet")
    with pytest.raises(GeobriefError, match="is not a table"):
        states.add(path, by=("ccode", "year"))
