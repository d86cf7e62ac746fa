"""A scenario is what a file says: records laid over a world, with findings at their place; content never raises."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geobrief
from geobrief import Agreement, Date, Evidence, GeobriefError, Mention, Reference, State, World
from geobrief.codec import SCHEMA, SECTIONS

TYPED = """\
title: Rapprochement
published: 2015-03-27
states:
  - {id: ARG, name: Argentina}
agreements:
  - {kind: aliance, parties: [Argentina, EU]}
  - {kind: trade, parties: [Argentina, EU], signed: 2015-03-18}
  - {kind: border, parties: [Norway],
     signed: 2010-09-15}
events:
  - {type: CONSULT, actors: [Fooland], recipients: [Argentina]}
  - {type: AGREE, actors: [Congo], recipients: [NO], date: 2005}
"""


def told(scenario: geobrief.Scenario) -> list[tuple[str, str]]:
    return [(finding.code, finding.path) for finding in scenario.findings]


def test_names_are_taken_where_people_type() -> None:
    trade = geobrief.load(TYPED).agreements[0]
    assert (trade.parties, trade.status, str(trade.date)) == (("ARG", "org:EU"), "signed", "2015-03-18")


def test_findings_of_codec_and_rules_stand_at_their_place_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "rapprochement.geobrief.yaml"
    file.write_text(TYPED, "utf-8")
    findings = geobrief.load(file).findings
    assert [(f.place and (f.place.line, f.place.column), f.code, f.path) for f in findings] == [
        ((6, 12), "GB204", "agreements[0].kind"),
        ((8, 29), "GB501", "agreements[2].parties"),
        ((11, 30), "GB301", "events[0].actors[0]"),
        ((12, 28), "GB302", "events[1].actors[0]"),
    ]
    assert str(findings[0]).startswith(f"{file}:6:12 agreements[0].kind GB204 bad-value: ")
    assert findings[3].hint == "COD or COG"


@pytest.mark.parametrize(
    ("name", "time", "id"),
    [("Russia", "1950", "SUN"), ("Russia", "2015", "RUS"), ("Russia", None, "RUS"), ("the Soviet Union", "2015", "SUN"),
     ("Burma", "2020", "MMR"), ("UAE", "2015", "ARE"), ("NATO", "1982", "org:NATO")],
)  # fmt: skip
def test_a_name_is_that_of_the_time_of_its_record(name: str, time: str | None, id: str) -> None:
    scenario = geobrief.load({"events": [{"type": "CONSULT", "actors": [name], "date": time}]})
    assert scenario.unread == ()
    assert scenario.events[0].actors == (id,)


def test_a_name_that_changes_its_bearer_within_the_time_is_ambiguous() -> None:
    scenario = geobrief.load({"events": [{"type": "CONSULT", "actors": ["Russia"], "date": "1991"}]})
    assert [(finding.code, finding.hint) for finding in scenario.unread] == [("GB302", "SUN or RUS")]


def test_the_day_of_publication_is_the_time_of_a_record_without_one() -> None:
    plain = {"published": "1950-06-25", "events": [{"type": "CONSULT", "actors": ["Russia"]}]}
    assert geobrief.load(plain).events[0].actors == ("SUN",)


INVENTED = """
states:
  - {id: x:arstotzka, name: Arstotzka, capitals: [{text: Orvech Vonor, kind: capital}]}
  - {id: x:kolechia, name: Kolechia, predecessors: [x:arstotzka]}
leaders:
  - {name: Dimitri, office: minister, state: Arstotzka, period: 1982/..}
agreements:
  - {kind: peace, parties: [Arstotzka, Kolechia], signed: 1982-11}
