"""An installed package adds rules through an entry point; one that cannot be loaded is named."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from geobrief import findings
from geobrief.checking import plugins, registry
from geobrief.findings import codes
from geobrief.model import Event
from geobrief.project import Settings, checked
from geobrief.register import World
from geobrief.rules import check_records

MODULE = '''
from collections.abc import Iterator
from geobrief.findings import Severity
from geobrief.model import Event
from geobrief.rules import Violation, rule

@rule("XY001", "no-visits", Severity.WARNING, since="1.0")
def no_visits(event: Event) -> Iterator[Violation]:
    """A visit.

    Why it matters: our scenarios have none.
    How to fix it: remove it.
    """
    if event.mode == "visit":
        yield Violation("a visit", "mode")
'''


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which packages can be installed; their rules are removed afterwards."""
    monkeypatch.setattr(registry, "_RULES", dict(registry._RULES))
    codes()
    monkeypatch.setattr("geobrief.findings._CODES", dict(findings._CODES))
    monkeypatch.setattr(plugins, "_LOADED", set())
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("visits_of_ours", "broken_rules_of_ours"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return tmp_path


def install(site: Path, name: str, source: str) -> None:
    (site / f"{name}.py").write_text(source, "utf-8")
    info = site / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[geobrief.rules]\n{name} = {name}\n", "utf-8")


def test_installed_rules_run_and_can_be_selected(site: Path) -> None:
    install(site, "visits_of_ours", MODULE)
    events = {"events": [Event("CONSULT", ["FRA"], ["POL"], mode="visit")]}
    found = check_records(events, World(), ignore=["GB"])
    assert [(finding.code, finding.path) for finding in found] == [("XY001", "events[0].mode")]
    assert check_records(events, World(), ignore=["GB", "XY"]) == ()


def test_installed_rules_can_be_left_out(site: Path) -> None:
    install(site, "visits_of_ours", MODULE)
    events = {"events": [Event("CONSULT", ["FRA"], ["POL"], mode="visit")]}
    assert "visits_of_ours" not in sys.modules
    assert check_records(events, World(), ignore=["GB"], plugins=False) == ()
    assert "visits_of_ours" not in sys.modules
    check_records(events, World())
    assert check_records(events, World(), ignore=["GB"], plugins=False) == ()


def test_a_project_can_leave_installed_rules_out(site: Path) -> None:
    install(site, "visits_of_ours", MODULE)
    scenario = "events: [{type: CONSULT, mode: visit, actors: [FRA], recipients: [POL]}]\n"
    for allowed, expected in ((False, []), (True, ["XY001"])):
        file = checked("visit.geobrief.yaml", content=scenario, settings=Settings(plugins=allowed))
        assert [finding.code for finding in file.findings] == expected


def test_rules_that_cannot_be_loaded_are_named(site: Path) -> None:
    install(site, "broken_rules_of_ours", "raise RuntimeError('no such luck')")
    for _ in range(2):  # every time, not only the first
        with pytest.raises(plugins.RulesNotLoadedError, match=r"broken_rules_of_ours.*no such luck"):
            check_records({}, World())
