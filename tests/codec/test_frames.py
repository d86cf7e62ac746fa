"""Records as frames: the same columns for every list of a class, with typed values."""

from __future__ import annotations

import csv
import datetime
import io
import json
import sys
from pathlib import Path

import attrs
import pytest

import geobrief
from geobrief import model
from geobrief.codec import SECTIONS
from geobrief.codec.arrow import rows_type
from geobrief.codec.frames import columns, page
from geobrief.model.record_types import RECORD_TYPES
from geobrief.register.record_lists import RecordList

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")

WORLD = geobrief.world()
TABLES = [kind for kind in RECORD_TYPES if kind.table is not None]
DAY = datetime.date


def test_the_page_of_columns_is_up_to_date() -> None:
    written = (Path(__file__).parents[2] / "docs" / "frames-columns.md").read_text("utf-8")
    assert written == "\n".join(page()), "run: python -m geobrief.codec.frames > docs/frames-columns.md"


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.name)
def test_a_table_has_the_columns_of_its_class_whatever_is_in_it(kind) -> None:
    names = [column.name for column in columns(kind.cls)]
    assert len(names) == len(set(names))
    full, empty = getattr(WORLD, kind.table), getattr(geobrief.World(), kind.table)
    assert full.to_arrow().schema == empty.to_arrow().schema
    assert full.to_arrow().column_names == names
    assert full.to_arrow().num_rows == len(full)
    full.to_arrow().validate(full=True)


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.name)
def test_a_list_of_records_in_a_cell_has_the_columns_of_the_table(kind) -> None:
    cells = [(field.name, field.type) for field in rows_type(kind.cls).value_type]
    assert cells == [(field.name, field.type) for field in getattr(geobrief.World(), kind.table).to_arrow().schema]


@pytest.mark.parametrize("cls", sorted({cls for classes in SECTIONS.values() for cls in classes}, key=str))
def test_every_attribute_of_a_class_is_in_a_column(cls: type) -> None:
    keys = {column.key for column in columns(cls)}
    left_out = {"place", "fix"} if cls is geobrief.Finding else set()
    assert {field.name for field in attrs.fields(cls)} - left_out <= keys


PERIODS = {
    "1904-04-08/1914-08": (
        "1904-04-08", DAY(1904, 4, 8), DAY(1904, 4, 8), "1914-08", DAY(1914, 8, 1), DAY(1914, 8, 31), False
    ),
    "1949~/..": ("1949~", DAY(1949, 1, 1), DAY(1949, 12, 31), "..", None, None, True),
    "/1967": (None, None, None, "1967", DAY(1967, 1, 1), DAY(1967, 12, 31), False),
    "2003-05/": ("2003-05", DAY(2003, 5, 1), DAY(2003, 5, 31), None, None, None, None),
    "198X": ("1980-01-01", DAY(1980, 1, 1), DAY(1980, 1, 1), "1989-12-31", DAY(1989, 12, 31), DAY(1989, 12, 31), False),
}  # fmt: skip


@pytest.mark.parametrize(("text", "values"), PERIODS.items())
def test_a_period_is_two_dates_with_their_bounds_and_whether_it_goes_on(text: str, values: tuple[object, ...]) -> None:
    claim = model.Claim("territory:aouzou-strip", "LBY", period=text)
    row = RecordList("claims", (claim,)).to_arrow().to_pylist()[0]
    names = ("start", "start_earliest", "start_latest", "end", "end_earliest", "end_latest", "ongoing")
    assert tuple(row[name] for name in names) == values


def test_the_columns_of_an_agreement_hold_what_it_says() -> None:
    loan = model.Agreement(
        "loan", ["ECU", "CHN"], roles={"ECU": "borrower"}, quantities=[{"amount": 1, "unit": "billion USD"}],
        signed="2010-08-31", steps=[model.AgreementStep("terminated", "2016", "ECU")],
    )  # fmt: skip
    row = RecordList("agreements", (loan,)).to_arrow().to_pylist()[0]
    assert row["kind"] == "loan"
    assert row["parties"] == ["ECU", "CHN"]
    assert row["roles"] == [{"party": "ECU", "role": "borrower"}]
    assert row["quantities"] == [{"amount": 1.0, "unit": "billion USD"}]
    assert (row["status"], row["date"], row["date_latest"]) == (loan.status, "2010-08-31", DAY(2010, 8, 31))
    last = {"status": "terminated", "when": "2016", "when_earliest": DAY(2016, 1, 1), "when_latest": DAY(2016, 12, 31)}
    assert last | {"party": "ECU"} in row["steps"]
    assert row["subject"] is None


def test_findings_have_their_place_in_columns() -> None:
    findings = geobrief.load("disputes:\n  - {kind: waar, parties: [HND, SLV]}\n").findings
    row = findings.to_arrow().to_pylist()[0]
    assert (row["slug"], row["severity"], row["line"]) == ("invalid-value", "error", 2)
    assert findings.to_pandas().line.tolist() == [2]


def test_a_section_of_references_and_declarations_has_the_columns_of_both() -> None:
    text = "states: [Togo, {id: x:zubrowka, name: Zubrowka, capitals: [Lutz]}]"
    states = geobrief.load(text).states
    frame = states.to_arrow()
    assert set(frame.column_names) == {column.name for cls in (model.Reference, model.State) for column in columns(cls)}
    assert frame.column("id").to_pylist() == ["TGO", "x:zubrowka"]
    assert frame.column("capitals").to_pylist()[0] is None
    assert frame.column("capitals").to_pylist()[1][0]["text"] == "Lutz"


