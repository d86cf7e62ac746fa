"""A scenario has findings at their places in the file."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

import geobrief
from geobrief.findings import Finding


def test_findings_of_codec_and_rules_have_their_place_in_the_file(typed: str, tmp_path: Path) -> None:
    file = tmp_path / "rapprochement.geobrief.yaml"
    file.write_text(typed, "utf-8")
    findings = geobrief.load(file).findings
    assert [(f.place and (f.place.line, f.place.column), f.code, f.path) for f in findings] == [
        ((6, 12), "GB204", "agreements[0].kind"),
        ((8, 29), "GB501", "agreements[2].parties"),
        ((11, 30), "GB301", "events[0].actors[0]"),
        ((12, 28), "GB302", "events[1].actors[0]"),
    ]
    assert str(findings[0]).startswith(f"{file}:6:12 agreements[0].kind GB204 invalid-value: ")
    assert findings[3].hint == "COD or COG"


def test_a_document_has_its_keys_in_one_order() -> None:
    assert list(geobrief.load({}).to_dict()) == [
        "schema", "geobrief", "register", "published", "title", "text", "dates", "states", "leaders", "organizations",
        "groups", "territories", "agreements", "disputes", "events", "findings",
    ]  # fmt: skip


def test_a_notebook_shows_records_and_findings(typed: str) -> None:
    page = geobrief.load(typed)._repr_html_()
    assert "agreements (2)" in page
    assert "<td>ARG, org:EU</td>" in page
    assert "GB204" in page


def test_a_finding_about_a_step_has_the_place_of_its_key() -> None:
    text = "agreements: [{kind: trade, parties: [ARG, CHL], ratified: 1990,\n  signed: 1991}]\n"
    (finding,) = [finding for finding in geobrief.load(text).findings if finding.code == "GB507"]
    assert (finding.path, finding.place and finding.place.line) == ("agreements[0].ratified", 1)


def test_a_pickled_scenario_knows_its_places(typed: str) -> None:
    scenario = geobrief.load(typed)
    path = scenario.findings[0].path
    again = pickle.loads(pickle.dumps(scenario))
    assert (again, again.place(path)) == (scenario, scenario.place(path))


REAL = sorted(path for path in (Path(__file__).parents[1] / "scenarios").glob("*.yaml") if path.name[:5] != "wrong")


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.name)
def test_real_scenarios_have_no_errors_and_no_warnings(file: Path) -> None:
    scenario = geobrief.load(file)
    assert [str(finding) for finding in scenario.findings if finding.severity != "note"] == []
    assert scenario.expect
    assert geobrief.load(geobrief.dump(scenario)) == scenario


def test_the_wrong_scenario_has_findings_of_many_kinds() -> None:
    scenario = geobrief.load(REAL[0].with_name("wrong.yaml"))
    found = [(finding.place and finding.place.line, finding.code) for finding in scenario.findings]
    assert {(11, "GB201"), (12, "GB204"), (13, "GB507"), (14, "GB204"), (17, "GB603"), (20, "GB402"), (20, "GB702"),
            (21, "GB301"), (25, "GB001")} <= set(found)  # fmt: skip


def modules_entered(run: Callable[[], object]) -> set[str]:
    """The modules of the package whose functions are called by a run."""
    names: set[str] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            names.add(frame.f_globals.get("__name__", ""))

    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
    return {name for name in names if name.startswith("geobrief.")}


def test_loading_and_checking_a_scenario_enters_few_modules() -> None:
    """What is read once, such as the register and the shapes of records, is read before."""

    def findings() -> tuple[Finding, ...]:
        return geobrief.load(REAL[0].with_name("wrong.yaml")).findings

    assert findings()
    assert len(modules_entered(findings)) <= 80
