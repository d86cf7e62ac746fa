"""Checking many files: in several processes, and with what earlier checks found."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from geobrief.cli.formats import FORMATS

WRONG = "agreements: [{kind: trade, parties: [ARG, SUN], signed: 2015-03-18}]\n"
MISSPELT = "events: [{type: ACCUSE, actors: ['org:nato'], recipients: [RUS], date: 2015-03-18}]\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with four scenarios, one of which cannot be read."""
    (tmp_path / "pyproject.toml").touch()
    for number, text in enumerate([WRONG, "title: x\n", WRONG.replace("SUN", "Ruritania")]):
        (tmp_path / f"{number}.geobrief.yaml").write_text(text)
    (tmp_path / "3.geobrief.yaml").symlink_to("/proc/version")
    return tmp_path


@pytest.mark.parametrize("form", FORMATS)
def test_several_processes_and_the_cache_give_the_same_bytes(geobrief: Any, project: Path, form: str) -> None:
    arguments = ("check", project, "--output-format", form)
    plain = geobrief(*arguments, "--no-cache")
    assert not (project / ".geobrief_cache").exists()
    assert [geobrief(*arguments, "--jobs", "2"), geobrief(*arguments), geobrief(*arguments, "-j0")] == [plain] * 3
    assert len(list((project / ".geobrief_cache").glob("*.json"))) == 3
    assert plain.code == 2


def test_the_cache_saves_the_check(geobrief: Any, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = geobrief("check", project)
    monkeypatch.setattr("geobrief.project.checked", None)  # calling it would fail
    assert geobrief("check", project) == first
    with pytest.raises(TypeError):
        geobrief("check", project, "--no-cache")
    with pytest.raises(TypeError):
        geobrief("check", project, "--select", "GB4")


def test_the_cache_may_be_elsewhere_and_is_not_made_outside_of_a_project(geobrief: Any, tmp_path: Path) -> None:
    (tmp_path / "a.geobrief.yaml").write_text(WRONG)
    geobrief("check", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.geobrief.yaml"]
    geobrief("check", tmp_path, "--cache-dir", tmp_path / "kept")
    assert len(list((tmp_path / "kept").glob("*.json"))) == 1


def test_several_processes_fix_files(geobrief: Any, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    for number in range(4):
        (tmp_path / f"{number}.geobrief.yaml").write_text(MISSPELT)
    ran = geobrief("check", tmp_path, "--fix", "--jobs", "2")
    assert (ran.code, ran.err) == (0, "geobrief: fixed 4 findings\n")
    assert {path.read_text() for path in tmp_path.glob("*.yaml")} == {MISSPELT.replace("nato", "NATO")}


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="others do not know the change")
def test_a_file_that_kills_its_process_loses_no_other(
    geobrief: Any, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from geobrief import project as module

    whole = module.checked

    def killed(name: str, **given: Any) -> Any:
        if name.endswith("1.geobrief.yaml"):
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(name, **given)

    plain = geobrief("check", project, "--no-cache")
    monkeypatch.setattr(module, "checked", killed)
    ran = geobrief("check", project, "--no-cache", "--jobs", "2")
    assert f"{project / '1.geobrief.yaml'} was not checked: its process was killed" in ran.err
    assert ran.out.replace("2 files", "3 files") == plain.out
