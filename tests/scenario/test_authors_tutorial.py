"""The tutorial for authors: its files are written, its edits made and its commands run, in the order of the page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from geobrief.cli import main
from geobrief.project.settings import forget_settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "authors-tutorial.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)([^\n]*)\n(.*?)^```$", PAGE, re.S | re.M)


def printed(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command prints; of pytest, the line of totals without the time."""
    program, *arguments = command.split()
    if program == "geobrief":
        forget_settings()  # a command is a process of its own
        main(arguments)
        return capsys.readouterr().out
    run = [sys.executable, "-m", program, *arguments, "-p", "no:cacheprovider", "-p", "no:randomly", "-n", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(run, capture_output=True, text=True, check=False, env=environment)
    return ran.stdout.splitlines()[-1].partition(" in ")[0] + "\n"


def test_the_tutorial_does_what_it_says(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text("")
    for language, argument, text in BLOCKS:
        *how, name = argument.split() or [""]
        path = tmp_path / name
        if language == "console":
            for command, expected in re.findall(r"^\$ (.*)\n((?:[^$].*\n)*)", text, re.M):
                assert printed(command, capsys) == expected, command
        elif how == ["edit"]:
            for before, after in (line.split(" → ") for line in text.splitlines()):
                assert before in path.read_text("utf-8")
                path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
        else:
            earlier = path.read_text("utf-8") + "\n" if how == ["append"] else ""
            path.write_text(earlier + text, "utf-8")
    assert sorted(block[0] for block in BLOCKS).count("console") >= 6
