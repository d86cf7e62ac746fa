"""Scenarios are read from files of three forms and from texts."""

from __future__ import annotations

from pathlib import Path

import pytest

import geobrief
from geobrief import Agreement, GeobriefError

FORMS = {
    "s.yaml": "agreements:\n- {kind: loan, parties: [ARG, CHN], quantities: [{amount: 24, unit: USD}]}\n",
    "s.json": '{"agreements": [{"kind": "loan", "parties": ["ARG", "CHN"],\n'
    '"quantities": [{"amount": 24, "unit": "USD"}]}]}',
    "s.toml": '[[agreements]]\nkind = "loan"\nparties = ["ARG", "CHN"]\nquantities = [{amount = 24, unit = "USD"}]\n',
}


@pytest.mark.parametrize("name", FORMS)
def test_yaml_json_and_toml_give_equal_scenarios(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + FORMS[name].encode())
    scenario = geobrief.load(tmp_path / name)
    assert scenario.load_findings == ()
    assert scenario.agreements == (Agreement("loan", ["ARG", "CHN"], quantities=[{"amount": 24, "unit": "USD"}]),)
    assert geobrief.load(str(tmp_path / name)) == scenario


@pytest.mark.parametrize("name", ["s.yaml", "s.json"])
def test_a_string_with_a_colon_or_a_brace_is_a_text(name: str) -> None:
    assert len(geobrief.load(FORMS[name]).agreements) == 1


def test_an_absolute_path_may_have_a_colon() -> None:
    with pytest.raises(GeobriefError, match="cannot be read"):
        geobrief.load("C:\\work\\a.geobrief.yaml")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a: \xff", "GB109"),
        (b"- 1", "GB203"),
        (b"a: [", "GB101"),
        (b"a: \x00", "GB101"),
        (b"just words", "GB203"),
    ],
)
def test_an_unreadable_file_gives_a_finding(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "s.yaml"
    file.write_bytes(content)
    scenario = geobrief.load(file)
    assert code in [finding.code for finding in scenario.findings]
    assert {finding.place and finding.place.file for finding in scenario.findings} == {str(file)}


@pytest.mark.parametrize(
    ("content", "code", "at"),
    [(b"a: 1\n\xc3\xa9: \xff", "GB109", (2, 4)), (b"#" * (32 * 1024 * 1024 + 1), "GB110", (None, None))],
    ids=["letter", "size"],
)
def test_a_file_that_is_refused_is_reported_at_its_place(tmp_path: Path, content: bytes, code: str, at: object) -> None:
    (tmp_path / "s.yaml").write_bytes(content)
    finding = geobrief.load(tmp_path / "s.yaml").load_findings[0]
    assert (finding.code, finding.place and (finding.place.line, finding.place.column)) == (code, at)
