"""The commands about scenario files: an example to start from, the schema, and what differs between two files."""

from __future__ import annotations

import json

import pytest

import geobrief as library


def test_the_example_is_loaded_without_findings_and_has_comments(geobrief, tmp_path):
    file = tmp_path / "mine.geobrief.yaml"
    ran = geobrief("init", file)
    assert (ran.code, str(file) in ran.out) == (0, True)
    scenario = library.load(file)
    assert scenario.findings == ()
    assert all(scenario.records[name] for name in ("states", "leaders", "agreements", "disputes", "events", "expect"))
    assert file.read_text("utf-8").count("#") > 10
    assert geobrief("init", "-").out == file.read_text("utf-8")


def test_a_file_that_is_there_is_kept_unless_forced(geobrief, tmp_path):
    file = tmp_path / "mine.geobrief.yaml"
    file.write_text("title: mine\n", "utf-8")
    ran = geobrief("init", file)
    assert (ran.code, file.read_text("utf-8")) == (2, "title: mine\n")
    assert "already exists" in ran.err
    assert geobrief("init", file, "--force").code == 0
    assert geobrief("init", tmp_path / "no" / "folder.yaml").code == 2


@pytest.mark.parametrize("profile", ["full", "llm"])
def test_the_schema_is_that_of_the_library(geobrief, profile):
    ran = geobrief("schema", "--profile", profile)
    assert (ran.code, json.loads(ran.out)) == (0, library.schema(profile))


def test_a_reading_is_written_as_a_scenario_that_is_loaded_and_checked(geobrief, tmp_path):
    brief, saved = tmp_path / "brief.txt", tmp_path / "brief.geobrief.yaml"
    brief.write_text("Chile and Peru signed a border treaty on Monday.\n", "utf-8")
    ran = geobrief("read", brief, "--published", "1929-06-05", "--output-format", "yaml")
    saved.write_text(ran.out, "utf-8")
    scenario = library.load(saved)
    assert [finding for finding in scenario.findings if finding.severity == "error"] == []
    assert scenario.agreements == library.read(brief.read_text("utf-8"), published="1929-06-05").agreements
    assert geobrief("read", brief, brief, "--output-format", "yaml").code == 2


DEAL = "agreements: [{kind: trade, parties: [ARG, CHL], signed: %s}]\n"


@pytest.fixture
def files(tmp_path):
    """A scenario, the same again, and one that differs."""
    names = []
    for name, day in (("a", "1991"), ("b", "1991"), ("c", "1991-08-02")):
        (tmp_path / f"{name}.yaml").write_text(DEAL % day, "utf-8")
        names.append(tmp_path / f"{name}.yaml")
    return names


def test_differences_are_given_by_the_exit_code_too(geobrief, files):
    one, same, other = files
    assert geobrief("diff", one, same) == (0, "", "")
    ran = geobrief("diff", one, other)
    assert (ran.code, ran.out) == (1, "agreements\n  ~ trade, ARG, CHL: steps (signed 1991 → signed 1991-08-02)\n")
    assert json.loads(geobrief("diff", one, other, "--output-format", "json").out)["added"] == {}
    assert "agreements\n  - trade, ARG, CHL" in geobrief("diff", one, "register").out


@pytest.mark.parametrize("content", [None, "agreements: [", "agreement: []\n"])
def test_a_side_that_cannot_be_read_is_misuse(geobrief, files, tmp_path, content):
    bad = tmp_path / "bad.yaml"
    if content is not None:
        bad.write_text(content, "utf-8")
    ran = geobrief("diff", files[0], bad)
    assert ran.code == 2
    assert "bad.yaml" in ran.err


@pytest.mark.parametrize("form", ["yaml", "json", "toml"])
def test_a_file_to_start_from_has_the_form_of_its_suffix(geobrief, tmp_path, form):
    example, cuba = (tmp_path / f"{name}.geobrief.{form}" for name in ("example", "cuba"))
    assert geobrief("init", example).code == 0
    register = ("--from-register", "--on", "1962-10-15", "--states", "USA, Cuba", "Soviet Union")
    assert geobrief("init", cuba, *register).code == 0
    assert geobrief("check", "--fail-on", "warning", example, cuba).code == 0
    assert geobrief("init", "-", "--form", form, *register).out == cuba.read_text("utf-8")


@pytest.mark.parametrize(
    "options",
    [["--on", "1962-10-15"], ["--from-register"], ["--from-register", "--on", "1962", "--states", "USA"],
     ["--from-register", "--on", "1962-10-15", "--states", "Atlantis"]],
)  # fmt: skip
def test_a_start_from_the_register_needs_a_day_and_states(geobrief, tmp_path, options):
    ran = geobrief("init", tmp_path / "a.geobrief.yaml", *options)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert not (tmp_path / "a.geobrief.yaml").exists()
