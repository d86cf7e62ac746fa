"""The benchmark runs; what it measures is reported, never a reason to fail."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PAGE = (HERE.parents[1] / "docs" / "benchmarks.md").read_text("utf-8")


def test_the_benchmark_prints_its_table():
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1]), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run([sys.executable, HERE, "--quick"], capture_output=True, env=environment, check=True)
    table = ran.stdout.decode()
    for row in (
        "import geobrief",
        "the whole model",
        "geobrief --version",
        "search_dates",
        "geobrief.read",
        "the slowest reader",
        "directed dyad-years",
        "10,000",
    ):
        assert f"\n{row}" in table


def test_the_page_claims_no_more_right_answers_than_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (HERE, HERE / "compare"):
        monkeypatch.syspath_prepend(str(folder))
    import dates
    import names

    claimed = {
        title: [int(cell) for cell in row.split("|")[:-1]]
        for title, row in re.findall(r"^## ([^#]*?)\n[^#]*?^\| geobrief \|([ \d|]*?)1\.0 \|$", PAGE, re.M | re.S)
    }
    resolve, read = names.resolvers()["geobrief"], dates.readers()["geobrief"]
    found = resolve(names.NAMES)
    for kind, claim in zip(
        dict.fromkeys(case["class"] for case in names.CASES), claimed["Names to codes"], strict=False
    ):
        assert names.right(kind, found) >= claim, kind
    for (kind, cases), claim in zip(dates.CASES.items(), claimed["Dates in sentences"], strict=True):
        assert sum(dates.is_right(read, case) for case in cases) >= claim, kind
