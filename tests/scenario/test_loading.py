"""Any content is loaded: errors are findings, and only misuse raises."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geobrief
from geobrief import Date, Evidence, GeobriefError, Mention, Reference, State, World
from geobrief.codec import SCHEMA, SECTIONS


@pytest.mark.parametrize(
    ("text", "code"), [("null\n", "GB203"), ("[]\n", "GB203"), ("a\n", "GB203"), ("agreements: [{\n", "GB101")]
)
def test_a_text_without_a_mapping_has_one_finding(text: str, code: str) -> None:
    assert [finding.code for finding in geobrief.load(text).load_findings] == [code]


INVENTED = """
states:
  - {id: x:arstotzka, name: Arstotzka, capitals: [{text: Orvech Vonor, kind: capital}]}
  - {id: x:kolechia, name: Kolechia, predecessors: [x:arstotzka]}
leaders:
  - {name: Dimitri, office: minister, state: Arstotzka, period: 1982/..}
agreements:
  - {kind: peace, parties: [Arstotzka, Kolechia], signed: 1982-11}
"""


def test_an_invented_state_is_declared_and_known_by_its_name() -> None:
    scenario = geobrief.load(INVENTED)
    assert scenario.load_findings == ()
    assert scenario.agreements[0].parties == ("x:arstotzka", "x:kolechia")
    assert scenario.base_world.state("Arstotzka").capital_on("1982-11-23") == "Orvech Vonor"
    assert [tenure.name for tenure in scenario.world.tenures("x:arstotzka")] == ["Dimitri"]


def test_a_scenario_can_extend_a_given_world() -> None:
    world = World(states=[State("x:arstotzka", "Arstotzka")])
    plain = {"events": [{"type": "CONSULT", "actors": ["Arstotzka"], "recipients": ["Argentina"]}]}
    scenario = geobrief.load(plain, world=world)
    assert [finding.path for finding in scenario.load_findings] == ["events[0].recipients[0]"]


def test_a_saved_reading_keeps_ids_evidence_mentions_and_findings_of_the_reader() -> None:
    words = Evidence("signed", 0, 6)
    plain = {
        "schema": SCHEMA,
        "text": "signed by Argentina",
        "states": [{"id": "ARG", "name": "Argentina", "mentions": [
            {"text": "Argentina", "start": 10, "end": 19, "kind": "name"}]}],
        "agreements": [{"id": "a1", "kind": "loan", "parties": ["ARG", "CHN"], "rule": "signs", "evidence": [
            {"text": "signed", "start": 0, "end": 6}]}],
        "findings": [
            {"code": "GB803", "slug": "publication-date-missing", "severity": "note", "message": "no day", "start": 3},
            {"code": "GB501", "slug": "too-few-parties", "severity": "error", "message": "stale", "path": ""},
        ],
    }  # fmt: skip
    scenario = geobrief.load(plain)
    assert scenario.states == (Reference("ARG", "Argentina"),)
    assert scenario.states[0].mentions == (Mention("Argentina", 10, 19, "name"),)
    assert (scenario.agreements[0].id, scenario.agreements[0].rule) == ("a1", "signs")
    assert scenario.agreements[0].evidence == (words,)
    assert [finding.code for finding in scenario.load_findings] == ["GB803"]
    assert geobrief.load(scenario.to_dict()).load_findings == scenario.load_findings
    assert geobrief.load(geobrief.dump(scenario)).load_findings == scenario.load_findings


@pytest.mark.parametrize("source", ["nowhere.yaml", Path("nowhere.yaml"), Path(), 5, None, ["a"], b"a: 1"])
def test_misuse_raises(source: object) -> None:
    with pytest.raises(GeobriefError):
        geobrief.load(source)  # type: ignore[arg-type]


def test_an_empty_text_is_an_empty_scenario() -> None:
    assert geobrief.load("").findings == geobrief.load("# only a comment\n").findings == ()
    assert [finding.code for finding in geobrief.load("null\n").findings] == ["GB203"]


@pytest.mark.parametrize("key", ["schema", "title", "published", "text", "events", "expect"])
def test_a_number_of_5000_digits_does_not_raise(key: str) -> None:
    assert all(str(finding) for finding in geobrief.load({key: 10**5000}).findings)
    evidence = [{"start": 10**5000, "end": 1, "text": "a"}]
    scenario = geobrief.load({"events": [{"type": "AID", "actors": ["ARG"], "evidence": evidence}]})
    assert "GB203" in [finding.code for finding in scenario.findings]


SOUP = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(["ARG", "Russia", "2015"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "kind", "parties", "steps", "status", "date", "roles", "when"]), inner, max_size=4
        )
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from([*SECTIONS, "published", "title"]), SOUP, max_size=4))
@settings(max_examples=30, deadline=None)
def test_no_content_raises(plain: dict[str, object]) -> None:
    scenario = geobrief.load(plain)
    assert all(finding.path.partition("[")[0].partition(".")[0] in plain for finding in scenario.load_findings)


@given(st.text(max_size=40))
@settings(max_examples=30, deadline=None)
def test_no_text_raises(text: str) -> None:
    assert geobrief.load(text + "\n").records.keys() == geobrief.load({}).records.keys()


def test_published_is_a_date(typed: str) -> None:
    assert geobrief.load(typed).published == Date("2015-03-27")


def test_short_forms_are_read_as_records() -> None:
    text = """\
