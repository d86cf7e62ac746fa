"""A file is fixed as a whole or not at all, and keeps what is not about its content."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from geobrief.errors import UnreadableInputError
from geobrief.project import checked
from geobrief.project.files import fix

MISSPELT = "events:\n- {type: AID, actors: [org:asean], recipients: [SRB]}  # help\n"
FIXED = MISSPELT.replace("org:asean", "org:ASEAN")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "aid.geobrief.yaml"
    path.write_text(MISSPELT, "utf-8")
    return path


def test_a_fixed_file_keeps_its_mode_and_leaves_no_other_file(file: Path) -> None:
    file.chmod(0o640)
    assert fix(checked(str(file))) == 1
    assert file.read_text("utf-8") == FIXED
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(file.parent) == [file.name]


def test_a_link_stays_a_link(file: Path) -> None:
    link = file.parent / "link.geobrief.yaml"
    link.symlink_to(file.name)
    assert fix(checked(str(link))) == 1
    assert link.is_symlink()
    assert file.read_text("utf-8") == FIXED


def test_a_read_only_file_is_not_fixed(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(UnreadableInputError, match=r"cannot be fixed \(read-only\)"):
        fix(checked(str(file)))
    assert file.read_text("utf-8") == MISSPELT


def test_a_file_that_was_changed_is_not_fixed(file: Path) -> None:
    before = checked(str(file))
    file.write_text(f"title: new\n{MISSPELT}", "utf-8")
    with pytest.raises(UnreadableInputError, match="it has changed"):
        fix(before)
    assert file.read_text("utf-8") == f"title: new\n{MISSPELT}"


@pytest.mark.parametrize("step", ["chmod", "replace"])
def test_a_file_stays_as_it_is_when_writing_fails(file: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    before = checked(str(file))
    with monkeypatch.context() as patched:
        patched.setattr(os, step, fail)
        with pytest.raises(UnreadableInputError, match=r"cannot be fixed \(no space left on device\)"):
            fix(before)
    assert file.read_text("utf-8") == MISSPELT
    assert os.listdir(file.parent) == [file.name]


def test_a_file_that_is_gone_is_not_fixed(file: Path) -> None:
    before = checked(str(file))
    file.unlink()
    with pytest.raises(UnreadableInputError, match="no such file"):
        fix(before)
