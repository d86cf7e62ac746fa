"""Records are read from plain data without coercion; every error is reported with its path."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from geobrief import model
from geobrief.codec import Loading, ParsedSource, read_section, structure
from geobrief.evidence import Evidence
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


def test_every_error_is_reported_with_its_path() -> None:
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


def test_all_errors_of_one_record_are_reported_at_once() -> None:
    data = {"kind": "aliance", "parties": ["ARG", 2, None], "subject": 5, "evidence": {}}
    record, findings = structure(model.Agreement, data)
    assert record is None
    assert [finding.path for finding in findings] == ["kind", "parties[1]", "parties[2]", "subject", "evidence"]


def test_a_record_with_an_error_is_left_out_and_the_others_are_kept() -> None:
    loading = Loading(ParsedSource({"events": [VISIT, {"type": "CONSULT"}, VISIT | {"date": "2014"}]}))
    section = read_section(loading, "events")
    assert [event.date for event in section.records] == [None, Date("2014")]
    assert section.numbers == (0, 2)


def test_an_unknown_key_is_reported_and_the_record_kept() -> None:
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


def test_a_datetime_date_is_that_day() -> None:
    record, _ = structure(model.Event, VISIT | {"date": datetime.date(2014, 7, 12)})
    assert record.date == Date("2014-07-12")
