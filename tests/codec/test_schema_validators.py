"""Three validators of JSON Schema agree on what is a document and what is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geobrief

SCENARIOS = Path(__file__).parents[1] / "scenarios"
SCHEMA = json.loads(json.dumps(geobrief.schema()))
VALID = [
    geobrief.read("Chile and Peru signed a border treaty on Monday.", published="1929-06-05").to_dict(),
    {"agreements": [{"kind": "trade", "parties": ["ARG", "CHL"], "signed": "1991-08-02"}]},
    {"extends": "nothing", "states": [{"id": "x:norland", "name": "Norland", "period": "1921/.."}]},
    {"expect": [{"on": "1982-05-02", "that": {"member": "Spain", "of": "NATO", "denied": True}}]},
    {},
]
WRONG = [
    {"agreements": [{"kind": "aliance", "parties": ["ARG", "CHL"]}]},
    {"agreements": {"kind": "trade"}},
    {"agreements": [{"kind": "trade", "parties": ["ARG", "CHL"], "signd": "1991"}]},
    {"events": [{"type": "CONSULT", "actors": ["ARG"], "date": {"year": 1991}}]},
    {"schema": "geobrief/2"},
    [],
]


def jsonschema() -> Callable[[Any], bool]:
    library = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    return library.Draft202012Validator(SCHEMA).is_valid


def fastjsonschema() -> Callable[[Any], bool]:
    library = pytest.importorskip("fastjsonschema", reason="fastjsonschema is not installed")
    validate = library.compile(SCHEMA)

    def is_valid(document: Any) -> bool:
        try:
            validate(document)
        except library.JsonSchemaValueException:
            return False
        return True

    return is_valid


def jsonschema_rs() -> Callable[[Any], bool]:
    library = pytest.importorskip("jsonschema_rs", reason="jsonschema-rs is not installed")
    return library.validator_for(SCHEMA).is_valid


@pytest.mark.parametrize("validator", [jsonschema, fastjsonschema, jsonschema_rs], ids=lambda each: each.__name__)
def test_a_validator_accepts_documents_and_nothing_else(validator: Callable[[], Callable[[Any], bool]]) -> None:
    is_valid = validator()
    assert [document for document in VALID if not is_valid(document)] == []
    assert [document for document in WRONG if is_valid(document)] == []
