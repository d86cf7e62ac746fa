"""`geobrief check`: which files are checked, which findings are said, and with which exit code it ends."""

from __future__ import annotations

import json
import os
import sys

import pytest

GOOD = """\
title: A treaty
agreements:
- kind: trade
  parties: [Argentina, Russia]
  signed: 2015-03-18
"""
# One error: there was no Soviet Union any more.
LATE = GOOD.replace("Argentina, Russia", "Argentina, SUN")
MISSPELT = GOOD.replace("Argentina", "Argentinia")
TORN = "agreements: [{kind: trade\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with scenario files, in which the command runs."""
    monkeypatch.chdir(tmp_path)

    def write(**files: str) -> None:
        for name, text in files.items():
            path = tmp_path / f"{name.replace('__', '/')}.geobrief.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    return write


def codes(ran) -> list[tuple[str, str]]:
    """File and code of each finding of severity error, from the JSON that was written."""
    return [(found["file"], found["code"]) for found in json.loads(ran.out) if found["severity"] == "error"]


def test_a_good_file_says_so(geobrief, project):
    project(good=GOOD)
    assert geobrief("check", "good.geobrief.yaml") == (0, "Nothing found in 1 file.\n", "")


def test_an_error_is_written_with_its_line_and_its_words_are_marked(geobrief, project):
    project(late=LATE)
    ran = geobrief("check", "late.geobrief.yaml")
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith("late.geobrief.yaml:4:24: GB402 error: Soviet Union (SUN) did not exist")
    assert lines[1:5] == [
        "  |",
        "4 |   parties: [Argentina, SUN]",
        "  |                        ^^^",
        "  = agreements[0].parties[1]",
    ]
    assert lines[-1] == "Found 1 error in 1 file."


def test_marks_stand_below_wide_letters_and_tabs(geobrief, project):
    project(wide='title: x\nagreements: [{subject: "石油é",\tkind: trode, parties: [ARG, RUS]}]\n')
    lines = geobrief("check", ".").out.splitlines()
    assert lines[0].startswith("wide.geobrief.yaml:2:37: GB204 error")
    before = lines[3].partition("| ")[2]
    assert before == " " * 31 + "\t" + " " * 6 + "^^^^^"


def test_a_long_line_is_cut_around_the_words(geobrief, project):
    project(long=f"agreements: [{{subject: {'x' * 5000}, kind: trode, parties: [ARG, RUS], title: {'y' * 5000}}}]\n")
    shown, marks = geobrief("check", ".").out.splitlines()[2:4]
    assert len(shown) < 140
    column = marks.index("^")
    assert shown[column : column + marks.count("^")] == "trode"


@pytest.mark.parametrize("paths", [["."], ["a", "b.geobrief.yaml"], ["b.geobrief.yaml", ".", "./b.geobrief.yaml"]])
def test_folders_are_searched_and_each_file_is_checked_once(geobrief, project, paths):
    project(a__one=LATE, a__b__two=LATE, b=LATE, a__hidden=GOOD)
    project(**{".git__three": LATE, "node_modules__four": LATE})
    ran = geobrief("check", *paths, "--output-format", "json")
    found = [file for file, _ in codes(ran)]
    assert sorted(found) == ["a/b/two.geobrief.yaml", "a/one.geobrief.yaml", "b.geobrief.yaml"]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("json", '{"agreements": [{"kind": "trade", "parties": ["ARG", "SUN"], "signed": "2015-03-18"}]}'),
        ("toml", '[[agreements]]\nkind = "trade"\nparties = ["ARG", "SUN"]\nsigned = "2015-03-18"\n'),
        ("yml", LATE),
    ],
)
def test_every_form_of_a_scenario_is_checked(geobrief, tmp_path, monkeypatch, form, text):
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"a.geobrief.{form}").write_text(text, "utf-8")
    ran = geobrief("check", ".", "--output-format", "concise")
    assert ran.code == 1
    assert ran.out.startswith(f"a.geobrief.{form}:")
    assert "GB402 error" in ran.out


@pytest.mark.parametrize("text", [LATE, LATE.replace("\n", "\r\n"), "\ufeff" + LATE], ids=["LF", "CRLF", "a mark"])
def test_standard_input_is_checked(process, tmp_path, text):
    ran = process("check", "-", "--output-format", "concise", stdin=text.encode())
    assert ran.code == 1
    assert ran.out.startswith("-:4:24: GB402 error: ")


@pytest.mark.parametrize("content", [b"", b"  \n", b"title: caf\xe9\n", b"title: a\0b\n"])
def test_standard_input_is_checked_as_a_file_is(process, tmp_path, content):
    file = tmp_path / "a.geobrief.yaml"
    file.write_bytes(content)
    here, there = (process("check", "--output-format", "concise", name, stdin=content) for name in ("-", file))
    assert (here.code, here.out) == (there.code, there.out.replace(str(file), "-"))


def test_a_comment_for_a_rule_that_is_tried_out_is_not_unused(process):
    text = b"title: a  # geobrief: ignore[GB415]\n"
    assert process("check", "-", stdin=text).code == 0
    assert "GB120" not in process("check", "-", stdin=text).out


def test_a_single_line_on_standard_input_is_not_a_file_name(process):
    ran = process("check", "-", "--output-format", "concise", stdin=b"gibberish")
    assert ran.code == 1
    assert ran.out.startswith("-:1:1: GB2")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="devices of Linux")
@pytest.mark.parametrize(("name", "kind"), [("/dev/stdin", "a pipe"), ("/dev/zero", "a device"), ("pipe", "a pipe")])
def test_pipes_and_devices_are_refused_and_the_others_are_checked(process, project, tmp_path, name, kind):
    project(late=LATE)
    os.mkfifo(tmp_path / "pipe")
    ran = process("check", name, "late.geobrief.yaml", stdin=LATE.encode())
    assert (ran.code, ran.err) == (2, f"geobrief: {name} cannot be read ({kind}, expected a file)\n")
    assert "GB402" in ran.out


