"""What is safe is fixed in the file itself, and what a comment ignores is not reported."""

from __future__ import annotations

import json

import pytest

MISSPELT = """\
# In Vienna.
events:
- {type: THREATEN, actors: [org:nato],   recipients: [SRB]}  # a threat
- type: ACCUSE
  actors: ["org:nato"]
  recipients: [RUS]
"""
FIXED = MISSPELT.replace("[org:nato]", "[org:NATO]").replace('["org:nato"]', '["org:NATO"]')
LATE = """\
agreements:
- kind: trade
  parties: [ARG, SUN]{}
  signed: 2015-03-18
"""


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "a mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_misspelt_id_is_fixed_and_nothing_else_is_touched(geobrief, tmp_path, mark, end):
    file = tmp_path / "a.geobrief.yaml"
    file.write_bytes(mark + MISSPELT.replace("\n", end).encode())
    assert geobrief("check", file).code == 1
    ran = geobrief("check", file, "--fix")
    assert (ran.code, ran.err) == (0, "geobrief: fixed 2 findings\n")
    assert file.read_bytes() == mark + FIXED.replace("\n", end).encode()
    assert geobrief("check", file, "--fix").err == ""


def test_without_the_option_a_file_stays_as_it_is(geobrief, tmp_path):
    file = tmp_path / "a.geobrief.yaml"
    file.write_text(MISSPELT, "utf-8")
    geobrief("check", file)
    assert file.read_text("utf-8") == MISSPELT


def test_what_is_ignored_is_not_fixed(geobrief, tmp_path):
    file = tmp_path / "a.geobrief.yaml"
    file.write_text(MISSPELT, "utf-8")
    assert geobrief("check", file, "--fix", "--ignore", "GB303").code == 0
    assert file.read_text("utf-8") == MISSPELT


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("", ["GB402"]),
        ("  # geobrief: ignore[GB402]", []),
        ("  # geobrief: ignore[GB4]", []),
        ("  # geobrief: ignore", []),
        ("  # geobrief: ignore[GB501]", ["GB402", "GB120"]),
    ],
)
def test_a_comment_leaves_the_findings_of_its_line_unsaid(geobrief, tmp_path, comment, codes):
    file = tmp_path / "a.geobrief.yaml"
    file.write_text(LATE.format(comment), "utf-8")
    found = json.loads(geobrief("check", file, "--output-format", "json").out)
    assert [finding["code"] for finding in found] == codes


def test_an_unused_comment_can_be_ignored_too(geobrief, tmp_path):
    file = tmp_path / "a.geobrief.yaml"
    file.write_text(LATE.format("  # geobrief: ignore[GB402,GB501]"), "utf-8")
    for arguments in (["--ignore", "GB120"], ["--ignore", "GB501"], ["--select", "GB402"]):
        assert json.loads(geobrief("check", file, "--output-format", "json", *arguments).out) == []


def test_a_file_that_cannot_be_fixed_keeps_its_findings(geobrief, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.geobrief.yaml").write_text(MISSPELT, "utf-8")
    (tmp_path / "a.geobrief.yaml").chmod(0o444)
    ran = geobrief("check", tmp_path, "--fix", "--output-format", "json")
    assert ran.code == 2
    assert [finding["code"] for finding in json.loads(ran.out)] == ["GB303"] * 2
    assert ran.err.endswith("a.geobrief.yaml cannot be fixed (read-only)\ngeobrief: fixed 2 findings\n")
    assert (tmp_path / "a.geobrief.yaml").read_text("utf-8") == MISSPELT
    assert (tmp_path / "b.geobrief.yaml").read_text("utf-8") == FIXED
