"""The options of `geobrief check` that people know from other linters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geobrief.project import forget_settings

GOOD = "agreements: [{kind: trade, parties: [FRA, ITA], signed: 1990}]\n"
WRONG = "agreements: [{kind: trade, parties: [FRA, SUN], signed: 2015-03-18}]\n"
WARNED = (
    "agreements: [{kind: trade, parties: [FRA, ITA], signed: 1990}, {kind: trade, parties: [ITA, FRA], signed: 1990}]\n"
)
SPELT = "events: [{type: THREATEN, actors: [org:nato], recipients: [SRB], date: 1999}]  # in March\n"
FIXED = SPELT.replace("org:nato", "org:NATO")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Writes files of a project in which the command runs."""
    monkeypatch.chdir(tmp_path)
    forget_settings()

    def write(**files: str) -> Path:
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        forget_settings()
        return tmp_path

    return write


def test_without_a_path_the_current_folder_is_checked(geobrief, folder):
    folder(a_geobrief_yaml=GOOD, b__c_geobrief_yaml=WRONG)
    ran = geobrief("check")
    assert (ran.code, "b/c.geobrief.yaml" in ran.out) == (1, True)


@pytest.mark.parametrize("pattern", ["drafts", "drafts/", "drafts/*", "*/c.geobrief.yaml", "c.*", "drafts\\*"])
def test_excluded_files_are_left_out_of_folders(geobrief, folder, pattern):
    folder(a_geobrief_yaml=GOOD, drafts__c_geobrief_yaml=WRONG)
    assert geobrief("check", "--exclude", pattern).code == 0
    folder(pyproject_toml=f"[tool.geobrief]\nexclude = ['{pattern}']\n")
    assert geobrief("check", ".").code == 0
    assert geobrief("check", "drafts/c.geobrief.yaml").code == 1  # which somebody has named


def test_patterns_that_no_shell_expands_are_expanded(geobrief, folder):
    folder(a1_geobrief_yaml=GOOD, a2_geobrief_yaml=WRONG, b_geobrief_yaml=WRONG)
    assert geobrief("check", "--show-files", "a*.yaml").out == "a1.geobrief.yaml\na2.geobrief.yaml\n"
    assert geobrief("check", "c*.yaml").code == 2


def test_the_lowest_severity_that_fails_is_an_option_and_a_setting(geobrief, folder):
    folder(a_geobrief_yaml=WARNED)
    assert [geobrief("check", *option).code for option in ((), ("--fail-on", "warning"))] == [0, 1]
    folder(geobrief_toml="fail-on = 'warning'\n")
    assert geobrief("check").code == 1
    assert geobrief("check", "--fail-on", "error").code == 0
    assert geobrief("check", "--isolated").code == 0


def test_a_code_can_have_another_severity(geobrief, folder):
    folder(a_geobrief_yaml=WARNED, geobrief_toml="[severity]\nGB3 = 'note'\nduplicate-record = 'error'\n")
    ran = geobrief("check", "--output-format", "concise")
    assert (ran.code, "GB306 error" in ran.out) == (1, True)
    folder(geobrief_toml="[severity]\nGB306 = 'loud'\n")
    ran = geobrief("check")
    assert (ran.code, "expected error, warning, note, got 'loud'" in ran.err) == (2, True)


def test_the_settings_of_another_file(geobrief, folder):
    folder(
        a_geobrief_yaml=WRONG,
        ci_toml="ignore = ['GB402']\n",
        other__pyproject_toml="[tool.geobrief]\nignore = ['GB4']\n",
    )
    assert geobrief("check").code == 1
    assert geobrief("check", "--config", "ci.toml").code == 0
    assert geobrief("check", "--config", "other/pyproject.toml").code == 0
    assert geobrief("check", "--config", "none.toml").code == 2


def test_a_difference_shows_what_a_fix_would_change(geobrief, folder):
    path = folder(a_geobrief_yaml=SPELT, b_geobrief_yaml=GOOD) / "a.geobrief.yaml"
    ran = geobrief("check", "--diff")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "--- a.geobrief.yaml", "+++ a.geobrief.yaml", "@@ -1 +1 @@", f"-{SPELT.rstrip()}", f"+{FIXED.rstrip()}"
    ]  # fmt: skip
    assert path.read_text() == SPELT
    assert geobrief("check", "--diff", "b.geobrief.yaml").code == 0
    assert geobrief("check", "--fix", "--diff").code == 2


def test_standard_input_is_fixed_to_standard_output(process):
    ran = process("check", "--fix", "-", stdin=SPELT.encode())
    assert ran.out == FIXED
    assert "fixed 1 finding" in ran.err
    same = process("check", "--fix", "-", stdin=WRONG.encode())
    assert (same.code, same.out, "GB402" in same.err) == (1, WRONG, True)