def test_what_is_selected_and_ignored(geobrief, project):
    project(bad=LATE.replace("trade", "trode"))
    project(late=LATE)
    everything = codes(geobrief("check", ".", "--output-format", "json"))
    assert {code for _, code in everything} == {"GB204", "GB402"}
    for arguments, left in (
        (["--select", "GB4"], {"GB402"}),
        (["--select", "GB204,GB402"], {"GB204", "GB402"}),
        (["--select", "state-did-not-exist"], {"GB402"}),
        (["--ignore", "GB4"], {"GB204"}),
        (["--ignore", "GB2", "--ignore", "GB402"], set()),
    ):
        ran = geobrief("check", ".", *arguments, "--output-format", "json")
        assert {code for _, code in codes(ran)} == left
        assert ran.code == bool(left)


def test_statistics_count_the_codes(geobrief, project):
    project(a=LATE, b=LATE, c=MISSPELT)
    ran = geobrief("check", ".", "--statistics")
    assert ran.out == "2  GB402  state-did-not-exist\n1  GB301  unknown-name\nFound 3 errors in 3 files.\n"
    listed = json.loads(geobrief("check", ".", "--statistics", "--output-format", "json").out)
    assert listed[0] == {"code": "GB402", "slug": "state-did-not-exist", "count": 2}


def test_exit_zero_hides_errors_but_not_misuse(geobrief, project):
    project(late=LATE)
    assert geobrief("check", ".", "--exit-zero").code == 0
    ran = geobrief("check", ".", "nowhere.geobrief.yaml", "--exit-zero")
    assert ran.code == 2
    assert ran.err == "geobrief: nowhere.geobrief.yaml cannot be read (no such file or directory)\n"
    assert "GB402" in ran.out


def test_a_warning_is_not_a_failure(geobrief, project):
    project(maybe=LATE.replace("SUN", "East Germany").replace("2015-03-18", "1990"))
    ran = geobrief("check", ".")
    assert "GB402 note" in ran.out
    assert ran.code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere cannot be read"),
        (["empty"], "empty: no scenario files in this folder"),
        (["a\0b"], "a\\x00b cannot be read (not a possible file name)"),
        (["good.geobrief.yaml", "--select", "GB9999"], "unknown finding code: got 'GB9999'"),
        (["good.geobrief.yaml", "--select", "state-did-not-exit"], "did you mean 'state-did-not-exist'?"),
        (["good.geobrief.yaml", "--select", ""], "unknown finding code"),
        (["good.geobrief.yaml", "--output-format", "xml"], "xml"),
        (["good.geobrief.yaml", "--statistics", "--output-format", "sarif"], "sarif"),
        (["good.geobrief.yaml", "--exit"], "--exit"),
    ],
)
def test_misuse_is_one_line_of_error(geobrief, project, tmp_path, arguments, said):
    project(good=GOOD)
    (tmp_path / "empty").mkdir()
    ran = geobrief("check", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("text", ["", "\n", "null", "[]", "a", "\0", TORN, "- - - -", "agreements: 3", "{", "*a", "%"])
def test_whatever_a_file_holds_there_is_no_traceback(geobrief, project, text):
    project(file=text)
    for form in ("text", "sarif", "junit", "github"):
        ran = geobrief("check", ".", "--output-format", form)
        assert ran.code in (0, 1)
        assert ran.err == ""


def test_rules_lists_every_code(geobrief):
    from geobrief.findings import codes

    ran = geobrief("rules")
    assert [line[:5] for line in ran.out.splitlines()] == [entry.code for entry in codes()]
    listed = json.loads(geobrief("rules", "--output-format", "json").out)
    assert [entry["slug"] for entry in listed] == [entry.slug for entry in codes()]
    assert all(entry["summary"] for entry in listed)


def test_a_link_in_a_folder_does_not_lead_out_of_the_project(geobrief, project, tmp_path):
    project(own__a=GOOD, own__b=GOOD)
    secret = tmp_path / "secret.txt"
    secret.write_text("token: Zx81\n", "utf-8")
    (tmp_path / "own" / "out.geobrief.yaml").symlink_to(secret)
    (tmp_path / "own" / "in.geobrief.yaml").symlink_to("a.geobrief.yaml")
    ran = geobrief("check", "own")
    assert (ran.code, ran.out) == (2, "Nothing found in 3 files.\n")
    assert ran.err == "geobrief: own/out.geobrief.yaml is a link to a file outside the project\n"
    assert "GB201" in geobrief("check", "own/out.geobrief.yaml").out  # which somebody has named


@pytest.mark.skipif(not os.path.exists("/proc/self/environ"), reason="files of Linux")
@pytest.mark.parametrize("command", ["check", "read", "diff"])
def test_files_of_the_system_are_refused(geobrief, command):
    ran = geobrief(command, "/proc/self/environ", *(["register"] if command == "diff" else []))
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "/proc/self/environ cannot be read (a file of the system, expected a file)" in ran.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of Unix")
@pytest.mark.parametrize("command", ["check", "read", "diff", "resolve"])
def test_no_command_waits_for_a_pipe(geobrief, tmp_path, command):
    os.mkfifo(tmp_path / "pipe.geobrief.yaml")
    more = {"diff": ["register"], "resolve": ["--column", "a"]}.get(command, [])
    ran = geobrief(command, tmp_path / "pipe.geobrief.yaml", *more)
    assert ran.code == 2
    assert "cannot be read (a pipe, expected a file)" in ran.err
