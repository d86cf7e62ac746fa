"""The page on rules and tests of one's own: its files are written, and their tests pass."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import geobrief
from geobrief.testing import make

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "own-rules.md").read_text("utf-8")
SUITE, RULE, CASES = (block for block in re.findall(r"^```python\n(.*?)^```$", PAGE, re.S | re.M) if ">>>" not in block)
(YAML,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.S | re.M)
TASKS = (ROOT / "docs" / "tasks.md").read_text("utf-8")


def test_the_rule_of_the_ten_tasks_reports() -> None:
    (block,) = (each for each in re.findall(r"^```python\n(.*?)^```$", TASKS, re.S | re.M) if ">>>" not in each)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", block], env=environment, capture_output=True, text=True, check=True)
    assert "XX002 agreement-without-title: agreement has no title" in ran.stdout


def test_the_suite_the_rule_and_its_cases_pass(tmp_path: Path) -> None:
    files = {
        "pyproject.toml": "",
        "wargame.geobrief.yaml": geobrief.dump(geobrief.load(make.document())),
        "facts.csv": "on,name,exists\n2005-01-01,Arland exists,x:arland\n",
        "briefing.txt": "Chile and Peru signed a border treaty on Monday.",
        "test_wargame.py": SUITE,
        "exercise_rules.py": RULE,
        "test_rules.py": f"import exercise_rules\n{CASES}",
        "tests/rules/XX001.yaml": YAML,
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-n",
        "0",
        "test_wargame.py",
        "test_rules.py",
    ]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert "5 passed" in ran.stdout
    assert (tmp_path / "snapshots" / "briefing.json").is_file()
