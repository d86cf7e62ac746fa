"""What is promised of the whole package: few names, small modules, cheap imports, the same bytes everywhere."""

from __future__ import annotations

import ast
import json
import os
import statistics
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import geobrief
from geobrief.cli.demo import PUBLISHED, text

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "geobrief").rglob("*.py"))


def test_there_are_at_most_sixty_public_names():
    assert len(geobrief.__all__) == len(set(geobrief.__all__)) <= 60


@pytest.mark.parametrize("name", geobrief.__all__)
def test_a_public_name_leads_somewhere_and_is_documented(name):
    value = getattr(geobrief, name)
    assert name.startswith("__") or value.__doc__, name


def test_type_checkers_see_the_names_that_there_are():
    stub = ast.parse((ROOT / "geobrief" / "__init__.pyi").read_text("utf-8"))
    imported = [
        (node.module, alias.name) for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names
    ]
    homes = {name: home for home, name in imported if home != "geobrief"}
    assert homes == geobrief._HOMES
    assert sorted(name for home, name in imported if home == "geobrief") == sorted(geobrief._PACKAGES)


def test_a_name_that_is_not_there_is_refused():
    with pytest.raises(AttributeError, match="no attribute 'contry'"):
        _ = geobrief.contry


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_small_and_says_what_it_is_for(module):
    source = module.read_text("utf-8")
    assert source.count("\n") <= 400
    assert not source.strip() or ast.get_docstring(ast.parse(source))


def test_most_modules_are_very_small():
    assert statistics.median(path.read_text("utf-8").count("\n") for path in MODULES) <= 110


def imported_by(statement: str) -> set[str]:
    """The modules that a statement brings in beyond those of a bare interpreter."""
    told = "import sys; before = set(sys.modules); {}; print(*sorted(set(sys.modules) - before))"
    command = [sys.executable, "-S", "-c", told.format(statement)]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split())


def test_importing_the_package_costs_next_to_nothing():
    assert imported_by("import geobrief") == {"geobrief"}


def test_asking_for_the_version_imports_no_parser_of_arguments():
    brought = imported_by("import geobrief.cli")
    assert not brought & {"argparse", "attrs", "attr", "json", "re", "typing", "rich", "importlib.metadata"}


def run_elsewhere(**settings: str) -> bytes:
    told = (
        "import json, sys, geobrief; from geobrief.cli.demo import PUBLISHED, text;"
        "told = json.dumps(geobrief.read(text(), published=PUBLISHED).to_dict(), ensure_ascii=False);"
        "sys.stdout.buffer.write(told.encode())"
    )
    command = [sys.executable, "-c", told]
    return subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env={**os.environ, **settings}).stdout


@pytest.fixture(scope="module")
def written() -> bytes:
    """The reading of the demo's brief, as JSON."""
    document = geobrief.read(text(), published=PUBLISHED).to_dict()
    return json.dumps(document, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Adak", "LC_ALL": "de_DE.UTF-8"},
    ],
    ids=["far east", "far west"],
)
def test_a_reading_is_the_same_in_every_hash_seed_time_zone_and_locale(written, settings):
    assert run_elsewhere(**settings) == written


def test_a_reading_is_the_same_in_threads(written):
    def reading(_: int) -> bytes:
        document = geobrief.read(text(), published=PUBLISHED).to_dict()
        return json.dumps(document, ensure_ascii=False).encode()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(reading, range(16))) == {written}


def test_what_was_written_is_loaded_as_equal_records():
    brief = geobrief.read(text(), published=PUBLISHED)
    loaded = geobrief.load(brief.to_dict())
    for table, records in brief.records.items():
        assert loaded.records[table] == records, table
    assert [finding for finding in loaded.findings if finding.severity == "error"] == []
