"""On a terminal there are colours and a progress bar; in a pipe, or without rich, there are none."""

from __future__ import annotations

import io
import re
import sys
from contextlib import redirect_stderr, redirect_stdout

import pytest

import geobrief as library
from geobrief.cli import main
from geobrief.cli.demo import PUBLISHED, text


class Screen(io.StringIO):
    """A text stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch):
    """Run the command on a terminal with colours, 80 characters wide; gives what is seen there."""
    for name, value in {"TERM": "xterm-256color", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def run(*arguments: object) -> str:
        screen = Screen()
        with redirect_stdout(screen), redirect_stderr(screen):
            assert main([str(argument) for argument in arguments]) == 0
        return screen.getvalue()

    return run


def test_names_and_dates_are_coloured(terminal):
    seen = terminal("demo")
    assert "\x1b[36mIndia\x1b[0m" in seen
    assert "\x1b[35m8 June 2015\x1b[0m" in seen


def test_no_line_is_wider_than_the_terminal(terminal):
    bare = re.sub(r"\x1b\[[0-9;]*m", "", terminal("demo"))
    assert max(map(len, bare.split("\n"))) <= 80
    assert "\nTimeline\n" in bare


@pytest.mark.parametrize("lacking", ["colours", "rich"])
def test_a_terminal_without_colours_or_rich_gets_plain_text(terminal, monkeypatch, lacking):
    if lacking == "colours":
        monkeypatch.setenv("TERM", "dumb")
    else:
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    seen = terminal("demo")
    assert "\x1b" not in seen
    assert "\nStates\n  IND  India" in seen


def test_progress_is_shown_over_many_files_only(terminal, brief):
    assert "\x1b" not in terminal("read", brief, "--output-format", "json")
    assert "1/2" in terminal("read", brief, brief, "--output-format", "json")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_progress_over_the_rows_of_a_table_has_no_total(terminal, tmp_path, jobs):
    (tmp_path / "t.csv").write_text("text\nChad.\nMali.\nPeru.\n")
    seen = terminal("read", tmp_path / "t.csv", "--output-format", "jsonl", "--jobs", jobs)
    assert "2/?" in seen
    assert "t.csv" in seen
    assert [line.count('"id": "') for line in re.findall(r'\{"file".*\}', seen)] == [1, 1, 1]


def test_in_a_pipe_rich_is_not_even_imported(geobrief, brief, monkeypatch):
    monkeypatch.setitem(sys.modules, "geobrief.cli.terminal", None)  # importing it would fail
    assert geobrief("read", brief, brief).code == 0
    assert geobrief("demo").code == 0


def test_colours_follow_the_code_points_of_the_text():
    from geobrief.cli.terminal import coloured

    brief = library.read(text(), published=PUBLISHED)
    styled = coloured(brief)
    dated = {styled.plain[span.start : span.end] for span in styled.spans if span.style == "magenta"}
    assert dated == {date.text for date in brief.dates}
