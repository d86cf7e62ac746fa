"""The JSON Schema and the reader agree: what is read without an error of shape is valid, in YAML 1.2 as in JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import geobrief
from geobrief.codec import parse, schema
from geobrief.codec.descriptions import described_key, described_record
from geobrief.codec.documents import SECTIONS
from geobrief.codec.shapes import shape_of

SCENARIOS = sorted((Path(__file__).parents[1] / "scenarios").glob("*.yaml"))
VALIDATOR = jsonschema.Draft202012Validator(schema())


class Core(yaml.SafeLoader):
    """A YAML 1.2 core reader: only `true`, `false`, `null` and numbers are no texts."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^(?:[-+]?[0-9]+)$", "-+0123456789"),
    ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$", "-+0123456789."),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def shape_errors(source: Any) -> list[str]:
    return [str(finding) for finding in geobrief.load(source).load_findings if finding.code.startswith(("GB1", "GB2"))]


def is_valid(data: Any) -> bool:
    return VALIDATOR.is_valid(data)


@pytest.mark.parametrize("profile", ["full", "llm"])
def test_both_profiles_are_schemas_of_the_draft(profile: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(profile))
    json.dumps(schema(profile))


def test_another_profile_is_refused() -> None:
    with pytest.raises(geobrief.GeobriefError, match="llm"):
        schema("lm")


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.name)
def test_a_scenario_without_errors_of_shape_is_valid(file: Path) -> None:
    data = yaml.load(file.read_text("utf-8"), Core)
    assert is_valid(data) or shape_errors(file)


@pytest.mark.parametrize(
    "text",
    [
        "agreements: [{kind: trade, parties: [NO, Argentina], signed: 2015}]",
        "agreements: [{kind: trade, parties: [NO, Argentina], signed: 2015-03-18, subject: 014}]",
        "agreements: [{kind: loan, parties: [ARG, CHN], quantities: [24 jets, {amount: '24', unit: 7}]}]",
        "leaders: [{name: true, office: head_of_state, effective: true, state: ARG}]",
        "disputes: [{kind: territorial, parties: [ARG, GBR], sides: [ARG, [GBR]], settled: 1990}]",
        "disputes: [{kind: armed_conflict, parties: [ARG, GBR], hostility: none}]",
        "states: [Argentina, {id: x:a, name: 1984, capitals: [1, {text: B, kind: capital}], demonyms: [A]}]",
        "expect: [{on: 1982-04-02, that: {dispute: falklands-war, hostility: war}}]",
        "extends: nothing\ntitle:\nagreements:\n",
        "extends: [world]\npublished: 2015\n",
    ],
)
def test_short_forms_are_valid(text: str) -> None:
    assert shape_errors(text + "\n") == []
    assert is_valid(yaml.load(text, Core)), list(VALIDATOR.iter_errors(yaml.load(text, Core)))


@pytest.mark.parametrize(
    "text",
    [
        "agreements: [{parties: [ARG, CHN]}]",
        "agreements: [{kind: trade, parties: ARG}]",
        "agreements: [{kind: trade, parties: [ARG, CHN], signd: 2015}]",
        "agreements: [{kind: aliance, parties: [ARG, CHN]}]",
        "agreements: [{kind: loan, parties: [ARG, CHN], roles: {CHN: lendr}}]",
        "agreements: [{kind: loan, parties: [ARG, CHN], quantities: [{amount: many, unit: jets}]}]",
        "disputes: [{kind: armed_conflict, parties: [ARG], sides: [[ARG], {a: GBR}]}]",
        "leaders: [{name: Juan Perón, office: ambassador, effective: yes}]",
        "events: [CONSULT]",
        "events: {type: CONSULT}",
        "expect: [{on: 1982-04-02, that: {dispute: a, hostility: wars}}]",
        "agreement: []",
        "schema: geobrief/2",
    ],
)
def test_an_error_for_the_reader_is_one_for_the_schema(text: str) -> None:
    assert shape_errors(text + "\n")
    assert not is_valid(yaml.load(text, Core))


WORDS = ["ARG", "GBR", "2015", "2015-03", "signed", "war", "trade", "AGREE", "24 jets", "true", "x:a", "nothing", "A"]
SCALARS = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(WORDS)


