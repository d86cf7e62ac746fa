"""Small files of every kind, with the traps of the real ones: what is read, what is refused, and why."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from geobrief import datasets

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


def cases() -> list[Any]:
    """One parameter for each case of each file."""
    found = []
    for path in CASES:
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8"))):
            found.append(pytest.param(case, id=f"{path.stem}-{case.get('what', number)}"))
    return found


def written(case: dict[str, Any], folder: Path) -> Path:
    """The file of a case, in its encoding and with its line ends."""
    text = case["file"].replace("\n", case.get("newline", "\n"))
    path = folder / "file.csv"
    path.write_bytes((b"\xef\xbb\xbf" if case.get("bom") else b"") + text.encode(case.get("encoding", "utf-8")))
    return path


@pytest.mark.parametrize("case", cases())
def test_a_file_is_read_row_for_row(case, tmp_path):
    path = written(case, tmp_path)
    data = datasets.read(case["kind"], path)
    assert data.count == data.kept + data.refused
    assert data.refused == case.get("refused", 0)
    for row, expected in enumerate(case["rows"]):
        shown = {name: _plain(data.frame[name][row]) for name in expected}
        assert shown == {name: _plain(value) for name, value in expected.items()}
    assert len(case["rows"]) == data.kept
    found = [f"{finding.code} {finding.path}".strip() for finding in data.reading_findings]
    assert found == case.get("findings", [])
    assert data.as_of == case.get("as_of")


@pytest.mark.parametrize("case", cases())
def test_a_file_is_recognised_by_its_columns(case, tmp_path):
    assert datasets.read("auto", written(case, tmp_path)).kind.name == case["kind"]


def test_every_kind_has_a_case():
    assert {case.values[0]["kind"] for case in cases()} == {kind.name for kind in datasets.kinds()}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value
