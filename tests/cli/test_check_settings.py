"""What a project wants checked stands in its `pyproject.toml`, as users of ruff expect."""

from __future__ import annotations

import json

import pytest

from geobrief.project import Settings, forget_settings, settings_for

BAD = """\
agreements:
- {kind: trode, parties: [ARG, CHL], signed: 1991-05-04}
- {kind: trade, parties: [ARG, SUN], signed: 2015-03-18}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with a file in which GB204 and GB402 are found, and another one in a folder `drafts`."""
    monkeypatch.chdir(tmp_path)
    forget_settings()
    (tmp_path / "drafts").mkdir()
    for name in ("a", "drafts/b"):
        (tmp_path / f"{name}.geobrief.yaml").write_text(BAD, "utf-8")
    return tmp_path


def found(ran) -> dict[str, set[str]]:
    """The codes of errors by file."""
    by_file: dict[str, set[str]] = {}
    for finding in json.loads(ran.out):
        if finding["severity"] == "error":
            by_file.setdefault(finding["file"].removesuffix(".geobrief.yaml"), set()).add(finding["code"])
    return by_file


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("", {"a": {"GB204", "GB402"}, "drafts/b": {"GB204", "GB402"}}),
        ('select = ["GB4"]', {"a": {"GB402"}, "drafts/b": {"GB402"}}),
        ('ignore = ["state-did-not-exist"]', {"a": {"GB204"}, "drafts/b": {"GB204"}}),
        ('per-file-ignores = {"drafts/*" = ["GB4"]}', {"a": {"GB204", "GB402"}, "drafts/b": {"GB204"}}),
        ('ignore = ["GB4"]\nper-file-ignores = {"b.*" = ["GB2"]}', {"a": {"GB204"}}),
    ],
)
def test_codes_are_selected_and_ignored(geobrief, project, table, expected):
    (project / "pyproject.toml").write_text(f"[tool.geobrief]\n{table}\n", "utf-8")
    assert found(geobrief("check", ".", "--output-format", "json")) == expected


def test_an_option_replaces_what_the_project_says(geobrief, project):
    (project / "pyproject.toml").write_text('[tool.geobrief]\nselect = ["GB2"]\nignore = ["GB4"]\n', "utf-8")
    ran = geobrief("check", ".", "--select", "GB4", "--ignore", "GB2", "--output-format", "json")
    assert found(ran) == {"a": {"GB402"}, "drafts/b": {"GB402"}}


def test_patterns_hold_whatever_the_option_says(geobrief, project):
    (project / "pyproject.toml").write_text('[tool.geobrief.per-file-ignores]\n"drafts/*" = ["GB4"]\n', "utf-8")
    ran = geobrief("check", ".", "--ignore", "GB2", "--output-format", "json")
    assert found(ran) == {"a": {"GB402"}}


def test_the_nearest_table_counts(project):
    (project / "pyproject.toml").write_text('[tool.geobrief]\nignore = ["GB4"]\n', "utf-8")
    (project / "drafts" / "pyproject.toml").write_text('[project]\nname = "geobrief-drafts"\n', "utf-8")
    assert settings_for("drafts/b.geobrief.yaml").ignore == ("GB4",)
    forget_settings()
    (project / "drafts" / "pyproject.toml").write_text('[tool.geobrief]\nignore = ["GB5"]\n', "utf-8")
    assert settings_for("drafts/b.geobrief.yaml").ignore == ("GB5",)


def test_without_a_table_everything_is_wanted(project):
    assert settings_for("a.geobrief.yaml") == Settings()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('selct = ["GB4"]', "did you mean 'select'?"),
        ('select = "GB4"', "expected a list of codes, got 'GB4'"),
        ("ignore = [4]", "expected a list of codes"),
        ('ignore = ["GB999"]', "unknown finding code: got 'GB999'"),
        ('per-file-ignores = ["GB4"]', "expected a table of patterns"),
        ('plugins = "no"', "expected true or false, got 'no'"),
        ("select = [", "is not TOML"),
    ],
)
def test_settings_that_are_not_valid_are_one_line_of_error(geobrief, project, table, said):
    (project / "pyproject.toml").write_text(f"[tool.geobrief]\n{table}\n", "utf-8")
    ran = geobrief("check", "a.geobrief.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "pyproject.toml" in ran.err
    assert ran.err.count("\n") == 1


BASE = "extends: nothing\nstates: [{id: x:a, name: Aland}]\n"


@pytest.mark.parametrize(
    ("value", "code"),
    [("false", "GB392"), ("true", None), ('["../shared"]', None), ('["../other"]', "GB392"), ("[]", "GB392")],
)
def test_settings_allow_files_outside_the_project(geobrief, project, monkeypatch, value, code):
    (project / "shared").mkdir()
    (project / "shared" / "base.yaml").write_text(BASE, "utf-8")
    (project / "pyproject.toml").write_text("[tool.geobrief]\n", "utf-8")  # of a project around it
    own = project / "own"
    own.mkdir()
    (own / "pyproject.toml").write_text(f"[tool.geobrief]\nextends-outside = {value}\n", "utf-8")
    (own / "top.geobrief.yaml").write_text("extends: ../shared/base.yaml\ntitle: a\n", "utf-8")
    for folder, path in ((project, "own"), (own, "."), (own, "top.geobrief.yaml")):
        monkeypatch.chdir(folder)
        listed = json.loads(geobrief("check", path, "--output-format", "json").out)
        assert [finding["code"] for finding in listed] == ([code] if code else [])
    assert (geobrief("diff", "top.geobrief.yaml", "top.geobrief.yaml").code == 2) == bool(code)


@pytest.mark.parametrize("value", ["1", '"../shared"', "[1]", "{a = 1}"])
def test_folders_outside_are_a_list(geobrief, project, value):
    (project / "pyproject.toml").write_text(f"[tool.geobrief]\nextends-outside = {value}\n", "utf-8")
    ran = geobrief("check", "a.geobrief.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "extends-outside: expected true, false or a list of folders" in ran.err


def test_settings_are_a_regular_file(geobrief, project):
    import os

    os.mkfifo(project / "pyproject.toml")
    ran = geobrief("check", "a.geobrief.yaml")
    assert (ran.code, ran.err.endswith("pyproject.toml cannot be read (a pipe, expected a file)\n")) == (2, True)


def test_settings_with_very_many_dots_are_refused(geobrief, project):
    (project / "pyproject.toml").write_text(f"[tool.geobrief]\n{'a.' * 50_000}b = 1\n", "utf-8")
    assert "is not TOML: a key of more than 64 parts" in geobrief("check", "a.geobrief.yaml").err
