"""The cache gives the findings of a check as long as nothing has changed that they depend on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from geobrief.checking import plugins
from geobrief.project import Settings, cache, checked
from geobrief.project.cache import Cache, cache_folder

WRONG = "extends: [base.geobrief.yaml]\nagreements: [{kind: trade, parties: [ARG, SUN], signed: 2015-03-18}]\n"
BASE = "extends: deeper.geobrief.yaml\ntitle: A base\n"
DEEPER = "title: A base of a base\n"
SETTINGS = Settings()


class Project:
    """A project with a scenario that extends a file through another, and a cache."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "pyproject.toml").touch()
        for name, text in (("base", BASE), ("deeper", DEEPER), ("wrong", WRONG)):
            self.write(name, text)
        self.file = str(folder / "wrong.geobrief.yaml")
        self.cache = Cache(str(folder / "cache"))

    def write(self, name: str, text: str) -> None:
        (self.folder / f"{name}.geobrief.yaml").write_text(text)

    def content(self) -> bytes:
        return Path(self.file).read_bytes()

    def keep(self, settings: Settings = SETTINGS) -> None:
        self.cache.keep(checked(self.file, settings=settings), self.content(), settings)

    def find(self, settings: Settings = SETTINGS) -> object:
        return self.cache.find(self.file, self.content(), settings)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_what_was_kept_is_found_as_it_was(project: Project) -> None:
    assert project.find() is None
    project.keep()
    file, found = checked(project.file), project.cache.find(project.file, project.content(), SETTINGS)
    assert found is not None
    assert [finding.code for finding in found.findings] == ["GB402"]
    assert (found.name, found.text, tuple(found.findings)) == (file.name, file.text, tuple(file.findings))
    assert [finding.fix for finding in found.findings] == [finding.fix for finding in file.findings]
    assert found.findings[0].severity is file.findings[0].severity


CHANGES: dict[str, Callable[[Project], object]] = {
    "the file": lambda project: project.write("wrong", f"{WRONG}# x\n"),
    "a file that it extends": lambda project: project.write("base", f"{BASE}# x\n"),
    "a file that it extends through another": lambda project: project.write("deeper", f"{DEEPER}# x\n"),
    "a file that is gone": lambda project: os.remove(project.folder / "deeper.geobrief.yaml"),
    "the project's folder": lambda project: (
        os.remove(project.folder / "pyproject.toml") or (project.folder.parent / "pyproject.toml").touch()
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_makes_the_check_run_again(project: Project, change: Callable[[Project], object]) -> None:
    project.keep()
    assert project.find() is not None
    change(project)
    assert project.find() is None


def test_a_missing_file_that_appears_makes_the_check_run_again(project: Project) -> None:
    os.remove(project.folder / "deeper.geobrief.yaml")
    project.keep()
    assert project.find() is not None
    project.write("deeper", DEEPER)
    assert project.find() is None


def test_a_link_that_leads_elsewhere_makes_the_check_run_again(project: Project) -> None:
    link = project.folder / "base.geobrief.yaml"
    for name in ("one", "two"):
        project.write(name, BASE)
    os.remove(link)
    link.symlink_to(project.folder / "one.geobrief.yaml")
    project.keep()
    assert project.find() is not None
    os.remove(link)
    link.symlink_to(project.folder / "two.geobrief.yaml")
    assert project.find() is None


@pytest.mark.parametrize(
    "settings",
    [
        Settings(select=("GB4",)),
        Settings(ignore=("GB402",)),
        Settings(per_file_ignores={"*.yaml": ("GB402",)}),
        Settings(plugins=False),
        Settings(extends_outside=True),
        Settings(extends_outside=("/elsewhere",)),
    ],
    ids=str,
)
def test_other_settings_make_the_check_run_again(project: Project, settings: Settings) -> None:
    project.keep()
    assert project.find(settings) is None
    project.keep(settings)
    assert project.find(settings) is not None
    assert project.find() is None


def test_another_name_makes_the_check_run_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.keep()
    monkeypatch.chdir(project.folder)
    assert project.cache.find("wrong.geobrief.yaml", project.content(), SETTINGS) is None


def test_another_installation_makes_the_check_run_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.keep()
    monkeypatch.setattr(cache, "_installed", lambda: "another version")
    assert project.find() is None


def test_rules_of_other_packages_are_always_run(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "has_installed", lambda: True)
    project.keep()
    assert project.find() is None
    project.keep(Settings(plugins=False))
    assert project.find(Settings(plugins=False)) is not None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"key": 1}', "null", '{"key": "", "bases": [], "findings": 5}'])
def test_a_broken_entry_is_no_entry(project: Project, content: str) -> None:
    project.keep()
    (entry,) = (project.folder / "cache").glob("*.json")
    entry.write_text(content)
    assert project.find() is None
    kept = json.dumps({"key": cache._key(project.file, project.content(), SETTINGS), "bases": {}, "findings": [{}]})
    entry.write_text(kept)
    assert project.find() is None


def test_a_folder_that_cannot_be_written_is_left_alone(project: Project) -> None:
    (project.folder / "cache").write_text("a file")
    project.keep()
    assert project.find() is None


def test_the_folder_says_what_it_is(project: Project) -> None:
    project.keep()
    assert (project.folder / "cache" / ".gitignore").read_text() == "*\n"
    assert (project.folder / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f")
    assert len(list((project.folder / "cache").iterdir())) == 3
    project.keep()
    assert len(list((project.folder / "cache").iterdir())) == 3


def test_a_project_has_its_cache_in_its_folder(project: Project) -> None:
    assert cache_folder(project.file) == str(project.folder / ".geobrief_cache")
    assert cache_folder("/nowhere/a.geobrief.yaml") is None