def of(plain: dict[str, Any], depth: int = 0) -> st.SearchStrategy[Any]:
    """Data that a schema describes, now and then with something else in it."""
    plain = schema()["$defs"][plain["$ref"].rpartition("/")[2]] if "$ref" in plain else plain
    if "anyOf" in plain:
        return st.one_of([of(option, depth) for option in plain["anyOf"]])
    for fitting in ("enum", "examples"):
        if fitting in plain:
            return st.sampled_from(plain[fitting]) | st.sampled_from(plain[fitting]) | SCALARS
    kinds = [plain["type"]] if isinstance(plain["type"], str) else plain["type"]
    if "object" in kinds:
        keys = {key: st.deferred(lambda value=value: of(value, depth + 1)) for key, value in
                plain.get("properties", {"ARG": {"type": "string"}}).items()}  # fmt: skip
        needed = plain.get("required", [])
        further = sorted(keys.keys() - set(needed))
        chosen = st.lists(st.sampled_from(further), max_size=2, unique=True) if further else st.just([])
        return chosen.flatmap(lambda more: st.fixed_dictionaries({key: keys[key] for key in (*needed, *more)}))
    if "array" in kinds:
        return st.lists(of(plain["items"], depth + 1), max_size=2) | SCALARS
    return st.integers(0, 3) if "pattern" in plain else st.sampled_from(["ARG", "x:a"]) | SCALARS


ITEMS = [(name, plain["items"]) for name, plain in schema()["properties"].items() if name in SECTIONS]


@pytest.mark.parametrize(("section", "item"), ITEMS, ids=lambda value: value if isinstance(value, str) else "")
@given(data=st.data())
@settings(max_examples=10, suppress_health_check=[HealthCheck.filter_too_much])
def test_data_read_without_an_error_of_shape_is_valid(section: str, item: dict[str, Any], data: Any) -> None:
    document = {section: [data.draw(of(item))]}
    text = json.dumps(document)
    assume(not shape_errors(document) or not shape_errors("# YAML\n" + text))
    assert is_valid(document), list(VALIDATOR.iter_errors(document))


def sample(plain: dict[str, Any]) -> Any:
    """The least that a strict schema allows, with one item in each list."""
    if "anyOf" in plain:
        return None
    if plain["type"] == "object":
        return {key: sample(value) for key, value in plain["properties"].items()}
    if plain["type"] == "array":
        return [sample(plain["items"])]
    if "enum" in plain:
        return plain["enum"][0]
    return {"string": "ARG", "number": 1, "integer": 1, "boolean": True}[plain["type"]]


def test_data_in_the_strict_schema_is_read() -> None:
    answer = sample(schema("llm"))
    assert jsonschema.Draft202012Validator(schema("llm")).is_valid(answer)
    found = geobrief.ground(answer, "ARG")
    read = {rejected.table for rejected in found.rejected if rejected.record is not None}
    accepted = {name for name, listed in found.records.items() if listed}
    assert {"leaders", "agreements", "disputes", "events"} <= read | accepted


def strict_parts(plain: Any, depth: int = 1) -> Iterator[tuple[int, Any]]:
    """All schemas in a schema, each with its depth."""
    yield depth, plain
    inner = [
        *plain.get("properties", {}).values(),
        *plain.get("anyOf", ()),
        *([plain["items"]] if "items" in plain else ()),
    ]
    for part in inner:
        yield from strict_parts(part, depth + 1)


def test_the_strict_schema_is_within_the_limits_of_structured_output() -> None:
    parts = list(strict_parts(schema("llm")))
    for _, plain in parts:
        assert not {"oneOf", "$ref", "pattern", "allOf"} & set(plain)
        assert isinstance(plain.get("type", ""), str)
        if "anyOf" in plain:
            assert [each.get("type") for each in plain["anyOf"]][1:] == ["null"]
        if "properties" in plain:
            assert plain["required"] == list(plain["properties"])
            assert plain["additionalProperties"] is False
    assert sum(len(plain.get("enum", ())) for _, plain in parts) <= 1000
    assert max(depth for depth, _ in parts) <= 10
    assert sum(len(plain.get("properties", ())) for _, plain in parts) <= 100


def test_every_record_of_the_strict_schema_has_quotes() -> None:
    sections = [plain for plain in schema("llm")["properties"].values() if plain.get("type") == "array"]
    assert all("evidence" in plain["items"]["properties"] for plain in sections)


def test_every_key_and_every_record_is_described() -> None:
    defs = schema()["$defs"]
    keys = [(name, key) for name, plain in defs.items() for key in plain["properties"]]
    assert [pair for pair in keys if not described_key(*pair)] == []
    assert all(plain["description"] for plain in (*defs.values(), *schema()["properties"].values()))
    assert described_record(shape_of(geobrief.Claim).make) == "A state's claim to a territory."


def test_a_text_in_json_is_not_a_number() -> None:
    assert parse('{"a": "1"}', "json").data == {"a": "1"}
