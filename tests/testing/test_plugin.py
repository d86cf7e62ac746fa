"""Scenario files are tests: pytest runs them, reports failures with their place, and imports nothing without any."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
GOOD = """\
title: A treaty
agreements:
- kind: trade
  parties: [Argentina, Russia]
  signed: 2015-03-18
"""
LATE = GOOD.replace("Argentina, Russia", "Argentina, SUN")


@pytest.fixture(scope="session")
def installed(tmp_path_factory) -> Path:
    """A folder that makes the package look installed, with the entry points that pyproject.toml declares."""
    folder = tmp_path_factory.mktemp("site")
    info = folder / "geobrief-0.dist-info"
    info.mkdir()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = project["entry-points"].items()
    lines = [f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in held.items()) for group, held in groups]
    (info / "entry_points.txt").write_text("".join(lines), "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: geobrief\nVersion: 0\n", "utf-8")
    return folder


EXPECTING = """\
disputes:
- {id: falklands, kind: territorial, parties: [ARG, GBR], steps: [{status: ongoing, when: 1982-04-02}]}
expect:
- {on: 1982-05-01, that: {dispute: falklands, status: ongoing}}
- {on: 1982-05-01, that: {dispute: falklands, status: settled}}
"""
FILES = {
    "good.geobrief.yaml": GOOD,
    "late.geobrief.yaml": LATE,
    "torn.geobrief.yaml": "agreements: [{",
    "falklands.geobrief.yaml": EXPECTING,
    "drafts/ignored.geobrief.yaml": LATE,
    "late.yaml": LATE,
    "geobrief.yaml": LATE,
    "pyproject.toml": '[tool.geobrief.per-file-ignores]\n"drafts/*" = ["GB402"]\n',
}


def python(installed: Path, folder: Path, *arguments: str, **files: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder with these files (`__` for a dot in their names), with the plugin installed."""
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, "utf-8")
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join((str(installed), str(ROOT)))}
    settings.pop("PYTEST_ADDOPTS", None)
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=settings, check=False)


PYTEST = ("-m", "pytest", "-p", "no:cacheprovider", "-W", "error")


@pytest.fixture(scope="module")
def folder(installed, tmp_path_factory):
    """A folder with all files, in which pytest has run."""
    here = tmp_path_factory.mktemp("project")
    (here / "drafts").mkdir()
    for name, text in FILES.items():
        (here / name).write_text(text, "utf-8")
    return here


@pytest.fixture(scope="module")
def output(installed, folder) -> str:
    """The output of pytest in the folder."""
    ran = python(installed, folder, *PYTEST, "-rA", "--junitxml", "out.xml")
    assert ran.returncode == 1
    assert "Traceback" not in ran.stdout
    return ran.stdout


def test_a_scenario_that_holds_together_passes(output):
    assert "PASSED good.geobrief.yaml::check" in output


def test_an_error_is_reported_with_its_place(output):
    assert "late.geobrief.yaml:4:24 GB402 state-did-not-exist: Soviet Union (SUN) did not exist" in output


def test_a_file_that_is_not_a_scenario_fails_too(output):
    assert re.search(r"torn\.geobrief\.yaml:\d+:\d+ GB101 syntax-error", output)


def test_each_expectation_is_a_test(output):
    assert "PASSED falklands.geobrief.yaml::check" in output
    assert "PASSED falklands.geobrief.yaml::dispute falklands status ongoing on 1982-05-01" in output
    assert "FAILED falklands.geobrief.yaml::dispute falklands status settled on 1982-05-01" in output
    assert "falklands.geobrief.yaml:5:26 GB001 unmet-expectation" in output


def test_what_the_project_ignores_is_not_a_failure(output):
    assert "PASSED drafts/ignored.geobrief.yaml::check" in output


def test_other_yaml_files_are_left_alone(output):
    assert "3 failed, 4 passed" in output


def test_junit_names_the_file_and_the_failure(output, folder):
    cases = {case.get("classname"): case for case in ElementTree.parse(folder / "out.xml").iter("testcase")}
    assert {name.partition(".")[0] for name in cases} == {"late", "good", "torn", "falklands", "drafts"}
    assert "GB402" in next(case.find("failure").text for name, case in cases.items() if name.startswith("late"))


def test_files_are_spread_over_processes(output, installed, folder):
    pytest.importorskip("xdist")
    ran = python(installed, folder, *PYTEST, "-n", "2")
    assert "3 failed, 4 passed" in ran.stdout
    assert "GB402" in ran.stdout


USES = """\
from pathlib import Path
import pytest
from geobrief.testing import assert_finding, assert_reads, assert_valid

def test_the_world_is_there(world):
    assert world.state("Burma").id == "MMR"

def test_a_scenario_is_loaded_from_beside_the_test(scenario):
    assert scenario("good.geobrief.yaml").title == "A treaty"
    assert scenario(Path("late.geobrief.yaml")).agreements[0].parties == ("ARG", "SUN")
    assert scenario({"title": "Plain"}).title == "Plain"

def test_assertions(scenario):
    assert_valid(scenario("good.geobrief.yaml"))
    with pytest.raises(AssertionError, match="GB402 state-did-not-exist"):
        assert_valid(scenario("late.geobrief.yaml"))
    assert_valid(scenario("late.geobrief.yaml"), ignore=["GB402"])
    assert assert_finding(scenario("late.geobrief.yaml"), "GB402", message="Soviet").place.line == 4
    with pytest.raises(AssertionError, match="no finding GB401 leader-not-in-office"):
        assert_finding(scenario("late.geobrief.yaml"), "GB401")
    with pytest.raises(AssertionError, match="no finding GB402 state-did-not-exist at agreements"):
        assert_finding(scenario("late.geobrief.yaml"), "GB402", at="agreements[0].parties[0]")
"""


def test_fixtures_and_assertions_are_there_for_tests_in_python(installed, folder):
    ran = python(installed, folder, *PYTEST, "test_uses.py", test_uses__py=USES)
    assert "3 passed" in ran.stdout, ran.stdout


def test_where_there_is_no_scenario_nothing_is_imported(installed, tmp_path):
    source = """
def test_cheap():
    import sys
    assert sorted(name for name in sys.modules if name.startswith("geobrief")) == {}
"""
    cheap = ["geobrief", "geobrief.suffixes", "geobrief.testing", "geobrief.testing.plugin"]
    ran = python(installed, tmp_path, *PYTEST, test_cheap__py=source.format(sorted(cheap)))
    assert "1 passed" in ran.stdout, ran.stdout


def test_hypothesis_alone_imports_nothing_of_the_package(installed, tmp_path):
    count = "import sys, hypothesis; print(sum(name.startswith('geobrief') for name in sys.modules))"
    assert python(installed, tmp_path, "-c", count).stdout == "0\n"


def test_a_reading_that_lacks_what_is_expected_fails():
    from geobrief.errors import ArgumentError
    from geobrief.testing import assert_reads

    text = "Chile and Peru signed a border treaty on Monday."
    assert_reads(text, published="1929-06-05", agreements=[{"kind": "border", "parties": ["PER", "CHL"]}])
    with pytest.raises(AssertionError, match=r"not read among agreements: .*'trade'"):
        assert_reads(text, agreements=[{"kind": "trade"}])
    with pytest.raises(ArgumentError, match="did you mean 'agreements'"):
        assert_reads(text, agreement=[])
    with pytest.raises(ArgumentError, match="did you mean 'parties'"):
        assert_reads(text, agreements=[{"partys": []}])