"""


def test_what_is_invented_is_declared_and_known_by_its_name() -> None:
    scenario = geobrief.load(INVENTED)
    assert told(scenario) == []
    assert scenario.agreements[0].parties == ("x:arstotzka", "x:kolechia")
    assert scenario.ground.state("Arstotzka").capital_on("1982-11-23") == "Orvech Vonor"
    assert [tenure.name for tenure in scenario.world.tenures("x:arstotzka")] == ["Dimitri"]


def test_a_scenario_can_be_laid_over_a_world_of_its_own() -> None:
    world = World(states=[State("x:arstotzka", "Arstotzka")])
    plain = {"events": [{"type": "CONSULT", "actors": ["Arstotzka"], "recipients": ["Argentina"]}]}
    scenario = geobrief.load(plain, world=world)
    assert [finding.path for finding in scenario.unread] == ["events[0].recipients[0]"]


def test_a_saved_reading_keeps_ids_evidence_mentions_and_what_only_the_reader_knew() -> None:
    words = Evidence("signed", 0, 6)
    plain = {
        "schema": SCHEMA,
        "text": "signed by Argentina",
        "states": [{"id": "ARG", "name": "Argentina", "mentions": [
            {"text": "Argentina", "start": 10, "end": 19, "kind": "name"}]}],
        "agreements": [{"id": "a1", "kind": "loan", "parties": ["ARG", "CHN"], "rule": "signs", "evidence": [
            {"text": "signed", "start": 0, "end": 6}]}],
        "findings": [
            {"code": "GB803", "slug": "no-anchor", "severity": "note", "message": "no day", "path": "", "start": 3},
            {"code": "GB501", "slug": "too-few-parties", "severity": "error", "message": "stale", "path": ""},
        ],
    }  # fmt: skip
    scenario = geobrief.load(plain)
    assert scenario.states == (Reference("ARG", "Argentina"),)
    assert scenario.states[0].mentions == (Mention("Argentina", 10, 19, "name"),)
    assert (scenario.agreements[0].id, scenario.agreements[0].rule) == ("a1", "signs")
    assert scenario.agreements[0].evidence == (words,)
    assert [finding.code for finding in scenario.unread] == ["GB803"]
    assert geobrief.load(scenario.to_dict()).unread == scenario.unread
    assert geobrief.load(geobrief.dump(scenario)).unread == scenario.unread


def test_a_document_has_its_keys_in_one_order() -> None:
    assert list(geobrief.load({}).to_dict()) == [
        "schema", "geobrief", "register", "published", "title", "text", "dates", "states", "leaders", "organizations",
        "groups", "territories", "agreements", "disputes", "events", "findings",
    ]  # fmt: skip


FORMS = {
    "s.yaml": "agreements:\n- {kind: loan, parties: [ARG, CHN], quantities: [{amount: 24, unit: USD}]}\n",
    "s.json": '{"agreements": [{"kind": "loan", "parties": ["ARG", "CHN"],\n'
    '"quantities": [{"amount": 24, "unit": "USD"}]}]}',
    "s.toml": '[[agreements]]\nkind = "loan"\nparties = ["ARG", "CHN"]\nquantities = [{amount = 24, unit = "USD"}]\n',
}


@pytest.mark.parametrize("name", FORMS)
def test_yaml_json_and_toml_say_the_same(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + FORMS[name].encode())
    scenario = geobrief.load(tmp_path / name)
    assert scenario.unread == ()
    assert scenario.agreements == (Agreement("loan", ["ARG", "CHN"], quantities=[{"amount": 24, "unit": "USD"}]),)
    assert geobrief.load(str(tmp_path / name)) == scenario


@pytest.mark.parametrize("name", ["s.yaml", "s.json"])
def test_a_text_with_a_colon_or_a_brace_is_a_text(name: str) -> None:
    assert len(geobrief.load(FORMS[name]).agreements) == 1


@pytest.mark.parametrize("source", ["nowhere.yaml", Path("nowhere.yaml"), Path(), 5, None, ["a"], b"a: 1"])
def test_misuse_raises(source: object) -> None:
    with pytest.raises(GeobriefError):
        geobrief.load(source)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a: \xff", "GB109"),
        (b"", "GB203"),
        (b"- 1", "GB203"),
        (b"a: [", "GB101"),
        (b"a: \x00", "GB101"),
        (b"just words", "GB203"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "s.yaml"
    file.write_bytes(content)
    scenario = geobrief.load(file)
    assert code in [finding.code for finding in scenario.findings]
    assert {finding.place and finding.place.file for finding in scenario.findings} == {str(file)}


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
@settings(max_examples=60, deadline=None)
def test_no_content_raises(plain: dict[str, object]) -> None:
    scenario = geobrief.load(plain)
    assert all(finding.path.partition("[")[0].partition(".")[0] in plain for finding in scenario.unread)


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_text_raises(text: str) -> None:
    assert geobrief.load(text + "\n").records.keys() == geobrief.load({}).records.keys()


def test_findings_are_selected_and_ignored_by_code_beginning_and_slug() -> None:
    scenario = geobrief.load(TYPED)

    def codes(**asked: list[str]) -> list[str]:
        return [finding.code for finding in geobrief.check(scenario, **asked)]

    assert codes() == ["GB204", "GB501", "GB301", "GB302"]
    assert codes(select=["GB3"]) == ["GB301", "GB302"]
    assert codes(select=["too-few-parties", "GB2"], ignore=["bad-value"]) == ["GB501"]
    with pytest.raises(GeobriefError, match="GB999"):
        codes(select=["GB999"])


def test_records_worlds_and_nothing_else_can_be_checked() -> None:
    deal = Agreement("trade", ["ARG"])
    assert [finding.code for finding in geobrief.check([deal])] == ["GB501"]
    assert [finding.code for finding in geobrief.check(World(agreements=[deal]), select=["GB5"])] == ["GB501"]
    for subject in (5, "ARG"):
        with pytest.raises(GeobriefError):
            geobrief.check(subject)  # type: ignore[arg-type]


def test_a_dump_is_what_a_person_would_write() -> None:
    deal = Agreement("trade", ["NOR", "org:EU"], signed="2015-03-18", subject="fish:\ncod", id="a1")
    assert geobrief.dump([deal]) == (
        "schema: geobrief/1\nagreements:\n- id: a1\n  kind: trade\n  parties:\n  - NOR\n  - org:EU\n  status: signed\n"
        "  date: '2015-03-18'\n  steps:\n  - status: signed\n    when: '2015-03-18'\n  subject: |-\n"
        "    fish:\n    cod\n"
        "  quantities: []\n  evidence: []\n"
    )
    with pytest.raises(GeobriefError, match="no section"):
        geobrief.dump(["ARG"])


def test_a_notebook_shows_records_and_findings() -> None:
    page = geobrief.load(TYPED)._repr_html_()
    assert "<caption>agreements</caption>" in page
    assert "<td>ARG, org:EU</td>" in page
    assert "<td>GB204</td>" in page


SCRIPT = """
import json, sys, geobrief
scenario = geobrief.load(sys.stdin.read())
print(json.dumps(scenario.to_dict()), geobrief.dump(scenario))
"""


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_scenario_gives_the_same_bytes(seed: str) -> None:
    scenario = geobrief.load(TYPED)
    root = str(Path(geobrief.__file__).parents[1])
    environment = {"PYTHONPATH": root, "PYTHONHASHSEED": seed, "TZ": "Pacific/Apia", "LC_ALL": "C", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=TYPED, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout == f"{json.dumps(scenario.to_dict())} {geobrief.dump(scenario)}\n"


def test_published_is_a_date() -> None:
    assert geobrief.load(TYPED).published == Date("2015-03-27")
