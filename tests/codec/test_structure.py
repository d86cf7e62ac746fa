"""Plain data become records without coercion; everything that is wrong is told at once, each with its path."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest

from geobrief import model
from geobrief.codec import SECTIONS, Loading, Lookup, ParsedSource, read_header, read_section, structure
from geobrief.codec.keys import KEYS, keys
from geobrief.codec.shapes import shape_of
from geobrief.evidence import Evidence, Mention
from geobrief.findings import Finding
from geobrief.quantities import Quantity
from geobrief.when import Date

SALE: dict[str, Any] = {"kind": "arms_transfer", "parties": ["ARG", "CHN"]}
WAR: dict[str, Any] = {"kind": "armed_conflict", "parties": ["ARG", "GBR"]}
VISIT: dict[str, Any] = {"type": "CONSULT", "actors": ["RUS"]}
ENVOY: dict[str, Any] = {"name": "Pablo Tettamanti", "office": "ambassador"}

PLANTED: dict[str, list[tuple[Any, str, str, str | None]]] = {
    "agreements": [
        ({"parties": ["ARG", "CHN"]}, "kind", "GB202", None),
        (SALE | {"parties": "ARG"}, "parties", "GB203", None),
        (SALE | {"parties": ["ARG", 2]}, "parties[1]", "GB203", '"2"'),
        (SALE | {"signd": "2015"}, "signd", "GB201", "signed"),
        (SALE | {"steps": [{"status": "signed", "when": "2015-13"}]}, "steps[0].when", "GB204", None),
        (SALE | {"quantities": [{"amount": "24", "unit": "jets"}]}, "quantities[0].amount", "GB203", None),
        (SALE | {"roles": {"CHN": "suplier"}}, "roles.CHN", "GB204", "supplier"),
        (SALE | {"roles": "supplier"}, "roles", "GB203", None),
        (SALE | {"status": "signed", "steps": [{"status": "ratified"}]}, "status", "GB206", "ratified"),
    ],
    "disputes": [(WAR | {"sides": [["ARG"], 5]}, "sides[1]", "GB203", '"5"')],
    "events": [
        (VISIT | {"evidence": [{"text": "he", "start": 0.5, "end": 2}]}, "evidence[0].start", "GB203", None),
        ("CONSULT", "", "GB203", None),
    ],
    "leaders": [(ENVOY | {"effective": "yes"}, "effective", "GB203", None)],
}


def test_planted_errors_are_all_told_with_their_paths() -> None:
    loading = Loading(ParsedSource({name: [data for data, *_ in planted] for name, planted in PLANTED.items()}))
    for name in PLANTED:
        read_section(loading, name)
    expected = [
        (".".join(part for part in (f"{name}[{number}]", at) if part), code, hint)
        for name, planted in PLANTED.items()
        for number, (_, at, code, hint) in enumerate(planted)
    ]
    assert len(expected) == 13
    assert [(finding.path, finding.code, finding.hint) for finding in loading.findings] == expected


def test_all_errors_of_one_record_are_told_at_once() -> None:
    data = {"kind": "aliance", "parties": ["ARG", 2, None], "subject": 5, "evidence": {}}
    record, findings = structure(model.Agreement, data)
    assert record is None
    assert [finding.path for finding in findings] == ["kind", "parties[1]", "parties[2]", "subject", "evidence"]


def test_a_record_with_an_error_is_left_out_and_the_rest_stays() -> None:
    loading = Loading(ParsedSource({"events": [VISIT, {"type": "CONSULT"}, VISIT | {"date": "2014"}]}))
    section = read_section(loading, "events")
    assert [event.date for event in section.records] == [None, Date("2014")]
    assert section.numbers == (0, 2)


def test_an_unknown_key_is_told_and_costs_nothing_else() -> None:
    record, findings = structure(model.Event, VISIT | {"recipiants": ["ARG"]})
    assert record == model.Event("CONSULT", ["RUS"])
    assert [(finding.path, finding.hint) for finding in findings] == [("recipiants", "recipients")]


@pytest.mark.parametrize(
    ("cls", "key", "value"),
    [
        (model.Event, "people", "abc"),
        (model.Event, "people", [1]),
        (model.Event, "people", [None]),
        (model.Event, "people", {"a": 1}),
        (model.Event, "people", None),
        (model.Event, "rule", 1),
        (model.Event, "rule", True),
        (model.Event, "rule", datetime.date(2015, 3, 18)),
        (model.Event, "date", 2015),
        (model.Event, "date", True),
        (model.Event, "date", ["2015"]),
        (model.Event, "modality", None),
        (model.Event, "mode", 1),
        (model.Event, "actors", ["ARG", ["CHN"]]),
        (model.Tenure, "effective", 1),
        (model.Tenure, "effective", "true"),
        (model.Tenure, "period", 2015),
        (Evidence, "start", "1"),
        (Evidence, "start", 1.0),
        (Evidence, "start", True),
        (Evidence, "text", b"he"),
        (Quantity, "amount", "24"),
        (Quantity, "amount", True),
        (Quantity, "amount", float("nan")),
        (Quantity, "amount", float("inf")),
        (Quantity, "amount", 10**400),
        (Quantity, "unit", 1),
    ],
)
def test_nothing_is_coerced(cls: type, key: str, value: object) -> None:
    whole: dict[type, dict[str, Any]] = {
        model.Event: VISIT,
        model.Tenure: ENVOY,
        Evidence: {"text": "he", "start": 0, "end": 2},
    }
    data = whole.get(cls, {"amount": 24, "unit": "jets"}) | {key: value}
    record, findings = structure(cls, data)
    assert record is None
    assert {finding.code for finding in findings} == {"GB203"}
    assert all(finding.path.startswith(key) for finding in findings)


def test_a_day_of_the_calendar_is_taken_for_the_day_that_it_is() -> None:
    record, _ = structure(model.Event, VISIT | {"date": datetime.date(2014, 7, 12)})
    assert record.date == Date("2014-07-12")


@pytest.mark.parametrize(
    ("told", "steps"),
    [
        ({"signed": "2015-03", "ratified": "2016"}, [("signed", "2015-03"), ("ratified", "2016")]),
        ({"ratified": "2016", "signed": "2015-03"}, [("ratified", "2016"), ("signed", "2015-03")]),
        ({"signed": None}, [("signed", "None")]),
        ({"status": "signed", "date": "2015-03"}, [("signed", "2015-03")]),
        ({"status": "proposed"}, [("proposed", "None")]),
        ({"steps": [{"status": "signed", "when": "2015"}], "status": "signed", "date": "2015"}, [("signed", "2015")]),
        ({"steps": [{"status": "signed", "when": "2015"}], "date": None}, [("signed", "2015")]),
        ({"status": None, "date": None}, []),
    ],
)
def test_status_and_date_are_those_of_the_last_step(told: dict[str, object], steps: list[tuple[str, str]]) -> None:
    record, findings = structure(model.Agreement, SALE | told)
    assert findings == ()
    assert [(step.status, str(step.when)) for step in record.steps] == steps


@pytest.mark.parametrize(
    ("told", "paths"),
    [
        ({"steps": [{"status": "signed"}], "status": "ratified", "date": "2015"}, ["status", "date"]),
        ({"signed": "2015", "date": "2016"}, ["date"]),
        ({"date": "2016"}, ["status"]),
    ],
)
def test_a_status_or_date_of_no_step_is_told(told: dict[str, object], paths: list[str]) -> None:
    record, findings = structure(model.Agreement, SALE | told)
    assert record is None
    assert [finding.path for finding in findings] == paths


@pytest.mark.parametrize(
    ("told", "steps"),
    [({}, 0), ({"status": "ongoing"}, 0), ({"status": "frozen"}, 1), ({"status": "ongoing", "date": "1982"}, 1)],
)
def test_a_dispute_goes_on_without_a_step(told: dict[str, str], steps: int) -> None:
    record, findings = structure(model.Dispute, WAR | told)
    assert findings == ()
    assert len(record.steps) == steps


def test_names_are_resolved_for_the_first_time_that_the_record_tells() -> None:
    asked = []

    def resolve(name: str, when: object) -> Lookup:
        asked.append((name, str(when)))
        return Lookup(None, "GB301", f"{name} is unknown", "ARG") if name == "Fooland" else Lookup("ARG")

    events = [{"type": "AGREE", "actors": ["Argentina"], "date": "2015"}, {"type": "AGREE", "actors": ["Fooland"]}]
    loading = Loading(ParsedSource({"events": events, "agreements": [SALE | {"signed": "2014"}]}), resolve)
    assert len(read_section(loading, "events", Date("2020")).records) == 1
    read_section(loading, "agreements")
    assert asked == [("Argentina", "2015"), ("Fooland", "2020"), ("ARG", "2014"), ("CHN", "2014")]
    assert [(f.code, f.path, f.hint) for f in loading.findings] == [("GB301", "events[1].actors[0]", "ARG")]


@pytest.mark.parametrize(
    ("data", "made"),
    [
        ({"id": "ARG", "name": "Argentina"}, model.Reference),
        ({"id": "ARG", "name": "Argentina", "mentions": []}, model.Reference),
        ({"id": "x:arstotzka", "name": "Arstotzka"}, model.State),
        ({"id": "x:arstotzka", "name": "Arstotzka", "mentions": []}, model.Reference),
        ({"id": "DDR", "name": "East Germany", "capitals": [{"text": "East Berlin", "kind": "capital"}]}, model.State),
    ],
)
def test_an_entry_of_states_is_a_reference_or_a_declaration(data: dict[str, object], made: type) -> None:
    section = read_section(Loading(ParsedSource({"states": [data]})), "states")
    assert [type(record) for record in section.records] == [made]


@pytest.mark.parametrize(
    ("data", "code", "path"),
    [
        ({"agreement": []}, "GB201", "agreement"),
        ({"schema": "geobrief/2"}, "GB205", "schema"),
        ({"published": "2015-02-30"}, "GB204", "published"),
        ({"published": 2015}, "GB203", "published"),
        ({"title": ["a"]}, "GB203", "title"),
        ({1: "a"}, "GB107", ""),
        ([], "GB203", ""),
        (None, "GB203", ""),
    ],
)
def test_the_head_of_a_document_is_checked(data: object, code: str, path: str) -> None:
    loading = Loading(ParsedSource(data))
    read_header(loading)
    assert [(finding.code, finding.path) for finding in loading.findings] == [(code, path)]


ALL: set[type] = {getattr(model, name) for name in model.__all__ if attrs.has(getattr(model, name))}


@pytest.mark.parametrize("cls", sorted(ALL | {Evidence, Mention, Quantity}, key=str))
def test_every_attribute_of_every_record_has_a_key(cls: type) -> None:
    derived = {"status", "date"} if cls in (model.Agreement, model.Dispute) else set()
    assert set(keys(cls.__name__)) == {field.name for field in attrs.fields(cls)} | derived
    assert set(keys(cls.__name__)) <= set(shape_of(cls).fields)


def test_every_record_stands_in_a_section_or_in_another_record() -> None:
    inside = {
        "Administered",
        "Administration",
        "Capital",
        "DatedValue",
        "DisputeStep",
        "Evidence",
        "Existing",
        "Header",
        "InAgreement",
        "InDispute",
        "Leading",
        "Member",
        "Mention",
        "Name",
        "Office",
        "Role",
        "Place",
        "Quantity",
        "AgreementStep",
    }
    assert {cls.__name__ for classes in SECTIONS.values() for cls in classes} | inside == set(KEYS)
    assert SECTIONS["findings"] == (Finding,)
