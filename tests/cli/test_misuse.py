"""Whatever is given that cannot be used is one line of error, with exit code 2 and without a traceback."""

from __future__ import annotations

import os

import pytest

CONTENTS = {
    "empty": (b"", "empty"),
    "blank": (b" \r\n\t\n", "empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", "empty"),
    "Latin-1": ("Peru\nCafé\n".encode("latin-1"), "not UTF-8: byte 0xe9 in line 2"),
    "cut off": ("Café".encode()[:-1], "not UTF-8"),
    "a lone surrogate": (b"Peru \xed\xa0\x80", "not UTF-8"),
    "UTF-16": ("Peru".encode("utf-16"), "UTF-16, expected UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    "too large": (b"a" * (50 * 1024 * 1024), "larger than 32 MB"),
}

COMMANDS = {
    "no command": ([], "a command is needed"),
    "no such command": (["reed", "x"], "did you mean 'read'?"),
    "an option but no command": (["--verbose"], "--verbose"),
    "no file": (["read"], "FILE"),
    "a missing file": (["read", "no-such-file.txt"], "no-such-file.txt cannot be read (no such file or directory)"),
    "a directory": (["codes", ".", "--column", "x"], "a directory"),
    "a folder without texts": (["read", "geobrief/cli/formats"], "no file found"),
    "a pattern of no file": (["read", "no-such-*.txt"], "no file found"),
    "a name that no file can have": (["read", "a\0b"], "a\\x00b cannot be read (not a possible file name)"),
    "a name with a line break": (["read", "a\nb"], "no such file"),
    "a name that is too long": (["read", "x" * 5000], "too long"),
    "an unknown format": (["read", "x", "--output-format", "xml"], "xml"),
    "an unknown option": (["read", "x", "--fast"], "--fast"),
    "an option cut short": (["read", "x", "--pub", "2014-07-12"], "--pub"),
    "no date": (["read", "x", "--published", "yesterday"], "--published"),
    "a day that is none": (["read", "x", "--published", "2015-02-30"], "2015-02-30"),
    "a month for a day": (["read", "x", "--published", "2015-02"], "--published"),
    "an empty day": (["read", "x", "--published", ""], "--published"),
    "a period for a day": (["read", "x", "--published", "2014/2015"], "--published"),
    "no name": (["resolve"], "NAME"),
    "a bad day to resolve on": (["resolve", "Peru", "--on", "soon"], "--on"),
    "no code": (["explain"], "CODE"),
    "an unknown code": (["explain", "GB999"], "unknown finding code: got 'GB999'"),
    "a misspelt code": (["explain", "nothing-fuond"], "did you mean 'nothing-found'?"),
    "too much": (["demo", "quickly"], "quickly"),
}


def is_one_line(text: str) -> bool:
    return text.startswith("geobrief: ") and text.count("\n") == 1 and text.endswith("\n") and len(text) < 500


@pytest.mark.parametrize(("arguments", "said"), COMMANDS.values(), ids=COMMANDS)
def test_misuse_is_one_line_of_error(geobrief, arguments, said):
    ran = geobrief(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert is_one_line(ran.err)
    assert said in ran.err


@pytest.mark.parametrize(("content", "said"), CONTENTS.values(), ids=CONTENTS)
def test_a_file_without_text_is_one_line_of_error(geobrief, tmp_path, content, said):
    file = tmp_path / "file"
    file.write_bytes(content)
    ran = geobrief("read", file)
    assert (ran.code, ran.out) == (2, "")
    assert is_one_line(ran.err)
    assert said in ran.err


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="a device of Unix")
def test_a_device_is_refused(geobrief):
    assert "/dev/zero cannot be read (a device, expected a file)" in geobrief("read", "/dev/zero").err


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="who may read everything is refused nothing")
def test_a_file_that_may_not_be_read_is_reported(geobrief, brief):
    brief.chmod(0)
    assert "permission denied" in geobrief("read", brief).err


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\0", b"\0"])
def test_standard_input_is_refused_like_a_file(process, content):
    ran = process("read", "-", stdin=content)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("geobrief: standard input cannot be read (")
    assert is_one_line(ran.err)


def test_misuse_is_reported_by_a_process_without_a_traceback(process):
    ran = process("read", "no-such-file.txt", "--output-format", "json")
    assert (ran.code, ran.out) == (2, "")
    assert is_one_line(ran.err)
