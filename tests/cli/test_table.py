"""The command `table`: reads, checks and converts the files of datasets."""

from __future__ import annotations

import io
import json

import polars as pl
import pytest

STATES = """\
stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version
USA,2,United States of America,1816,1,1,2016,12,31,2016
TUS,337,Tuscany,1816,1,1,1860,13,15,2016
"""
PARTICIPANTS = """\
dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,revtype2,fatality,fatalpre,hiact,hostlev,orig,version
7,"PER",135,1,1,1950,1,2,1950,1,1,1,0,0,0,0,1,1,5
7,"CHL",155,1,1,1950,1,2,1950,0,1,1,0,0,0,0,1,1,5
"""
DISPUTES = """\
dispnum,stday,stmon,styear,endday,endmon,endyear,outcome,settle,fatality,fatalpre,maxdur,mindur,hiact,hostlev,recip,numa,numb,ongo2014,version
1,1,1,1950,1,2,1950,6,1,0,0,2,2,7,3,0,1,1,0,5
"""


@pytest.fixture
def states(tmp_path):
    file = tmp_path / "states.csv"
    file.write_text(STATES)
    return file


def test_an_account_of_the_rows_and_the_columns(geobrief, states):
    ran = geobrief("table", "cow-states", states)
    assert (ran.code, ran.err) == (0, "")
    title, *columns = ran.out.splitlines()
    assert title.endswith("2 rows, 2 kept, 0 refused, known until 2016-12-31")
    assert [line.split()[:2] for line in columns][-1] == ["end_latest", "Date"]


def test_rows_as_csv_json_and_parquet(geobrief, states, capfdbinary):
    from geobrief.cli import main

    assert geobrief("table", "auto", states, "--to", "csv").out.splitlines()[1].endswith(",..,2016-12-31,")
    first, _ = json.loads(geobrief("table", "auto", states, "--to", "json").out)
    assert (first["ccode"], first["end"], first["end_latest"]) == (2, "..", None)
    assert main(["table", "auto", str(states), "--to", "parquet"]) == 0
    assert pl.read_parquet(io.BytesIO(capfdbinary.readouterr().out))["ccode"].to_list() == [2, 337]


def test_findings_are_lines_and_errors_an_exit_code(geobrief, states):
    ran = geobrief("table", "auto", states, "--check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"warning {states} row 2, end GB905 no-such-day: 1860-13-15 is not a date")


def test_findings_do_not_mix_with_the_rows(geobrief, states):
    ran = geobrief("table", "auto", states, "--check", "--to", "csv")
    assert len(ran.out.splitlines()) == 3
    assert "GB905" in ran.err


def test_references_are_checked_against_another_file(geobrief, tmp_path):
    (tmp_path / "a.csv").write_text(DISPUTES)
    (tmp_path / "b.csv").write_text(PARTICIPANTS)
    assert geobrief("table", "mid-b", tmp_path / "b.csv", "--check") == (0, "", "")
    ran = geobrief("table", "mid-b", tmp_path / "b.csv", "--check", "--against", tmp_path / "a.csv")
    assert ran.code == 1
    assert [line.split(" GB918")[0].split()[-3:] for line in ran.out.splitlines()] == [
        ["row", "1,", "dispnum"],
        ["row", "2,", "dispnum"],
    ]


def test_the_kinds_are_listed(geobrief):
    assert "  archigos " in geobrief("table", "--list").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "a kind and a file are needed"),
        (["cow-stats", "x"], "did you mean 'cow-states'?"),
        (["gw-states", "FILE"], "it lacks gwcode, gwc, country_name, start, end"),
        (["gw-states", "FILE"], "did you mean 'cow-states'?"),
        (["auto", "FILE", "--as-of", "2016"], "--as-of"),
        (["auto", "FILE", "--against", "FILE"], "--against is about checks"),
        (["auto", "/"], "a directory"),
    ],
)
def test_misuse_is_one_line_of_error(geobrief, states, arguments, said):
    ran = geobrief("table", *(states if argument == "FILE" else argument for argument in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
