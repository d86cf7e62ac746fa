"""Files of datasets with invented rows, for tests."""

from __future__ import annotations

from pathlib import Path

import yaml

from geobrief import datasets

CASES = Path(__file__).parent / "cases"


def made(kind: str, rows: list[dict[str, object]], folder: Path, *, newline: str = "\n") -> datasets.Dataset:
    """A file of a kind with the columns of its last case, and empty cells where a row has no value."""
    cases = [case for path in CASES.glob("*.yaml") for case in yaml.safe_load(path.read_text("utf-8"))]
    header = [case["file"].splitlines()[0].split(",") for case in cases if case["kind"] == kind][-1]
    assert not [name for row in rows for name in row if name not in header]
    lines = [",".join(header), *(",".join(str(row.get(name, "")) for name in header) for row in rows)]
    (folder / "file.csv").write_bytes((newline.join(lines) + newline).encode())
    return datasets.read(kind, folder / "file.csv")
