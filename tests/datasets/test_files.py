"""Files in all forms: workbooks, files of Stata, files without a header, damaged ones, and what is not a file."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import polars as pl
import pyreadstat
import pytest

import geobrief
from geobrief import datasets

RACES = "race_id,ccode1,ccode2,styear,endyear\n1,200,365,1854,1856\n2,140,150,1864,1866\n"


def written(folder: Path, text: str, name: str = "file.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


CELL = '<c t="inlineStr"><is><t>{}</t></is></c>'


def workbook(path: Path, rows: list[list[str]]) -> Path:
    """A workbook with one sheet of texts."""
    cells = "".join(f"<row>{''.join(map(CELL.format, row))}</row>" for row in rows)
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}">'
            f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{namespace}" xmlns:r="{office}">'
            '<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{relations}">'
            f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        file.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{namespace}"><sheetData>{cells}</sheetData></worksheet>'
        )
    return path


def test_a_workbook_is_read_as_the_text_is(tmp_path):
    header = ["Cow Nr.", "Cow ID", "Name of State", "Start", "End"]
    rows = [
        ["2", "USA", "United States of America", "01.01.1816", "31.12.2017"],
        ["x", "CAN", "Canada", "1.7.1867", ""],
    ]
    data = datasets.read("auto", workbook(tmp_path / "states.xlsx", [header, *rows]))
    assert (data.kind.name, data.count, data.kept, data.as_of) == ("gw-states", 2, 1, "2017-12-31")
    assert data.frame.select("gwcode", "start", "end").rows() == [(2, "1816-01-01", "..")]
    assert [finding.path for finding in data.reading_findings] == ["row 2, gwcode"]


def test_a_file_of_stata_is_read_as_the_text_is(tmp_path):
    frame = pl.DataFrame({"race_id": [1.0, 2.0], "ccode1": [200, 140], "ccode2": [365, 150], "styear": [1854.0, None]})
    pyreadstat.write_dta(frame.with_columns(endyear=pl.Series([1856, 1866])).to_pandas(), tmp_path / "races.dta")
    data = datasets.read("auto", tmp_path / "races.dta")
    assert data.frame.select("race_id", "ccode1", "start", "end").rows() == [
        (1, 200, "1854", "1856"),
        (2, 140, None, "1866"),
    ]


def test_a_damaged_record_changes_no_other(tmp_path):
    whole = datasets.read("arms-races", written(tmp_path, RACES))
    damaged = datasets.read("arms-races", written(tmp_path, f"{RACES}3,200\n"))
    assert damaged.frame.equals(whole.frame)
    assert (damaged.count, damaged.refused, [f.path for f in damaged.reading_findings]) == (3, 1, ["row 3"])


def test_a_file_of_gdelt_has_no_header(tmp_path):
    from geobrief.datasets.codebooks.events import GDELT

    (header,) = [header for width, header in GDELT.headers.items() if width == 61]
    values = {
        "GLOBALEVENTID": "7",
        "SQLDATE": "20150315",
        "EventCode": "042",
        "QuadClass": "1",
        "GoldsteinScale": "1.9",
    }
    row = "\t".join(values.get(name, "") for name in header)
    data = datasets.read("gdelt", written(tmp_path, f"{row}\n{row}\n"))
    assert (data.count, data.frame["date"].to_list()) == (2, ["2015-03-15"] * 2)


def test_the_last_day_of_a_release_can_be_given(tmp_path):
    text = "gwcode,gwc,country_name,start,end,microstate\n2,USA,United States,1816-01-01,9999-12-31,False\n"
    path = written(tmp_path, text)
    assert datasets.read("gw-states", path).frame["end_earliest"].to_list() == [None]
    data = datasets.read("gw-states", path, as_of="2020-12-31")
    assert (data.as_of, str(data.frame["end_earliest"][0])) == ("2020-12-31", "2020-12-31")


def test_a_file_without_rows_is_empty(tmp_path):
    data = datasets.read("auto", written(tmp_path, RACES.partition("\n")[0]))
    assert (data.count, data.kept, tuple(data.findings), data.frame.schema["start_earliest"]) == (0, 0, (), pl.Date)


def test_rows_are_handed_over_to_other_libraries(tmp_path):
    data = datasets.read("arms-races", written(tmp_path, RACES.replace(",1856", ",")))
    assert data.to_arrow().num_rows == len(data) == 2
    assert data.to_pandas()["endyear"].tolist()[1] == 1866
    assert str(data.to_pandas()["endyear"].dtype) == "Int64"
    assert pl.DataFrame(data).equals(data.to_polars())
    assert data.to_csv().splitlines()[1] == "1,200,365,1854,,1854,1854-01-01,1854-12-31,,,"
    data.to_csv(tmp_path / "out.csv")
    data.to_parquet(tmp_path / "out.parquet")
    assert (tmp_path / "out.csv").read_text() == data.to_csv()
    assert pl.read_parquet(tmp_path / "out.parquet").equals(data.frame)
    assert repr(data) == "<arms-races: 2 rows>"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "its first line is empty"),
        ("a.csv", b"\n1,2\n", "its first line is empty"),
        ("a.xlsx", b"PK\x03\x04 and no more", "is not a workbook"),
        ("a.dta", b"not Stata", "is not a file of Stata"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(geobrief.UnreadableInputError, match=said):
        datasets.read("auto", tmp_path / name)


def test_a_file_of_no_kind_is_refused_with_the_nearest(tmp_path):
    with pytest.raises(geobrief.ArgumentError, match="those of no known kind: expected"):
        datasets.read("auto", written(tmp_path, "a,b\n1,2\n"))
    with pytest.raises(geobrief.ArgumentError, match="arms-races also has race_id: expected"):
        datasets.read("auto", written(tmp_path, "ccode1,ccode2,styear,endyear\n1,2,3,4\n"))


def test_a_file_of_another_kind_is_refused_with_what_it_lacks(tmp_path):
    with pytest.raises(geobrief.ArgumentError) as refused:
        datasets.read("cow-majors", written(tmp_path, RACES))
    assert "it lacks stateabb, ccode, stmonth, stday, endmonth, endday" in str(refused.value)
    assert refused.value.nearest == "arms-races"


@pytest.mark.parametrize("name", ["a.csv", "a.dta"])
def test_only_regular_files_are_read(tmp_path, name):
    os.mkfifo(tmp_path / name)
    with pytest.raises(geobrief.UnreadableInputError, match="a pipe"):
        datasets.read("auto", tmp_path / name)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((5, "a.csv"), "kind: expected a text, got 5"),
        (("auto", 5), "path: expected the path of a file, got 5"),
        (("archigso", "a.csv"), "did you mean 'archigos'"),
    ],
)
def test_misuse_is_refused(arguments, said):
    with pytest.raises(geobrief.ArgumentError, match=said):
        datasets.read(*arguments)


def test_a_release_ends_on_a_day(tmp_path):
    with pytest.raises(geobrief.GeobriefError, match="2016"):
        datasets.read("arms-races", written(tmp_path, RACES), as_of="2016")


def test_without_polars_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(geobrief.MissingPackageError, match=r"needs polars: pip install 'geobrief\[datasets\]'"):
        datasets.read("auto", written(tmp_path, RACES))


def test_the_kinds_are_known_without_polars():
    program = (
        "import sys; from geobrief import datasets; datasets.kinds(); print({'polars', 'numpy'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
