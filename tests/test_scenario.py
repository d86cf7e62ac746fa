"""A scenario is what a file says: records laid over a world, with findings at their place; content never raises."""

from __future__ import annotations

import json
import pickle
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
    assert scenario.load_findings == ()
    assert scenario.events[0].actors == (id,)


def test_a_name_that_changes_its_bearer_within_the_time_is_ambiguous() -> None:
    scenario = geobrief.load({"events": [{"type": "CONSULT", "actors": ["Russia"], "date": "1991"}]})
    assert [(finding.code, finding.hint) for finding in scenario.load_findings] == [("GB302", "SUN or RUS")]


@pytest.mark.parametrize(("period", "state"), [("1991-06/1999", "RUS"), ("1988/1999", None), ("1980/1992-06", "SUN")])
def test_a_name_means_the_state_that_existed_for_nine_tenths_of_a_period(period: str, state: str | None) -> None:
    scenario = geobrief.load({"leaders": [{"name": "A", "office": "minister", "state": "Russia", "period": period}]})
    assert [leader.state for leader in scenario.leaders] == ([state] if state else [])
    assert [finding.code for finding in scenario.load_findings] == ([] if state else ["GB302"])


@pytest.mark.parametrize(
    ("text", "code"), [("null\n", "GB203"), ("[]\n", "GB203"), ("a\n", "GB203"), ("agreements: [{\n", "GB101")]
)
def test_a_text_that_holds_no_mapping_has_one_finding(text: str, code: str) -> None:
    assert [finding.code for finding in geobrief.load(text).load_findings] == [code]


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
    assert scenario.load_findings == ()
    assert scenario.agreements[0].parties == ("x:arstotzka", "x:kolechia")
    assert scenario.base_world.state("Arstotzka").capital_on("1982-11-23") == "Orvech Vonor"
    assert [tenure.name for tenure in scenario.world.tenures("x:arstotzka")] == ["Dimitri"]


def test_a_scenario_can_be_laid_over_a_world_of_its_own() -> None:
    world = World(states=[State("x:arstotzka", "Arstotzka")])
    plain = {"events": [{"type": "CONSULT", "actors": ["Arstotzka"], "recipients": ["Argentina"]}]}
    scenario = geobrief.load(plain, world=world)
    assert [finding.path for finding in scenario.load_findings] == ["events[0].recipients[0]"]


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
    assert [finding.code for finding in scenario.load_findings] == ["GB803"]
    assert geobrief.load(scenario.to_dict()).load_findings == scenario.load_findings
    assert geobrief.load(geobrief.dump(scenario)).load_findings == scenario.load_findings


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
    assert scenario.load_findings == ()
    assert scenario.agreements == (Agreement("loan", ["ARG", "CHN"], quantities=[{"amount": 24, "unit": "USD"}]),)
    assert geobrief.load(str(tmp_path / name)) == scenario


@pytest.mark.parametrize("name", ["s.yaml", "s.json"])
def test_a_text_with_a_colon_or_a_brace_is_a_text(name: str) -> None:
    assert len(geobrief.load(FORMS[name]).agreements) == 1


@pytest.mark.parametrize("source", ["nowhere.yaml", Path("nowhere.yaml"), Path(), 5, None, ["a"], b"a: 1"])
def test_misuse_raises(source: object) -> None:
    with pytest.raises(GeobriefError):
        geobrief.load(source)  # type: ignore[arg-type]


def test_an_empty_text_is_a_text_of_nothing() -> None:
    assert geobrief.load("").findings == geobrief.load("# only a comment\n").findings == ()
    assert [finding.code for finding in geobrief.load("null\n").findings] == ["GB203"]


@pytest.mark.parametrize("name", ["x" * 100_000, "of " * 30_000, "a.b " * 20_000])
def test_a_name_without_end_is_told_in_a_moment_and_in_short(name: str) -> None:
    (finding,) = geobrief.load({"events": [{"type": "AID", "actors": [name], "recipients": ["ARG"]}]}).findings
    assert finding.code == "GB301"
    assert len(finding.message) < 200