states: [Argentina, {id: x:a, name: Arstotzka, names: [Arstotska], capitals: [Orvech Vonor], demonyms: [Arstotzkan]}]
organizations: [NATO]
leaders: [{name: Thatcher, person: Margaret Thatcher, office: head_of_government, state: UK, period: 1980/1990}]
agreements: [{kind: arms_transfer, parties: [Arstotzka, USA], quantities: [24 fighter jets, 1.5e9 USD]}]
disputes: [{kind: debt, parties: [Arstotzka, USA, Peru], sides: [Arstotzka, [USA, Peru]], settled: 1990}]
territories: [{id: territory:rock, name: Rock, administrators: [Arstotzka]}]
"""
    scenario = geobrief.load(text)
    assert scenario.load_findings == ()
    assert scenario.states[0] == Reference("ARG", "Argentina")
    assert scenario.organizations == (Reference("org:NATO", "NATO"),)
    arstotzka = scenario.base_world.get("x:a")
    assert arstotzka.capital_on("1990-01-01") == "Orvech Vonor"
    assert scenario.base_world.resolve("Arstotzkan").record == arstotzka
    assert scenario.leaders[0].person == "person:margaret-thatcher"
    assert [str(quantity) for quantity in scenario.agreements[0].quantities] == ["24 fighter jets", "1500000000 USD"]
    assert scenario.disputes[0].sides == (("x:a",), ("USA", "PER"))
    assert scenario.disputes[0].status == "settled"
    assert scenario.territories[0].administrator_on("1990-01-01") == "x:a"


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ("agreements: [{kind: aid, parties: [ARG], quantities: [many jets]}]", "GB204", "agreements[0].quantities[0]"),
        ("agreements: [{kind: aid, parties: [ARG, CHL], quantities: [24]}]", "GB204", "agreements[0].quantities[0]"),
        ("leaders: [{name: A, person: Nobody Known, office: monarch}]", "GB301", "leaders[0].person"),
        ("leaders: [{name: A, person: Kirchner, office: monarch, period: 2001/2011}]", "GB302", "leaders[0].person"),
        ("states: [Fooland]", "GB301", "states[0]"),
        ("states: [[ARG]]", "GB203", "states[0]"),
    ],
)  # fmt: skip
def test_an_invalid_short_form_is_reported(text: str, code: str, path: str) -> None:
    assert [(finding.code, finding.path) for finding in geobrief.load(text + "\n").load_findings] == [(code, path)]


def test_a_lone_surrogate_is_reported() -> None:
    scenario = geobrief.load(
        '{"title": "\\ud800", "events": [{"type": "AGREE", "actors": ["ARG"], "rule": "\\udc00"}]}'
    )
    assert [(finding.code, finding.path) for finding in scenario.load_findings] == [
        ("GB204", "title"),
        ("GB204", "events[0].rule"),
    ]
    assert geobrief.load('{"title": "\\ud83d\\ude00"}').title == "😀"


SCRIPT = """
import json, sys, geobrief
scenario = geobrief.load(sys.stdin.read())
print(json.dumps(scenario.to_dict()), geobrief.dump(scenario))
"""


@pytest.mark.parametrize("seed", ["0", "1"])
def test_equal_scenarios_give_equal_bytes_in_every_process(typed: str, seed: str) -> None:
    scenario = geobrief.load(typed)
    root = str(Path(geobrief.__file__).parents[1])
    environment = {"PYTHONPATH": root, "PYTHONHASHSEED": seed, "TZ": "Pacific/Apia", "LC_ALL": "C", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=typed, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout == f"{json.dumps(scenario.to_dict())} {geobrief.dump(scenario)}\n"


def test_in_a_closed_world_only_declarations_are_known() -> None:
    text = "extends: nothing\nstates: [{id: x:a, name: Aland}]\nevents: [{type: AID, actors: [Aland, Argentina]}]\n"
    scenario = geobrief.load(text)
    assert [(finding.code, finding.path) for finding in scenario.load_findings] == [("GB301", "events[0].actors[1]")]
    assert scenario.base_world.states == scenario.states
