"""The benchmark runs; what it measures is reported, never a reason to fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


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