def test_standard_input_has_a_name(process, folder):
    folder(
        drafts__pyproject_toml="[tool.geobrief]\nignore = ['GB402']\n",
        drafts__base_geobrief_yaml="states: [{id: 'x:a', name: A}]\n",
    )
    text = "extends = ['base.geobrief.yaml']\n[[agreements]]\nkind = 'trade'\nparties = ['A', 'SUN']\nsigned = 2015\n"
    ran = process("check", "-", "--stdin-filename", "drafts/new.geobrief.toml", stdin=text.encode())
    assert (ran.code, ran.out) == (0, "Nothing found in 1 file.\n")
    ran = process(
        "check", "-", "--stdin-filename", "new.geobrief.toml", "--output-format", "concise", stdin=text.encode()
    )
    assert "new.geobrief.toml" in ran.out


def test_json_on_standard_input_is_typed_as_json(process):
    text = '{"events": [{"type": "AID", "actors": ["FRA"], "recipients": ["ITA"], "date": 1990}]}'
    assert "GB203" in process("check", "-", stdin=text.encode()).out


def test_comments_that_ignore_all_findings_are_added(geobrief, folder):
    several = (
        "# a scenario\nagreements:\n- kind: trade\n  parties: [FRA, SUN]\n"
        "  signed: 2015-03-18  # geobrief: ignore[GB120]\n"
        "events:\n- {type: AID, actors: [SUN],\n   recipients: [ITA], date: 2015}\ntext: |\n  a\n"
    )
    path = folder(a_geobrief_yaml=several, b_geobrief_json='{"title": 5}') / "a.geobrief.yaml"
    geobrief("check", "a.geobrief.yaml", "--add-ignore")
    assert "  parties: [FRA, SUN]  # geobrief: ignore[GB402]\n" in path.read_text()
    assert geobrief("check", "a.geobrief.yaml").code == 0
    before = path.read_text()
    geobrief("check", "a.geobrief.yaml", "--add-ignore")
    assert path.read_text() == before
    geobrief("check", "b.geobrief.json", "--add-ignore")
    assert (path.parent / "b.geobrief.json").read_text() == '{"title": 5}'


def test_findings_are_written_to_a_file(geobrief, folder):
    path = folder(a_geobrief_yaml=WRONG)
    ran = geobrief("check", "--output-format", "json", "--output-file", "found.json")
    assert (ran.code, ran.out) == (1, "")
    assert "GB402" in (path / "found.json").read_text()


SPELLINGS = {
    "a term in another case": ("events: [{type: consult, actors: [FRA], recipients: [ITA]}]", "type: CONSULT"),
    "a term with a hyphen": ("leaders: [{name: A, office: Head-of-State, state: FRA}]", "office: head_of_state"),
    "one letter of a term": ("agreements: [{kind: aliance, parties: [FRA, ITA]}]", "kind: alliance"),
    "one letter of a key": ("agreements: [{kind: trade, partties: [FRA, ITA]}]", "parties: [FRA"),
    "one letter of a name": ("agreements: [{kind: trade, parties: [Frannce, ITA]}]", "[France, ITA]"),
    "a date without zeros": (
        "leaders: [{name: A, office: adviser, period: 1990-1-2/1991}]",
        'period: "1990-01-02/1991"',
    ),
    "one after the other": ("agreements: [{kind: trade, partties: [Frannce, ITA]}]", "parties: [France, ITA]"),
}
OTHERS = {
    "a key with two neighbours": "disputes: [{kind: trade, parties: [FRA, ITA], sides: [FRA, ITA], ovr: x}]",
    "a name with two neighbours": "agreements: [{kind: trade, parties: [Irax, ITA]}]",
    "a party in the keys of the roles": "agreements: [{kind: loan, parties: [FRA, ITA], roles: {Frannce: lender}}]",
    "another word": "disputes: [{kind: trade, parties: [FRA, ITA], steps: [{status: started}]}]",
    "a day of unclear order": "agreements: [{kind: trade, parties: [FRA, ITA], signed: 02.03.1990}]",
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_what_has_one_exact_fix_is_fixed(geobrief, folder, name):
    text, fixed = SPELLINGS[name]
    path = folder(a_geobrief_yaml=f"{text}  # a comment\n") / "a.geobrief.yaml"
    geobrief("check", "--fix")
    assert fixed in path.read_text()
    assert path.read_text().endswith("  # a comment\n")


@pytest.mark.parametrize("name", OTHERS)
def test_what_could_be_more_than_one_thing_is_left(geobrief, folder, name):
    path = folder(a_geobrief_yaml=OTHERS[name] + "\n") / "a.geobrief.yaml"
    geobrief("check", "--fix")
    assert path.read_text() == OTHERS[name] + "\n"
