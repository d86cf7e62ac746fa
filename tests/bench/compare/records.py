"""Records: making them, and checking a document of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from turns import against, in_turns, installed, table

import geobrief

COUNT = 300
DOCUMENT: dict[str, Any] = {
    "agreements": [
        {
            "kind": "trade",
            "parties": ["ARG", "CHL"],
            "steps": [{"status": "signed", "when": f"19{60 + n % 40}-05-{n % 28 + 1:02}"}],
            "subject": f"goods {n}",
        }
        for n in range(COUNT)
    ]
}


def section(rounds: int) -> str:
    """The part of the page on records."""
    made = against(in_turns(makers(), rounds))
    checked = against(in_turns(checkers(), rounds))
    return f"""## Records

{COUNT} agreements, each with two parties, a step and a subject. Making them in memory:

{table(["", "time", "knows"], [[name, ratio, KNOWS[name]] for name, ratio in made.items()])}
Checking a document of them, as plain data:

{table(["", "time", "finds"], [[name, ratio, FINDS[name]] for name, ratio in checked.items()])}
If the shape is all that matters, pydantic or a compiled JSON Schema is several times faster; `geobrief.schema()` is
such a schema, and `geobrief.typed` has the types.
"""


KNOWS = {
    "geobrief": "terms, partial dates, status and parties on a day",
    "pydantic": "the types that you write",
    "stix2": "the STIX 2.1 objects, with new ids and times",
    "followthemoney": "its schemata of people, companies and events",
}
FINDS = {
    "geobrief": "shape, names, times, offices: all rules, with places",
    "pydantic": "shape",
    "jsonschema": "shape (our schema)",
    "fastjsonschema": "shape (our schema), the first fault",
    "jsonschema-rs": "shape (our schema)",
}


def makers() -> dict[str, Callable[[], object]]:
    """The tools that are installed, each making all records."""
    entries = DOCUMENT["agreements"]
    return {
        "geobrief": lambda: [geobrief.Agreement(**entry) for entry in entries],
        **installed({"pydantic": _pydantic, "stix2": _stix2, "followthemoney": _followthemoney}),
    }


def _models() -> Any:
    from datetime import date
    from typing import Literal

    from pydantic import BaseModel, Field, create_model

    step = create_model(
        "Step", __base__=BaseModel, status=(Literal["signed", "ratified", "in_force"], ...), when=(date, ...)
    )
    return create_model(
        "Agreement",
        kind=(Literal["trade", "border"], ...),
        parties=(list[str], Field(min_length=2)),
        steps=(list[step], ...),
        subject=(str | None, None),
    )


def _pydantic() -> Callable[[], object]:
    model = _models()
    return lambda: [model(**entry) for entry in DOCUMENT["agreements"]]


def _stix2() -> Callable[[], object]:
    import stix2

    def make() -> object:
        return [
            stix2.Relationship(
                source_ref="identity--311b2d2d-f010-4473-83ec-1edf84858f4c",
                target_ref="identity--311b2d2d-f010-4473-83ec-1edf84858f4d",
                relationship_type="agrees-with",
                description=entry["subject"],
                start_time=f"{entry['steps'][0]['when']}T00:00:00Z",
            )
            for entry in DOCUMENT["agreements"]
        ]

    return make


def _followthemoney() -> Callable[[], object]:
    from followthemoney import model

    def make() -> object:
        found = []
        for number, entry in enumerate(DOCUMENT["agreements"]):
            entity = model.make_entity("Event")
            entity.id = f"a{number}"
            entity.add("name", entry["subject"])
            entity.add("country", entry["parties"])
            entity.add("date", entry["steps"][0]["when"])
            found.append(entity)
        return found

    return make


def checkers() -> dict[str, Callable[[], object]]:
    """The tools that are installed, each checking the document."""
    schema = json.loads(json.dumps(geobrief.schema()))
    others = {
        "pydantic": _pydantic, "jsonschema": lambda: _jsonschema(schema), "fastjsonschema": lambda: _fast(schema),
        "jsonschema-rs": lambda: _rust(schema),
    }  # fmt: skip
    return {"geobrief": lambda: geobrief.load(DOCUMENT).findings, **installed(others)}


def _jsonschema(schema: Any) -> Callable[[], object]:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(schema)
    return lambda: list(validator.iter_errors(DOCUMENT))


def _fast(schema: Any) -> Callable[[], object]:
    import fastjsonschema

    validate = fastjsonschema.compile(schema)
    return lambda: validate(DOCUMENT)


def _rust(schema: Any) -> Callable[[], object]:
    import jsonschema_rs

    validator = jsonschema_rs.validator_for(schema)
    return lambda: list(validator.iter_errors(DOCUMENT))
