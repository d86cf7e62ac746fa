"""Whatever is in a text, a key or a file name, no control character reaches a terminal, a log or a report."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

# What could clear the screen, set the title, turn the text around, end a line or start one.
BAD = "\x1b[2J\x07\x9b31m\x7f\u202e\u2066\u2028\x85\r\x08"
CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
SCENARIO = {
    f"key{BAD}": 1,
    "title": f"Title{BAD}",
    "agreements": [
        {"kind": f"trade{BAD}", "parties": [f"Arg{BAD}", "CHL"], f"more\n{BAD}": BAD},
        {"title": f"A{BAD}", "kind": "trade", "parties": ["ARG", "SUN"], "signed": "2015-03-18"},
    ],
    "expect": [{"on": "2000-01-01", "that": {"dispute": f"d{BAD}"}}],
}
TREATY = f"Chile{BAD} and Peru signed{BAD} a border treaty in \x1b]0;owned\x07Lima on 3 June 1929."
PROSE = f"{TREATY}\n{BAD}Mali accused Chad.\n"


@pytest.fixture(params=["plain.geobrief.json", f"na\nme\t{BAD}.geobrief.json", "::error ::.geobrief.json"])
def scenario(request, tmp_path, monkeypatch):
    """A file full of control characters."""
    monkeypatch.chdir(tmp_path)
    try:
        (tmp_path / request.param).write_text(json.dumps(SCENARIO), "utf-8")
    except OSError:
        pytest.skip("this file system does not take such names")
    return request.param


@pytest.mark.parametrize("output_format", ["text", "concise", "json", "sarif", "github", "junit"])
@pytest.mark.parametrize("by_name", [True, False])
def test_no_format_of_findings_has_control_characters(geobrief, scenario, output_format, by_name):
    ran = geobrief("check", scenario if by_name else ".", "--output-format", output_format)
    assert ran.code == 1
    assert not CONTROL.search(ran.out)
    assert "2J" in ran.out
    if output_format == "junit":
        ElementTree.fromstring(ran.out)
    if output_format in ("json", "sarif"):
        assert json.loads(ran.out)


def test_each_command_of_github_is_one_line(geobrief, scenario):
    lines = geobrief("check", ".", "--output-format", "github").out.splitlines()
    assert len(lines) == len(json.loads(geobrief("check", ".", "--output-format", "json").out)) > 3
    assert all(re.match(r"::(error|warning|notice) title=", line) for line in lines)


def test_each_finding_in_concise_form_is_one_line(geobrief, scenario):
    lines = geobrief("check", ".", "--output-format", "concise").out.splitlines()
    assert len(lines) == len(json.loads(geobrief("check", ".", "--output-format", "json").out)) + 1


@pytest.mark.parametrize("output_format", ["text", "json", "jsonl", "yaml"])
@pytest.mark.parametrize("many", [1, 2])
def test_no_format_of_readings_has_control_characters(geobrief, tmp_path, output_format, many):
    (tmp_path / "brief.txt").write_bytes(PROSE.encode())
    if (output_format, many) == ("yaml", 2):
        pytest.skip("a scenario file has one text")
    ran = geobrief("read", *[tmp_path / "brief.txt"] * many, "--output-format", output_format)
    assert ran.code in (0, 1)
    assert "Chile" in ran.out
    assert not CONTROL.search(ran.out)


def test_the_text_in_data_stays_the_same(geobrief, tmp_path):
    import geobrief as library

    file = tmp_path / "brief.txt"
    file.write_bytes(PROSE.encode())
    one = json.loads(geobrief("read", file, "--output-format", "json").out)
    several = json.loads(geobrief("read", file, file, "--output-format", "json").out)
    assert one["text"] == PROSE == several[0]["text"] == several[1]["text"]
    saved = tmp_path / "saved.geobrief.yaml"
    saved.write_text(geobrief("read", file, "--output-format", "yaml").out, "utf-8")
    assert library.load(saved).text == PROSE


@pytest.mark.parametrize(
    "arguments",
    [
        ["resolve", f"Burma{BAD}", "x\ny"],
        ["resolve", f"Burma{BAD}", "--on", f"1990{BAD}"],
        ["who", f"Peru{BAD}", "--on", "1990-01-01"],
        ["explain", f"GB{BAD}"],
        ["read", f"lost{BAD}.txt"],
        ["check", f"lost{BAD}.yaml"],
        ["check", "x", "--select", BAD],
        ["diff", f"lost{BAD}", "register"],
        ["init", f"lost/{BAD}"],
        [f"reed{BAD}"],
        ["read", "x", f"--fast{BAD}"],
        ["read", "x", "--output-format", BAD],
    ],
    ids=lambda arguments: f"{arguments[0][:7]}-{len(arguments)}",
)
def test_no_command_repeats_control_characters(geobrief, arguments):
    ran = geobrief(*arguments)
    assert not CONTROL.search(ran.out + ran.err)
    assert "2J" in ran.out + ran.err or ran.err


def test_names_are_visible_on_a_terminal(tmp_path, monkeypatch):
    import io
    from contextlib import redirect_stdout

    from geobrief.cli import main

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    (tmp_path / "brief.txt").write_bytes(PROSE.encode())
    (tmp_path / "table.csv").write_text(f"country\nPeru\n\x1b[31m{BAD}Burma\n", "utf-8")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    for arguments in (
        ["read", tmp_path / "brief.txt"],
        ["read", tmp_path / "brief.txt", tmp_path / "brief.txt"],
        ["resolve", tmp_path / "table.csv", "--column", "country"],
    ):
        with redirect_stdout(Screen()) as screen:
            main([str(argument) for argument in arguments])
        assert "Peru" in screen.getvalue()
        assert not CONTROL.search(re.sub(r"\x1b\[[0-9;]*m", "", screen.getvalue())), arguments


def test_the_text_of_a_brief_keeps_its_colours_beside_control_characters():
    pytest.importorskip("rich")
    import geobrief as library
    from geobrief.cli.terminal import coloured

    styled = coloured(library.read(PROSE))
    assert not CONTROL.search(styled.plain)
    assert {"Chile", "Peru"} <= {styled.plain[span.start : span.end] for span in styled.spans}


def test_a_table_in_a_pipe_keeps_its_cells(geobrief, tmp_path):
    (tmp_path / "table.csv").write_text(f'country,note\nPeru,"a{BAD}"\n', "utf-8", newline="")
    out = geobrief("resolve", tmp_path / "table.csv", "--column", "country").out
    assert f'Peru,"a{BAD}",PER' in out


def test_a_table_that_is_not_one_is_refused(geobrief, tmp_path):
    (tmp_path / "table.csv").write_text(f"country\n{'x' * 200_000}\n", "utf-8")
    ran = geobrief("resolve", tmp_path / "table.csv", "--column", "country")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "is not CSV" in ran.err
