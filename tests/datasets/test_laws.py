"""Laws of reading: no row is lost, a date has the bounds of its text, and every way of parsing gives the same rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import polars as pl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from geobrief import Date, datasets
from geobrief.datasets.catalogue import kind_named
from geobrief.datasets.cells import typed_cells
from geobrief.datasets.dates import with_dates
from geobrief.datasets.raw_tables import text_table
from geobrief.datasets.text_records import records

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
RACES = kind_named("arms-races")
STATES = kind_named("cow-states")
HEADER = "race_id,ccode1,ccode2,styear,endyear"
CELL = st.one_of(st.integers(-9, 2050).map(str), st.sampled_from(["", ".", "x", "1.5", '"a,b"', "2 "]))
LINE = st.lists(CELL, min_size=1, max_size=7).map(",".join)


@given(st.lists(LINE, max_size=8))
def test_every_record_is_kept_or_refused_with_a_finding(lines):
    text = "\n".join([HEADER, *lines]) + "\n"
    data = datasets.reading._dataset(RACES, "file", typed_cells(text_table("file", text.encode()), RACES), None)
    torn = sum(finding.code == "GB904" for finding in data.reading_findings)
    assert data.count + torn == sum(1 for record in csv.reader(io.StringIO("\n".join(lines))) if record)
    refused = {finding.path.split(",")[0] for finding in data.reading_findings if finding.code in ("GB902", "GB903")}
    assert len(refused) == data.refused
    assert not refused & {f"row {number}" for number in data.rows}


PART = st.one_of(st.none(), st.sampled_from([-9, 0, 13, 31, 99]), st.integers(1, 31))


@given(st.lists(st.tuples(st.one_of(st.none(), st.integers(1, 9998)), PART, PART), min_size=1, max_size=20))
def test_a_date_has_the_bounds_of_its_text(parts):
    columns = dict(zip(("styear", "stmonth", "stday"), zip(*parts, strict=True), strict=True))
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Int64))
    dated = with_dates(frame, STATES)
    wrong = dated.unreadable.get("start", [False] * len(parts))
    rows = dated.frame.select("start", "start_earliest", "start_latest").rows()
    for (year, month, day), (text, earliest, latest), unreadable in zip(parts, rows, wrong, strict=True):
        if year is None:
            assert (text, earliest, latest) == (None, None, None)
            continue
        assert (Date(text).earliest, Date(text).latest) == (earliest, latest)
        written = [part for part in (year, month, day) if part is not None]
        known = [int(part) for part in text.split("-")]
        assert known == written[: len(known)]
        assert unreadable == (month is not None and len(known) < len(written))


def cases():
    """The small files that are read without a finding."""
    for path in CASES:
        for case in yaml.safe_load(path.read_text("utf-8")):
            if "findings" not in case:
                yield pytest.param(case["kind"], case["file"], id=f"{case['kind']} {case.get('what', '')}")


@pytest.mark.parametrize(("name", "text"), list(cases()))
def test_the_careful_parser_gives_what_the_fast_one_gives(name, text):
    kind = kind_named(name)
    table = text_table("file", text.encode())
    fast = typed_cells(table, kind)
    damaged = typed_cells(text_table("file", f"{text}{table.separator * 300}\nx{table.separator}\n".encode()), kind)
    assert damaged.count == fast.count + 2
    assert damaged.frame.head(fast.count).equals(fast.frame)


def test_records_that_are_torn_within_a_cell_are_joined():
    table = text_table("file", b"id,name,year\n1,the long\n way,1900\n2,b,1901\n")
    found = records(table, [(0, "integer"), (2, "integer")])
    assert found.records == [(1, ["1", "the long  way", "1900"]), (2, ["2", "b", "1901"])]