def test_expected_facts_are_json() -> None:
    scenario = geobrief.load("expect: [{on: 1975-05-01, that: {capital: Lagos, of: NGA}}]")
    row = scenario.expect.to_arrow().to_pylist()[0]
    assert (row["on"], json.loads(row["that"])) == ("1975-05-01", {"capital": "Lagos", "of": "NGA"})


# --- the libraries


TENURES = WORLD.tenures("Uruguay", during="1985/2020")


def test_every_library_gets_the_same_rows() -> None:
    names = [tenure.name for tenure in TENURES]
    assert len(names) > 8
    assert TENURES.to_pandas().name.tolist() == names
    assert TENURES.to_polars()["name"].to_list() == names
    assert polars.DataFrame(TENURES)["name"].to_list() == names
    assert pyarrow.table(TENURES).column("name").to_pylist() == names
    assert pandas.DataFrame(TENURES).name.tolist() == names


def test_pandas_has_days_and_missing_values_of_its_own() -> None:
    frame = TENURES.to_pandas()
    assert frame.start_earliest.dtype.kind == "M"
    assert str(frame.ongoing.dtype) == "boolean"
    assert (frame.start_earliest.max() - frame.start_earliest.min()).days > 1000
    day = WORLD.groups.to_pandas().start_earliest
    assert day.isna().any()


def test_the_constructor_of_pandas_makes_a_column_of_each_attribute() -> None:
    frame = pandas.DataFrame(WORLD.memberships(organization="org:OPEC"))
    assert list(frame) == [field.name for field in attrs.fields(model.Membership)]
    assert frame.period.map(lambda period: period.start).notna().all()


def test_duckdb_reads_a_list_by_its_name() -> None:
    duckdb = pytest.importorskip("duckdb")
    claims = WORLD.claims
    found = duckdb.sql("select count(*) from claims where claimant = 'CHN' and ongoing").fetchall()
    assert found == [(len(claims(claimant="CHN", ongoing=True)),)]


def test_csv_is_text_or_a_file(tmp_path: Path) -> None:
    groups = WORLD.groups
    rows = list(csv.DictReader(io.StringIO(groups.to_csv())))
    assert [row["id"] for row in rows] == [group.id for group in groups]
    several = next(group for group in groups if len(group.states) > 2)
    assert rows[groups.index(several)]["states"] == " | ".join(several.states)
    named = next(group for group in groups if group.names)
    assert json.loads(rows[groups.index(named)]["names"])[0]["text"] == named.names[0].text
    assert groups.to_csv(tmp_path / "groups.csv") is None
    assert (tmp_path / "groups.csv").read_text("utf-8") == groups.to_csv()


@pytest.mark.parametrize(
    ("package", "method", "advice"),
    [
        ("pyarrow", "to_arrow", r"a frame needs pyarrow: pip install 'geobrief\[frames\]'"),
        ("pyarrow", "to_pandas", r"a frame needs pyarrow: pip install 'geobrief\[frames\]'"),
        ("pandas", "to_pandas", "a frame of pandas needs pandas: pip install pandas"),
        ("polars", "to_polars", "a frame of polars needs polars: pip install polars"),
    ],
)
def test_a_missing_package_is_named(monkeypatch, package: str, method: str, advice: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(geobrief.MissingPackageError, match=advice):
        getattr(WORLD.groups[:2], method)()


def test_csv_needs_no_other_package(monkeypatch) -> None:
    for package in ("pyarrow", "pandas", "polars"):
        monkeypatch.setitem(sys.modules, package, None)
    assert WORLD.members("SADC", on="1999-01-01").to_csv().startswith("id\n")
    assert WORLD.codes(["Mali", "Laos"], to="gw").to_csv() == "gw\n432\n812\n"


# --- columns of codes and leaders


def test_a_column_of_codes_is_an_array_and_csv() -> None:
    codes = WORLD.codes(["Bhutan", "Ruritania", "Malawi"], to="cow")
    assert codes.to_arrow().to_pylist() == [760, None, 553]
    assert codes.to_csv() == 'cow\n760\n""\n553\n'
    both = WORLD.codes(["Bhutan", "Malawi"], to=["cow", "iso3"])
    assert polars.DataFrame(both.to_arrow()).rows() == [(760, "BTN"), (553, "MWI")]
    assert both.to_csv() == "cow,iso3\n760,BTN\n553,MWI\n"


def test_a_column_streams_to_arrow() -> None:
    recent = pytest.importorskip("pyarrow", "18")
    assert recent.chunked_array(WORLD.codes(["Bhutan", "Ruritania"], to="iso3")).to_pylist() == ["BTN", None]


def test_findings_of_a_column_are_a_frame() -> None:
    findings = WORLD.codes(["Bhutan", "Ruritania"], to="cow").findings
    assert findings.to_polars()["path"].to_list() == ["[1]"]


def test_leaders_are_a_frame_with_a_row_for_each_state() -> None:
    leaders = WORLD.leaders(["GHA", "Ruritania"], on="1958-01-01")
    assert leaders.to_arrow().column("name").to_pylist() == ["Kwame Nkrumah", None]
    assert leaders.to_csv().splitlines()[0] == "person,name,office,title,start,end"
