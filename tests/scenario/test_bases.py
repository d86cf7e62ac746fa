"""`extends` takes scenarios of the same project, each once, and quotes nothing of what it finds."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

import geobrief
from geobrief.errors import ArgumentError
from geobrief.scenario import bases

BASE = "extends: nothing\nstates: [{id: x:a, name: Aland}]\ndisputes: [{id: d, kind: debt, parties: [x:a]}]\n"
TOP = "extends: %s\nevents: [{type: AID, actors: [x:a]}]\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def codes(scenario: geobrief.Scenario) -> list[str]:
    return [finding.code for finding in scenario.load_findings]


# --- where an extended file may be


@pytest.mark.parametrize(
    "name", ["base.yaml", "./base.yaml", "sub/base.yaml", "sub/../base.yaml", "{folder}/base.yaml"]
)
def test_a_file_of_the_same_folder_is_extended(tmp_path: Path, name: str) -> None:
    write(tmp_path / "base.yaml", BASE)
    write(tmp_path / "sub" / "base.yaml", BASE)
    top = write(tmp_path / "top.yaml", TOP % name.format(folder=tmp_path))
    assert codes(geobrief.load(top)) == []


@pytest.mark.parametrize(
    "name", ["../base.yaml", "sub/../../base.yaml", "{folder}/base.yaml", "link.yaml", "up/base.yaml"]
)
def test_a_file_outside_the_folder_is_not_read(tmp_path: Path, name: str) -> None:
    write(tmp_path / "base.yaml", BASE)
    top = write(tmp_path / "own" / "top.yaml", TOP % name.format(folder=tmp_path))
    (tmp_path / "own" / "link.yaml").symlink_to(tmp_path / "base.yaml")
    (tmp_path / "own" / "up").symlink_to(tmp_path, target_is_directory=True)
    scenario = geobrief.load(top)
    assert codes(scenario)[0] == "GB392"
    assert scenario.world.states == ()


def test_a_folder_of_a_similar_name_is_outside(tmp_path: Path) -> None:
    write(tmp_path / "own-base" / "base.yaml", BASE)
    assert codes(geobrief.load(write(tmp_path / "own" / "top.yaml", TOP % "../own-base/base.yaml")))[0] == "GB392"


@pytest.mark.parametrize("mark", ["pyproject.toml", ".git"])
def test_a_project_is_the_nearest_folder_with_its_mark(tmp_path: Path, mark: str) -> None:
    write(tmp_path / "outer.yaml", BASE)
    write(tmp_path / "project" / mark, "")
    write(tmp_path / "project" / "base.yaml", BASE)
    folder = tmp_path / "project" / "a" / "b"
    assert codes(geobrief.load(write(folder / "in.yaml", TOP % "../../base.yaml"))) == []
    assert codes(geobrief.load(write(folder / "out.yaml", TOP % "../../../outer.yaml")))[0] == "GB392"


def test_the_first_file_decides_for_those_that_it_extends(tmp_path: Path) -> None:
    write(tmp_path / "secret.yaml", BASE)
    write(tmp_path / "own" / "middle.yaml", "extends: ../secret.yaml\n")
    top = write(tmp_path / "own" / "top.yaml", "extends: middle.yaml\n")
    (found,) = geobrief.load(top).load_findings
    assert (found.code, found.message) == (
        "GB390", "middle.yaml has 1 finding of its own, first GB392 extends-outside-project (line 1)",
    )  # fmt: skip


@pytest.mark.parametrize("given", ["all", "folder", "folders"])
def test_files_outside_are_extended_where_they_are_allowed(tmp_path: Path, given: str) -> None:
    base = write(tmp_path / "shared" / "base.yaml", BASE)
    top = write(tmp_path / "own" / "top.yaml", TOP % "../shared/base.yaml")
    outside = {"all": True, "folder": base.parent, "folders": [tmp_path / "other", str(base.parent)]}[given]
    assert codes(geobrief.load(top, extends_outside=outside)) == []
    assert codes(geobrief.load(top, extends_outside=[tmp_path / "other"]))[0] == "GB392"


@pytest.mark.parametrize("given", [5, [5], object()])
def test_what_is_not_a_folder_is_misuse(tmp_path: Path, given: object) -> None:
    with pytest.raises(ArgumentError, match="extends_outside"):
        geobrief.load(write(tmp_path / "top.yaml", "title: a\n"), extends_outside=given)  # type: ignore[arg-type]


# --- what an extended file may be

SECRETS = {
    "a list of passwords": "daemon:$6$Zx81:19000::::\nbin:*:19000::::\n",
    "one word": "tok_live_51Hq\n",
    "keys of YAML": "aws_key: AKIAZX81\naws_secret: 9fz/Zx81\n",
    "a list": "- Zx81\n- AKIAZX81\n",
    "JSON": '{"token": "Zx81"}',
    "a section of settings": "[Zx81]\npassword = tok_live_51Hq\n",
    "torn": "Zx81: [AKIAZX81\n",
    "an alias": "a: &Zx81 AKIAZX81\nb: *Zx81\n",
    "a tag": "!Zx81 AKIAZX81\n",
    "not UTF-8": b"Zx81 \xff\xfe AKIAZX81".decode("latin-1"),
    "a key of the format": "title: Zx81\nstates: AKIAZX81\nevents: [{type: tok_live_51Hq, AKIAZX81: 9fz/Zx81}]\n",
    "a name": "states: [Zx81, AKIAZX81]\nextends: tok_live_51Hq\n",
}
WORDS = ("Zx81", "AKIA", "tok_live", "9fz", "aws", "daemon")


@pytest.mark.parametrize("suffix", ["", ".yaml", ".json", ".toml"])
@pytest.mark.parametrize("content", SECRETS.values(), ids=SECRETS)
def test_nothing_of_an_extended_file_is_quoted(tmp_path: Path, content: str, suffix: str) -> None:
    (tmp_path / f"secret{suffix}").write_bytes(content.encode("latin-1"))
    scenario = geobrief.load(write(tmp_path / "top.yaml", f"extends: secret{suffix}\ntitle: a\n"))
    assert codes(scenario) == ["GB390"]
    said = " ".join(map(repr, scenario.findings))
    assert "line " in said
    assert not [word for word in WORDS if word in said]


@pytest.mark.parametrize(("content", "line"), [("- 1\n", 1), ("", 1), ("a: 1\nb: [\n", 3), ("\n\nword\n", 3)])
def test_a_file_that_is_not_a_scenario_is_named_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    write(tmp_path / "notes.yaml", content)
    (found,) = geobrief.load(write(tmp_path / "top.yaml", "extends: notes.yaml\n")).load_findings
    assert found.message == f"notes.yaml is not a scenario file (line {line})"


@pytest.mark.skipif(os.name != "posix", reason="files of Unix")
@pytest.mark.parametrize("kind", ["pipe", "socket", "folder", "device"])
def test_only_regular_files_are_extended(tmp_path: Path, kind: str) -> None:
    other = tmp_path / "other"
    with socket.socket(socket.AF_UNIX) as bound:
        if kind == "pipe":
            os.mkfifo(other)
        elif kind == "socket":
            bound.bind(str(other))
        elif kind == "folder":
            other.mkdir()
        name = "/dev/tty" if kind == "device" else "other"
        scenario = geobrief.load(write(tmp_path / "top.yaml", f"extends: {name}\n"), extends_outside=True)
    assert codes(scenario) == ["GB390"]


# --- how many


def test_a_file_is_loaded_once_however_often_it_is_extended(tmp_path: Path) -> None:
    for level in range(24):
        names = ", ".join(f"{letter}{level + 1}.yaml" for letter in "abcd")
        for letter in "abcd":
            write(tmp_path / f"{letter}{level}.yaml", f"extends: [{names}]\ntitle: a\n")
    for letter in "abcd":
        write(tmp_path / f"{letter}24.yaml", f"extends: nothing\nstates: [{{id: 'x:{letter}', name: Land {letter}}}]\n")
    scenario = geobrief.load(tmp_path / "a0.yaml")
    assert codes(scenario) == []
    assert [state.id for state in scenario.world.states] == ["x:a", "x:b", "x:c", "x:d"]


def test_the_last_of_several_bases_wins(tmp_path: Path) -> None:
    for name in "ab":
        write(tmp_path / f"{name}.yaml", f"extends: nothing\nstates: [{{id: 'x:s', name: {name.upper()}land}}]\n")
    top = write(tmp_path / "top.yaml", "extends: [a.yaml, b.yaml, a.yaml]\n")
    assert geobrief.load(top).world.get("x:s").name == "Aland"


def test_the_register_is_joined_once(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", "title: a\n")
    top = write(tmp_path / "top.yaml", "extends: [world, a.yaml, world]\n")
    world = geobrief.load(top).world
    assert world.agreements == geobrief.world().agreements
    assert world.tenures == geobrief.world().tenures


@pytest.mark.parametrize(
    ("limit", "value", "message"),
    [
        ("MOST_FILES", 2, "b.yaml is not read: more than 2 files are extended"),
        ("MOST_BYTES", 40, "b.yaml is not read: the extended files are larger than 0 MB"),
    ],
)
def test_files_are_extended_up_to_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, message: str
) -> None:
    write(tmp_path / "a.yaml", "extends: c.yaml\ntitle: a title\n")
    write(tmp_path / "b.yaml", "title: a title\n")
    write(tmp_path / "c.yaml", "title: a title\n")
    top = write(tmp_path / "top.yaml", "extends: [a.yaml, b.yaml]\n")
    assert codes(geobrief.load(top)) == []
    monkeypatch.setattr(bases, limit, value)
    assert [(found.path, found.message) for found in geobrief.load(top).load_findings] == [("extends[1]", message)]


def test_a_long_list_of_names_is_cut(tmp_path: Path) -> None:
    top = write(tmp_path / "top.yaml", f"extends: [{', '.join(['world'] * 300)}]\n")
    (found,) = geobrief.load(top).load_findings
    assert (found.code, found.path, found.message) == (
        "GB390", "extends[256]", "more than 256 files; the rest is not read",
    )  # fmt: skip


def test_a_chain_of_files_has_a_limit(tmp_path: Path) -> None:
    for number in range(40):
        write(tmp_path / f"a{number}.yaml", f"extends: a{number + 1}.yaml\n")
    write(tmp_path / "a40.yaml", "title: the last\n")
    assert codes(geobrief.load(tmp_path / "a0.yaml")) == ["GB390"]
    assert codes(geobrief.load(tmp_path / "a9.yaml")) == []


# --- what an extended file adds


def project(folder: Path, **files: str) -> Path:
    """The first of some scenario files, written to a folder."""
    paths = [write(folder / f"{name}.geobrief.yaml", text) for name, text in files.items()]
    return paths[0]


def test_records_of_another_file_are_known(tmp_path: Path) -> None:
    file = project(
        tmp_path,
        top="extends: base.geobrief.yaml\nevents: [{type: AGREE, actors: [Aland]}]\n"
        "expect: [{on: 2000-01-01, that: {dispute: d}}]\n",
        base=BASE,
    )
    scenario = geobrief.load(file)
    assert scenario.findings == ()
    assert scenario.events[0].actors == ("x:a",)
    assert len(scenario.world.disputes) == 1
    assert (scenario.states, scenario.disputes) == ((), ())
    assert geobrief.load({"extends": "world", "states": ["Argentina"]}).states[0].id == "ARG"


def test_several_files_and_the_register_are_extended_together(tmp_path: Path) -> None:
    file = project(
        tmp_path,
        top="extends: [world, base.geobrief.yaml]\nevents: [{type: AID, actors: [Aland], recipients: [Peru]}]\n",
        base=BASE,
    )
    assert geobrief.load(file).load_findings == ()


@pytest.mark.parametrize(
    ("files", "code", "path"),
    [
        ({"top": "extends: lost.yaml\n"}, "GB390", "extends"),
        ({"top": "extends: [world, '']\n"}, "GB390", "extends[1]"),
        ({"top": "extends: top.geobrief.yaml\n"}, "GB391", "extends"),
        ({"top": "extends: a.geobrief.yaml\n", "a": "extends: top.geobrief.yaml\n"}, "GB391", "extends"),
        ({"top": "extends: a.geobrief.yaml\n", "a": "titel: x\n"}, "GB390", "extends"),
        ({"top": "extends: 'a\\0b'\n"}, "GB390", "extends"),
        ({"top": "extends: {a: 1}\n"}, "GB203", "extends"),
    ],
)
def test_an_invalid_extension_is_reported(tmp_path: Path, files: dict[str, str], code: str, path: str) -> None:
    scenario = geobrief.load(project(tmp_path, **files))
    assert [(finding.code, finding.path) for finding in scenario.load_findings] == [(code, path)]


def test_only_a_file_can_extend_a_file() -> None:
    assert [f.code for f in geobrief.load("extends: /etc/hostname\ntitle: a\n").load_findings] == ["GB390"]
