"""The other commands, and how the command line behaves among other programs."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import geobrief as library
from geobrief.cli.demo import PUBLISHED, text

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version_is_that_of_the_package(geobrief, option):
    assert geobrief(option) == (0, f"geobrief {library.__version__}\n", "")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], ["help"], ["read", "--help"], ["help", "read"], ["demo", "-h"]]
)
def test_help_is_not_an_error(geobrief, arguments):
    ran = geobrief(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("usage: geobrief")


def test_the_demo_shows_every_section(geobrief):
    ran = geobrief("demo")
    assert (ran.code, ran.err) == (0, "")
    shown = [line for line in ran.out.splitlines() if line.isalpha()]
    assert shown == ["States", "Leaders", "Others", "Agreements", "Disputes", "Timeline", "Findings"]


def test_the_demo_is_read_rightly():
    brief = library.read(text(), published=PUBLISHED)
    assert {state.id for state in brief.states} == {"IND", "BGD", "CHN", "PAK"}
    assert [(tenure.name, tenure.state, tenure.office) for tenure in brief.leaders] == [
        ("Narendra Modi", "IND", "head_of_government"),
        ("Sheikh Hasina", "BGD", "head_of_government"),
        ("Xi Jinping", "CHN", "head_of_state"),
    ]
    assert [(a.kind, sorted(a.parties), a.status, str(a.date or "")) for a in brief.agreements] == [
        ("border", ["BGD", "IND"], "ratified", "2015-06-06"),
        ("loan", ["BGD", "IND"], "proposed", ""),
        ("transit", ["BGD", "IND"], "under_negotiation", "2014-23"),
    ]
    assert [(d.kind, sorted(d.parties), d.status) for d in brief.disputes] == [
        ("river", ["BGD", "IND"], "ongoing"),
        ("territorial", ["CHN", "IND"], "ongoing"),
    ]
    assert Counter(finding.slug for finding in brief.findings) == {"rejected-mention": 2}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Burma", "--on", "1985-06-01"], "Burma: MMR  "),
        (["Kremlin", "--on", "2014-07-12"], "RUS  "),
        (["EU"], "org:EU  European Union"),
        (["Congo"], "  COG  "),
        (["Argentinia"], "similar names: Argentina"),
        (["East Germany", "--on", "2014-07-12"], "did not exist on 2014-07-12"),
    ],
    ids=["a former name", "a seat of government", "an organisation", "two meanings", "a misspelling", "not then"],
)
def test_a_name_is_resolved(geobrief, arguments, said):
    ran = geobrief("resolve", *arguments)
    assert (ran.code, ran.err) == (0, "")
    assert said in ran.out


def test_several_names_are_answered_in_order(geobrief):
    lines = geobrief("resolve", "Peru", "Chile").out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Peru", "Chile"]


@pytest.mark.parametrize("code", ["GB801", "gb801", "nothing-found"])
def test_a_code_is_explained_by_number_or_name(geobrief, code):
    ran = geobrief("explain", code)
    assert ran.out.startswith("GB801 nothing-found (warning, since 0.1)\n\n")
    assert "How to fix it" in ran.out


def test_every_code_can_be_explained(geobrief):
    from geobrief.findings import codes
    from geobrief.rules import rules

    listed = {rule.code for rule in rules()}
    assert listed <= {code.code for code in codes()}
    for code in codes():
        ran = geobrief("explain", code.code)
        assert ran.code == 0
        assert "Why it matters:" in ran.out, code.code


def started(*arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "geobrief", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)


def test_a_reader_that_goes_away_is_not_an_error(brief):
    running = started("read", *[brief] * 200, "--output-format", "json")
    running.stdout.read(1)
    running.stdout.close()
    with running:
        assert running.stderr.read() == b""
    assert running.returncode == 141


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_an_interruption_says_nothing(brief):
    import signal

    running = started("read", *[brief] * 5000, "--output-format", "jsonl")
    running.stdout.readline()
    running.send_signal(signal.SIGINT)
    said = running.communicate()[1]
    assert said == b""
    assert running.returncode == 130


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a device of Linux")
def test_a_full_disk_is_one_line_of_error():
    with open("/dev/full", "wb") as full:
        said = subprocess.run(
            [sys.executable, "-m", "geobrief", "--version"], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False
        )
    assert said.returncode == 2
    assert said.stderr.decode().startswith("geobrief: cannot write: ")
    assert said.stderr.count(b"\n") == 1
