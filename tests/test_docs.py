"""Set-up commands, links and versions in the documentation, which its examples do not check."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

import geobrief

ROOT = Path(__file__).parents[1]
CAPTIONS = ["Tutorials", "How-to guides", "Explanation", "Reference"]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


def text(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def test_the_readme_has_exactly_two_set_up_commands():
    assert re.findall(r"```sh\n(.*?)\n```", text("README.md"), re.S) == [
        "python -m venv .venv && .venv/bin/pip install . && .venv/bin/geobrief demo",
        "python -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest",
    ]


def test_the_readme_is_short():
    assert len(text("README.md").splitlines()) <= 100


def test_the_page_on_checking_has_the_findings_of_the_wrong_scenario_as_the_command_prints_them(capsys, monkeypatch):
    from geobrief.cli import main

    monkeypatch.chdir(ROOT)
    command = "check --output-format concise tests/scenarios/wrong.yaml"
    assert main(command.split()) == 1
    assert f"```console\n$ geobrief {command}\n{capsys.readouterr().out}```" in text("docs/checking.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).is_file(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_blocks_of_python_are_python(page):
    for block in re.findall(
        r"^```(?:python|py|\{code-block\} python)\n(.*?)^```", page.read_text("utf-8"), re.S | re.M
    ):
        if ">>>" not in block:
            ast.parse(re.sub(r"^:.*\n", "", block, flags=re.M))


def test_every_page_is_once_in_the_table_of_contents():
    pages = sorted({page.stem for page in (ROOT / "docs").glob("*.md")} - {"index"})
    listed = re.findall(r"```\{toctree\}\n(.*?)```", text("docs/index.md"), re.S)
    entries = (line for each in listed for line in each.splitlines())
    assert sorted(line for line in entries if line and not line.startswith(":")) == pages
    assert re.findall(r":caption: (.*)", "".join(listed))[:4] == CAPTIONS


def test_every_public_name_is_on_the_page_of_the_python_interface():
    aliases = {"ActorId", "Office", "__version__"}
    named = re.findall(r"^\.\. auto(?:class|function):: geobrief\.(\w+)$", text("docs/api.md"), re.M)
    assert sorted(named) == sorted(set(geobrief.__all__) - aliases)


def test_citation_and_changes_have_the_version_of_the_package():
    assert f"\nversion: {geobrief.__version__}\n" in text("CITATION.cff")
    assert f"\n## [{geobrief.__version__}]" in text("CHANGELOG.md")


def test_the_commands_of_contributing_are_sessions_of_nox():
    sessions = re.findall(r"@nox\.session\ndef (\w+)", text("noxfile.py"))
    assert set(re.findall(r"nox -s (\w+)", text("CONTRIBUTING.md"))) == set(sessions)


def test_files_that_contributing_names_are_there():
    named = re.findall(r"`((?:geobrief|tests|docs)/[\w/.]+)`", text("CONTRIBUTING.md"))
    new = {"tests/rules/GB520.yaml", "docs/_build"}
    assert len(named) > 10
    assert [name for name in named if name not in new and not (ROOT / name).exists()] == []


def test_the_floors_of_contributing_are_those_that_import_linter_checks():
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    checked = [name for layer in reversed(contracts[0]["layers"]) for name in layer.split(" | ") if name[0] != "("]
    table = re.findall(r"^\| \d+ \| (.*?) \|", text("CONTRIBUTING.md"), re.M)
    assert [name for row in table for name in re.findall(r"`(\w+)`", row)] == checked
