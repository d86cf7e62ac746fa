"""Rules of the whole package: few names, small modules, no import circles, cheap imports, equal bytes everywhere."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import geobrief
from geobrief.cli.demo import PUBLISHED, text

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "geobrief").rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}


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
    assert not source.strip() or ast.get_docstring(TREES[module])


def test_there_are_at_most_420_modules_beside_the_readers_of_datasets():
    others = [module for module in MODULES if "datasets" not in module.relative_to(ROOT).parts]
    assert len(others) <= 420, len(others)


def defined(tree: ast.Module) -> Iterator[str]:
    """The names of the classes, aliases and type variables of a module."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name):
                yield name
            case ast.Module(body=body) | ast.If(body=body):
                for target in (target for line in body if isinstance(line, ast.Assign) for target in line.targets):
                    if isinstance(target, ast.Name) and re.fullmatch(r"_?[A-Z]([A-Z\d]*[a-z]\w*)?", target.id):
                        yield target.id


def test_nearly_every_class_and_alias_has_a_name_of_its_own():
    homes = defaultdict(set)
    for path, tree in TREES.items():
        for name in defined(tree):
            homes[name].add(str(path.relative_to(ROOT)))
    shared = {name: sorted(paths) for name, paths in homes.items() if len(paths) > 1}
    assert len(shared) <= 3, "\n".join(f"{name}: {', '.join(paths)}" for name, paths in sorted(shared.items()))


DOTTED = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in MODULES}


def imports(module: str) -> Iterator[str]:
    """The modules of the package that a module imports, inside functions and for type checkers too."""
    for node in ast.walk(TREES[DOTTED[module]]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in DOTTED else node.module for name in whole)


IMPORTS = [(module, name) for module in DOTTED for name in imports(module) if name in DOTTED]


PACKAGES = [name for name, path in DOTTED.items() if path.stem == "__init__"]


@pytest.mark.parametrize("package", [name for name in PACKAGES if name != "geobrief.when"])
def test_the_modules_and_subpackages_of_a_package_do_not_import_each_other_in_circles(package):
    """Those of `geobrief.when` may: a date can be compared with a period, which is made of dates."""

    def part(module: str) -> str:
        return module.removeprefix(package).lstrip(".").partition(".")[0] or "__init__"

    imported = defaultdict(set)
    for pair in IMPORTS:
        if all(f"{module}.".startswith(f"{package}.") for module in pair):
            importer, name = map(part, pair)
            imported[importer] |= {name} - {importer}
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])), pytrace=False)


def test_packages_share_no_block_of_ten_lines():
    homes = defaultdict(set)
    for path in MODULES:
        lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
        for number in range(len(lines) - 9):
            homes["\n".join(lines[number : number + 10])].add(path.relative_to(ROOT))
    copies = [(block, paths) for block, paths in homes.items() if len({path.parts[1] for path in paths}) > 1]
    assert copies == []


def imported_by(statement: str) -> set[str]:
    """The modules that a statement imports beyond those of a bare interpreter."""
    program = "import sys; before = set(sys.modules); {}; print(*sorted(set(sys.modules) - before))"
    command = [sys.executable, "-S", "-c", program.format(statement)]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split())


def test_importing_the_package_costs_next_to_nothing():
    assert imported_by("import geobrief") == {"geobrief"}


def test_asking_for_the_version_imports_no_parser_of_arguments():
    imported = imported_by("import geobrief.cli")
    assert not imported & {"argparse", "attrs", "attr", "json", "re", "typing", "rich", "importlib.metadata"}


def run_elsewhere(**settings: str) -> bytes:
    program = (
        "import json, sys, geobrief; from geobrief.cli.demo import PUBLISHED, text;"
        "output = json.dumps(geobrief.read(text(), published=PUBLISHED).to_dict(), ensure_ascii=False);"
        "sys.stdout.buffer.write(output.encode())"
    )
    command = [sys.executable, "-c", program]
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