@pytest.mark.parametrize("key", ["schema", "title", "published", "text", "events", "expect"])
def test_a_number_of_5000_digits_is_content_too(key: str) -> None:
    assert all(str(finding) for finding in geobrief.load({key: 10**5000}).findings)
    evidence = [{"start": 10**5000, "end": 1, "text": "a"}]
    told = geobrief.load({"events": [{"type": "AID", "actors": ["ARG"], "evidence": evidence}]})
    assert "GB203" in [finding.code for finding in told.findings]


def test_an_absolute_path_may_have_a_colon() -> None:
    with pytest.raises(GeobriefError, match="cannot be read"):
        geobrief.load("C:\\work\\a.geobrief.yaml")


def test_a_file_that_is_torn_never_passes() -> None:
    torn = geobrief.load("agreements: [a\n")
    assert [finding.code for finding in geobrief.check(torn, select=["GB4"])] == ["GB101"]
    assert "GB101" in [finding.code for finding in geobrief.check(torn, ignore=["GB1"])]


def test_what_is_no_record_cannot_be_dumped() -> None:
    with pytest.raises(GeobriefError, match="expected a scenario"):
        geobrief.dump(5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a: \xff", "GB109"),
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
@settings(max_examples=30, deadline=None)
def test_no_content_raises(plain: dict[str, object]) -> None:
    scenario = geobrief.load(plain)
    assert all(finding.path.partition("[")[0].partition(".")[0] in plain for finding in scenario.load_findings)


@given(st.text(max_size=40))
@settings(max_examples=30, deadline=None)
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
    with pytest.raises(GeobriefError, match="not a record of any section"):
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


# --- what a scenario is laid over


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.geobrief.yaml").write_text(text, "utf-8")
    return folder / f"{next(iter(files))}.geobrief.yaml"


BASE = "extends: nothing\nstates: [{id: x:a, name: Aland}]\ndisputes: [{id: d, kind: debt, parties: [x:a]}]\n"


def test_in_a_closed_world_only_what_is_declared_is_known() -> None:
    text = "extends: nothing\nstates: [{id: x:a, name: Aland}]\nevents: [{type: AID, actors: [Aland, Argentina]}]\n"
    scenario = geobrief.load(text)
    assert [(finding.code, finding.path) for finding in scenario.load_findings] == [("GB301", "events[0].actors[1]")]
    assert scenario.base_world.states == scenario.states


def test_what_another_file_tells_is_known_and_can_be_replaced(tmp_path: Path) -> None:
    file = written(
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


def test_several_files_and_the_register_lie_over_each_other(tmp_path: Path) -> None:
    file = written(
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
def test_what_cannot_be_extended_is_told(tmp_path: Path, files: dict[str, str], code: str, path: str) -> None:
    scenario = geobrief.load(written(tmp_path, **files))
    assert [(finding.code, finding.path) for finding in scenario.load_findings] == [(code, path)]


def test_only_a_file_can_extend_a_file() -> None:
    assert [f.code for f in geobrief.load("extends: /etc/hostname\ntitle: a\n").load_findings] == ["GB390"]


# --- what its author expects

LIFE = """\
extends: [world]
states: [{id: x:a, name: Aland, capitals: [Mariehamn]}]
leaders: [{name: Ada, office: monarch, state: Aland, period: 1990/1999, effective: true}]
memberships: [{organization: NATO, member: Aland, period: 1995-05-01/..}]
agreements: [{id: pact, kind: alliance, parties: [Aland, Peru], signed: 1991-02-03, terminated: 1992-05}]
disputes: [{id: quarrel, kind: debt, parties: [Aland, Peru], hostility: threat, ongoing: 1991-02-03, frozen: 1993}]
expect: [{on: %s, that: {%s}}]
"""


@pytest.mark.parametrize("denied", ["", ", denied: true"])
@pytest.mark.parametrize(
    ("fact", "at", "hint"),
    [
        ("dispute: quarel", "dispute", "did you mean quarrel?"),
        ("agreement: pakt, status: signed", "agreement", "did you mean pact?"),
        ("exists: x:b", "exists", "did you mean x:a?"),
        ("member: Aland, of: org:NATTO", "of", "did you mean org:NATO?"),
    ],
)
def test_what_leads_nowhere_is_no_fact(fact: str, at: str, hint: str, denied: str) -> None:
    found = [f for f in geobrief.load(LIFE % ("1994-06-01", fact + denied)).findings if f.severity == "error"]
    assert [(f.code, f.path, f.hint) for f in found] == [("GB303", f"expect[0].that.{at}", hint)]


def test_the_last_step_is_the_one_that_was_made_last() -> None:
    steps = "[{status: in_force, when: 2014-06-17}, {status: signed, when: 2014-07-12}]"
    found = geobrief.load(
        f"agreements: [{{id: a, kind: trade, parties: [ARG, RUS], steps: {steps}}}]\n"
        "expect: [{on: 2015-01-01, that: {agreement: a, status: signed}}]"
    ).findings
    assert [f.code for f in found if f.severity == "error"] == ["GB507"]


@pytest.mark.parametrize(
    ("day", "fact", "code"),
    [
        ("1991-06-01", "dispute: quarrel", None),
        ("1991-06-01", "dispute: quarrel, hostility: threat", None),
        ("1991-06-01", "dispute: quarrel, hostility: war", "GB001"),
        ("1991-01-01", "dispute: quarrel", "GB001"),
        ("1993-06-01", "dispute: quarrel, status: frozen", "GB002"),
        ("1994-06-01", "dispute: quarrel, status: frozen", None),
        ("1991-02-02", "agreement: pact, status: signed", "GB001"),
        ("1991-02-03", "agreement: pact, status: signed", None),
        ("1992-05-15", "agreement: pact, status: terminated", "GB002"),
        ("1992-06-15", "agreement: pact, status: signed", "GB001"),
        ("1991-06-01", "leader: Ada, of: Aland", None),
        ("1991-06-01", "leader: Ada, of: Aland, denied: true", "GB001"),
        ("2001-06-01", "leader: Ada, of: Aland", "GB001"),
        ("1991-06-01", "leader: Charles de Gaulle, of: Aland, denied: true", None),
        ("1991-06-01", "leader: Adda, of: Aland, denied: true", "GB002"),
        ("1982-05-02", "leader: Galtieri, of: Argentina", None),
        ("1982-12-02", "leader: Galtieri, of: Argentina", "GB001"),
        ("1994-06-01", "member: Aland, of: NATO", "GB001"),
        ("1996-06-01", "member: Aland, of: NATO", None),
        ("1996-06-01", "member: Portugal, of: NATO", None),
        ("1996-06-01", "capital: Lisbon, of: Portugal", None),
        ("1996-06-01", "capital: Porto, of: Portugal", "GB001"),
        ("1982-05-01", "administrator: Argentina, of: Falkland Islands", None),
        ("1983-05-01", "administrator: Argentina, of: Falkland Islands", "GB001"),
        ("1990-10-01", "exists: East Germany", None),
        ("1990-10-05", "exists: East Germany", "GB001"),
    ],
)
def test_what_is_not_as_expected_on_a_day_is_told(day: str, fact: str, code: str | None) -> None:
    scenario = geobrief.load(LIFE % (day, fact))
    assert scenario.load_findings == ()
    found = [(f.code, f.path, f.place and f.place.line) for f in scenario.findings if f.code.startswith("GB0")]
    assert found == ([] if code is None else [(code, "expect[0].that", 7)])


@pytest.mark.parametrize(
    ("expected", "code", "path"),
    [
        ("{on: 1991, that: {exists: Peru}}", "GB204", "expect[0].on"),
        ("{on: 1991-01-01}", "GB202", "expect[0].that"),
        ("{on: 1991-01-01, that: {lives: Peru}}", "GB202", "expect[0].that"),
        ("{on: 1991-01-01, that: {exists: Peru, of: Peru}}", "GB201", "expect[0].that.of"),
        ("{on: 1991-01-01, that: {agreement: a, status: singed}}", "GB204", "expect[0].that.status"),
        ("{on: 1991-01-01, that: Peru}", "GB203", "expect[0].that"),
    ],
)
def test_an_expectation_in_no_known_form_is_told(expected: str, code: str, path: str) -> None:
    scenario = geobrief.load(f"expect: [{expected}]\n")
    assert [(finding.code, finding.path) for finding in scenario.load_findings] == [(code, path)]


def test_expectations_survive_being_written() -> None:
    scenario = geobrief.load(LIFE % ("1991-06-01", "leader: Ada, of: Aland, denied: true"))
    for again in (geobrief.load(geobrief.dump(scenario)), geobrief.load(scenario.to_dict())):
        assert (again.expect, again.extends) == (scenario.expect, ("world",))


# --- short forms


def test_people_type_less() -> None:
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
def test_a_short_form_that_says_nothing_is_told(text: str, code: str, path: str) -> None:
    assert [(finding.code, finding.path) for finding in geobrief.load(text + "\n").load_findings] == [(code, path)]


def test_a_finding_stands_where_a_step_is_written_as_a_key_of_its_own() -> None:
    text = "agreements: [{kind: trade, parties: [ARG, CHL], ratified: 1990,\n  signed: 1991}]\n"
    (finding,) = [finding for finding in geobrief.load(text).findings if finding.code == "GB507"]
    assert (finding.path, finding.place and finding.place.line) == ("agreements[0].ratified", 1)


def test_a_scenario_can_be_pickled_and_still_knows_its_places() -> None:
    scenario = geobrief.load(TYPED)
    path = scenario.findings[0].path
    again = pickle.loads(pickle.dumps(scenario))
    assert (again, again.place(path)) == (scenario, scenario.place(path))


@pytest.mark.parametrize(
    ("content", "code", "at"),
    [(b"a: 1\n\xc3\xa9: \xff", "GB109", (2, 4)), (b"#" * (32 * 1024 * 1024 + 1), "GB110", (None, None))],
    ids=["letter", "size"],
)
def test_a_file_that_is_not_taken_is_told_at_the_place(tmp_path: Path, content: bytes, code: str, at: object) -> None:
    (tmp_path / "s.yaml").write_bytes(content)
    finding = geobrief.load(tmp_path / "s.yaml").load_findings[0]
    assert (finding.code, finding.place and (finding.place.line, finding.place.column)) == (code, at)


def test_half_a_letter_is_no_text() -> None:
    scenario = geobrief.load(
        '{"title": "\\ud800", "events": [{"type": "AGREE", "actors": ["ARG"], "rule": "\\udc00"}]}'
    )
    assert [(finding.code, finding.path) for finding in scenario.load_findings] == [
        ("GB204", "title"),
        ("GB204", "events[0].rule"),
    ]
    assert geobrief.load('{"title": "\\ud83d\\ude00"}').title == "😀"


# --- the scenarios

REAL = sorted(path for path in (Path(__file__).parent / "scenarios").glob("*.yaml") if path.name[:5] != "wrong")


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.name)
def test_real_scenarios_are_read_whole_and_pass_all_rules(file: Path) -> None:
    scenario = geobrief.load(file)
    assert [str(finding) for finding in scenario.findings if finding.severity != "note"] == []
    assert scenario.expect
    assert geobrief.load(geobrief.dump(scenario)) == scenario


def test_the_wrong_scenario_shows_what_can_be_found() -> None:
    scenario = geobrief.load(REAL[0].with_name("wrong.yaml"))
    found = [(finding.place and finding.place.line, finding.code) for finding in scenario.findings]
    assert {(11, "GB201"), (12, "GB204"), (13, "GB507"), (14, "GB204"), (17, "GB603"), (20, "GB402"), (20, "GB702"),
            (21, "GB301"), (25, "GB001")} <= set(found)  # fmt: skip
